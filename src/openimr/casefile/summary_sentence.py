"""One sentence of a drafted clinical case summary, and how it names papers and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openimr.casefile.evidence import Evidence
from openimr.casefile.file import Document, Page
from openimr.casefile.written_dates import in_words


@dataclass(frozen=True, kw_only=True)
class SummarySentence:
    """One sentence of the draft and the places of the record that it was taken from.

    Only a date of injury that the application gives and no page repeats has no place in the record.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()


def shown(document: Document, page: Page, start: int, end: int) -> Evidence:
    return Evidence(document_id=document.id, page=page.number, start=start, end=end)


def label(document: Document) -> str:
    """A document as prose names it.

    >>> from datetime import date
    >>> from openimr.casefile.file import DocumentType
    >>> label(Document(id="d1", name="x", type=DocumentType.PROGRESS_REPORT, dated=date(2015, 1, 29)))
    'progress report of 29 January 2015'
    """
    return f"{document.type} of {in_words(document.dated)}" if document.dated else f"undated {document.type}"


def listed(words: Sequence[str], *, joined: str = ", ") -> str:
    """Words as a sentence lists them.

    >>> listed(["naproxen", "lidocaine"]), listed(["a, b", "c", "d"], joined="; ")
    ('naproxen and lidocaine', 'a, b; c; and d')
    """
    *before, last = words
    if not before:
        return last
    return f"{joined.join(before)}{joined.rstrip() if joined != ', ' else ''} and {last}"


def lowered(text: str) -> str:
    """Words that go on within a sentence; an abbreviation and a word with a number keep their capital.

    >>> lowered("Lumbar strain"), lowered("MRI of the neck"), lowered("C6 radiculopathy")
    ('lumbar strain', 'MRI of the neck', 'C6 radiculopathy')
    """
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
