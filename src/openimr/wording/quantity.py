"""How much an item asks for: visits, injections, tablets or days, with frequency and duration."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from openimr.vocabulary import Duration, Frequency, Quantity, Range
from openimr.wording.numbers import STARTING, WORDS, number_range, range_of
from openimr.wording.stated_amount import find_refills, find_stated, is_drug
from openimr.wording.treatment import category_of
from openimr.wording.units import PERIOD, UNIT, period_of

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
# "2x/week x 6", "once per week times six": so many weeks, or months, as often as the frequency says
LENGTH = re.compile(
    rf"[\s,]*(?:x|×|times)\s*{number_range('length')}(?!\s*(?:{UNIT}|{PERIOD}|total|more|hours?|hrs?|/|per\b|a\b|refill))",
    re.IGNORECASE,
)

# Most titles count nothing, which a glance tells.
MAY_COUNT = re.compile(rf"\d|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
SHORTEST_MONTH, LONGEST_MONTH = 28, 31
DAYS = {"day": (1, 1), "week": (7, 7), "month": (SHORTEST_MONTH, LONGEST_MONTH)}


def find_quantity(text: str, *, treatment: str | None = None) -> Quantity | None:
    """The quantity that `text` states, None where it states none; `treatment` names the unit of a bare number.

    A frequency with a duration gives the product; a month has 28 to 31 days. A total that is stated besides sharpens
    the product where it lies within it; a total that contradicts it widens the range, so that both are kept. A
    frequency without an end leaves the amount unknown. Refills of a drug stand beside the amount of one supply.

    >>> str(find_quantity("2-3 times a week for 6 weeks")), str(find_quantity("2x/week for 1 month"))
    ('12 to 18 visits', '8 to 9 visits')
    """
    if not MAY_COUNT.search(text):
        return None
    quantity = _quantity(text, treatment)
    if quantity and quantity.unit != "refills" and is_drug(treatment) and (refills := find_refills(text)):
        return replace(quantity, refills=refills)
    return quantity


def _quantity(text: str, treatment: str | None) -> Quantity | None:
    frequency, duration, rest = _course(text, in_visits=_comes_in_visits(treatment))
    stated = find_stated(rest, treatment)
    if frequency and duration:
        product = _product(frequency, duration)
        total = stated.amount if stated and stated.unit == "visits" else product
        return Quantity(amount=_reconciled(product, total), unit="visits", frequency=frequency, duration=duration)
    if stated:
        return Quantity(amount=stated.amount, unit=stated.unit, frequency=frequency, duration=stated.duration)
    if frequency and frequency.per != "day":
        return Quantity(amount=Range.unknown(), unit="visits", frequency=frequency)
    return None


def _comes_in_visits(treatment: str | None) -> bool:
    """Whether "2x4" of a treatment is so many visits a week: not of a drug, a device or an operation."""
    category = category_of(treatment) if treatment else None
    return category in {None, "physical medicine", "psychology", "evaluation", "services", "facility care"}


def _course(text: str, *, in_visits: bool) -> tuple[Frequency | None, Duration | None, str]:
    """Frequency and duration where the text gives them, and the text without them."""
    if short := SHORT.search(text):
        per_week = Frequency(times=range_of(short["times"]), per="week")
        return per_week, _duration(short), _without(text, short)
    if often := FREQUENCY.search(text):
        frequency = Frequency(times=range_of(often["times"]), per=period_of(often["per"] or often["ly"]))
        # So many times a day is a dose: what stands around it still says so.
        rest = text if frequency.per == "day" else _without(text, often)
        long = DURATION.search(rest, often.start()) or DURATION.search(rest)
        if not long and in_visits and frequency.per != "day" and (bare := LENGTH.match(text, often.end())):
            return frequency, Duration(length=range_of(bare["length"]), unit=frequency.per), _without(rest, bare)
        return frequency, _duration(long) if long else None, _without(rest, long) if long else rest
    if in_visits and (shortest := SHORTEST.search(text)):
        weeks = Duration(length=range_of(shortest["length"]), unit="week")
        return Frequency(times=range_of(shortest["times"]), per="week"), weeks, _without(text, shortest)
    return None, None, text


def _duration(match: re.Match[str]) -> Duration:
    return Duration(length=range_of(match["length"]), unit=period_of(match["unit"]))


def _without(text: str, match: re.Match[str]) -> str:
    """The text with a match blanked, every other character in its place."""
    return text[: match.start()] + " " * len(match.group()) + text[match.end() :]


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
