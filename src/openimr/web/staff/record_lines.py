"""The records of a case as a list shows them: what each is, who sent it, and how far it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from openimr.casefile import Copies, Reading
from openimr.store.codec import loads
from openimr.store.jobs import being_tried
from openimr.store.models import ContentRow
from openimr.store.recognized import Progress, progress_of
from openimr.vocabulary import Role
from openimr.workflow import Case, RecordDescription, RecordParts, RecordText

_LOOKS = {
    Reading.WAITING: ("note", "clock", "Being read"),
    Reading.READ: ("met", "met", "Read"),
    Reading.NO_TEXT: ("undoc", "undoc", "No text yet"),
    Reading.NEEDS_PASSWORD: ("undoc", "lock", "Needs a password"),
    Reading.DAMAGED: ("late", "late", "Cannot be opened"),
    Reading.UNPACKED: ("met", "met", "Unpacked"),
}


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """One record of the list."""

    id: str
    described: RecordDescription
    note: str
    sent_by: Role
    added_at: datetime
    reading: Reading
    page_count: int
    is_opened: bool
    progress: Progress | None = None
    parts: int = 1
    """Of how many records the file consists."""
    copies: int = 0
    """How many of its pages are copies of earlier pages of the file."""

    @property
    def tone(self) -> str:
        return _LOOKS[self.reading][0]

    @property
    def icon(self) -> str:
        return _LOOKS[self.reading][1]

    @property
    def words(self) -> str:
        return _LOOKS[self.reading][2]

    @property
    def is_waiting(self) -> bool:
        return self.reading is Reading.WAITING

    @property
    def is_envelope(self) -> bool:
        """Whether it is an archive whose files are records of their own."""
        return self.reading is Reading.UNPACKED

    @property
    def needs_password(self) -> bool:
        return self.reading is Reading.NEEDS_PASSWORD


def record_lines(case: Case, copies: Copies) -> tuple[RecordLine, ...]:
    """Every record of the case in the order in which they came; one query for all of them."""
    tried = being_tried(case.number)
    refs = {
        ref for record in case.records for ref in (record.description_ref, record.text_ref, record.parts_ref) if ref
    }
    bodies = dict(ContentRow.objects.filter(ref__in=refs).values_list("ref", "body"))
    return tuple(
        RecordLine(
            id=record.id,
            described=loads(bodies[record.description_ref], RecordDescription),
            note=loads(bodies[record.text_ref], RecordText).note if record.text_ref else "",
            sent_by=record.sent_by,
            added_at=record.added_at,
            reading=Reading.WAITING if record.id in tried else record.reading,
            page_count=record.page_count,
            is_opened=record.is_opened,
            parts=len(loads(bodies[record.parts_ref], RecordParts).parts) if record.parts_ref else 1,
            copies=len(copies.in_document(record.id)),
            progress=progress_of(record.sha256) if record.reading is Reading.WAITING else None,
        )
        for record in case.records
    )
