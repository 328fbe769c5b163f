"""The record in the middle: where in the file we are, the page with its marks, and what a search found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from openimr.casefile import CaseFile, DocumentPart, Reading, has_pictures, in_words, part_at, parts_of
from openimr.store.files import StoredFiles
from openimr.web.reviewer.look import SCAN, Look
from openimr.web.reviewer.marked_text import Mark, marked_page, search_hits
from openimr.web.reviewer.page_numbers import PageNumbers, Place

AROUND_A_HIT = 44
MOST_HITS = 300


@dataclass(frozen=True, kw_only=True)
class OutlineEntry:
    """One record in the list of records."""

    href: str
    name: str
    first_page: int
    last_page: int
    is_opened: bool
    is_here: bool
    note: str
    is_read: bool = False


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A place where the searched words stand, with a few words around."""

    place: Place
    on_page: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Search:
    """What was searched for, every place where it stands, and which of them is shown."""

    words: str
    hits: tuple[Hit, ...]
    present: int = 0
    pages_searched: int = 0

    @property
    def hit(self) -> Hit | None:
        return self.hits[self.present] if self.hits else None

    @property
    def before(self) -> int | None:
        return self.present - 1 if self.hits and self.present else None

    @property
    def after(self) -> int | None:
        return self.present + 1 if self.present + 1 < len(self.hits) else None


@dataclass(frozen=True, kw_only=True)
class RecordPane:
    """All that the middle shows. `place` is None for a file without any record."""

    place: Place | None
    look: Look
    outline: tuple[OutlineEntry, ...]
    total: int
    body: SafeString | str = ""
    mark_count: int = 0
    has_scan: bool = False
    shows_scan: bool = False
    quality: int = 100
    before: tuple[str, int] | None = None
    after: tuple[str, int] | None = None
    search: Search | None = None
    part_name: str = ""
    """What the record in the middle is called, where it is one of several of an upload."""
    is_read: bool = False

    @property
    def other_form(self) -> str:
        """The address of the same page as a picture, or as text again."""
        assert self.place is not None  # only a page has two forms
        show = "text" if self.shows_scan else SCAN
        return self.look.at(self.place.document.id, self.place.page, show=show).href


def record_pane(
    look: Look,
    pages: PageNumbers,
    marks_on: Callable[[Place], Sequence[Mark]],
    opened: frozenset[str],
    has_read: Callable[[str, DocumentPart], bool],
    *,
    search: Search | None = None,
) -> RecordPane:
    """The page that `look` names, with its marks, as text or as a picture."""
    place = pages.place(look.record, look.page)
    outline = _outline(look, pages, opened, has_read)
    if place is None:
        return RecordPane(place=None, look=look, outline=outline, total=pages.total, search=search)
    document = place.document
    page = next((page for page in document.pages if page.number == place.page), None)
    has_scan = document.reading is not Reading.NEEDS_PASSWORD and can_be_drawn(document.sha256)
    marks = marks_on(place)
    before, after = pages.neighbours(place)
    hit = search.hit if search else None
    return RecordPane(
        place=place,
        look=look,
        outline=outline,
        total=pages.total,
        body=marked_page(
            page.text,
            marks,
            search_hits(page.text, search.words) if search else (),
            present_hit=hit.on_page if hit and hit.place == place else -1,
        )
        if page and page.text.strip()
        else "",
        mark_count=len({mark.label for mark in marks}),
        has_scan=has_scan,
        # A page without text is shown as it looks, because there is nothing else to read.
        shows_scan=has_scan and (look.show == SCAN or not (page and page.text.strip())),
        quality=round(page.quality * 100) if page else 0,
        before=(look.at(before.document.id, before.page).href, before.in_file) if before else None,
        after=(look.at(after.document.id, after.page).href, after.in_file) if after else None,
        search=search,
        part_name=part_at(document, place.page).name if document.parts else "",
        is_read=has_read(document.id, part_at(document, place.page)),
    )


def search_in(case_file: CaseFile, pages: PageNumbers, words: str, wanted: str = "") -> Search:
    """Every place of the file where the words stand, in the order of its pages."""
    words = " ".join(words.split())[:100]
    hits: list[Hit] = []
    for document in case_file.documents:
        for page in document.pages:
            place = pages.place(document.id, page.number)
            for number, (start, end) in enumerate(search_hits(page.text, words)):
                assert place is not None  # every page of the file has its number
                hits.append(
                    Hit(
                        place=place,
                        on_page=number,
                        before=_words(page.text[max(start - AROUND_A_HIT, 0) : start], from_left=False),
                        words=page.text[start:end],
                        after=_words(page.text[end : end + AROUND_A_HIT], from_left=True),
                    )
                )
    present = int(wanted) if re.fullmatch("[0-9]{1,6}", wanted) and int(wanted) < len(hits) else 0
    return Search(
        words=words, hits=tuple(hits[:MOST_HITS]), present=present, pages_searched=case_file.readable_page_count
    )


def can_be_drawn(sha256: str) -> bool:
    """Whether the stored bytes are a PDF or a picture, so that the pages can be shown as they look."""
    try:
        with StoredFiles().path(sha256).open("rb") as file:
            return has_pictures(file.read(1024))
    except OSError:
        return False


def _outline(
    look: Look, pages: PageNumbers, opened: frozenset[str], has_read: Callable[[str, DocumentPart], bool]
) -> tuple[OutlineEntry, ...]:
    """Every record; those of an upload one by one."""
    firsts = [place for place in pages.places if place.page == 1]
    return tuple(
        OutlineEntry(
            href=look.at(first.document.id, part.first_page).href,
            name=named_with_day(part) if first.document.parts else part.name,
            first_page=first.in_file + part.first_page - 1,
            last_page=first.in_file + part.last_page - 1,
            is_opened=first.document.id in opened,
            is_here=first.document.id == look.record and part.first_page <= look.page <= part.last_page,
            note="" if first.document.reading is Reading.READ else first.document.reading.value,
            is_read=has_read(first.document.id, part),
        )
        for first in firsts
        for part in parts_of(first.document)
    )


def named_with_day(part: DocumentPart) -> str:
    return f"{part.name}, {in_words(part.dated)}" if part.dated else part.name


def _words(text: str, *, from_left: bool) -> str:
    """Whole words only: a word that the window cut is left out."""
    words = text.split(" ")
    kept = words[:-1] if from_left else words[1:]
    return " ".join(" ".join(kept).split())
