"""Layout D: one section for each question, and no known wording of a decision."""

from __future__ import annotations

from pathlib import Path

from openimr.corpus import read_letter

LETTER = (Path(__file__).parent / "layouts/d.txt").read_text("utf-8")
ISSUE = "Acupuncture for the cervical spine, 6 visits"


def test_the_issue_at_dispute_is_an_item_with_guideline_and_rationale():
    (item,) = read_letter(LETTER).record.determination.items
    assert item.text == ISSUE
    assert item.treatment == "acupuncture"
    assert item.reviewer_guideline.text.startswith("Acupuncture Medical Treatment Guidelines")
    assert item.rationale == "Nothing shows that medicine was reduced.\n\nThe visits asked for exceed a trial."


def test_the_heading_of_the_rationale_decides_nothing():
    reading = read_letter(LETTER)
    assert reading.record.determination.items[0].decision is None
    assert reading.problems == ("is decided in a wording that is not known; its items are undecided.",)


def test_numbered_issues_are_items_and_their_common_rationale_is_left_over():
    reading = read_letter(LETTER.replace(ISSUE, "1. Acupuncture, 6 visits\n2. MRI of the\nleft knee"))
    items = reading.record.determination.items
    assert [item.text for item in items] == ["Acupuncture, 6 visits", "MRI of the left knee"]
    assert [item.rationale for item in items] == ["", ""]
    assert any("exceed a trial" in left.text for left in reading.record.leftovers)
    assert "has one rationale for several items; it is left over." in reading.problems


def test_issues_without_numbers_are_left_over():
    reading = read_letter(LETTER.replace(ISSUE, "Acupuncture\n\nA cane"))
    assert reading.record.determination.items == ()
    assert reading.record.leftovers[0].text == "Acupuncture\n\nA cane"


def test_the_reviewer_is_read_and_the_documents_are_left_over():
    record = read_letter(LETTER).record
    assert record.determination.reviewer.licensed_in == ("Oregon",)
    assert [left.text for left in record.leftovers] == ["Notes of two visits"]
