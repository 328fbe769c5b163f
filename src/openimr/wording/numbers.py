"""Numbers as letters write them: digits, words, and ranges of either."""

from __future__ import annotations

import re

from openimr.vocabulary import Range

UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORDS = {word: value for value, word in enumerate(UNITS, start=1)} | {"once": 1, "twice": 2, "thrice": 3} | TENS
WORDS |= {
    f"{tens}-{unit}": base + value for tens, base in TENS.items() for value, unit in enumerate(UNITS[:9], start=1)
}

# A number that begins here: no part of a level (L4-5), a date, a strength (10/325) or a decimal.
_WORD = r"(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")\b"
_DIGITS = r"\d{1,3}(?!\d|[./]\d|\s*%)"
NUMBER = rf"(?:{_DIGITS}|{_WORD})"
STARTING = r"(?<![\w./#\-–])"


def number_range(name: str) -> str:
    """A pattern for one number or a range of numbers, caught under `name`; "eight (8)" is one number."""
    restated = r"(?:\s*\(\d{1,3}\))?"
    return rf"(?P<{name}>{NUMBER}{restated}(?:\s*(?:-|–|to|or)\s*{NUMBER}{restated})?)"


def range_of(text: str) -> Range:
    """The range that a match of `number_range` says.

    >>> str(range_of("two to three")), str(range_of("eight (8)"))
    ('2 to 3', '8')
    """
    found = re.findall(NUMBER, re.sub(r"\(\d+\)", "", text), flags=re.IGNORECASE)
    values = sorted(int(word) if word.isdigit() else WORDS[word.lower()] for word in found)
    return Range(values[0], values[-1])
