"""The small language in which the lists of concepts write phrases, turned into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import inf, nextafter

from openimr.casefile.first_word import Openings
from openimr.vocabulary import Range, RuleError

GAP = r"(?:[\s\-]+[\w/'’%&-]+(?:\.\d+)?,?){0,4}?"
BLANK = r"[\s\-]+"
_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
NUMBER_WORDS = {
    "a": 1, "an": 1, **_UNITS, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, **_TENS,
    **{f"{ten}{joined}{unit}": _TENS[ten] + _UNITS[unit] for ten in _TENS for joined in "- " for unit in _UNITS},
}  # fmt: skip
_SINGLE = sorted((word for word in NUMBER_WORDS if not word.startswith(tuple(_TENS))), key=len, reverse=True)
_WRITTEN = "|".join([rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS)})\b)?", *_SINGLE])
ONE_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?(?!\d)|(?:{_WRITTEN})\b(?:\s*\(\d{{1,3}}\))?)"
_RANGE = rf"{ONE_NUMBER}(?:\s*(?:-|–|to|or)\s*{ONE_NUMBER})?"
NUMBER = rf"(?P<number>{_RANGE})"
# "years" alone is two or more; "several" is three or more. A month has 365.25 / 12 / 7 weeks.
WEEKS_IN = {"week": 1.0, "month": 365.25 / 84, "year": 365.25 / 7}
DURATION = rf"(?P<duration>(?:(?P<long>{_RANGE}|several|many|a few)[\s\-]+)?(?P<unit>week|month|year)s?)"
PERCENT = r"(?P<percent>\d{1,3}\s*(?:%|percent))"
SLOTS = {"{number}": NUMBER, "{duration}": DURATION, "{percent}": PERCENT}
NUMBER_OPENINGS = (
    *(f"{digit}*" for digit in range(10)),
    *sorted({word.partition("-")[0].partition(" ")[0] for word in NUMBER_WORDS}),
    *("several", "many", "week", "weeks", "month", "months", "year", "years"),
)


@dataclass(frozen=True, eq=False)
class Phrase:
    """A phrase as a pattern, with the openings of each of its words: without them there is nothing to look for."""

    pattern: re.Pattern[str]
    openings: tuple[Openings, ...]

    def at(self, text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
        """Every place of the phrase in a text, where all places of the words are known with which it can begin."""
        end = 0
        for place in places:
            if place >= end and (match := self.pattern.match(text, place)):
                end = match.end()
                yield match


@cache
def phrase_of(written: str) -> Phrase:
    """The phrase that a list of concepts writes so.

    >>> [match.group() for match in phrase_of("sensation .. reduced|absent").at("Sensation is much reduced.", [0])]
    ['Sensation is much reduced']
    """
    return Phrase(_pattern(written), tuple(_openings(word) for word in written.split() if word != ".."))


def _openings(written: str) -> Openings:
    """The words that one word of a phrase begins with; one that is joined by a sign goes on behind it."""
    if written.startswith("{"):
        return NUMBER_OPENINGS
    found: list[str] = []
    for part in written.lower().split("|"):
        if not (begun := re.match(r"\w+", part)):
            raise RuleError(f"a word of a phrase begins with {part!r}.", do="Begin it with a letter or a digit.")
        if begun.group() == part:
            found += (part, f"{part}s")
        else:
            found.append(begun.group() + ("*" if part[begun.end()] == "*" else ""))
    return tuple(found)


def _pattern(written: str) -> re.Pattern[str]:
    parts: list[str] = []
    for word in written.split():
        if word == "..":
            parts.append(GAP)
        else:
            parts.append((BLANK if parts else "") + _word(word))
    # No part of a longer word, of a date or of a fraction: "7/10" is a pain score, "11/10/94" is none.
    body = rf"(?<![\w/]){''.join(parts)}(?!\w|/\d)"
    is_abbreviation = re.fullmatch(r"[A-Z|/]{2,}s?", written)
    return re.compile(body) if is_abbreviation else re.compile(body, re.IGNORECASE)


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


_LESS = re.compile(r"\b(?:(?:less|fewer|shorter)\s+than|under|below|not\s+(?:yet|quite))\s+$", re.IGNORECASE)
_MORE = re.compile(r"\b(?:(?:more|greater|longer)\s+than|over|above|exceed\w*)\s+$", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:up\s+to|at\s+most|no\s+(?:more|longer)\s+than|maximum\s+of)\s+$", re.IGNORECASE)
_AT_LEAST = re.compile(r"\b(?:at\s+least|no\s+(?:less|fewer)\s+than|minimum\s+of)\s+$", re.IGNORECASE)


def bounded(value: Range, before: str) -> Range:
    """The numbers that a written one stands for beside the words `before` it.

    "More than" and "less than" leave the number itself out, by the smallest step that a number can take.

    >>> bounded(Range.exactly(6), "lasted less than ").high < 6, str(bounded(Range.exactly(6), "at least "))
    (True, '6 or more')
    """
    if _AT_MOST.search(before):
        return Range(0, value.high)
    if _AT_LEAST.search(before):
        return Range.at_least(value.low)
    if _LESS.search(before):
        return Range(0, None if value.high is None else nextafter(value.high, 0))
    return Range.at_least(nextafter(value.low, inf)) if _MORE.search(before) else value


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
