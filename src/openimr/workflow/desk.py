"""What a step works with: the cases, their contents and files, the panel, who acts, and what time it is.

The protocols are kept by `openimr.store`; the steps know nothing of a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol, TypeVar

from openimr.application import Application
from openimr.casefile import (
    CHUNKS_KEPT,
    CaseFile,
    Document,
    DocumentPart,
    DocumentType,
    LazyPages,
    Page,
    PageSource,
    Reading,
    in_chunks,
)
from openimr.criteria import Evaluation
from openimr.determination import Determination, Letterhead
from openimr.reviewers import Reviewer
from openimr.vocabulary import CaseChanged, CaseNumber, Party, ReviewerPseudonym, Role, StepNotAllowed
from openimr.workflow.case import Case, Record
from openimr.workflow.events import Event, RecordedEvent
from openimr.workflow.guideline_record import Guidelines
from openimr.workflow.states import TABLE

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who takes a step: an id that is no name, a role and, for a reviewer, the pseudonym."""

    id: str
    role: Role
    pseudonym: ReviewerPseudonym | None = None


SYSTEM = Actor(id="system", role=Role.SYSTEM)


@dataclass(frozen=True, kw_only=True)
class RecordDescription:
    """What a document is called in the list of documents reviewed: by name and date, never a range."""

    name: str
    type: DocumentType = DocumentType.OTHER
    author: str = ""
    dated: date | None = None
    is_confirmed: bool = False
    """Whether a person has looked at this description."""


@dataclass(frozen=True, kw_only=True)
class RecordText:
    """What was read on the pages of a document, and the sentence that tells why nothing more was.

    The pages stand in contents of their own, so that nobody who wants one of them need fetch all. An older text
    names no chunks and holds its `pages` itself.
    """

    chunks: tuple[PageChunk, ...] = ()
    note: str = ""
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PageChunk:
    """Where the next pages of a document stand, and how many they are. The pages are numbered from 1 without a gap."""

    ref: str
    page_count: int


@dataclass(frozen=True, kw_only=True)
class ChunkPages:
    """The pages of one chunk."""

    pages: tuple[Page, ...]


