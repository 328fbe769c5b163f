"""Which day it legally is: clocks run on days in California, instants are kept in UTC."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from openimr.vocabulary import InputError

PACIFIC = ZoneInfo("America/Los_Angeles")


def legal_day(instant: datetime) -> date:
    """The day in California at this instant. A fax stamped 02:30 UTC belongs to the day before.

    >>> from datetime import UTC
    >>> legal_day(datetime(2014, 3, 4, 2, 30, tzinfo=UTC)).isoformat()
    '2014-03-03'
    """
    if instant.tzinfo is None:
        raise InputError("an instant without a time zone has no legal day.", do="Hand in the instant in UTC.")
    return instant.astimezone(PACIFIC).date()


def written(day: date) -> str:
    """A day as letters and sentences write it.

    >>> written(date(2014, 3, 3))
    '3 March 2014'
    """
    return f"{day.day} {day:%B %Y}"
