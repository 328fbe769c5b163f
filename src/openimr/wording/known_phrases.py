"""The known phrases in a text: at each place the longest, no two of them overlapping."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
        self._meanings = {_key(phrase): value for phrase, value in meanings.items()}
        # One pattern of all phrases would try each of them at each word; the first two letters leave a handful.
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in sorted(meanings, key=len, reverse=True):
            for opening in _openings(phrase):
                groups[opening].append(_pattern(phrase))
        self._groups = {opening: re.compile(rf"(?:{'|'.join(patterns)})(?!\w)") for opening, patterns in groups.items()}

    def find(self, text: str) -> Iterator[Found[T]]:
        """Each known phrase of `text`, in the order of the text."""
        place = 0
        while word := WORD_START.search(text, place):
            start = word.start()
            group = self._groups.get(text[start : start + 2].lower())
            match = group.match(text, start) if group else None
            if match:
                yield Found(self._meanings[_key(match.group())], start, match.end())
            place = match.end() if match else start + 1


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


def _key(said: str) -> str:
    """What a phrase and its matches in any spelling have in common."""
    return re.sub(rf"{JOINT}+", "", said.lower()).removesuffix("s")
