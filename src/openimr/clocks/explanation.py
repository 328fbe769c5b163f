"""Why a deadline is on this day, in a few plain sentences."""

from __future__ import annotations

from datetime import datetime

from openimr.clocks.counting import LAST_DAY, CountedDay, Counting
from openimr.clocks.day import PACIFIC, written
from openimr.clocks.deadlines import Deadline
from openimr.clocks.holidays import closed
from openimr.clocks.rules import Unit, load_conventions, load_rules


def explain(deadline: Deadline) -> str:
    """How the deadline was counted, and under which rule; ends with what is not yet confirmed.

    >>> from datetime import date
    >>> from openimr.clocks import deadline
    >>> print(explain(deadline("determination.regular", from_=date(2015, 3, 4))))
    30 calendar days, counted from the day after 4 March 2015, the day on which the request and the records were in. \
Weekends count. The last day, 3 April 2015, is a Friday and no holiday, so nothing moves it. \
Labor Code 4610.6(d)(1); 8 CCR 9792.10.6(g).
    """
    sentences = _hours(deadline) if deadline.unit is Unit.HOURS else _days(deadline)
    sentences.append(f"{deadline.source}.")
    sentences += [f"Not yet confirmed: {what}." for what in deadline.unconfirmed]
    return " ".join(sentences)


def _hours(deadline: Deadline) -> list[str]:
    assert isinstance(deadline.from_, datetime)  # a clock of hours counts from an instant
    assert deadline.due_at is not None
    began, ends = deadline.from_.astimezone(PACIFIC), deadline.due_at.astimezone(PACIFIC)
    sentences = [
        f"{deadline.length} hours, counted from {_time(began)}, {deadline.counts_from}.",
        "Nights, weekends and holidays count.",
    ]
    if began.utcoffset() != ends.utcoffset():
        sentences.append("The clocks change in between, so it does not end at the same time of day.")
    return [*sentences, f"It ends at {_time(ends)}."]


def _days(deadline: Deadline) -> list[str]:
    unit = str(deadline.unit) if deadline.length != 1 else str(deadline.unit).removesuffix("s")
    return [
        f"{deadline.length} {unit}, counted from the day after {written(deadline.from_)}, {deadline.counts_from}.",
        "Weekends count." if deadline.unit is Unit.CALENDAR_DAYS else _skipped(deadline),
        *_service(deadline),
        _last_day(deadline),
    ]


def _skipped(deadline: Deadline) -> str:
    holidays = _holidays(deadline)
    if not holidays:
        return "Weekends do not count, and no holiday falls between."
    return f"Weekends do not count, nor {'does' if len(holidays) == 1 else 'do'} {' and '.join(holidays)}."


def _holidays(deadline: Deadline) -> list[str]:
    return [f"{day.why} ({written(day.day)})" for day in _of(deadline, Counting.SKIPPED) if day.day.weekday() < 5]


def _service(deadline: Deadline) -> list[str]:
    rule = load_rules()[deadline.rule]
    if deadline.extension:
        until = _of(deadline, Counting.ADDED_FOR_SERVICE)[-1].day
        added = f"{deadline.extension.length} more {deadline.extension.unit}"
        without = f" without {' and '.join(holidays)}" if (holidays := _holidays(deadline)) else ""
        return [f"{added} for service by {deadline.service}{without}, to {written(until)}."]
    if deadline.service:
        return [rule.without_extension or f"Service {deadline.service} adds no days."]
    return ["How it was served is not known, so no days were added."] if rule.service_extension else []


def _last_day(deadline: Deadline) -> str:
    last = next(day.day for day in reversed(deadline.counted) if day.number)
    if deadline.unit is not Unit.CALENDAR_DAYS:
        return f"The last day is {last:%A}, {written(last)}."
    calendar = load_conventions()[LAST_DAY].calendar
    shut = closed(last, calendar)
    if shut is None:
        return f"The last day, {written(last)}, is a {last:%A} and no holiday, so nothing moves it."
    if last == deadline.due_on:
        return f"The last day, {written(last)}, is {shut.why}; this clock does not move it."
    moved_to = f"{deadline.due_on:%A}, {written(deadline.due_on)}"
    return f"The last day, {written(last)}, is {shut.why}, so it moves to {moved_to}."


def _of(deadline: Deadline, counting: Counting) -> tuple[CountedDay, ...]:
    return tuple(day for day in deadline.counted if day.counting is counting)


def _time(at: datetime) -> str:
    return f"{at:%H:%M} on {written(at)}"
