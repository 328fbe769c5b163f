"""Running heads and feet as printers word them: none belongs to a field, and no line of the text is taken for one."""

from __future__ import annotations

from itertools import cycle

import pytest

from openimr.corpus import read_letter
from openimr.determination import Determination
from tests.builders.letters import HEADER, a_letter, an_issue, doubled
from tests.corpus.shapes import without_empty_lines
from tests.corpus.test_text_shapes import RATIONALE, collapsed

LETTER = a_letter(
    an_issue(rationale=f"{RATIONALE}\n\n{RATIONALE}"),
    an_issue("Cane", "Overturned", rationale=RATIONALE),
    an_issue("Walker", rationale=RATIONALE),
)
CASE = HEADER["Case Number"]


def determination_in(letter: str) -> Determination:
    return collapsed(read_letter(letter).record.determination)


def paged(letter: str, *, head: str = "", foot: str = "", turn: str = "\n\f", length: int = 17) -> str:
    """The letter in pages; `{page}` and `{pages}` of head and foot are numbers, and the first page has no head."""
    lines = letter.rstrip("\n").split("\n")
    bodies = ["\n".join(lines[at : at + length]) for at in range(0, len(lines), length)]
    printed = []
    for page, body in enumerate(bodies, start=1):
        above = head.format(page=page) if page > 1 else ""
        below = foot.format(page=page, pages=len(bodies))
        printed.append("\n".join(part for part in (above, body, below) if part))
    return turn.join(printed) + "\n"


NUMBERED = ["Page {page}", "page {page} of {pages}", "- {page} -", "Page {page}/{pages}", "{page} of {pages}"]


@pytest.mark.parametrize("shape", [str, doubled, without_empty_lines])
@pytest.mark.parametrize("turn", ["\n\f", "\n\n", "\n"])
@pytest.mark.parametrize("foot", NUMBERED)
def test_the_number_of_a_page_belongs_to_no_field(shape: type[str], turn: str, foot: str):
    text = without_empty_lines(LETTER) if shape is without_empty_lines else LETTER
    letter = paged(text, foot=foot, turn=turn)
    reading = read_letter(doubled(letter) if shape is doubled else letter)
    assert collapsed(reading.record.determination) == determination_in(LETTER)
    assert reading.record.leftovers == ()


@pytest.mark.parametrize("turn", ["\n\f", "\n\n", "\n"])
@pytest.mark.parametrize("head", [f"Letter of IMR Case Number {CASE} {{page}}", f"Case Number: {CASE}"])
def test_a_head_that_names_the_case_belongs_to_no_field(turn: str, head: str):
    for text in (LETTER, without_empty_lines(LETTER)):
        reading = read_letter(paged(text, head=head, turn=turn))
        assert collapsed(reading.record.determination) == determination_in(LETTER)
        assert reading.record.leftovers == ()


@pytest.mark.parametrize(
    ("head", "foot"), [("", "{page}"), ("Review Letter", ""), ("", "Confidential - Example Review")]
)
def test_at_the_edge_of_a_page_a_bare_number_and_repeated_words_belong_to_no_field(head: str, foot: str):
    reading = read_letter(paged(LETTER, head=head, foot=foot))
    assert collapsed(reading.record.determination) == determination_in(LETTER)
    assert reading.record.leftovers == ()


@pytest.mark.parametrize("length", range(8, 40, 3))
def test_lines_that_items_share_are_no_furniture_wherever_pages_end(length: int):
    issues = [
        an_issue(title, rationale=RATIONALE) for title, _ in zip(cycle(["Cane", "Walker"]), range(5), strict=False)
    ]
    letter = a_letter(*issues)
    assert determination_in(paged(letter, length=length)) == determination_in(letter)


def test_a_line_of_the_text_that_names_another_case_or_a_number_is_kept():
    said = (
        "A review was asked for before, which is\nCase CM14-0000077\nand the pain score is\n7\nof ten.\n4/5\nwas power."
    )
    (item,) = determination_in(a_letter(an_issue(rationale=said))).items
    assert item.rationale == " ".join(said.split())
