"""Counting day by day: which day counts, which is skipped, and where a closed last day moves to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from openimr.clocks.holidays import Calendar, closed
from openimr.clocks.rules import Unit, load_conventions

BUSINESS_DAYS = "holidays_are_no_business_days"
LAST_DAY = "last_day_moves"
"""The conventions of `rules/counting.yaml`."""


class Counting(StrEnum):
    """What part a day has in the counting."""

    COUNTED = "counted"
    SKIPPED = "skipped"
    ADDED_FOR_SERVICE = "added for service"
    MOVED = "moved to"
    """The last day was closed, so it moved here; and on, where `why` says that this day is closed too."""


@dataclass(frozen=True, kw_only=True)
class CountedDay:
    """One day of the counting: its number where it counts, and why where it does not simply count."""

    day: date
    counting: Counting
    number: int | None = None
    why: str = ""


def count_days(day: date, length: int, unit: Unit, counting: Counting) -> list[CountedDay]:
    """The days after `day` up to the `length`-th that counts, with those that are skipped between."""
    days: list[CountedDay] = []
    number = 0
    while number < length:
        day += timedelta(days=1)
        shut = None if unit is Unit.CALENDAR_DAYS else closed(day, _calendar(unit))
        if shut:
            days.append(CountedDay(day=day, counting=Counting.SKIPPED, why=shut.why))
            continue
        number += 1
        days.append(CountedDay(day=day, counting=counting, number=number))
    return days


def days_moved_to(day: date) -> list[CountedDay]:
    """The days to which a closed last day moves; the last of them is open."""
    calendar = load_conventions()[LAST_DAY].calendar
    days: list[CountedDay] = []
    shut = closed(day, calendar)
    while shut:
        day += timedelta(days=1)
        shut = closed(day, calendar)
        days.append(CountedDay(day=day, counting=Counting.MOVED, why=shut.why if shut else ""))
    return days


def _calendar(unit: Unit) -> Calendar:
    return Calendar.COURTS if unit is Unit.COURT_DAYS else load_conventions()[BUSINESS_DAYS].calendar
