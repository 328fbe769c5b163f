"""The words of a text, each with its place, so that what is looked for is tried only where its first word stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Words:
    """The words of a text in small letters, and the code point at which each begins."""

    starts: tuple[int, ...]
    lowered: tuple[str, ...]

    def between(self, start: int, end: int) -> range:
        """The numbers of the words that begin from `start` on and before `end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


@lru_cache(maxsize=16)
def words_in(text: str) -> Words:
    """The words of a text, letters and digits that stand together.

    >>> words_in("No pain.")
    Words(starts=(0, 3), lowered=('no', 'pain'))
    """
    found = list(_WORD.finditer(text))
    return Words(tuple(match.start() for match in found), tuple(match.group().lower() for match in found))
