"""What is in dispute: an item, its body parts, its quantity, and how it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openimr.vocabulary.ranges import Range


class Decision(StrEnum):
    """How an item is decided; there is nothing between. "Partial" exists for a case only."""

    UPHELD = "Upheld"
    OVERTURNED = "Overturned"


class Priority(StrEnum):
    STANDARD = "Standard"
    EXPEDITED = "Expedited"


@dataclass(frozen=True)
class BodyPart:
    """A part of the body with its side and spinal level, where the text names them.

    >>> str(BodyPart("shoulder", side="left"))
    'left shoulder'
    """

    name: str
    side: str | None = None
    level: str | None = None

    def __str__(self) -> str:
        return " ".join(word for word in (self.side, self.name, self.level) if word)


@dataclass(frozen=True, kw_only=True)
class Frequency:
    """So many times in a period: `per` is "day", "week" or "month"."""

    times: Range
    per: str


@dataclass(frozen=True, kw_only=True)
class Duration:
    """How long a course lasts: `unit` is "day", "week" or "month"."""

    length: Range
    unit: str


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """How much is asked for: the whole amount in `unit` ("visits", "injections", "tablets", "days").

    Where the text gives a frequency and a duration, `amount` is their product. `refills` stands beside the amount of
    one supply and is not multiplied into it, since a letter may allow the supply and deny its refills.
    """

    amount: Range
    unit: str
    frequency: Frequency | None = None
    duration: Duration | None = None
    refills: Range | None = None

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"


@dataclass(frozen=True, kw_only=True)
class Drug:
    """An ingredient of the closed vocabulary with its strength as the text prints it ("10/325 mg"), if it does.

    >>> str(Drug(ingredient="hydrocodone", strength="10/325 mg"))
    'hydrocodone 10/325 mg'
    """

    ingredient: str
    strength: str = ""

    def __str__(self) -> str:
        return " ".join(word for word in (self.ingredient, self.strength) if word)


@dataclass(frozen=True, kw_only=True)
class DisputedItem:
    """A treatment that utilization review denied or modified, as the UR letter words it.

    `treatment` is a word of the closed vocabulary in `openimr.wording`, None where none fits; `body_parts` come from
    the item's own text only, and are empty when it names none.
    """

    number: int
    text: str
    treatment: str | None = None
    codes: tuple[str, ...] = ()
    drugs: tuple[Drug, ...] = ()
    body_parts: tuple[BodyPart, ...] = ()
    quantity: Quantity | None = None
