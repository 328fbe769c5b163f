"""Counts with their unit in a text, each with its place: "9-10 supervised visits", "eight (8) sessions"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.vocabulary import Range
from openimr.wording import UNIT, number_range, range_of, unit_of

# "12 more physical therapy sessions": up to five words between, none of which opens another thought.
_NO_PART_OF_IT = r"(?:and|or|of|in|for|over|per|a|to|than|weeks?|months?|days?|hours?|years?|mg|is|are)\b"
_BETWEEN = rf"(?:\s+(?!{_NO_PART_OF_IT})[a-z][a-z/\-]*){{0,5}}?"
# Not within a word, a date, a level or a strength.
_ALONE = r"(?<![\w./#\-–])"
AMOUNT = re.compile(rf"{_ALONE}{number_range('amount')}{_BETWEEN}\s+(?P<unit>{UNIT})", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """A count as a text states it: how much, of what, and from where to where."""

    number: Range
    unit: str
    start: int
    end: int


def amounts(text: str) -> Iterator[Amount]:
    """Every count with a unit, in the order of the text.

    >>> [f"{found.number} {found.unit}" for found in amounts("The 8 sessions stay below the 9-10 visits allowed.")]
    ['8 visits', '9 to 10 visits']
    """
    for match in AMOUNT.finditer(text):
        yield Amount(range_of(match["amount"]), unit_of(match["unit"]), match.start(), match.end())
