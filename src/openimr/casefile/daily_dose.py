"""How much of a drug a person takes in a day, from the words behind its name: "10/325 mg, one tablet every 6 hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from openimr.casefile.assertion import Manner, manners, sentence_at
from openimr.vocabulary import Drug, Range
from openimr.wording import Found, drug_mentions, number_range, range_of

REACH = 140
"""Characters behind the name of a drug in which its directions stand."""
BEFORE = 30
NOT_TAKEN = frozenset({Manner.DENIED, Manner.PAST, Manner.PLANNED, Manner.REFUSED, Manner.WARNED})

_UNIT = r"(?:tab(?:let)?s?|caps?(?:ule)?s?|pills?|patch(?:es)?)"
_ROUTE = r"(?:po|p\.o\.|by\s+mouth|orally)"
_A_DAY = r"(?:\s*(?:a|per|each|every|/)\s*day|\s+daily|/d\b)"
_UP_TO = r"\b(?:up\s+to|max(?:imum)?(?:\s+of)?|no\s+more\s+than|not\s+to\s+exceed)\s+"
_EACH = re.compile(rf"\b{number_range('each')}\s*(?:{_UNIT}|{_ROUTE})", re.IGNORECASE)
_CAP = re.compile(rf"{_UP_TO}{number_range('times')}(?:\s*{_UNIT}|\s*x|\s*times)?{_A_DAY}", re.IGNORECASE)
_TIMES = re.compile(rf"\b{number_range('times')}\s*(?:x|times?)?{_A_DAY}", re.IGNORECASE)
_TABLETS_A_DAY = re.compile(rf"\b{number_range('times')}\s*{_UNIT}{_A_DAY}", re.IGNORECASE)
_HOURS = re.compile(
    r"\b(?:q\.?\s*|every\s+|each\s+)(?P<low>\d{1,2})(?:\s*(?:-|–|to)\s*(?P<high>\d{1,2}))?\s*(?:h\b|hrs?\b|hours?\b)",
    re.IGNORECASE,
)
_LATIN = (
    (re.compile(r"\bq\.?i\.?d\b", re.I), 4),
    (re.compile(r"\bt\.?i\.?d\b", re.I), 3),
    (re.compile(r"\bb\.?i\.?d\b", re.I), 2),
    (re.compile(r"\b(?:q\.?\s?h\.?s|h\.s\.|q\.?\s?d(?:ay)?|nightly|at\s+(?:bedtime|night)|daily)\b", re.I), 1),
)
_STOPPED = re.compile(r"\b(?:discontinu\w+|stopped|weaned\s+off|no\s+longer|was\s+taking)\b", re.IGNORECASE)
_AS_NEEDED = re.compile(r"\b(?:p\.?r\.?n|as\s+needed)\b", re.IGNORECASE)
_QUANTITY = re.compile(
    r"(?:#|\b(?:qty|quantity|disp(?:ensed?)?|number|count|no)\b\.?)\s*(?:of\b|[:=#])?\s*(?P<count>\d{1,4})\b(?!\s*(?:mg|mcg|refill|x\b|times)|[./]\d)"
    r"(?P<monthly>\s*(?:/|per|a|each)\s*month)?",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\bdays?['’]?\s+supply\s*[:=]?\s*(?P<behind>\d{1,3})\b"
    r"|(?<!every )(?<!each )(?P<days>\d{1,3})(?:\s|-)?days?\b(?!['’]?\s*(?:a|per)\b)",
    re.IGNORECASE,
)
# Directions end with the first word that belongs to none: "80 mg improves her activities of daily living" tells none.
_OF_DIRECTIONS = re.compile(
    rf"(?:[\s,;:()\[\]/–-]|\b(?:{_UNIT}|{_ROUTE}|mg|mcg|hr|hours?|hrs?|h|er|ir|xr|cr|sr|la|take[sn]?|taking|used?|using|uses"
    r"|q\.?i\.?d|t\.?i\.?d|b\.?i\.?d|q\.?\s?h\.?s|h\.s|q\.?d|qday|q|p\.?r\.?n|as|needed|for|pain|breakthrough|severe|at|bedtime|night"
    r"|nightly|daily|once|twice|thrice|one|two|three|four|five|six|eight|ten|times?|x|a|per|each|every|day|days|month|monthly|supply"
    r"|up|to|qty|disp|tab|number|days['’]?|max|maximum|of|no|not|more|than|exceed|or|and|half|with|food|refills?|count|quantity|dispensed?|in|the|morning|evening|am|pm"
    r"|oral|orally|total|strength|apply|change[d]?|every)\b\.?|\bq\.?\d{1,2}(?:h|hrs?|hours?)?\b|\d+(?:h|hrs?|hours?|x|mg|mcg)\b|[#\d][\d./]*)+",
    re.IGNORECASE,
)
_MONTH = 30
_TWO_INGREDIENTS = 5
"""From how many times the smaller number on a strength is that of a tablet of two ingredients."""
_PATCH = re.compile(r"^[^.;\d]{0,20}\bpatch", re.IGNORECASE)
_SPELLED = re.compile(
    r"\b(?:one|two|three|four|once|twice|daily|nightly|bedtime|night|[btq]\.?i\.?d|q\.?\s?(?:h\.?s|d))\b", re.IGNORECASE
)
_NUMBER = r"\d+(?:\.\d+)?"
_STRENGTH = re.compile(rf"(?P<first>{_NUMBER})(?:\s*mg)?(?:(?P<joint>[/-])(?P<second>{_NUMBER}))?")
_TO_ANOTHER = re.compile(rf"\s*(?:to|-|–|or)\s*(?P<second>{_NUMBER})\s*mg\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Directions:
    """What stands behind the name of a drug: how often a day, how much was handed out, for how many days."""

    times: Range | None = None
    quantity: Range | None = None
    days: Range | None = None
    length: int = 0
    """How many characters they take."""


@dataclass(frozen=True, kw_only=True)
class DailyDose:
    """What a text says is taken of one drug: how much at a time, how often a day, and where that stands.

    `unit` is that of the strength, "mg" or "mcg/hr"; a patch counts by its rate, whatever its change. `times` is None
    where no frequency is told; what is taken as needed may be taken not at all.
    """

    ingredient: str
    strength: Range
    unit: str
    times: Range | None
    start: int
    end: int

    @property
    def a_day(self) -> Range | None:
        """The amount a day in `unit`, or None where the frequency is not told."""
        if self.unit == "mcg/hr":
            return self.strength
        return None if self.times is None else self.times * self.strength


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
        said = text[mention.end : end_of_directions(text, mention, next_name)]
        if _STOPPED.search(said) or _STOPPED.search(text, max(0, mention.start - BEFORE), mention.start):
            continue
        if dose := dose_of(mention, said, directions(said)):
            yield dose


def end_of_directions(text: str, mention: Found[Drug], next_name: int) -> int:
    """Up to where the words behind the name of a drug may be its directions."""
    return min(next_name, mention.end + REACH, sentence_at(text, mention.start).end)


def dose_of(mention: Found[Drug], said: str, read: Directions) -> DailyDose | None:
    """The dose that the strength of a drug and the directions in the words `said` behind it give; None without one."""
    strength, unit = _strength(mention.value.strength)
    if strength is None:
        return None
    if unit == "mg" and "mcg" in mention.value.strength and _PATCH.search(said):
        strength, unit = strength * Range.exactly(1000), "mcg/hr"
    return DailyDose(
        ingredient=mention.value.ingredient,
        strength=_widened(strength, said[: read.length]),
        unit=unit,
        times=read.times,
        start=mention.start,
        end=mention.end + read.length,
    )


@lru_cache(maxsize=4096)
def directions(said: str) -> Directions:
    """The directions with which the words behind the name of a drug begin.

    >>> told = directions(" one tablet twice a day, #60 for 30 days. Pain is less.")
    >>> str(told.times), str(told.quantity), str(told.days)
    ('2', '60', '30')
    """
    kept = _OF_DIRECTIONS.match(said)
    told = kept.group() if kept else ""
    if not any(sign.isdigit() for sign in told) and not _SPELLED.search(told):
        return Directions()
    counted = _QUANTITY.search(told)
    dosing = told[: counted.start()] + ", " + told[counted.end() :] if counted else told
    lasting = _DAYS.search(dosing)
    quantity = Range.exactly(int(counted["count"])) if counted else None
    days = Range.exactly(int(lasting["behind"] or lasting["days"])) if lasting else None
    if counted and counted["monthly"]:
        days = days or Range.exactly(_MONTH)
    times = _often(dosing)
    if times is None and quantity and days and days.low:
        times = Range.exactly(quantity.low / days.low)
    return Directions(times=times, quantity=quantity, days=days, length=len(told.rstrip(" .,;:\n([-–")))


def _strength(printed: str) -> tuple[Range | None, str]:
    """The opioid's part of a strength: the smaller number of "10/325 mg", since the other one is acetaminophen.

    "5-10 mg" is a range.
    """
    match = _STRENGTH.match(printed.replace(",", ""))
    if match is None or "%" in printed:
        return None, ""
    numbers = sorted(float(number) for number in (match["first"], match["second"]) if number)
    # "5-10 mg" is a range; "10-325 mg" is a tablet of two ingredients.
    is_range = match["joint"] == "-" and numbers[-1] < _TWO_INGREDIENTS * numbers[0]
    strength = Range(numbers[0], numbers[-1]) if is_range else Range.exactly(numbers[0])
    if "mcg/hr" in printed:
        return strength, "mcg/hr"
    return (strength * Range.exactly(0.001), "mg") if "mcg" in printed else (strength, "mg")


def _widened(strength: Range, directions: str) -> Range:
    """The strength of "15 mg to 30 mg", whose second number stands among the directions."""
    match = re.search(rf"mg{_TO_ANOTHER.pattern}", directions, re.IGNORECASE)
    if match is None or strength.high is None:
        return strength
    second = float(match["second"])
    return Range(min(strength.low, second), max(strength.high, second))


def _often(directions: str) -> Range | None:
    cap = _CAP.search(directions)
    told = directions[: cap.start()] + directions[cap.end() :] if cap else directions
    often = _told(told)
    most = range_of(cap["times"]).high if cap else None
    if often is None:
        return None if most is None else Range(0, most)
    high = often.high if most is None or often.high is None else min(often.high, most)
    low = 0 if _AS_NEEDED.search(directions) else often.low
    return Range(min(low, high) if high is not None else low, high)


def _told(directions: str) -> Range | None:
    if whole := _TABLETS_A_DAY.search(directions):
        return range_of(whole["times"])
    taken = _EACH.search(directions)
    often = _frequency(directions)
    return None if often is None else (range_of(taken["each"]) if taken else Range.exactly(1)) * often


def _frequency(directions: str) -> Range | None:
    if hours := _HOURS.search(directions):
        low, high = int(hours["low"]), int(hours["high"] or hours["low"])
        return Range(24 / high, 24 / low) if 0 < low <= high else None
    if times := _TIMES.search(directions):
        return range_of(times["times"])
    return next((Range.exactly(number) for form, number in _LATIN if form.search(directions)), None)
