"""How much an item asks for: visits, injections, tablets or days, with frequency and duration."""

from __future__ import annotations

import math
import re

from openimr.vocabulary import Duration, Frequency, Quantity, Range
from openimr.wording.numbers import STARTING, number_range, range_of
from openimr.wording.treatment import category_of
from openimr.wording.units import PERIOD, UNIT, period_of, unit_of

TIMES = r"\s*(?:x|×|times?\b|visits?\b|sessions?\b)"
# "2-3 times a week", "2x/week", "twice a week", "three times weekly", "3 per week"
FREQUENCY = re.compile(
    rf"{STARTING}{number_range('times')}"
    rf"(?:(?:{TIMES}\s*(?:/|-|per\b|a\b|each\b|every\b)?|\s*(?:/|per\b|a\b))\s*(?P<per>{PERIOD})"
    r"|\s*(?P<ly>daily|weekly|monthly)\b)",
    re.IGNORECASE,
)
# "for 6 weeks", "x 4 weeks", "times six weeks", "over two weeks"
DURATION = re.compile(rf"(?:\bfor|\bover|\btimes|x|×)\s*{number_range('length')}[\s-]*(?P<unit>{PERIOD})", re.I)
# "2 to 3 x 6 weeks", "2 times for 6 weeks": so many a week
SHORT = re.compile(
    rf"{STARTING}{number_range('times')}{TIMES}\s*(?:for\s+)?{number_range('length')}\s*(?P<unit>{PERIOD})",
    re.IGNORECASE,
)
# "2x4", "2 times 8", "two times four visits": so many a week for so many weeks, as the field writes it
SHORTEST = re.compile(
    rf"{STARTING}{number_range('times')}\s*(?:x|×|times)\s*{number_range('length')}(?!\s*(?:mg|cm|inch))", re.IGNORECASE
)

# "12 physical therapy visits", "eight (8) sessions": the words between hold no number, no time and no comma.
# "take 1 tab" is a dose, no quantity.
BETWEEN = rf"(?:\s+(?!{PERIOD}|(?:mg|mcg|hours?|level|refills?|x|times)\b)[a-z][a-z/\-]*){{0,5}}?"
COUNT = re.compile(rf"(?<!\btake ){STARTING}{number_range('amount')}{BETWEEN}\s+(?P<unit>{UNIT})", re.IGNORECASE)
# "sessions, 12", "visits x 12", "PT x12"
COUNT_BEHIND = re.compile(rf"\b(?P<unit>{UNIT})\s*[,:]\s*{number_range('amount')}\s*(?:$|[.)])", re.IGNORECASE)
MULTIPLIED = re.compile(
    rf"(?<![a-z])[x×]\s*{number_range('amount')}(?!\s*{PERIOD})(?:\s*(?P<unit>{UNIT}))?", re.IGNORECASE
)
# "trigger point injections, 3, left trapezius": a number alone between commas
BETWEEN_COMMAS = re.compile(rf",\s*{number_range('amount')}\s*(?:,|$)", re.IGNORECASE)
# "#60", "pads #60", "#1 box", "quantity 60", "qty: 60"
NUMBERED = re.compile(
    rf"(?:\b(?P<before>{UNIT})\s*)?(?:#|\bqty\b\.?:?|\bquantity\b:?(?:\s+of)?)\s*(?P<amount>\d+)(?:\s*(?P<unit>{UNIT}))?",
    re.IGNORECASE,
)
# "two refills of", where the first supply is not in dispute
REFILLS = re.compile(rf"{STARTING}{number_range('amount')}\s+refills?\s+of\b", re.IGNORECASE)
# "30 day rental", "two week trial", "three months coverage": a length of time is what is asked for
SPELL = re.compile(
    rf"{STARTING}{number_range('amount')}[\s-]*(?P<unit>{PERIOD})\s+(?:rental|use|trial|coverage|supply|stay)",
    re.IGNORECASE,
)

SHORTEST_MONTH, LONGEST_MONTH = 28, 31
DAYS = {"day": (1, 1), "week": (7, 7), "month": (SHORTEST_MONTH, LONGEST_MONTH)}


