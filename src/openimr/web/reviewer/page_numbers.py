"""Page numbers through the whole file, as a reviewer cites them: page 31 of 118."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openimr.casefile import CaseFile, Document, Evidence


@dataclass(frozen=True, kw_only=True)
class Place:
    """One page of one record, with its number in the record and in the whole file."""

    document: Document
    page: int
    in_file: int

    @property
    def key(self) -> str:
        """The page as a form names it: `r3:4`."""
        return f"{self.document.id}:{self.page}"


@dataclass(frozen=True)
class PageNumbers:
    """Every page of a file in order; a record that could not be read still counts its pages, at least one."""

    places: tuple[Place, ...]

    @classmethod
    def of(cls, case_file: CaseFile) -> PageNumbers:
        return cls(tuple(_places(case_file)))

    @property
    def total(self) -> int:
        return len(self.places)

    def place(self, record_id: str, page: int) -> Place | None:
        """The page of that number, or the nearest that the record has; None where there is no such record."""
        own = [place for place in self.places if place.document.id == record_id]
        return own[min(max(page, 1), len(own)) - 1] if own else None

    def of_evidence(self, evidence: Evidence) -> Place | None:
        return self.place(evidence.document_id, evidence.page)

    def neighbours(self, place: Place) -> tuple[Place | None, Place | None]:
        """The page before and the page after, across the borders of records."""
        index = place.in_file - 1
        before = self.places[index - 1] if index else None
        after = self.places[index + 1] if index + 1 < len(self.places) else None
        return before, after


def page_count(document: Document) -> int:
    """How many pages a record takes in the numbering."""
    return max(document.page_count, len(document.pages), 1)


def _places(case_file: CaseFile) -> Iterator[Place]:
    number = 0
    for document in case_file.documents:
        for page in range(1, page_count(document) + 1):
            number += 1
            yield Place(document=document, page=page, in_file=number)
