"""Stage 2, the papers: documents, pages, text, and facts with the exact span that shows them."""

from openimr.casefile.case_summary import SummarySentence, draft_summary
from openimr.casefile.chronology import ChronologyEntry, chronology
from openimr.casefile.description import Description, describe
from openimr.casefile.fact import Evidence, Fact, Facts, FactStatus, SearchLog
from openimr.casefile.file import CaseFile, Document, DocumentType, Page, Reading
from openimr.casefile.limits import Limits, check_size
from openimr.casefile.ocr import OcrEngine, RecognizedText, ocr_engine
from openimr.casefile.page_image import page_image
from openimr.casefile.reading import FileReading, read_file
from openimr.casefile.sections import Section, SectionKind, sections
from openimr.casefile.sentences import Sentence, sentences
from openimr.casefile.written_dates import WrittenDate, in_words, written_dates

__all__ = [
    "CaseFile",
    "ChronologyEntry",
    "Description",
    "Document",
    "DocumentType",
    "Evidence",
    "Fact",
    "FactStatus",
    "Facts",
    "FileReading",
    "Limits",
    "OcrEngine",
    "Page",
    "Reading",
    "RecognizedText",
    "SearchLog",
    "Section",
    "SectionKind",
    "Sentence",
    "SummarySentence",
    "WrittenDate",
    "check_size",
    "chronology",
    "describe",
    "draft_summary",
    "in_words",
    "ocr_engine",
    "page_image",
    "read_file",
    "sections",
    "sentences",
    "written_dates",
]
