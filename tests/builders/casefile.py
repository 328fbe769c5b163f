"""Case files for tests, from a few words of text."""

from __future__ import annotations

from openimr.casefile import CaseFile, Document, DocumentType, Facts, Page, Reading, find_facts


def a_document(
    *texts: str,
    id: str = "report",
    type: DocumentType = DocumentType.PROGRESS_REPORT,
    reading: Reading = Reading.READ,
    quality: float = 1.0,
) -> Document:
    """A document with one page for each text."""
    pages = tuple(Page(number=number, text=text, quality=quality) for number, text in enumerate(texts, start=1))
    return Document(id=id, name=id, type=type, reading=reading, page_count=len(pages), pages=pages)


def a_case_file(*texts: str, documents: tuple[Document, ...] = ()) -> CaseFile:
    """A case file with one progress report of the given pages, or with the given documents."""
    return CaseFile(documents=documents or (a_document(*texts),))


def facts_in(*texts: str) -> Facts:
    """The facts of a progress report."""
    return find_facts(a_case_file(*texts), as_of=None)
