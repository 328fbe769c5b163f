"""Every place of the file where words stand, or where a concept was found; one of them is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from openimr.casefile import CaseFile, Facts
from openimr.web.reviewer.marked_text import search_hits
from openimr.web.reviewer.page_numbers import PageNumbers, Place

AROUND_A_HIT = 44
HITS_LISTED = 40
LONGEST_SEARCH = 100


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A place where the searched words stand, with a few words around."""

    place: Place
    start: int
    end: int
    number: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, kw_only=True)
class HitsOfRecord:
    """The hits of one record, for the list."""

    name: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, kw_only=True)
class Search:
    """What was searched for, every place where it stands, and which of them is shown."""

    words: str = ""
    concept: str = ""
    """The id of the concept whose places these are; empty for a search for words."""
    label: str = ""
    hits: tuple[Hit, ...]
    present: int = 0
    """The number of the hit that is shown, or of the next one after a page without hits that was turned to."""
    is_between: bool = False
    """Whether the page that is shown has no hit: then the present one comes after it."""
    pages_searched: int = 0

    @property
    def hit(self) -> Hit | None:
        return self.hits[self.present] if self.hits and not self.is_between else None

    @property
    def before(self) -> int | None:
        return self.present - 1 if self.hits and self.present else None

    @property
    def after(self) -> int | None:
        following = self.present + (not self.is_between)
        return following if following < len(self.hits) else None

    def on_page(self, in_file: int) -> Search:
        """The same search while another page is shown: its first hit is the present one, if it has any."""
        present = next((hit.number for hit in self.hits if hit.place.in_file >= in_file), len(self.hits))
        has_hit = present < len(self.hits) and self.hits[present].place.in_file == in_file
        return replace(self, present=present, is_between=not has_hit)

    @property
    def listed(self) -> tuple[HitsOfRecord, ...]:
        """The hits around the one that is shown, by record."""
        first = max(0, min(self.present - HITS_LISTED // 2, len(self.hits) - HITS_LISTED))
        shown = self.hits[first : first + HITS_LISTED]
        return tuple(
            HitsOfRecord(name=part.name, hits=tuple(hits))
            for (_, part), hits in groupby(shown, key=lambda hit: (hit.place.document.id, hit.place.part))
        )

    @property
    def unlisted(self) -> int:
        return max(len(self.hits) - HITS_LISTED, 0)

    def spans_on(self, place: Place) -> tuple[tuple[int, int], ...]:
        """Where the hits of a page stand in its text."""
        return tuple((hit.start, hit.end) for hit in self.hits if hit.place.in_file == place.in_file)

    def present_on(self, place: Place) -> int:
        """Which of the hits of a page is the one that is shown; -1 where it stands on another page."""
        own = [hit.number for hit in self.hits if hit.place.in_file == place.in_file]
        return own.index(self.present) if self.present in own else -1


def search_in(case_file: CaseFile, pages: PageNumbers, words: str, wanted: str = "") -> Search:
    """Every place of the file where the words stand, in the order of its pages."""
    words = " ".join(words.split())[:LONGEST_SEARCH]
    hits = _numbered(_stands(case_file, pages, words))
    return Search(words=words, hits=hits, present=_present(wanted, hits), pages_searched=case_file.readable_page_count)


def concept_in(
    case_file: CaseFile, facts: Facts, pages: PageNumbers, concept: str, label: str, wanted: str = ""
) -> Search:
    """Every place of the file that shows something about a concept, for it or against it."""
    fact = facts.about(concept)
    found = [(place, shown) for shown in fact.evidence if (place := pages.of_evidence(shown))]
    found.sort(key=lambda one: (one[0].in_file, one[1].start))
    hits = _numbered((place, shown.start, shown.end) for place, shown in found)
    return Search(
        concept=concept,
        label=label,
        hits=hits,
        present=_present(wanted, hits),
        pages_searched=case_file.readable_page_count,
    )


def _stands(case_file: CaseFile, pages: PageNumbers, words: str) -> Iterator[tuple[Place, int, int]]:
    for document in case_file.documents:
        for page in document.pages:
            for start, end in search_hits(page.text, words):
                place = pages.place(document.id, page.number)
                assert place is not None  # every page of the file has its number
                yield place, start, end


def _numbered(found: Iterable[tuple[Place, int, int]]) -> tuple[Hit, ...]:
    return tuple(_hit(number, *where) for number, where in enumerate(found))


def _hit(number: int, place: Place, start: int, end: int) -> Hit:
    text = place.text.text if place.text else ""
    return Hit(
        place=place,
        start=start,
        end=end,
        number=number,
        before=_words(text[max(start - AROUND_A_HIT, 0) : start], from_left=False),
        words=text[start:end],
        after=_words(text[end : end + AROUND_A_HIT], from_left=True),
    )


def _present(wanted: str, hits: tuple[Hit, ...]) -> int:
    return int(wanted) if re.fullmatch("[0-9]{1,6}", wanted) and int(wanted) < len(hits) else 0


def _words(text: str, *, from_left: bool) -> str:
    """Whole words only: a word that the window cut is left out."""
    words = text.split(" ")
    kept = words[:-1] if from_left else words[1:]
    return " ".join(" ".join(kept).split())