@dataclass(frozen=True, kw_only=True)
class RecordParts:
    """The records of which an upload consists, and whether a person has looked at where each begins."""

    parts: tuple[DocumentPart, ...] = ()
    is_confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class Note:
    """A sentence that a person wrote: a reason, an attestation."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What the criteria said of each item when the reviewer signed, so that it can be held against the packs again."""

    evaluations: tuple[Evaluation, ...]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A determination that is being written; `version` counts its savings."""

    determination: Determination
    version: int = 0
    saved_at: datetime | None = None


class Cases(Protocol):
    """The streams of events."""

    def new_number(self, year: int) -> CaseNumber:
        """The next case number of a year; no number is given twice."""

    def get(self, number: CaseNumber) -> Case:
        """The case, or `NotFound`."""

    def events(self, number: CaseNumber) -> Sequence[RecordedEvent]:
        """Everything that happened to the case, in order."""

    def record(self, case: Case, *events: Event, actor: Actor, at: datetime) -> Case:
        """Append events to the stream of a case as it was seen; `CaseChanged` if somebody was faster."""


class Contents(Protocol):
    """Values by the sha256 of what they say; a value is never changed, only another one put."""

    def put(self, value: object) -> str: ...

    def get(self, ref: str, kind: type[T]) -> T: ...

    def remembered(self, key: tuple[str, ...], kind: type[T], make: Callable[[], T]) -> T:
        """What `make` gave for this key before, or gives now; for answers that follow from the key alone."""


class Files(Protocol):
    """Bytes by their sha256; written before the event that names them."""

    def put(self, content: bytes) -> str: ...

    def get(self, sha256: str) -> bytes: ...


class Drafts(Protocol):
    def get(self, number: CaseNumber) -> Draft | None: ...

    def save(self, number: CaseNumber, determination: Determination, *, seen: int, at: datetime) -> Draft:
        """Keep a draft; `CaseChanged` if another window has saved since version `seen`."""


class Panel(Protocol):
    """The physicians who may be drawn, by pseudonym."""

    def reviewers(self) -> Sequence[Reviewer]: ...

    def reviewer(self, pseudonym: ReviewerPseudonym) -> Reviewer: ...


class Duplicates(Protocol):
    def others(self, number: CaseNumber) -> Sequence[tuple[CaseNumber, Application]]:
        """The other applications of the same worker, for the search for duplicates."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """All that a step needs, handed in; `now` is read once, when the desk is opened."""

    actor: Actor
    now: datetime
    cases: Cases
    contents: Contents
    files: Files
    drafts: Drafts
    panel: Panel
    duplicates: Duplicates
    guidelines: Guidelines
    letterhead: Letterhead = field(default_factory=lambda: Letterhead(organization="OpenIMR"))
    draw_secret: bytes = b""

    def case_for_step(self, number: CaseNumber, step: str, *, seen: int | None = None) -> Case:
        """The case, if this actor may take `step` in its present state and has seen its newest version.

        Raises `CaseChanged` with what happened since version `seen`, and `StepNotAllowed` where the table of states has
        no such step.
        """
        case = self.cases.get(number)
        if seen is not None and seen != case.version:
            raise CaseChanged(
                _what_changed(self.cases.events(number), seen),
                where=number,
                do="Nothing you entered is lost: look at the change, then send it again.",
            )
        if not any(row.from_ == case.state and row.step == step and self.actor.role in row.who for row in TABLE):
            raise StepNotAllowed(
                f"a case that is {case.state} has no step “{step.replace('_', ' ')}” for a {self.actor.role}.",
                where=number,
                do="Open the case again to see what can be done now.",
            )
        if self.actor.role is Role.REVIEWER and self.actor.pseudonym != case.reviewer:
            raise StepNotAllowed("this case is with another reviewer.", where=number)
        return case

    def record(self, case: Case, *events: Event) -> Case:
        return self.cases.record(case, *events, actor=self.actor, at=self.now)

    def application(self, case: Case) -> Application:
        return self.contents.get(case.application_ref, Application)

    def case_file(self, case: Case) -> CaseFile:
        """The papers of a case with their text, in the order in which they came; an archive is only their envelope."""
        documents = []
        fetch = self._fetching_pages()
        for record in case.records:
            if record.reading is Reading.UNPACKED:
                continue
            described = self.contents.get(record.description_ref, RecordDescription)
            parts = self.contents.get(record.parts_ref, RecordParts) if record.parts_ref else RecordParts()
            text = self.record_text(record)
            documents.append(
                Document(
                    id=record.id,
                    name=described.name,
                    type=described.type,
                    author=described.author,
                    dated=described.dated,
                    sent_by=record.sent_by,
                    sha256=record.sha256,
                    reading=record.reading,
                    reading_note=text.note,
                    page_count=record.page_count,
                    pages=self.pages_of(text, fetch),
                    parts=parts.parts if len(parts.parts) > 1 else (),
                )
            )
        return CaseFile(documents=tuple(documents))

    def record_text(self, record: Record) -> RecordText:
        """What was read of a record; nothing before it was read."""
        return self.contents.get(record.text_ref, RecordText) if record.text_ref else RecordText()

    def pages_of(self, text: RecordText, fetch: Callable[[str], tuple[Page, ...]] | None = None) -> Sequence[Page]:
        """The pages of a text; those in chunks are fetched when they are looked at."""
        if not text.chunks:
            return text.pages
        refs = tuple(chunk.ref for chunk in text.chunks)
        fetch = fetch or self._fetching_pages()
        return LazyPages(PageSource((chunk.page_count for chunk in text.chunks), lambda at: fetch(refs[at]), key=refs))

    def _fetching_pages(self) -> Callable[[str], tuple[Page, ...]]:
        """Fetches the pages of a chunk, and keeps those of the last few."""

        @lru_cache(maxsize=CHUNKS_KEPT)
        def fetch(ref: str) -> tuple[Page, ...]:
            return self.contents.get(ref, ChunkPages).pages

        return fetch

    def keep_pages(self, pages: Iterable[Page]) -> tuple[PageChunk, ...]:
        """Put pages in chunks, and name the chunks in their order."""
        return tuple(
            PageChunk(ref=self.contents.put(ChunkPages(pages=chunk)), page_count=len(chunk))
            for chunk in in_chunks(pages)
        )


def parties_of(application: Application) -> tuple[Party, ...]:
    """Everybody to whom notices and letters of this case go."""
    parties = (
        application.worker,
        application.attorney,
        application.claims_administrator,
        application.requesting_physician,
    )
    return tuple(party for party in parties if party is not None)


def _what_changed(events: Sequence[RecordedEvent], seen: int) -> str:
    since = [recorded for recorded in events if recorded.version > seen]
    told = "; ".join(f"{describe_kind(recorded.event)} ({recorded.role})" for recorded in since)
    return f"the case has changed while you were working: {told}."


def describe_kind(event: Event) -> str:
    """What kind of thing happened, in plain words: `RecordAdded` is "record added"."""
    name = type(event).__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
