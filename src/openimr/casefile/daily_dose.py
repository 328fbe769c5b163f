"""How much of a drug a person takes in a day, from the words behind its name: "10/325 mg, one tablet every 6 hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.casefile.assertion import Manner, manners, sentence_at
from openimr.vocabulary import Range
from openimr.wording import drug_mentions, number_range, range_of

REACH = 140
"""Characters behind the name of a drug in which its directions stand."""
BEFORE = 30
NOT_TAKEN = frozenset({Manner.DENIED, Manner.PAST, Manner.PLANNED, Manner.REFUSED, Manner.WARNED})

_UNIT = r"(?:tab(?:let)?s?|caps?(?:ule)?s?|pills?|patch(?:es)?|po|p\.o\.|by\s+mouth)"
_EACH = re.compile(rf"\b{number_range('each')}\s*{_UNIT}\b", re.IGNORECASE)
_A_DAY = r"(?:\s*(?:a|per|each|every|/)\s*day|\s+daily|/d\b)"
_TIMES = re.compile(
    rf"(?P<upto>\b(?:up\s+to|max(?:imum)?(?:\s+of)?|no\s+more\s+than)\s+)?\b{number_range('times')}\s*(?:x|times?)?{_A_DAY}",
    re.I,
)
_TABLETS_A_DAY = re.compile(
    rf"(?P<upto>\b(?:up\s+to|max(?:imum)?(?:\s+of)?|no\s+more\s+than)\s+)?\b{number_range('times')}\s*{_UNIT}{_A_DAY}",
    re.I,
)
_HOURS = re.compile(
    r"\b(?:q\.?\s*|every\s+|each\s+)(?P<low>\d{1,2})(?:\s*(?:-|–|to)\s*(?P<high>\d{1,2}))?\s*(?:h\b|hrs?\b|hours?\b)",
    re.IGNORECASE,
)
_LATIN = (
    (re.compile(r"\bq\.?i\.?d\b", re.I), 4),
    (re.compile(r"\bt\.?i\.?d\b", re.I), 3),
    (re.compile(r"\bb\.?i\.?d\b", re.I), 2),
    (
        re.compile(
            r"\b(?:q\.?\s?h\.?s|h\.s\.|q\.?\s?d(?:ay)?|nightly|at\s+(?:bedtime|night)|once\s+daily|daily)\b", re.I
        ),
        1,
    ),
)
_STOPPED = re.compile(r"\b(?:discontinu\w+|stopped|weaned\s+off|no\s+longer|was\s+taking)\b", re.IGNORECASE)
_AS_NEEDED = re.compile(r"\b(?:p\.?r\.?n|as\s+needed)\b", re.IGNORECASE)
_SUPPLY = re.compile(
    r"#\s*(?P<count>\d{1,4})\b[^.;]{0,40}?\b(?:for\s+|x\s*)?(?P<days>\d{1,3})[\s-]*(?:days?|day\s+supply)\b"
    r"|#\s*(?P<monthly>\d{1,4})\s*(?:/|per|a|each)\s*month",
    re.IGNORECASE,
)
_MONTH = 30
_STRENGTH = re.compile(r"(?P<first>\d+(?:\.\d+)?)(?:\s*mg)?(?:[/-](?P<second>\d+(?:\.\d+)?))?")


@dataclass(frozen=True, kw_only=True)
class DailyDose:
    """What a text says is taken of one drug: how much at a time, how often a day, and where that stands.

    `unit` is that of the strength, "mg" or "mcg/hr"; a patch counts by its rate, whatever its change. `times` is None
    where no frequency is told; what is taken as needed may be taken not at all.
    """

    ingredient: str
    strength: float
    unit: str
    times: Range | None
    start: int
    end: int

    @property
    def a_day(self) -> Range | None:
        """The amount a day in `unit`, or None where the frequency is not told."""
        if self.unit == "mcg/hr":
            return Range.exactly(self.strength)
        return None if self.times is None else self.times * Range.exactly(self.strength)


def daily_doses(text: str) -> tuple[DailyDose, ...]:
    """The doses of every drug that a text names with a strength and that is taken now.

    What was stopped, refused or only planned is left out.

    >>> [(dose.ingredient, str(dose.a_day)) for dose in daily_doses("She takes Norco 10/325 mg one tablet q6h prn.")]
    [('hydrocodone', '0 to 40')]
    """
    return tuple(_doses(text))


def _doses(text: str) -> Iterator[DailyDose]:
    found = drug_mentions(text)
    ends = (*(later.start for later in found[1:]), len(text))
    for mention, next_name in zip(found, ends, strict=False):
        if not mention.value.strength or manners(text, mention.start, mention.end) & NOT_TAKEN:
            continue
        strength, unit = _strength(mention.value.strength)
        if strength is None:
            continue
        end = min(next_name, mention.end + REACH, sentence_at(text, mention.start).end)
        directions = text[mention.end : end]
        if _STOPPED.search(directions) or _STOPPED.search(text, max(0, mention.start - BEFORE), mention.start):
            continue
        yield DailyDose(
            ingredient=mention.value.ingredient,
            strength=strength,
            unit=unit,
            times=_times(directions),
            start=mention.start,
            end=mention.end + len(directions.rstrip(" .,;\n")),
        )


def _strength(printed: str) -> tuple[float | None, str]:
    """The opioid's part of a strength: the smaller number of "10/325 mg", since the other one is acetaminophen."""
    match = _STRENGTH.match(printed.replace(",", ""))
    if match is None:
        return None, ""
    numbers = [float(number) for number in match.groups() if number]
    if "mcg/hr" in printed:
        return numbers[0], "mcg/hr"
    if "mcg" in printed:
        return min(numbers) / 1000, "mg"
    return (min(numbers), "mg") if "%" not in printed else (None, "")


def _times(directions: str) -> Range | None:
    """How many units are taken in a day."""
    supplied = _SUPPLY.search(directions)
    often = _often(directions)
    if often is None and supplied:
        count, days = supplied["count"] or supplied["monthly"], supplied["days"] or _MONTH
        return Range.exactly(float(count) / float(days))
    return often


def _often(directions: str) -> Range | None:
    if whole := _TABLETS_A_DAY.search(directions):
        return _from_none(range_of(whole["times"]), is_open=bool(whole["upto"] or _AS_NEEDED.search(directions)))
    taken = _EACH.search(directions)
    each = range_of(taken["each"]) if taken else Range.exactly(1)
    often, is_open = _frequency(directions)
    if often is None:
        return None
    return _from_none(each * often, is_open=is_open or _AS_NEEDED.search(directions) is not None)


def _frequency(directions: str) -> tuple[Range | None, bool]:
    if hours := _HOURS.search(directions):
        low, high = int(hours["low"]), int(hours["high"] or hours["low"])
        return (Range(24 / high, 24 / low), False) if 0 < low <= high else (None, False)
    if times := _TIMES.search(directions):
        return range_of(times["times"]), bool(times["upto"])
    return next(((Range.exactly(number), False) for form, number in _LATIN if form.search(directions)), (None, False))


def _from_none(amount: Range, *, is_open: bool) -> Range:
    return Range(0, amount.high) if is_open else amount
