"""Dates as people write them in records, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?P<name>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"

# Anchored on both sides, so that "7/10" (a pain score) and "12/16/13.4" are no dates.
FORMS = tuple(
    re.compile(r"(?<![\w/.-])" + form + r"(?![\w/-])(?!\.\d)", re.IGNORECASE)
    for form in (
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})",
        r"(?P<month>\d{1,2})-(?P<day>\d{1,2})-(?P<year>\d{4}|\d{2})",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+" + MONTH + r",?\s+(?P<year>\d{4})",
    )
)


@dataclass(frozen=True, order=True)
class WrittenDate:
    """A day and the code points of the text that name it."""

    start: int
    end: int
    on: date


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Every full date of a text, in the order in which they stand. Months come before days, as in California.

    >>> [str(found.on) for found in written_dates("Seen 01/29/15 and on 3 Feb. 2015; pain 7/10.")]
    ['2015-01-29', '2015-02-03']
    """
    return tuple(sorted(found for form in FORMS for match in form.finditer(text) if (found := as_date(match))))


def as_date(match: re.Match[str]) -> WrittenDate | None:
    """The day that a match names; None where the calendar has no such day."""
    parts = match.groupdict()
    name = parts.get("name")
    month = MONTHS[name.lower()] if name else int(parts["month"])
    try:
        return WrittenDate(match.start(), match.end(), date(full_year(parts["year"]), month, int(parts["day"])))
    except ValueError:
        return None


def full_year(written: str) -> int:
    """The year; one of two digits lies between 1950 and 2049, since workers' records reach no further."""
    if len(written) == 4:
        return int(written)
    return int(written) + (2000 if int(written) < 50 else 1900)


def in_words(day: date) -> str:
    """A day as prose writes it.

    >>> in_words(date(2015, 1, 29))
    '29 January 2015'
    """
    return f"{day.day} {day:%B %Y}"
