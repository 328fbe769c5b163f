"""A page that somebody made to hold up the desk is read in the time of any other page of its size."""

from __future__ import annotations

import time

import pytest

from openimr.casefile.assertion import manners, sentence_at
from openimr.casefile.sentences import sentences
from openimr.wording import read_citations
from tests.casefile.course.written import course_in

SIZE = 100_000
PATIENCE = 5.0
"""Seconds; each of these takes a small part of one, and took minutes or days before blanks were bounded."""


@pytest.mark.parametrize("piece", ["\n", " \n", " ", "\t", "A", "AAAAA ", "AAAAA /", "A\n", "- ", "1. ", "neck pain "])
def test_a_page_of_one_thing_over_and_over_is_read_in_time(piece: str) -> None:
    text = f"Progress note\nNeck pain. {piece * (SIZE // len(piece))}\nNo numbness."
    began = time.perf_counter()
    sentence_at(text, len(text) - 4)
    manners(text, len(text) - 9, len(text) - 1)
    assert time.perf_counter() - began < PATIENCE


@pytest.mark.parametrize(
    "piece",
    ["\n", " ", "1 ", "10/10 ", "Norco 10/325 mg #", "flexion right , ", "lift 10 ", "no lifting ", "[ ] ", "#90 "],
)
def test_a_page_of_one_thing_over_and_over_gives_its_course_in_time(piece: str) -> None:
    began = time.perf_counter()
    course_in(f"Norco 10/325 mg. Pain and flexion, modified duty, no {piece * (SIZE // 5 // len(piece))}\nEnd.")
    assert time.perf_counter() - began < PATIENCE


@pytest.mark.parametrize("piece", ["\n", " ", "\t", " ,"])
def test_a_guideline_text_of_blanks_is_read_in_time(piece: str) -> None:
    began = time.perf_counter()
    read_citations(f"MTUS Chronic Pain{piece * (20_000 // len(piece))}x")
    assert time.perf_counter() - began < PATIENCE


def test_a_page_without_any_full_stop_is_read_in_parts() -> None:
    text = "neck pain " * 1_000
    parts = {(sentence_at(text, place).start, sentence_at(text, place).end) for place in range(0, len(text), 100)}
    assert len(parts) == 5


def test_initials_without_end_are_read_in_time() -> None:
    began = time.perf_counter()
    assert len(list(sentences("Dr. A. " * (SIZE // 7)))) == 1
    assert time.perf_counter() - began < PATIENCE
