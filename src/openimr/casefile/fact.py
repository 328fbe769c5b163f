"""A fact of the record: a concept, its value as a range, its status, and the spans that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from openimr.casefile.evidence import Evidence
from openimr.casefile.places import Places
from openimr.vocabulary import Range


class FactStatus(StrEnum):
    """How the record speaks about a concept. "Not found" is never the same as "denied"."""

    DOCUMENTED = "documented"
    DENIED = "denied in the record"
    NOT_FOUND = "not found"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, kw_only=True)
class SearchLog:
    """Where and for what was looked, when something was not found: the proof of an absence."""

    pages_read: int
    pages_total: int
    terms: tuple[str, ...]
    lowest_quality: float = 1.0
    near: tuple[Evidence, ...] = ()
    """Spans that come near and do not count, each worth a physician's look."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What the record says about one concept of the closed vocabulary in `openimr.casefile.concepts`.

    `value` is a count or measure in `unit`, as a range: a count that nobody recorded is `[0, ∞)`. Conflicting values
    are both kept in `evidence`. `corrected` holds a reviewer's reason where a person has overruled the machine.
    """

    concept: str
    status: FactStatus
    value: Range | None = None
    unit: str = ""
    text: str = ""
    on: date | None = None
    evidence: tuple[Evidence, ...] | Places = ()
    search: SearchLog | None = None
    corrected: str = ""


@dataclass(frozen=True)
class Facts(Mapping[str, Fact]):
    """All facts of a case by concept; a concept that was never asked for is not found."""

    by_concept: Mapping[str, Fact] = field(default_factory=dict)

    def __getitem__(self, concept: str) -> Fact:
        return self.by_concept[concept]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_concept)

    def __len__(self) -> int:
        return len(self.by_concept)

    def about(self, concept: str) -> Fact:
        """The fact about `concept`; where nothing is known, one with status *not found*."""
        return self.by_concept.get(concept) or Fact(concept=concept, status=FactStatus.NOT_FOUND)

    def corrected(self, fact: Fact) -> Facts:
        """These facts with one of them replaced by a person's correction."""
        return Facts({**self.by_concept, fact.concept: fact})
