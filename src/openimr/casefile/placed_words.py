"""Which box on the sheet belongs to which words of the text, so that a span of the text can be shown on the picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from openimr.casefile.page_words import WordBox

WORD = re.compile(r"\S+")
LOOK_AHEAD = 6
"""So many words may be missing on one side before the rest is compared as a whole."""


@dataclass(frozen=True, kw_only=True)
class PlacedWord:
    """A box with the span of the text that it shows; `start` equals `end` for a word that the text does not hold."""

    box: WordBox
    start: int = 0
    end: int = 0


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A part of one line on the sheet, in points from the top left."""

    left: float
    top: float
    width: float
    height: float


def placed_words(text: str, boxes: Sequence[WordBox]) -> tuple[PlacedWord, ...]:
    """Each box with its span. Text and boxes were read apart, so a word here or there may have no partner.

    >>> box = WordBox(text="pain", left=0, top=0, width=20, height=10)
    >>> [(word.start, word.end) for word in placed_words("Neck pain", [box])]
    [(5, 9)]
    """
    spans = [match.span() for match in WORD.finditer(text)]
    said = [text[start:end] for start, end in spans]
    partners = _partners(said, [box.text for box in boxes])
    return tuple(
        PlacedWord(box=box, start=spans[at][0], end=spans[at][1])
        if (at := partners.get(index)) is not None
        else PlacedWord(box=box)
        for index, box in enumerate(boxes)
    )


def lines_of(words: Iterable[PlacedWord]) -> tuple[tuple[PlacedWord, ...], ...]:
    """The words in the lines in which they stand on the sheet."""
    lines: list[list[PlacedWord]] = []
    for word in words:
        before = lines[-1][-1].box if lines else None
        middle = word.box.top + word.box.height / 2
        if before and before.top <= middle <= before.bottom and word.box.left >= before.left:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(map(tuple, lines))


def strips_of(words: Sequence[PlacedWord], start: int, end: int) -> tuple[Strip, ...]:
    """Where the text from `start` to `end` stands: one strip for each line, the blanks between words included."""
    strips = []
    for line in lines_of(word for word in words if word.start < end and word.end > start):
        first, last = line[0], line[-1]
        left = first.box.left + first.box.width * _share(first, max(start, first.start))
        right = last.box.left + last.box.width * _share(last, min(end, last.end))
        top = min(word.box.top for word in line)
        bottom = max(word.box.bottom for word in line)
        strips.append(Strip(left=left, top=top, width=max(right - left, 1), height=bottom - top))
    return tuple(strips)


def _share(word: PlacedWord, at: int) -> float:
    """How much of a word lies before the character at `at`, as if all were equally wide."""
    return (at - word.start) / max(word.end - word.start, 1)


def _partners(said: list[str], seen: list[str]) -> dict[int, int]:
    """For each seen word the number of the word in the text. Mostly the two agree, and this is one walk."""
    partners: dict[int, int] = {}
    at = 0
    for index, word in enumerate(seen):
        near = next((step for step in range(LOOK_AHEAD) if at + step < len(said) and said[at + step] == word), None)
        if near is None:
            continue
        partners[index] = at + near
        at += near + 1
    if len(partners) >= 0.9 * min(len(said), len(seen)):
        return _filled(partners, len(said), len(seen))
    partners = {}
    for block in SequenceMatcher(a=said, b=seen, autojunk=False).get_matching_blocks():
        partners |= {block.b + step: block.a + step for step in range(block.size)}
    return _filled(partners, len(said), len(seen))


def _filled(partners: dict[int, int], said: int, seen: int) -> dict[int, int]:
    """Words between two that agree belong together one to one where there are as many here as there."""
    known = [(-1, -1), *sorted(partners.items()), (seen, said)]
    for (index, at), (next_index, next_at) in pairwise(known):
        if next_index - index == next_at - at:
            partners |= {index + step: at + step for step in range(1, next_index - index)}
    return partners
