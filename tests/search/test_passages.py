"""A hit shows where it matches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openimr.search import spread
from openimr.search.passages import PassageFinder, Shown
from openimr.search.stems import stems
from tests.search.test_questions import a_row

FILLER = "Nothing of note was said here about anything at all. " * 12


def marked(row_values: dict[str, str], *shown: Shown) -> list[tuple[str, list[str]]]:
    """Field and marked words of each passage."""
    row = replace(a_row(), **{"summary": "", "rationale": "", "basis": "", **row_values})  # type: ignore[arg-type]
    passages = PassageFinder(shown).passages(row)
    return [(passage.field, [text for text, is_match in spread(passage) if is_match]) for passage in passages]


def of(words: str, field: str = "") -> Shown:
    return Shown(stems(words), field)


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("therapy", "Two therapies and a therapist.", ["therapies"]),
        ("lying", "He lies down.", ["lies"]),
        ("functional improvement", "A function, then functional improvements came.", ["functional improvements"]),
        ("meniere", "Ménière's disease", ["Ménière"]),
        ("l4-5", "At L4-5 and L4/5.", ["L4-5", "L4/5"]),
        ("pain", "Painful paint, pains. PAIN", ["Painful", "pains", "PAIN"]),
        ("sky", "Blue skies.", ["skies"]),
        ("generously", "A generous man.", ["generous"]),
    ],
)
def test_each_form_of_a_word_is_marked(asked: str, text: str, expected: list[str]) -> None:
    if asked == "pain":
        expected = [word for word in expected if stems(word) == stems("pain")]
    assert marked({"rationale": text}, of(asked)) == [("rationale", expected)]


def test_the_passage_with_the_most_different_words_is_shown() -> None:
    text = f"The knee was seen. {FILLER}The knee and the hip were seen again."
    passage = PassageFinder([of("knee"), of("hip")]).passages(replace(a_row(), rationale=text))[0]
    assert passage.text == "The knee and the hip were seen again."
    assert text[passage.start :] == passage.text


def test_a_second_passage_is_shown_only_for_what_the_first_lacks() -> None:
    knee, hip = of("knee"), of("hip")
    assert marked({"rationale": "A knee.", "summary": "A knee and a hip."}, knee, hip) == [("summary", ["knee", "hip"])]
    assert marked({"rationale": "A knee.", "summary": "A hip."}, knee, hip) == [
        ("rationale", ["knee"]),
        ("summary", ["hip"]),
    ]


def test_a_word_asked_for_in_one_field_is_marked_there_alone() -> None:
    texts = {"rationale": "A knee.", "summary": "A knee."}
    assert marked(texts, of("knee", "summary")) == [("summary", ["knee"])]


def test_without_a_match_the_rationale_begins() -> None:
    passage = PassageFinder([]).passages(replace(a_row(), rationale="  First words. " + FILLER))[0]
    assert (passage.field, passage.start, passage.matches) == ("rationale", 2, ())
    assert passage.text.startswith("First words.")
    assert len(passage.text) < 340
