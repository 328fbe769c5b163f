"""The record in the middle: the page, where in the file we are, what a search found, and the reviewer's own papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from openimr.casefile import Copies, DocumentPart, DocumentType, Reading
from openimr.store.working_papers import PageNote
from openimr.web.reviewer.file_guide import FileGuide, FoundConcept
from openimr.web.reviewer.file_search import Search
from openimr.web.reviewer.leaf import Leaf, can_be_drawn, leaf, picture_href
from openimr.web.reviewer.look import Look
from openimr.web.reviewer.page_numbers import PageNumbers, Place
from openimr.web.reviewer.zoom import ZOOMS, larger, smaller

PAGES_NEAR = 5
"""How many pages before and after this one have a thumbnail; a file of 2,000 pages has no more of them."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of the records beside their pages: which were opened, what was read, which pages are copies."""

    opened: frozenset[str]
    is_read: Callable[[str, DocumentPart], bool]
    copies: Copies


@dataclass(frozen=True, kw_only=True)
class OutlineEntry:
    """One record in the list of records; those of an upload stand one by one."""

    href: str
    name: str
    type: DocumentType
    dated: date | None
    first_page: int
    pages: int
    is_opened: bool
    is_read: bool
    is_here: bool
    copies: int
    """How many of its pages are copies of earlier pages of the file."""
    note: str


@dataclass(frozen=True, kw_only=True)
class NearPage:
    """A page around the one that is shown, with the address of its thumbnail where it can be drawn."""

    href: str
    in_file: int
    name: str
    picture: str
    is_here: bool


@dataclass(frozen=True, kw_only=True)
class NoteLine:
    """A note or a bookmark with the way to its page."""

    note: PageNote
    href: str
    in_file: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Way:
    """A link to another page: its address and its number in the whole file."""

    href: str
    in_file: int


@dataclass(frozen=True, kw_only=True)
class Papers:
    """The reviewer's own notes: all of them, the one of this page, and what another window wrote there meanwhile."""

    notes: tuple[PageNote, ...] = ()
    here: PageNote
    typed: PageNote | None = None
    """What this window holds where another one has saved something else."""

    @property
    def shown(self) -> PageNote:
        return self.typed or self.here

    @property
    def base(self) -> str:
        """What the form was opened with; nothing while two texts stand against each other, so that none is lost."""
        return "" if self.typed else self.here.digest


@dataclass(frozen=True, kw_only=True)
class RecordPane:
    """All that the middle shows. `place` is None for a file without any record."""

    place: Place | None
    look: Look
    total: int
    zoom: str
    leaf: Leaf | None = None
    beside: Leaf | None = None
    outline: tuple[OutlineEntry, ...] = ()
    near: tuple[NearPage, ...] = ()
    before: Way | None = None
    after: Way | None = None
    record_before: Way | None = None
    record_after: Way | None = None
    beside_before: Way | None = None
    beside_after: Way | None = None
    search: Search | None = None
    concepts: tuple[FoundConcept, ...] = ()
    papers: Papers | None = None
    notes: tuple[NoteLine, ...] = ()
    is_read: bool = False
    """Whether the record in the middle was read to its end."""

    @property
    def zooms(self) -> tuple[tuple[str, str | Promise], ...]:
        return tuple(ZOOMS.items())

    @property
    def smaller(self) -> str:
        return smaller(self.zoom)

    @property
    def larger(self) -> str:
        return larger(self.zoom)

    @property
    def beside_opens(self) -> str:
        """The address with this page a second time next to itself, so that either can be turned."""
        assert self.place is not None
        return self.look.with_beside(self.place.document.id, self.place.page).href

    @property
    def swapped(self) -> str:
        """The two pages in each other's place."""
        assert self.place is not None
        assert self.look.beside is not None
        return self.look.at(*self.look.beside).with_beside(self.place.document.id, self.place.page).href


