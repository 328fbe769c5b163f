"""The papers of a case: documents, their pages, the text on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openimr.vocabulary import BodyPart, Role


class DocumentType(StrEnum):
    APPLICATION = "application"
    UR_DECISION = "UR decision"
    REQUEST = "request for authorization"
    PROGRESS_REPORT = "progress report"
    THERAPY_NOTE = "therapy note"
    IMAGING = "imaging report"
    ELECTRODIAGNOSTIC = "electrodiagnostic study"
    OPERATIVE_REPORT = "operative report"
    MEDICAL_LEGAL = "medical-legal report"
    PHARMACY = "pharmacy record"
    CORRESPONDENCE = "correspondence"
    OTHER = "other record"


class Reading(StrEnum):
    """How far a document has been read; `READ` is the only state in which its text counts."""

    WAITING = "waiting to be read"
    READ = "read"
    NO_TEXT = "no text yet"
    NEEDS_PASSWORD = "needs a password"  # noqa: S105 - a state, no secret
    DAMAGED = "cannot be opened"
    UNPACKED = "unpacked"
    """An archive: the files in it are records of their own, and it is none itself."""

    @property
    def is_done(self) -> bool:
        """Whether the document gave all that it holds: its text, or the files that it carried."""
        return self in {Reading.READ, Reading.UNPACKED}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its number within the document, from 1, its text, and how sure the reading is (0 to 1)."""

    number: int
    text: str
    quality: float = 1.0
    turned: int = 0
    """By how many degrees clockwise a scan had to be turned to be read."""
    is_blank: bool = False
    """Whether there is nothing on the page."""
    picture: str = ""
    """The sha256 of the one picture that a scanned page consists of; the same fax page twice has the same."""


@dataclass(frozen=True, kw_only=True)
class DocumentPart:
    """One record within an upload: what it is, of which day, by whom, about which body parts, on which pages."""

    name: str
    type: DocumentType = DocumentType.OTHER
    dated: date | None = None
    author: str = ""
    body_parts: tuple[BodyPart, ...] = ()
    first_page: int
    last_page: int
    why: tuple[str, ...] = ()
    """The signs that it begins where it does; empty for the first, and for one that a person drew."""

    @property
    def page_count(self) -> int:
        return self.last_page - self.first_page + 1


@dataclass(frozen=True, kw_only=True)
class Document:
    """One record: what it is, who wrote it and when, who sent it, and its pages."""

    id: str
    name: str
    type: DocumentType = DocumentType.OTHER
    author: str = ""
    dated: date | None = None
    sent_by: Role = Role.CLAIMS_ADMINISTRATOR
    sha256: str = ""
    reading: Reading = Reading.READ
    reading_note: str = ""
    page_count: int = 0
    pages: Sequence[Page] = ()
    """Never changed: a tuple, or `LazyPages` of which only some are in memory at a time."""
    parts: tuple[DocumentPart, ...] = ()
    """The records of which an upload consists, where it holds more than one."""


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """Every document of a case, in the order in which they came."""

    documents: tuple[Document, ...] = ()

    @property
    def page_count(self) -> int:
        return sum(max(document.page_count, len(document.pages)) for document in self.documents)

    @property
    def readable_page_count(self) -> int:
        return sum(len(document.pages) for document in self.documents if document.reading is Reading.READ)
