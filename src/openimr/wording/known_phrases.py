"""The known phrases in a text: at each place the longest, no two of them overlapping."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

WORD_START = re.compile(r"(?<!\w)\w")
JOINT = r"[\s/-]"
"""What may part two words of a phrase in print; nothing may, too ("x-ray", "xray")."""


@dataclass(frozen=True)
class Found(Generic[T]):
    """A phrase in a text: what it means, and where it stands."""

    value: T
    start: int
    end: int


class KnownPhrases(Generic[T]):
    """Phrases and what they mean.

    A phrase matches whole words in any case, and may take a final "s"; a blank also matches a hyphen or a slash. A
    phrase in capitals is an abbreviation and matches capitals only.
    """

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._phrases = tuple(meanings)
        self._meanings = {_key(phrase): value for phrase, value in meanings.items()}
        # One pattern of all phrases would try each of them at each word; the first two letters leave a handful.
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in sorted(meanings, key=len, reverse=True):
            for opening in _openings(phrase):
                groups[opening].append(_pattern(phrase))
        self._groups = {opening: re.compile(rf"(?:{'|'.join(patterns)})(?!\w)") for opening, patterns in groups.items()}

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words with which a phrase can begin, in small letters."""
        first = {re.split(r"\W+", phrase.lower(), maxsplit=1)[0] for phrase in self._phrases}
        return frozenset(first | {f"{word}s" for word in first})

    def find(self, text: str) -> Iterator[Found[T]]:
        """Each known phrase of `text`, in the order of the text."""
        place = 0
        while word := WORD_START.search(text, place):
            found = self._at(text, word.start())
            if found:
                yield found
            place = found.end if found else word.start() + 1

    def find_at(self, text: str, places: Iterable[int]) -> Iterator[Found[T]]:
        """What `find` finds at the places of words that are known to begin a phrase, in their order."""
        end = 0
        for place in places:
            if place >= end and (found := self._at(text, place)):
                end = found.end
                yield found

    def _at(self, text: str, start: int) -> Found[T] | None:
        group = self._groups.get(text[start : start + 2].lower())
        match = group.match(text, start) if group else None
        return Found(self._meanings[_key(match.group())], start, match.end()) if match else None


def _openings(phrase: str) -> set[str]:
    """The first two characters that the phrase may have in print."""
    first, *others = re.split(rf"{JOINT}+", phrase.lower())
    if len(first) > 1:
        return {first[:2]}
    return {first + joint for joint in " -/\n"} | {(first + other)[:2] for other in others[:1]}


def _pattern(phrase: str) -> str:
    words = [re.escape(word) for word in re.split(rf"{JOINT}+", phrase)]
    pattern = rf"{JOINT}*".join(words)
    return pattern if phrase.isupper() and phrase.isalpha() else f"(?i:{pattern}s?)"


@lru_cache(maxsize=8192)
def _key(said: str) -> str:
    """What a phrase and its matches in any spelling have in common."""
    return re.sub(rf"{JOINT}+", "", said.lower()).removesuffix("s")
