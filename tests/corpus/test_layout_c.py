"""Layout C: numbered findings, glued words, and a summary that was quoted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from openimr.corpus import read_letter
from openimr.vocabulary import Decision

LETTER = (Path(__file__).parent / "layouts/c.txt").read_text("utf-8")
SECOND = "is medically\nnecessary and appropriate."


def test_each_finding_is_an_item_and_not_necessary_means_upheld():
    items = read_letter(LETTER).record.determination.items
    assert [(item.number, item.text, item.decision) for item in items] == [
        (1, "12 sessions of physical therapy for the lumbar spine", Decision.UPHELD),
        (2, "MRI of the left knee", Decision.OVERTURNED),
    ]
    assert str(items[0].quantity) == "12 visits"


@pytest.mark.parametrize(
    ("words", "decision"),
    [
        ("is not medically necessary and appropriate.", Decision.UPHELD),
        ("is notmedically necessary and appropriate.", Decision.UPHELD),
        ("isnot medically necessary andappropriate.", Decision.UPHELD),
        ("is NOT medically\nnecessary and appropriate", Decision.UPHELD),
        ("ismedicallynecessary and appropriate.", Decision.OVERTURNED),
    ],
)
def test_glued_words_do_not_turn_a_decision(words: str, decision: Decision):
    items = read_letter(LETTER.replace(SECOND, words)).record.determination.items
    assert [item.decision for item in items] == [Decision.UPHELD, decision]
    assert items[1].text == "MRI of the left knee"


@pytest.mark.parametrize(
    "words", ["is partially medically necessary and appropriate.", "is denied. The cane is medically necessary."]
)
def test_a_finding_with_another_conclusion_is_reported_and_never_guessed(words: str):
    reading = read_letter(LETTER.replace(SECOND, words))
    assert len(reading.record.determination.items) == 1
    assert "ends without a known conclusion" in reading.problems[0]
    assert any(words in left.text for left in reading.record.leftovers)


def test_a_gap_in_the_numbers_is_reported():
    problems = read_letter(LETTER.replace("2) Example", "3) Example")).problems
    assert "item 2: is numbered 3 in the letter." in problems


def test_the_day_of_the_notice_is_the_day_of_the_decision_and_unknown_labels_are_left_over():
    record = read_letter(LETTER).record
    assert record.determination.decision_date == date(2013, 11, 21)
    assert record.determination.date_of_injury == date(2009, 2, 28)
    assert record.leftovers[0].text == "Date of UR Decision: 7/11/2013"


def test_a_quoted_summary_is_named_as_one():
    reading = read_letter(LETTER)
    assert reading.record.determination.clinical_summary == (
        "A roofer of 38 fell from a ladder and hurt back and knee.\n\n"
        "Therapy in the summer brought ease for a day or two."
    )
    assert "the case summary is quoted from the utilization review decision." in reading.problems


def test_what_follows_the_summary_is_left_over():
    reading = read_letter(LETTER)
    assert reading.record.leftovers[-1].text == "Papers Considered:\n\nNotes of the summer"
    assert "what follows the case summary" in reading.problems[-1]


def test_a_notice_without_a_finding_says_so():
    start, end = LETTER.index("1) Example"), LETTER.index("INDEPENDENT MEDICAL REVIEW DECISION")
    reading = read_letter(LETTER[:start] + LETTER[end:])
    assert reading.record.determination.items == ()
    assert "has no finding that could be read." in reading.problems


@pytest.mark.parametrize(
    "request_", ["a visit to Dr. Lee for the back", "one X-ray vs. MRI", "Norco, t.i.d. Quantity 60", "a 3.0 Tesla MRI"]
)
def test_a_period_that_ends_no_sentence_may_stand_within_a_request(request_: str):
    letter = LETTER.replace("12 sessions of physical therapy\nfor the lumbar spine", request_)
    items = read_letter(letter).record.determination.items
    assert (items[0].text, items[0].decision) == (request_, Decision.UPHELD)
    assert len(items) == 2


@pytest.mark.parametrize("said", ["are not medically necessary and appropriate", "is not medically necessary"])
def test_a_conclusion_may_be_in_the_plural_or_short(said: str):
    items = read_letter(LETTER.replace("is notmedically necessary and appropriate", said)).record.determination.items
    assert [item.decision for item in items] == [Decision.UPHELD, Decision.OVERTURNED]


def test_the_title_may_be_broken_over_two_lines():
    record = read_letter(LETTER.replace("Review Determination", "Review\nDetermination")).record
    assert record.determination == read_letter(LETTER).record.determination
    assert len(record.leftovers) == len(read_letter(LETTER).record.leftovers)
