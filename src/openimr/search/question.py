"""What a person asks of the published items."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

FIELDS = (
    "treatment",
    "category",
    "body_part",
    "drug",
    "decision",
    "guideline",
    "cites",
    "specialty",
    "year",
)
"""What an item can be chosen by and is counted by, in the order in which facets are shown."""


class Sort(StrEnum):
    """The order of the hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, kw_only=True)
class Question:
    """Words as a person types them, and choices beside them. An empty question asks for everything, newest first.

    Two choices in one field ask for either, choices in two fields for both. A choice is a value as the facets show it,
    or what else people call it: a brand name in `drug`, "low back" in `body_part`, the name of a topic in `cites`.
    `sort` None is by relevance where there are words, else newest first.
    """

    words: str = ""
    treatment: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    body_part: tuple[str, ...] = ()
    drug: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    guideline: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    specialty: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    case_number: str = ""
    sort: Sort | None = None

    def chosen(self, field: str) -> tuple[str, ...]:
        """The choices in one of `FIELDS`; those of the year are in `year_from` and `year_to`."""
        values: tuple[str, ...] = () if field == "year" else getattr(self, field)
        return values

    @property
    def chosen_fields(self) -> tuple[str, ...]:
        """The fields in which something was chosen."""
        is_dated = self.year_from is not None or self.year_to is not None
        return tuple(field for field in FIELDS if (is_dated if field == "year" else self.chosen(field)))

    @property
    def is_empty(self) -> bool:
        return all(not getattr(self, field.name) for field in fields(self) if field.name != "sort")
