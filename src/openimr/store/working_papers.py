"""A reviewer's own papers: notes and bookmarks on pages, the place in each file, the size of pages.

They are no part of the record of a case: no event names them, nobody else reads them, and they go when the case leaves
the reviewer.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from openimr.store.models import CaseRow, PageNoteRow, ReadingHabitRow, ReadingPlaceRow
from openimr.workflow import State

LONGEST_NOTE = 20_000


@dataclass(frozen=True, kw_only=True)
class PageNote:
    """What stands on one page: words, a bookmark, or both."""

    record_id: str
    page: int
    text: str = ""
    is_bookmark: bool = False

    @property
    def digest(self) -> str:
        """A short name for exactly this note, by which a form knows what it was opened with."""
        return hashlib.sha256(f"{self.is_bookmark}\0{self.text}".encode()).hexdigest()[:16]

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and not self.is_bookmark


@dataclass(frozen=True, kw_only=True)
class WorkingPapers:
    """The papers of one reviewer on one case."""

    case_number: str
    reviewer: str

    def notes(self) -> tuple[PageNote, ...]:
        """Every note and bookmark, in the order in which they were written."""
        return tuple(map(_note, self._notes().order_by("id")))

    def note(self, record_id: str, page: int) -> PageNote:
        """What stands on a page; an empty note where nothing does."""
        row = self._notes().filter(record_id=record_id, page=page).first()
        return _note(row) if row else PageNote(record_id=record_id, page=page)

    def keep(self, note: PageNote, *, seen: str, at: datetime) -> PageNote:
        """The note as it now stands: this one, or another window's where that has written since `seen`."""
        with transaction.atomic():
            list(self._notes().select_for_update())  # two windows at once: the second waits and then sees the first
            stored = self.note(note.record_id, note.page)
            if stored.digest not in {seen, note.digest}:
                return stored
            if note.is_empty:
                self._notes().filter(record_id=note.record_id, page=note.page).delete()
            else:
                PageNoteRow.objects.update_or_create(
                    case_number=self.case_number,
                    reviewer=self.reviewer,
                    record_id=note.record_id,
                    page=note.page,
                    defaults={"text": note.text[:LONGEST_NOTE], "is_bookmark": note.is_bookmark, "saved_at": at},
                )
        return note

    def place(self) -> tuple[str, int] | None:
        """The record and page at which the reviewer last looked."""
        row = ReadingPlaceRow.objects.filter(case_number=self.case_number, reviewer=self.reviewer).first()
        return (row.record_id, row.page) if row else None

    def go_to(self, record_id: str, page: int) -> None:
        """Remember the place."""
        ReadingPlaceRow.objects.update_or_create(
            case_number=self.case_number,
            reviewer=self.reviewer,
            defaults={"record_id": record_id, "page": page},
        )

    def zoom(self, otherwise: str) -> str:
        """How large this reviewer likes a page, in every file."""
        row = ReadingHabitRow.objects.filter(reviewer=self.reviewer).first()
        return row.zoom if row else otherwise

    def set_zoom(self, zoom: str) -> None:
        ReadingHabitRow.objects.update_or_create(reviewer=self.reviewer, defaults={"zoom": zoom})

    def _notes(self) -> QuerySet[PageNoteRow]:
        return PageNoteRow.objects.filter(case_number=self.case_number, reviewer=self.reviewer)


def forget_closed_papers() -> int:
    """Delete the notes and places of cases that are no longer with the reviewer who wrote them; how many there were."""
    held = {
        (row.number, row.reviewer)
        for row in CaseRow.objects.filter(state__in=[State.IN_REVIEW.value, State.SIGNED.value])
    }
    gone = 0
    for table in (PageNoteRow, ReadingPlaceRow):
        for row in table.objects.all():
            if (row.case_number, row.reviewer) not in held:
                row.delete()
                gone += 1
    return gone


def _note(row: PageNoteRow) -> PageNote:
    return PageNote(record_id=row.record_id, page=row.page, text=row.text, is_bookmark=row.is_bookmark)
