"""What an item asks for: treatment, parts of the body, quantity."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.vocabulary import BodyPart, Quantity
from openimr.wording.body_part import find_body_parts
from openimr.wording.quantity import find_quantity
from openimr.wording.treatment import find_treatment


@dataclass(frozen=True, kw_only=True)
class ItemReading:
    """What was understood of an item's text; None and empty where the text does not say."""

    treatment: str | None = None
    body_parts: tuple[BodyPart, ...] = ()
    quantity: Quantity | None = None


def read_item(text: str) -> ItemReading:
    """The treatment, body parts and quantity that an item's text names, from this text only.

    >>> reading = read_item("12 sessions of physical therapy for the lumbar spine")
    >>> reading.treatment, str(reading.body_parts[0]), str(reading.quantity)
    ('physical therapy', 'lumbar spine', '12 visits')
    """
    treatment = find_treatment(text)
    return ItemReading(
        treatment=treatment,
        body_parts=find_body_parts(text),
        quantity=find_quantity(text, treatment=treatment),
    )
