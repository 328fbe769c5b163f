"""Stage 2, the papers: documents, pages, text, and facts with the exact span that shows them."""

from openimr.casefile.fact import Evidence, Fact, Facts, FactStatus, SearchLog
from openimr.casefile.file import CaseFile, Document, DocumentType, Page, Reading

__all__ = [
    "CaseFile",
    "Document",
    "DocumentType",
    "Evidence",
    "Fact",
    "FactStatus",
    "Facts",
    "Page",
    "Reading",
    "SearchLog",
]
