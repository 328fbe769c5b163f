"""Where in the case file something stands, in words that name no person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openimr.casefile import CaseFile, Document, Evidence, Page, Reading

PAGES_SHOWN = 3


def read_texts(case_file: CaseFile) -> Iterator[tuple[Document, Page]]:
    """Every page that was read, with its document, in the order of the file."""
    for document in case_file.documents:
        if document.reading is Reading.READ:
            for page in document.pages:
                yield document, page


def pages_of(evidence: Iterable[Evidence]) -> tuple[tuple[str, int], ...]:
    """The pages that the evidence stands on, each once, as a finding names them."""
    return tuple(dict.fromkeys((shown.document_id, shown.page) for shown in evidence))


def named_pages(pages: Iterable[tuple[str, int]], case_file: CaseFile | None) -> str:
    """The first few pages in words: "page 3 of document 2, page 7 of document 2"."""
    return ", ".join(_named(*page, case_file) for page in tuple(pages)[:PAGES_SHOWN])


def _named(document_id: str, page: int, case_file: CaseFile | None) -> str:
    for number, document in enumerate(case_file.documents if case_file else (), start=1):
        if document.id == document_id:
            return f"page {page} of document {number}"
    return f"page {page}"
