"""Which days an office or a court is closed, and why."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from openimr.clocks.rule_files import read_documents, where
from openimr.vocabulary import RuleError


class Calendar(StrEnum):
    """The calendars of California that disagree with each other; a rule names the one it counts by."""

    STATE_OFFICES = "state offices"
    COURTS = "courts"


@dataclass(frozen=True, kw_only=True)
class Holiday:
    """One holiday as the law describes it: "January 1", "third Monday of January"."""

    name: str
    falls: str
    moves: Mapping[str, str] = field(default_factory=dict)
    """From the weekday that it falls on to the neighbouring weekday on which it is kept."""
    first: date | None = None
    last: date | None = None
    confirmed: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ClosedDay:
    """Why a day is closed. `is_confirmed` is False where it is a holiday by an unconfirmed source only."""

    day: date
    why: str
    is_confirmed: bool = True


def closed(day: date, calendar: Calendar) -> ClosedDay | None:
    """Why this day does not count as a business day; None for an open day.

    >>> closed(date(2014, 3, 31), Calendar.STATE_OFFICES).why
    'Cesar Chavez Day'
    """
    if day.weekday() >= 5:
        return ClosedDay(day=day, why=f"a {day:%A}")
    return _holidays(day.year, calendar).get(day)


@cache
def _holidays(year: int, calendar: Calendar) -> Mapping[date, ClosedDay]:
    # A holiday on 1 January may be kept on 31 December of the year before.
    kept = (_kept(holiday, of) for of in (year, year + 1) for holiday in load_calendars()[calendar])
    return {day.day: day for day in kept if day is not None and day.day.year == year}


def _kept(holiday: Holiday, year: int) -> ClosedDay | None:
    falls_on = _falls_on(holiday.falls, year)
    if (holiday.first and falls_on < holiday.first) or (holiday.last and falls_on > holiday.last):
        return None
    to = holiday.moves.get(f"{falls_on:%A}")
    day, why = falls_on, holiday.name
    if to is not None:
        day = next(near for near in _neighbours(falls_on) if f"{near:%A}" == to)
        why = f"{holiday.name}, kept on the {to}"
    return ClosedDay(day=day, why=why, is_confirmed=holiday.confirmed)


def _neighbours(day: date) -> tuple[date, ...]:
    return tuple(day + timedelta(days=n) for n in (-1, 1, -2, 2))


MONTHS = {name: number for number, name in enumerate(month_name) if name}
WEEKDAYS = {name: number for number, name in enumerate(day_name)}
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
FIXED = re.compile(r"(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2})")
FLOATING = re.compile(
    r"(?P<after>day after )?(?P<which>first|second|third|fourth|last) "
    r"(?P<weekday>[A-Z][a-z]+) of (?P<month>[A-Z][a-z]+)"
)


def _falls_on(words: str, year: int) -> date:
    if fixed := FIXED.fullmatch(words):
        return date(year, MONTHS[fixed["month"]], int(fixed["day"]))
    floating = FLOATING.fullmatch(words)
    if floating is None:
        raise RuleError(f"{words!r} describes no holiday.", where=where("holidays"), do="See the entries beside it.")
    month, weekday = MONTHS[floating["month"]], WEEKDAYS[floating["weekday"]]
    days = [day for day in _days_of(year, month) if day.weekday() == weekday]
    found = days[-1] if floating["which"] == "last" else days[ORDINALS[floating["which"]]]
    return found + timedelta(days=1) if floating["after"] else found


def _days_of(year: int, month: int) -> list[date]:
    first = date(year, month, 1)
    return [day for n in range(31) if (day := first + timedelta(days=n)).month == month]


@cache
def load_calendars() -> Mapping[Calendar, tuple[Holiday, ...]]:
    """The holidays of each calendar, as `rules/holidays.yaml` lists them."""
    calendars: dict[Calendar, tuple[Holiday, ...]] = {}
    for document in read_documents("holidays"):
        common = {"confirmed": document["confirmed"], "moves": document.get("moves", {})}
        calendars[Calendar(document["calendar"])] = tuple(
            Holiday(**{**common, **entry}) for entry in document["holidays"]
        )
    return calendars
