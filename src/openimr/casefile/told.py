"""A mention with the page that holds it, and how the pages of a case file are to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from openimr.casefile.evidence import Evidence
from openimr.casefile.file import CaseFile, Document, DocumentType, Page, Reading
from openimr.casefile.mention import Bearing, Mention, Place, Setting
from openimr.casefile.pages import page_numbered
from openimr.casefile.sections import SectionKind, sections_by_page
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


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with the page that holds it; `counts_course` where it counts the visits of a whole course.

    Of the page it keeps the number: a long file tells of much, and its pages must not all stay in memory for it.
    """

    document: Document
    page: int
    mention: Mention
    counts_course: bool = False

    @property
    def is_hearsay(self) -> bool:
        return self.document.type in HEARSAY

    @property
    def text(self) -> str:
        """All words of the page."""
        page = page_numbered(self.document.pages, self.page)
        return page.text if page else ""

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            document_id=self.document.id,
            page=self.page,
            start=self.mention.start,
            end=self.mention.end,
            supports=self.mention.bearing is not Bearing.AGAINST,
        )

    @property
    def words(self) -> str:
        return " ".join(self.text[self.mention.start : self.mention.end].split())


@dataclass(frozen=True)
class ReadPages(Iterable[ReadPage]):
    """Every page whose text counts, one after the other, as often as somebody goes through them."""

    documents: tuple[Document, ...]
    items: Sequence[DisputedItem]

    def __len__(self) -> int:
        return sum(len(document.pages) for document in self.documents)

    @property
    def lowest_quality(self) -> float:
        """How sure the reading of the page is that was read worst."""
        return min((page.quality for document in self.documents for page in document.pages), default=1.0)

    def __iter__(self) -> Iterator[ReadPage]:
        return chain.from_iterable(_pages(document, self.items) for document in self.documents)


def read_pages(case_file: CaseFile, items: Sequence[DisputedItem]) -> ReadPages:
    """Every page whose text counts: the clinical records in their order, then what only retells them."""
    read = [document for document in case_file.documents if document.reading is Reading.READ]
    return ReadPages(tuple(sorted(read, key=lambda document: document.type in HEARSAY)), items)


def _pages(document: Document, items: Sequence[DisputedItem]) -> Iterator[ReadPage]:
    for page, found in sections_by_page(document.pages):
        plans = [(section.at.start, section.at.end) for section in found if section.kind is SectionKind.PLAN]
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
