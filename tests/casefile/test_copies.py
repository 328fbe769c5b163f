"""Copies of pages: the same fax ten times is one page, and two notes that differ in one word are two."""

from __future__ import annotations

import random

import pytest

from openimr.casefile import Copies, DocumentType, Page, copies_in, find_facts, with_copies, without_copies
from tests.builders.papers import a_file_of, a_record, pages

NOTE = """Alder Creek Clinic
Progress report
Date of service: 01/29/2015
She reports neck pain of 7 out of 10 for eight months and has completed 14 physical therapy visits.
Examination of the left shoulder shows spasm and tenderness over the trapezius. Sensation is intact.
The range of motion is decreased. There is no weakness. Return in four weeks with the therapy notes.
Signed: Ansel Whitcombe, MD"""

OTHERS = tuple(
    f"Physical therapy daily note, visit {number}. The patient tolerated exercise {number + 3} well and will return. "
    f"Pain before {number % 5 + 3} and after {number % 4 + 1} of ten. Therapist Odile Marsh."
    for number in range(1, 30)
)


def copies_of(*texts: str, qualities: dict[int, float] | None = None) -> list[tuple[int, int]]:
    record = a_record()
    read = tuple(
        Page(number=number, text=text, quality=(qualities or {}).get(number, 1.0))
        for number, text in enumerate(texts, start=1)
    )
    found = copies_in(a_file_of(a_record(pages=read, page_count=len(read), id=record.id)))
    return [(copy.page, copy.of_page) for copy in found.pages]


def slipped(text: str, *, seed: int, share: float = 0.01) -> str:
    """The text as recognition may give it: letters of longer words confused, none of a number."""
    chance = random.Random(seed)
    look_alike = {"m": "rn", "l": "i", "e": "c", "a": "o", "h": "b", "s": "5"}
    look_alike["s"] = "z"
    return " ".join(
        "".join(
            look_alike.get(sign, sign) if chance.random() < share * 4 and len(word) > 5 and word.isalpha() else sign
            for sign in word
        )
        for word in text.split(" ")
    )


def test_the_same_page_ten_times_is_nine_copies_of_the_first():
    assert copies_of(*[NOTE] * 10) == [(number, 1) for number in range(2, 11)]


def test_pages_of_their_own_are_no_copies():
    assert copies_of(NOTE, *OTHERS) == []


def test_a_fax_header_with_another_day_and_hour_makes_no_other_page():
    one = f"01/30/2015 14:05 FAX 555 0100 PAGE 03/12\n{NOTE}\nPage 3 of 12"
    other = f"02/11/2015 09:41 FAX 555 0199 PAGE 17/80\n{NOTE}\nRECORDS-000412"
    assert copies_of(one, other) == [(2, 1)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("7 out of 10", "4 out of 10"),
        ("01/29/2015", "02/26/2015"),
        ("left shoulder", "right shoulder"),
        ("no weakness", "weakness"),
        ("decreased", "increased"),
        ("14 physical", "24 physical"),
    ],
)
@pytest.mark.parametrize("quality", [1.0, 0.85])
def test_a_note_written_from_the_note_before_is_another_page(before, after, quality):
    later = NOTE.replace(before, after)
    assert later != NOTE
    assert copies_of(NOTE, later, qualities={1: quality, 2: quality}) == []


@pytest.mark.parametrize("seed", range(5))
def test_a_page_that_was_recognized_twice_is_a_copy_despite_slips(seed):
    again = slipped(NOTE, seed=seed)
    assert copies_of(NOTE, again, qualities={2: 0.8}) == [(2, 1)]


def test_the_same_picture_is_a_copy_however_it_was_read():
    one = a_record(pages=(Page(number=1, text="a few words", quality=0.4, picture="abc"),), id="r1")
    two = a_record(pages=(Page(number=1, text="o fevv vvords", quality=0.3, picture="abc"),), id="r2")
    (copy,) = copies_in(a_file_of(one, two)).pages
    assert (copy.document_id, copy.of_document_id) == ("r2", "r1")


def test_blank_pages_are_no_copies_of_each_other():
    blank = tuple(Page(number=number, text="", is_blank=True, picture="white") for number in (1, 2, 3))
    assert copies_in(a_file_of(a_record(pages=blank, id="r1"))) == Copies()


def test_a_fact_is_found_once_and_both_pages_show_it():
    case_file = a_file_of(a_record(NOTE, id="r1"), a_record(NOTE, id="r2"))
    copies = copies_in(case_file)
    found = with_copies(find_facts(without_copies(case_file, copies), as_of=None), case_file, copies)
    visits = found["physical_therapy_visits"]
    assert str(visits.value) == str(find_facts(a_file_of(a_record(NOTE, id="r1")), as_of=None)[visits.concept].value)
    assert {place.document_id for place in visits.evidence} == {"r1", "r2"}
    for place in visits.evidence:
        assert "14" in NOTE[place.start : place.end] or "therapy" in NOTE[place.start : place.end]


def test_pages_keep_their_numbers_without_copies():
    case_file = a_file_of(a_record(*[page.text for page in pages(NOTE, "Other words.", NOTE)]))
    kept = without_copies(case_file, copies_in(case_file)).documents[0].pages
    assert [(page.number, bool(page.text)) for page in kept] == [(1, True), (2, True), (3, False)]


def test_a_report_that_came_within_a_ur_decision_first_counts_as_the_report():
    retold = a_record(NOTE, id="r1", type=DocumentType.UR_DECISION)
    (copy,) = copies_in(a_file_of(retold, a_record(NOTE, id="r2"))).pages
    assert (copy.document_id, copy.of_document_id) == ("r1", "r2")
