"""The small language in which `concepts.yaml` writes phrases, turned into patterns."""

from __future__ import annotations

import re
from functools import cache

from openimr.vocabulary import Range

GAP = r"(?:[\s\-]+[\w/'’%&-]+(?:\.\d+)?,?){0,4}?"
BLANK = r"[\s\-]+"
NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20,
    "twenty-four": 24,
}  # fmt: skip
_WRITTEN = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
ONE_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?(?!\d)|(?:{_WRITTEN})\b(?:\s*\(\d{{1,3}}\))?)"
_RANGE = rf"{ONE_NUMBER}(?:\s*(?:-|–|to|or)\s*{ONE_NUMBER})?"
NUMBER = rf"(?P<number>{_RANGE})"
# "years" alone is two or more; "several" is three or more. A month has 365.25 / 12 / 7 weeks.
WEEKS_IN = {"week": 1.0, "month": 365.25 / 84, "year": 365.25 / 7}
DURATION = rf"(?P<duration>(?:(?P<long>{_RANGE}|several|many|a few)[\s\-]+)?(?P<unit>week|month|year)s?)"
PERCENT = r"(?P<percent>\d{1,3}\s*(?:%|percent))"
SLOTS = {"{number}": NUMBER, "{duration}": DURATION, "{percent}": PERCENT}


@cache
def pattern_of(phrase: str) -> re.Pattern[str]:
    """The pattern of one phrase.

    >>> bool(pattern_of("sensation .. reduced|absent").search("Sensation in the thumb was reduced."))
    True
    """
    parts: list[str] = []
    for word in phrase.split():
        if word == "..":
            parts.append(GAP)
            continue
        parts.append((BLANK if parts else "") + _word(word))
    body = "".join(parts)
    if re.fullmatch(r"[A-Z|/]{2,}s?", phrase):
        return re.compile(rf"(?<![\w]){body}(?!\w)")
    return re.compile(rf"(?<![\w]){body}(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    for slot, pattern in SLOTS.items():
        if slot in word:
            return word.replace(slot, pattern)
    either = [re.escape(part).replace(r"\*", r"\w*") for part in word.split("|")]
    return f"(?:{'|'.join(either)}){'' if word.isupper() else 's?'}"


def number_in(written: str) -> Range:
    """The number or the range of numbers that a text writes.

    >>> str(number_in("two to three")), str(number_in("eight (8)"))
    ('2 to 3', '8')
    """
    found = re.findall(ONE_NUMBER, re.sub(r"\(\d+\)", "", written), re.IGNORECASE)
    values = sorted(NUMBER_WORDS.get(word.strip().lower()) or float(word) for word in found)
    return Range(values[0], values[-1])


def weeks_in(written: str) -> Range:
    """How many weeks a written duration lasts.

    >>> str(weeks_in("6 weeks")), weeks_in("years").low > 104
    ('6', True)
    """
    match = re.fullmatch(DURATION, written, re.IGNORECASE)
    if match is None:
        return Range.unknown()
    unit = WEEKS_IN[match["unit"].lower()]
    match match["long"] and match["long"].lower():
        case None:
            return Range.at_least(2 * unit)
        case "several" | "many" | "a few":
            return Range.at_least(3 * unit)
        case number:
            return number_in(number) * Range.exactly(unit)
