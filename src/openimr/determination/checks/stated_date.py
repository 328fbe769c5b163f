"""Dates as texts write them: 10-18-16, 10/18/2016, October 18, 2016."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
DATE = (
    r"(?:(?<![\d/-])\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})(?![\d/-]*\d)"
    rf"|\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
)
_DATE = re.compile(DATE, re.IGNORECASE)
# A year of two digits lies within this century up to here: an injury of 1998 is still under review today.
LAST_OF_THIS_CENTURY = 59


def dates_in(text: str) -> Iterator[tuple[re.Match[str], date]]:
    """Every date that a text states in full, with its place; what is no day of the calendar is left out.

    >>> [day.isoformat() for _, day in dates_in("Seen on 1-9-17, again on February 30, 2017 and March 2, 2017.")]
    ['2017-01-09', '2017-03-02']
    """
    for match in _DATE.finditer(text):
        day = date_of(match.group())
        if day:
            yield match, day


def date_of(said: str) -> date | None:
    """The day that a match of `DATE` means."""
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    if said[0].isalpha():
        month, (day, year) = _MONTHS.index(said[:3].lower()) + 1, numbers
    elif len(said.partition("-")[0]) == len("2017"):
        year, month, day = numbers
    else:
        month, day, year = numbers
    if year < 100:
        year += 2000 if year <= LAST_OF_THIS_CENTURY else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None
