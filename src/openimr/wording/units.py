"""The units that quantities come in, and the periods of a course, in every spelling."""

from __future__ import annotations

UNITS = {
    "visits": ("visit", "session", "treatment", "appointment"),
    "injections": ("injection",),
    "tablets": ("tablet", "tab", "pill"),
    "capsules": ("capsule", "cap"),
    "patches": ("patch", "patche"),
    "pads": ("pad",),
    "boxes": ("box", "boxe"),
    "tubes": ("tube",),
    "bottles": ("bottle",),
    "grams": ("gram", "gm"),
    "units": ("unit",),
}
NAMES = {said: unit for unit, spellings in UNITS.items() for said in spellings}
UNIT = r"(?:" + "|".join(f"{said}s?" for said in sorted(NAMES, key=len, reverse=True)) + r")\b"

PERIOD = r"(?:days?|daily|weeks?|weekly|wks?|months?|monthly|mos?)\b"
PERIODS = {"d": "day", "w": "week", "m": "month"}


def unit_of(said: str) -> str:
    """The unit that a spelling means.

    >>> unit_of("Sessions")
    'visits'
    """
    return NAMES[said.lower().removesuffix("s")]


def period_of(said: str) -> str:
    """ "day", "week" or "month" for any spelling of it.

    >>> period_of("wks")
    'week'
    """
    return PERIODS[said[0].lower()]
