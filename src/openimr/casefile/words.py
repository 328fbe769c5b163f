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
    starts: list[int] = []
    lowered: list[str] = []
    places: dict[str, list[int]] = {}
    end = 0
    for word in _WORD.findall(text):
        # No letter stands between two words, so that the next place of its letters is the word itself.
        start = text.find(word, end)
        end = start + len(word)
        small = word.lower()
        starts.append(start)
        lowered.append(small)
        if small in places:
            places[small].append(start)
        else:
            places[small] = [start]
    return Words(tuple(starts), tuple(lowered), places)
