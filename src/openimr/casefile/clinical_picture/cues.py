"""Cues: patterns that are tried only where a word begins with their stem.

One pattern of all cues would be tried at every letter of a summary. To look for a few stems first is ten times as fast,
which counts when a million summaries are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import methodcaller


class Cues:
    """Patterns by the stem, in small letters, with which each of them begins."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._patterns = {stem: re.compile(pattern, re.IGNORECASE) for stem, pattern in patterns.items()}

    def find(self, text: str) -> list[re.Match[str]]:
        """The matches in `text`, in the order of the text."""
        small = in_small_letters(text)
        found = []
        for stem, pattern in self._patterns.items():
            place = small.find(stem)
            while place >= 0:
                if (place == 0 or not small[place - 1].isalnum()) and (match := pattern.match(text, place)):
                    found.append(match)
                place = small.find(stem, place + 1)
        return sorted(found, key=methodcaller("start"))


def in_small_letters(text: str) -> str:
    """The text in small letters, every character in its place; a few capitals have longer small forms and stay."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
