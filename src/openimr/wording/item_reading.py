"""What an item asks for: treatment, codes, drugs, parts of the body, quantity."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from openimr.vocabulary import BodyPart, Drug, Quantity
from openimr.wording.body_part import SIDES, find_body_parts
from openimr.wording.drug import find_drugs
from openimr.wording.procedure_code import find_codes
from openimr.wording.quantity import find_quantity
from openimr.wording.treatment import find_treatment

LONE_SIDE = re.compile(r"\b(left|right|bilateral)(?:ly)?\b|\((L|R)\)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class ItemReading:
    """What was understood of an item's text; None and empty where the text does not say."""

    treatment: str | None = None
    codes: tuple[str, ...] = ()
    drugs: tuple[Drug, ...] = ()
    body_parts: tuple[BodyPart, ...] = ()
    quantity: Quantity | None = None


def read_item(text: str) -> ItemReading:
    """The treatment, codes, drugs, body parts and quantity that an item's text names, from this text only.

    >>> reading = read_item("12 sessions of physical therapy for the lumbar spine")
    >>> reading.treatment, str(reading.body_parts[0]), str(reading.quantity)
    ('physical therapy', 'lumbar spine', '12 visits')
    """
    treatment = find_treatment(text)
    return ItemReading(
        treatment=treatment,
        codes=find_codes(text),
        drugs=find_drugs(text),
        body_parts=_with_lone_side(find_body_parts(text), text),
        quantity=find_quantity(text, treatment=treatment),
    )


def _with_lone_side(parts: tuple[BodyPart, ...], text: str) -> tuple[BodyPart, ...]:
    """The parts; a single one without a side takes the only side of the title ("L4-5 injection, right side")."""
    sides = {SIDES[(match[1] or match[2]).lower()] for match in LONE_SIDE.finditer(text)}
    if len(parts) != 1 or parts[0].side or len(sides) != 1:
        return parts
    return (replace(parts[0], side=sides.pop()),)
