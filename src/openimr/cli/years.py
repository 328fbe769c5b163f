"""The years of `--year`: 2015, 2014-2016, 2014- or -2016."""

from __future__ import annotations

import re

import click


def years_of(said: str | None) -> tuple[int | None, int | None]:
    """The first and the last year, of which either may be open.

    >>> years_of("2015"), years_of("2014-"), years_of("..2016"), years_of(None)
    ((2015, 2015), (2014, None), (None, 2016), (None, None))
    """
    match = re.fullmatch(r"(\d{4})?(?:(-|\.\.)(\d{4})?)?", said or "")
    if match is None or (said and not match[1] and not match[3]):
        raise click.UsageError(f"--year {said} is no year. Write 2015, 2014-2016, 2014- or -2016.")
    first, last = (int(match[group]) if match[group] else None for group in (1, 3))
    if first and last and first > last:
        raise click.UsageError(f"--year {said}: the first year is after the last. Give the earlier year first.")
    return first, last if match[2] else first
