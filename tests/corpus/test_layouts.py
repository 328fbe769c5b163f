"""Layouts B, C and D: each is recognized by its headings, and no character of a letter is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from openimr.corpus import read_letter
from openimr.vocabulary import NotADetermination
from tests.builders.letters import a_letter, doubled
from tests.corpus.test_letters import what_is_accounted_for

LAYOUTS = Path(__file__).parent / "layouts"


def letter_in(layout: str) -> str:
    return a_letter() if layout == "A" else (LAYOUTS / f"{layout.lower()}.txt").read_text("utf-8")


def times_accounted_for(letter: str) -> set[int]:
    counts = what_is_accounted_for(letter, read_letter(letter))
    return {count for count, character in zip(counts, letter, strict=True) if not character.isspace()}


@pytest.mark.parametrize("shape", [str, doubled])
@pytest.mark.parametrize("layout", ["A", "B", "C", "D"])
def test_a_letter_tells_its_layout(layout: str, shape: Callable[[str], str]):
    assert read_letter(shape(letter_in(layout))).layout == layout


@pytest.mark.parametrize("layout", ["B", "C", "D"])
def test_doubled_newlines_make_no_difference(layout: str):
    letter = letter_in(layout)
    assert read_letter(doubled(letter)).record == read_letter(letter).record


@pytest.mark.parametrize("shape", [str, doubled])
@pytest.mark.parametrize("layout", ["B", "C", "D"])
def test_every_character_is_accounted_for_once(layout: str, shape: Callable[[str], str]):
    assert times_accounted_for(shape(letter_in(layout))) == {1}


@pytest.mark.parametrize("layout", ["B", "C", "D"])
def test_a_torn_letter_is_still_accounted_for_once(layout: str):
    letter, torn_and_read = letter_in(layout), 0
    for start in range(0, len(letter), 17):
        torn = letter[:start] + letter[start + 150 :]
        try:
            assert times_accounted_for(torn) == {1}
        except NotADetermination:
            continue
        torn_and_read += 1
    assert torn_and_read > 20


@pytest.mark.parametrize("layout", ["B", "C", "D"])
def test_each_span_points_at_the_value_that_it_stands_for(layout: str):
    letter = letter_in(layout)
    record = read_letter(letter).record
    for number, item in enumerate(record.determination.items):
        span = record.spans[f"items.{number}.text"]
        assert " ".join(letter[span.start : span.end].split()) == item.text


@pytest.mark.parametrize("layout", ["B", "C", "D"])
def test_the_turn_of_a_page_with_its_running_foot_changes_no_value(layout: str):
    letter = letter_in(layout)
    for gap in range(letter.count("\n\n")):
        place = [found.start() for found in re.finditer("\n\n", letter)][gap]
        paged = f"{letter[:place]}\n\nExample Review Page 1 of 2\n\n\f{letter[place + 2 :]}"
        assert read_letter(paged).record == read_letter(letter).record
        assert times_accounted_for(paged) == {1}
