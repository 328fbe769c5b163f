"""What an index answers: hits with the passage that shows why, counts, and what was understood of the question."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.corpus import ItemRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A piece of a letter. `field` is the `ItemRow` field that it stands in, from `start` on.

    `matches` are start and end within `text`, in code points, in order and apart from each other.
    """

    field: str
    start: int
    text: str
    matches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """An item that was found. `title` is the item's text with its matches; `passages` are the best of the rest."""

    row: ItemRow
    score: float
    title: Passage
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetValue:
    """A value and the number of items that would be found if it alone were chosen in its field."""

    value: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """The values of one field, the most frequent first (years in order), counted without the field's own choice.

    `more` is the number of further values that are not listed. Where `is_estimate`, one slice of the items was counted
    for all: counts are rounded to the digits that this leaves, and rare values may lack.
    """

    field: str
    values: tuple[FacetValue, ...]
    more: int = 0
    is_estimate: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One page of what was found.

    `notes` say what was understood otherwise than typed. `suggestion` is a spelling that would find something, empty
    where there is none or none is needed.
    """

    total: int
    page: int
    per_page: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...] = ()
    notes: tuple[str, ...] = ()
    suggestion: str = ""

    @property
    def pages(self) -> int:
        """The number of pages, at least 1."""
        return max(1, -(-self.total // self.per_page))

    def facet(self, field: str) -> Facet:
        """The facet of a field, without values where it was not counted."""
        return next((facet for facet in self.facets if facet.field == field), Facet(field=field, values=()))


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarItem:
    """A past item that is like the one asked about, and what makes it so."""

    row: ItemRow
    score: float
    is_same_treatment: bool
    is_same_category: bool
    shared_body_parts: tuple[str, ...]
    shared_words: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def why(self) -> str:
        """The reasons in words: "same treatment, same body part (lumbar spine), shared words: sciatica, flare"."""
        reasons = []
        if self.is_same_treatment:
            reasons.append("same treatment")
        elif self.is_same_category:
            reasons.append(f"same category ({self.row.category})")
        if self.shared_body_parts:
            reasons.append(f"same body part ({', '.join(self.shared_body_parts)})")
        if self.shared_words:
            reasons.append(f"shared words: {', '.join(self.shared_words)}")
        return ", ".join(reasons)


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarItems:
    """The most alike first."""

    items: tuple[SimilarItem, ...]

    def count(self, decision: str) -> int:
        """How many of them were decided so."""
        return sum(item.row.decision == decision for item in self.items)
