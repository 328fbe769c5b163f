"""Page numbers through the whole file, as a reviewer cites them: page 31 of 118."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from openimr.casefile import CaseFile, Document, DocumentPart, Evidence, Page, page_numbered, part_at, parts_of


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

    @property
    def part(self) -> DocumentPart:
        """The record to which the page belongs: one of several of an upload, or the document itself."""
        return part_at(self.document, self.page)

    @property
    def name(self) -> str:
        return self.part.name

    @property
    def page_of_part(self) -> int:
        return self.page - self.part.first_page + 1

    @property
    def turned(self) -> int:
        """How a scan was turned to be read; a person wants it the same way up."""
        return self.text.turned if self.text else 0

    @property
    def text(self) -> Page | None:
        """What was read on the page; None where nothing was."""
        return page_numbered(self.document.pages, self.page)


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
        first, count = self._ranges.get(record_id, (0, 0))
        return self.places[first + min(max(page, 1), count) - 1] if count else None

    @cached_property
    def _ranges(self) -> dict[str, tuple[int, int]]:
        """Where each record begins among the places, and how many of them are its own."""
        ranges: dict[str, tuple[int, int]] = {}
        for index, place in enumerate(self.places):
            first, count = ranges.get(place.document.id, (index, 0))
            ranges[place.document.id] = (first, count + 1)
        return ranges

    def numbered(self, in_file: int) -> Place | None:
        """The page with this number in the whole file, or the nearest; None for a file without pages."""
        return self.places[min(max(in_file, 1), self.total) - 1] if self.places else None

    def of_evidence(self, evidence: Evidence) -> Place | None:
        return self.place(evidence.document_id, evidence.page)

    @cached_property
    def firsts(self) -> tuple[Place, ...]:
        """The first page of each record; those of an upload one by one."""
        documents = [self.places[first].document for first, _ in self._ranges.values()]
        found = [self.place(document.id, part.first_page) for document in documents for part in parts_of(document)]
        return tuple(place for place in found if place)

    def records_around(self, place: Place) -> tuple[Place | None, Place | None]:
        """The first page of the record before, and of the record after."""
        here = max((at for at, first in enumerate(self.firsts) if first.in_file <= place.in_file), default=0)
        before = self.firsts[here - 1] if here else None
        after = self.firsts[here + 1] if here + 1 < len(self.firsts) else None
        return before, after

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
