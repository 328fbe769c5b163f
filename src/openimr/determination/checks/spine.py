"""BOD-03, BOD-04 and FACT-07: segment and level of the spine, and the side, are those of the item and of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from openimr.determination.checks.body_part import OPPOSITE, listed, names_side
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.own_words import own_words
from openimr.determination.checks.places import named_pages, read_texts
from openimr.determination.determination import DeterminedItem
from openimr.vocabulary import BodyPart
from openimr.wording import find_body_parts

SEGMENTS = frozenset({"cervical spine", "thoracic spine", "lumbar spine"})
# Words that may mean any segment; a sentence with one of them is about the item's as well.
WHOLE_SPINE = frozenset({"spine", "back", "trapezius"})
# Every vertebra from above to below, so that "L4-S1" holds L4-5 and L5-S1.
VERTEBRAE = (
    *(f"C{number}" for number in range(1, 8)),
    *(f"T{number}" for number in range(1, 13)),
    *(f"L{number}" for number in range(1, 6)),
    "S1",
)
LEVEL = re.compile(r"(?<![\w/])(?P<first>[CTL]\d{1,2})\s*[-–/]\s*(?P<last>[CTLS]?\d{1,2})(?!\w)", re.IGNORECASE)


def other_segment(material: Material) -> Iterator[Flaw]:
    """BOD-03: the item names a segment of the spine, and the rationale speaks only of another one."""
    for path, item in material.items():
        asked = {part.name for part in _asked(item)} & SEGMENTS
        named = {part.name for part in find_body_parts(own_words(item.rationale))}
        others = named & SEGMENTS
        if len(asked) == 1 and others and not named & (asked | WHOLE_SPINE):
            said = tuple(BodyPart(name) for name in sorted(others))
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                message=f"The item is about the {asked.pop()}; the rationale speaks of the {listed(said)}.",
                fix="Make sure that the findings are those of the part that was asked for.",
            )


def other_level(material: Material) -> Iterator[Flaw]:
    """BOD-04: the item names levels of the spine, and the rationale names only others."""
    for path, item in material.items():
        asked, named = levels(item.text), levels(own_words(item.rationale))
        same_segment = {level[0] for level in asked} & {level[0] for level in named}
        if asked and named and same_segment and not asked & named:
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                message=f"The item is about {_said(asked)}; the rationale speaks only of {_said(named)}.",
                fix="Compare the level with the request and with the imaging report.",
            )


def not_in_file(material: Material) -> Iterator[Flaw]:
    """FACT-07: the rationale names a side or a level that no page has, while pages have another one."""
    assert material.case_file is not None  # the rule needs it
    for path, item in material.items():
        words = own_words(item.rationale)
        yield from _other_sides(f"{path}.rationale", item, words, material)
        yield from _other_levels(f"{path}.rationale", item, words, material)


def levels(text: str) -> frozenset[str]:
    """The levels of the spine that a text names, each between two vertebrae.

    >>> sorted(levels("fusion L4-S1 and C5/6"))
    ['C5-C6', 'L4-L5', 'L5-S1']
    """
    found: set[str] = set()
    for match in LEVEL.finditer(text):
        first, last = match["first"].upper(), match["last"].upper()
        last = last if last[0].isalpha() else first[0] + last
        if first in VERTEBRAE and last in VERTEBRAE:
            start, end = VERTEBRAE.index(first), VERTEBRAE.index(last)
            found |= {f"{VERTEBRAE[at]}-{VERTEBRAE[at + 1]}" for at in range(start, end)}
    return frozenset(found)


def _other_sides(path: str, item: DeterminedItem, words: str, material: Material) -> Iterator[Flaw]:
    assert material.case_file is not None
    for part in find_body_parts(words):
        if part.side not in OPPOSITE or names_side(words, OPPOSITE[part.side]):
            continue
        opposite, own = [], False
        for document, page in read_texts(material.case_file):
            sides = {other.side for other in _parts(page.text) if other.name == part.name}
            own = own or part.side in sides or "bilateral" in sides
            if OPPOSITE[part.side] in sides:
                opposite.append((document.id, page.number))
        if opposite and not own:
            where = named_pages(opposite, material.case_file)
            yield Flaw(
                path=path,
                item=item.number,
                message=(
                    f"The rationale speaks of the {part}; the file has the {OPPOSITE[part.side]} side only. "
                    f"Open {where}."
                ),
                fix="Compare the side with the page.",
                evidence=tuple(opposite),
            )


def _other_levels(path: str, item: DeterminedItem, words: str, material: Material) -> Iterator[Flaw]:
    assert material.case_file is not None
    named = levels(words) - levels(item.text)
    if not named:
        return
    pages = [((document.id, page.number), _levels(page.text)) for document, page in read_texts(material.case_file)]
    known = frozenset().union(*(found for _, found in pages)) if pages else frozenset()
    segments = {level[0] for level in known}
    strange = frozenset(level for level in named - known if level[0] in segments)
    if strange:
        shown = [page for page, found in pages if any(level[0] == each[0] for level in found for each in strange)]
        yield Flaw(
            path=path,
            item=item.number,
            message=(
                f"The rationale speaks of {_said(strange)}; no page names that level. "
                f"Open {named_pages(shown, material.case_file)}, which names others."
            ),
            fix="Compare the level with the page.",
            evidence=tuple(shown),
        )


def _asked(item: DeterminedItem) -> tuple[BodyPart, ...]:
    return item.body_parts or find_body_parts(item.text)


def _said(found: frozenset[str]) -> str:
    return ", ".join(sorted(found))


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[BodyPart, ...]:
    return find_body_parts(text)


@lru_cache(maxsize=4096)
def _levels(text: str) -> frozenset[str]:
    return levels(text)
