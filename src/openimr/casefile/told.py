"""A mention with the page that holds it, and how the pages of a case file are to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.casefile.fact import Evidence
from openimr.casefile.file import CaseFile, Document, DocumentType, Page, Reading
from openimr.casefile.mention import Bearing, Mention, Place, Setting
from openimr.casefile.sections import SectionKind, sections
from openimr.vocabulary import DisputedItem

ASKING = frozenset({DocumentType.APPLICATION, DocumentType.REQUEST, DocumentType.UR_DECISION})
# Utilization review retells the papers that it was sent: it may show a fact, but is the last to be cited for it.
HEARSAY = frozenset({DocumentType.UR_DECISION})


@dataclass(frozen=True)
class ReadPage:
    """A page that was read, the document that it belongs to, and what is known of it beforehand."""

    document: Document
    page: Page
    setting: Setting


@dataclass(frozen=True)
class Told:
    """A mention with the page that holds it; `counts_course` where it counts the visits of a whole course."""

    document: Document
    page: Page
    mention: Mention
    counts_course: bool = False

    @property
    def is_hearsay(self) -> bool:
        return self.document.type in HEARSAY

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            document_id=self.document.id,
            page=self.page.number,
            start=self.mention.start,
            end=self.mention.end,
            supports=self.mention.bearing is not Bearing.AGAINST,
        )

    @property
    def words(self) -> str:
        return " ".join(self.page.text[self.mention.start : self.mention.end].split())


def read_pages(case_file: CaseFile, items: Sequence[DisputedItem]) -> tuple[ReadPage, ...]:
    """Every page whose text counts: the clinical records in their order, then what only retells them."""
    read = [document for document in case_file.documents if document.reading is Reading.READ]
    read.sort(key=lambda document: document.type in HEARSAY)
    return tuple(page for document in read for page in _pages(document, items))


def _pages(document: Document, items: Sequence[DisputedItem]) -> Iterator[ReadPage]:
    planned = [section.at for section in sections(document.pages) if section.kind is SectionKind.PLAN]
    for page in document.pages:
        plans = [(span.start, span.end) for span in planned if span.page == page.number]
        yield ReadPage(
            document=document,
            page=page,
            setting=Setting(
                asks=document.type in ASKING,
                is_hearsay=document.type in HEARSAY,
                wanted=(*plans, *_repeated(page.text, items)),
            ),
        )


def _repeated(text: str, items: Sequence[DisputedItem]) -> Iterator[Place]:
    """Where the words of the disputed items are repeated."""
    for item in items:
        if item.text.strip():
            wording = r"\s+".join(map(re.escape, item.text.split()))
            yield from (match.span() for match in re.finditer(wording, text, re.IGNORECASE))
