"""The words of a text, each with its places, so that what is looked for is tried only where its first word stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Words:
    """The words of a text in small letters, and the code point at which each begins."""

    starts: tuple[int, ...]
    lowered: tuple[str, ...]
    places: Mapping[str, list[int]]
    """Each different word with all its places."""

    def between(self, start: int, end: int) -> range:
        """The numbers of the words that begin from `start` on and before `end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


@lru_cache(maxsize=16)
def words_in(text: str) -> Words:
    """The words of a text, letters and digits that stand together.

    >>> dict(words_in("No pain, no gain.").places)
    {'no': [0, 9], 'pain': [3], 'gain': [12]}
    """
    found = [(match.start(), match.group().lower()) for match in _WORD.finditer(text)]
    places: dict[str, list[int]] = {}
    for start, word in found:
        if word in places:
            places[word].append(start)
        else:
            places[word] = [start]
    return Words(tuple(start for start, _ in found), tuple(word for _, word in found), places)
