"""What is no Final Determination: each says why, names nothing clinical, and never breaks the reader."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.corpus import read_content, read_letter
from openimr.vocabulary import NotADetermination, UnreadableFile
from tests.builders.letters import a_letter

KINDS = {
    "Notice of Utilization Review Denial\n\nThe request for a cane is denied.": "a utilization review decision",
    "The utilization review decision of May 2 modifies the request.": "a utilization review decision",
    "STATE OF CALIFORNIA\nApplication for Independent Medical Review\nDWC Form IMR": "an application form",
    "WORKERS' COMPENSATION APPEALS BOARD\nOpinion and Order": "a court decision or an order",
    "The request is not eligible for independent medical review: it was filed late.": "not eligible, withdrawn",
    "Your IMR application was withdrawn at your request.": "not eligible, withdrawn",
    "Request for Authorization for Medical Treatment\nDWC Form RFA": "a request for authorization",
    "Notice of Assignment\n\nA reviewer was chosen.": "was assigned for review",
    "CHIEF COMPLAINT: Knee pain.\nASSESSMENT: Sprain.": "a clinical note",
}


@pytest.mark.parametrize("text", KINDS)
def test_another_paper_is_named_for_what_it_is(text: str):
    with pytest.raises(NotADetermination, match="none of the headings") as told:
        read_letter(text)
    assert KINDS[text] in str(told.value)


def test_a_part_of_a_determination_says_which_headings_it_has():
    with pytest.raises(NotADetermination, match="holds only: case summary"):
        read_letter("CLINICAL CASE SUMMARY\n\nA baker fell.")


def test_a_reason_repeats_nothing_of_the_text():
    with pytest.raises(NotADetermination) as told:
        read_letter("CHIEF COMPLAINT: Perpetua Thorne has a sore knee.")
    assert "Perpetua" not in str(told.value)
    assert "knee" not in str(told.value)


@given(st.text(max_size=400))
def test_any_text_is_answered(text: str):
    with pytest.raises(NotADetermination):
        read_letter(text)


@given(
    st.text(alphabet=" \n\f\r\t:.\u00ad\u00a0\ufb01\u200b-PAa1", max_size=80), st.integers(0, 1500), st.integers(0, 200)
)
def test_any_noise_within_a_letter_is_answered(noise: str, at: int, lost: int):
    letter = a_letter()
    try:
        reading = read_letter(letter[:at] + noise + letter[at + lost :])
    except NotADetermination:
        return
    assert reading.layout == "A"


# Each once made some pattern of the reader, or one that was tried, go through its text again and again.
REPEATED = [
    " ",
    "\n",
    "\n \n",
    "\f",
    "a",
    "A",
    "A ",
    ". ",
    ": ",
    "1 ",
    "-",
    "\u00ad ",
    "\u00a0",
    "\ufb01",
    "x\ty\n",
    "(",
    "IMR ",
    "Upheld ",
    "Upheld\n",
    "Title: Upheld\n",
    "a guideline: ",
    "a guideline:\n",
    "Decision rationale:\n",
    "Page 1 of 2\n",
    "Claims Administrator guideline:\n",
    "Application ",
    "Received: ",
    "01/02/2015 ",
    "Date of Injury: ",
    "CM15-0000001 ",
    "The expert reviewer is Board Certified in x has a subspecialty in ",
    "and is licensed to practice in x ",
    "following clinical case summary ",
    "decisions for the disputed items ",
    "copied from the UR ",
    "Case Summary: ",
    "Example has determined the request for x is ",
    "was the original request\nauthorized by\n",
    "The remaining IMR eligible portion of the original request, x ",
    "HOW THE IMR FINAL DETERMINATION WAS MADE ",
]
PLACES = ["", "Case Number:", "sent the complete", "This is the following", "Here stand", "Claims Admin", "show no"]


@pytest.mark.parametrize("repeated", REPEATED)
def test_long_repetitions_are_read_in_reasonable_time(repeated: str):
    letter = a_letter()
    for place in PLACES:
        mass = repeated * ((200_000 if place == "show no" else 20_000) // len(repeated))
        at = letter.find(place)
        try:
            read_letter(letter[:at] + mass + letter[at:])
        except NotADetermination:
            continue


@pytest.mark.shared
def test_each_odd_pdf_ends_in_a_reason(shared: Path):
    paths = sorted((shared / "data/pdf_odd").glob("*.pdf"))
    for path in paths:
        error = read_content(path.read_bytes(), where=path.name).error
        assert isinstance(error, NotADetermination | UnreadableFile), path.name
        assert error.found.endswith(".")
        assert error.do
    assert len(paths) == 37


@pytest.mark.shared
def test_each_clinical_note_ends_in_a_reason(shared: Path):
    with gzip.open(shared / "data/mtsamples/mtsamples_200.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        notes = [max(row.values(), key=len) for row in csv.DictReader(stream)]
    reasons = []
    for note in notes:
        with pytest.raises(NotADetermination) as told:
            read_letter(note)
        reasons.append(told.value.found)
    assert len(notes) == 200
    assert sum("reads like a clinical note" in reason for reason in reasons) > 0
