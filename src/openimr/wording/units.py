"""The units that quantities come in, and the periods of a course, in every spelling."""

from __future__ import annotations

import re

UNITS = {
    "visits": ("visit", "session", "treatment", "appointment"),
    "injections": ("injection", "shot"),
    "tablets": ("tablet", "tab", "pill", "tb"),
    "capsules": ("capsule", "cap"),
    "patches": ("patch", "patche"),
    "films": ("film",),
    "lozenges": ("lozenge", "troche"),
    "suppositories": ("suppository", "suppositorie"),
    "pads": ("pad",),
    "boxes": ("box", "boxe"),
    "tubes": ("tube",),
    "bottles": ("bottle", "btl"),
    "pens": ("pen",),
    "grams": ("gram", "gm", "g", "gr"),
    "ounces": ("ounce", "oz"),
    "milliliters": ("milliliter", "millilitre", "ml"),
    "units": ("unit",),
}
NAMES = {said: unit for unit, spellings in UNITS.items() for said in spellings}
UNIT = r"(?:" + "|".join(f"{said}s?" for said in sorted(NAMES, key=len, reverse=True)) + r")\b"

# Doses come in these, and supplies of a drug are counted in them where no other unit stands there.
FORMS = ("patch", "capsule", "film", "lozenge", "troche", "suppositor(?:y|ie)", "tube", "bottle", "pad")
FORM = re.compile(rf"\b(?P<form>{'|'.join(FORMS)})(?:e?s)?\b", re.IGNORECASE)

PERIOD = r"(?:days?|daily|weeks?|weekly|wks?|months?|monthly|mos?)\b"
PERIODS = {"d": "day", "w": "week", "m": "month"}


def unit_of(said: str) -> str:
    """The unit that a spelling means.

    >>> unit_of("Sessions")
    'visits'
    """
    return NAMES[said.lower().removesuffix("s")]


def form_in(text: str) -> str | None:
    """The unit of the form in which a text names a drug, None where it names none.

    >>> form_in("Lidoderm 5% patches")
    'patches'
    """
    match = FORM.search(text)
    return unit_of(match["form"]) if match else None


def period_of(said: str) -> str:
    """ "day", "week" or "month" for any spelling of it.

    >>> period_of("wks")
    'week'
    """
    return PERIODS[said[0].lower()]
