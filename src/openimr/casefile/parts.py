"""A file seen record by record, also where several were sent as one."""

from __future__ import annotations

from dataclasses import replace

from openimr.casefile.file import CaseFile, Document, DocumentPart
from openimr.casefile.pages import pages_between


def parts_of(document: Document) -> tuple[DocumentPart, ...]:
    """The records of a document: those of which an upload consists, or the document itself as one."""
    if document.parts:
        return document.parts
    whole = DocumentPart(
        name=document.name,
        type=document.type,
        dated=document.dated,
        author=document.author,
        first_page=1,
        last_page=max(document.page_count, len(document.pages), 1),
    )
    return (whole,)


def by_parts(case_file: CaseFile) -> CaseFile:
    """The file with each part as a document of its own type, day and author.

    A part keeps the id of the document that it came in and the numbers of its pages, so that evidence found in it names
    the place where a person finds it.
    """
    return CaseFile(documents=tuple(part for document in case_file.documents for part in _documents(document)))


def part_at(document: Document, page: int) -> DocumentPart:
    """The part to which a page belongs."""
    parts = parts_of(document)
    return next((part for part in parts if part.first_page <= page <= part.last_page), parts[-1])


def _documents(document: Document) -> tuple[Document, ...]:
    if not document.parts:
        return (document,)
    return tuple(
        replace(
            document,
            name=part.name,
            type=part.type,
            author=part.author,
            dated=part.dated,
            page_count=part.page_count,
            pages=pages_between(document.pages, part.first_page, part.last_page),
            parts=(),
        )
        for part in document.parts
    )