def find_quantity(text: str, *, treatment: str | None = None) -> Quantity | None:
    """The quantity that `text` states, None where it states none; `treatment` names the unit of a bare number.

    A frequency with a duration gives the product; a month has 28 to 31 days. A total that is stated besides sharpens
    the product where it lies within it; a total that contradicts it widens the range, so that both are kept. A
    frequency without an end leaves the amount unknown.

    >>> str(find_quantity("2-3 times a week for 6 weeks")), str(find_quantity("2x/week for 1 month"))
    ('12 to 18 visits', '8 to 9 visits')
    """
    frequency, duration, rest = _course(text)
    stated = _stated(rest, treatment)
    if frequency and duration:
        product = _product(frequency, duration)
        total = stated.amount if stated and stated.unit == "visits" else product
        return Quantity(amount=_reconciled(product, total), unit="visits", frequency=frequency, duration=duration)
    if stated:
        return Quantity(amount=stated.amount, unit=stated.unit, frequency=frequency, duration=stated.duration)
    if frequency and frequency.per != "day":
        return Quantity(amount=Range.unknown(), unit="visits", frequency=frequency)
    return None


def _course(text: str) -> tuple[Frequency | None, Duration | None, str]:
    """Frequency and duration where the text gives them, and the text without them."""
    if short := SHORT.search(text):
        per_week = Frequency(times=range_of(short["times"]), per="week")
        return per_week, _duration(short), _without(text, short)
    if often := FREQUENCY.search(text):
        frequency = Frequency(times=range_of(often["times"]), per=period_of(often["per"] or often["ly"]))
        rest = _without(text, often)
        long = DURATION.search(rest, often.start()) or DURATION.search(rest)
        return frequency, _duration(long) if long else None, _without(rest, long) if long else rest
    if shortest := SHORTEST.search(text):
        weeks = Duration(length=range_of(shortest["length"]), unit="week")
        return Frequency(times=range_of(shortest["times"]), per="week"), weeks, _without(text, shortest)
    return None, None, text


def _duration(match: re.Match[str]) -> Duration:
    return Duration(length=range_of(match["length"]), unit=period_of(match["unit"]))


def _without(text: str, match: re.Match[str]) -> str:
    """The text with a match blanked, every other character in its place."""
    return text[: match.start()] + " " * len(match.group()) + text[match.end() :]


def _stated(text: str, treatment: str | None) -> Quantity | None:
    """A total that the text states outright, by the first form that is found."""
    bare = _unit_of_bare_number(treatment)
    if match := REFILLS.search(text):
        return Quantity(amount=range_of(match["amount"]), unit="refills")
    if match := NUMBERED.search(text):
        said = match["unit"] or match["before"]
        return Quantity(amount=Range.exactly(int(match["amount"])), unit=unit_of(said) if said else bare)
    if match := COUNT.search(text) or COUNT_BEHIND.search(text):
        return Quantity(amount=range_of(match["amount"]), unit=unit_of(match["unit"]))
    if match := SPELL.search(text):
        unit = period_of(match["unit"])
        return Quantity(
            amount=range_of(match["amount"]),
            unit=f"{unit}s",
            duration=Duration(length=range_of(match["amount"]), unit=unit),
        )
    if match := MULTIPLIED.search(text):
        return Quantity(amount=range_of(match["amount"]), unit=unit_of(match["unit"]) if match["unit"] else bare)
    if bare in {"visits", "injections"} and (match := BETWEEN_COMMAS.search(text)):
        return Quantity(amount=range_of(match["amount"]), unit=bare)
    return None


def _unit_of_bare_number(treatment: str | None) -> str:
    """What is counted when only a number stands there: "#60" of a drug is tablets, "x12" of a therapy visits."""
    category = category_of(treatment) if treatment else None
    if category in {None, "equipment", "diagnostic test", "surgery", "procedure", "topical drug", "services"}:
        return "units"
    if category in {"physical medicine", "psychology", "evaluation", "facility care"}:
        return "visits"
    return "injections" if category == "injection" else "tablets"


def _product(frequency: Frequency, duration: Duration) -> Range:
    """How many times `frequency` comes in `duration`; exact unless a month is counted in weeks or days."""
    times, length = frequency.times, duration.length
    if frequency.per == duration.unit:
        return times * length
    shortest, longest = DAYS[duration.unit]
    period = DAYS[frequency.per]
    low = times.low * math.floor(length.low * shortest / period[1])
    high = math.ceil((times.high or times.low) * (length.high or length.low) * longest / period[0])
    return Range(low, max(low, high))


def _reconciled(product: Range, total: Range) -> Range:
    """The stated total where it lies within the product, else the hull of both."""
    highs = (product.high or product.low, total.high or total.low)
    if product.low <= total.low and highs[1] <= highs[0]:
        return total
    return Range(min(product.low, total.low), max(highs))
