"""Layout B: the headings of A with a list of documents, and the items in the labels of A."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from openimr.corpus import read_letter
from openimr.vocabulary import Decision, Priority

LETTER = (Path(__file__).parent / "layouts/b.txt").read_text("utf-8")


def test_the_items_and_their_decisions_are_read():
    reading = read_letter(LETTER)
    assert reading.problems == ()
    assert [(item.text, item.decision) for item in reading.record.determination.items] == [
        ("MRI of the right shoulder", Decision.OVERTURNED),
        ("Naproxen 550mg #60", Decision.UPHELD),
    ]


def test_the_header_the_reviewer_and_the_summary_are_read():
    determination = read_letter(LETTER).record.determination
    assert determination.case_number == "CM13-0000412"
    assert determination.ur_denial_date == date(2013, 9, 17)
    assert determination.priority is Priority.STANDARD
    assert determination.reviewer.certifications == ("Occupational Medicine",)
    assert determination.clinical_summary.startswith("A gardener of 51")
    assert determination.clinical_summary.endswith("Rest and ice brought no change.")


def test_the_documents_reviewed_are_left_over_and_not_lost():
    left = [left.text for left in read_letter(LETTER).record.leftovers]
    assert left == ["Box 12, Tallow Bay", "Progress notes of the spring, three pages\nThe utilization review decision"]


@pytest.mark.parametrize(
    "laid_out",
    [
        "Date of Injury: 04/02/2011\nUR Denial Date:\n09/17/2013\nPriority: Standard",
        "Date of Injury:\nUR Denial Date:\nPriority:\n04/02/2011\n09/17/2013\nStandard",
    ],
)
def test_the_header_is_read_however_an_extractor_lays_it_out(laid_out: str):
    table = "Date of Injury: 04/02/2011    UR Denial Date: 09/17/2013\nPriority: Standard"
    determination = read_letter(LETTER.replace(table, laid_out)).record.determination
    assert (determination.date_of_injury, determination.ur_denial_date) == (date(2011, 4, 2), date(2013, 9, 17))
    assert determination.priority is Priority.STANDARD


def test_decisions_in_another_wording_are_reported_and_left_over():
    start = LETTER.index("MRI of the right")
    reading = read_letter(LETTER[:start] + "The cane may be bought.\n")
    assert reading.record.determination.items == ()
    assert "wording that is not known" in reading.problems[0]
    assert reading.record.leftovers[-1].text == "The cane may be bought."