def record_pane(
    look: Look,
    pages: PageNumbers,
    guide: FileGuide,
    known: Known,
    *,
    zoom: str,
    papers: Papers | None = None,
    search: Search | None = None,
) -> RecordPane:
    """The page that `look` names, with its marks, and what stands around it."""
    place = pages.place(look.record, look.page)
    outline = _outline(look, pages, known)
    if place is None:
        return RecordPane(place=None, look=look, outline=outline, total=pages.total, zoom=zoom)
    before, after = pages.neighbours(place)
    record_before, record_after = pages.records_around(place)
    second = pages.place(*look.beside) if look.beside else None
    beside_before, beside_after = pages.neighbours(second) if second else (None, None)
    return RecordPane(
        place=place,
        look=look,
        total=pages.total,
        zoom=zoom,
        leaf=_leaf(look, place, guide, search, zoom),
        beside=_leaf(look.at(second.document.id, second.page), second, guide, search, zoom, is_second=True)
        if second
        else None,
        outline=outline,
        near=_near(look, pages, place),
        before=_way(look, before),
        after=_way(look, after),
        record_before=_way(look, record_before),
        record_after=_way(look, record_after),
        beside_before=_beside_way(look, beside_before),
        beside_after=_beside_way(look, beside_after),
        search=search,
        concepts=guide.concepts,
        papers=papers,
        notes=note_lines(papers.notes, look, pages) if papers else (),
        is_read=known.is_read(place.document.id, place.part),
    )


def note_lines(notes: Sequence[PageNote], look: Look, pages: PageNumbers) -> tuple[NoteLine, ...]:
    """The notes in the order of the pages on which they stand."""
    lines = [
        NoteLine(
            note=note,
            href=look.at(note.record_id, note.page).href,
            in_file=place.in_file,
            name=place.name,
        )
        for note in notes
        if (place := pages.place(note.record_id, note.page))
    ]
    return tuple(sorted(lines, key=lambda line: line.in_file))


def _leaf(
    look: Look, place: Place, guide: FileGuide, search: Search | None, zoom: str, *, is_second: bool = False
) -> Leaf:
    return leaf(
        look,
        place,
        guide.marks_on(place),
        search.spans_on(place) if search else (),
        zoom=zoom,
        present_hit=search.present_on(place) if search and not is_second else -1,
        with_tags=not is_second,
    )


def _outline(look: Look, pages: PageNumbers, known: Known) -> tuple[OutlineEntry, ...]:
    copied: dict[str, list[int]] = defaultdict(list)
    for copy in known.copies.pages:
        copied[copy.document_id].append(copy.page)
    return tuple(_entry(look, first, known, copied[first.document.id]) for first in pages.firsts)


def _entry(look: Look, first: Place, known: Known, copied: Sequence[int]) -> OutlineEntry:
    """The line for the record that begins at `first`."""
    document, part = first.document, first.part
    return OutlineEntry(
        href=look.at(document.id, first.page).href,
        name=part.name,
        type=part.type,
        dated=part.dated,
        first_page=first.in_file,
        pages=part.page_count,
        is_opened=document.id in known.opened,
        is_read=known.is_read(document.id, part),
        is_here=document.id == look.record and part.first_page <= look.page <= part.last_page,
        copies=sum(part.first_page <= page <= part.last_page for page in copied),
        note="" if document.reading is Reading.READ else document.reading.value,
    )


def _near(look: Look, pages: PageNumbers, place: Place) -> tuple[NearPage, ...]:
    around = pages.places[max(place.in_file - 1 - PAGES_NEAR, 0) : place.in_file + PAGES_NEAR]
    drawn = {
        document.id: can_be_drawn(document.sha256)
        for document in {near.document.id: near.document for near in around}.values()
    }
    return tuple(
        NearPage(
            href=look.at(near.document.id, near.page).href,
            in_file=near.in_file,
            name=near.name,
            picture=picture_href(look.case_number, near, "thumb") if drawn[near.document.id] else "",
            is_here=near.in_file == place.in_file,
        )
        for near in around
    )


def _way(look: Look, place: Place | None) -> Way | None:
    return Way(href=look.at(place.document.id, place.page).href, in_file=place.in_file) if place else None


def _beside_way(look: Look, place: Place | None) -> Way | None:
    return Way(href=look.with_beside(place.document.id, place.page).href, in_file=place.in_file) if place else None
