"""What the heading above a mention says of it: a medical history tells what was, a family history of somebody else."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from openimr.casefile.cues import Manner

# A heading stands at the head of a line or behind a full stop, and a colon follows it.
_HEADING = re.compile(
    r"(?:^|[\n.,]|[ ]{2})[ ]{0,3}(?P<title>[A-Z][A-Z /&()-]{2,40}|[A-Z][a-z]+(?: [A-Za-z]+){0,3})[ ]?:", re.MULTILINE
)
_TELLS = (
    (
        re.compile(r"(?:past |prior |previous )?(?:medical|surgical) (?:history|hx)|(?:P[MS]HX?)", re.IGNORECASE),
        Manner.PAST,
    ),
    (re.compile(r"family (?:medical )?(?:history|hx)|FHX?", re.IGNORECASE), Manner.OF_FAMILY),
)


def told_by_heading(text: str, place: int) -> Manner | None:
    """In what manner the nearest heading above means everything under it.

    >>> told_by_heading("Past medical history: 1. Gout. 2. Asthma.", 33)
    <Manner.PAST: 'past'>
    """
    places, told = _headings(text)
    number = bisect_right(places, place) - 1
    return told[number] if number >= 0 else None


@lru_cache(maxsize=16)
def _headings(text: str) -> tuple[tuple[int, ...], tuple[Manner | None, ...]]:
    places: list[int] = []
    told: list[Manner | None] = []
    for match in _HEADING.finditer(text):
        places.append(match.end())
        told.append(_told(match["title"]))
    return tuple(places), tuple(told)


@lru_cache(maxsize=4096)
def _told(title: str) -> Manner | None:
    return next((manner for form, manner in _TELLS if form.fullmatch(title.strip())), None)
