"""Rows that say the same on the same day, as one row with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from openimr.casefile.course.rows import Row
from openimr.casefile.evidence import Evidence

R = TypeVar("R", bound=Row)
Told = tuple[R, Evidence]
"""A row without its evidence, and the place that shows it."""


def alike(told: Iterable[tuple[R, Evidence]]) -> dict[R, list[Evidence]]:
    """Each different row with its places, in the order in which they came."""
    found: dict[R, list[Evidence]] = {}
    for row, place in told:
        found.setdefault(row, []).append(place)
    return found


def in_time(rows: Mapping[R, Iterable[Evidence]]) -> tuple[R, ...]:
    """The rows with their evidence in the order of their days; those without a day come last."""
    whole = [replace(row, evidence=tuple(dict.fromkeys(places))) for row, places in rows.items()]
    return tuple(sorted(whole, key=lambda row: row.on or date.max))
