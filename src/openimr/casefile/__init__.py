"""Stage 2, the papers: documents, pages, text, and facts with the exact span that shows them."""

from openimr.casefile.absence import AbsenceClaim, Contradiction, absence_claims, contradictions
from openimr.casefile.case_summary import SummarySentence, draft_summary
from openimr.casefile.chronology import ChronologyEntry, chronology
from openimr.casefile.clinical_picture import (
    Age,
    ClinicalPicture,
    Diagnosis,
    InjuryDate,
    Mechanism,
    Medication,
    PainScore,
    Sex,
    TreatmentToDate,
    read_clinical_picture,
)
from openimr.casefile.concepts import Concept, Kind, concepts, concepts_sha256
from openimr.casefile.description import Description, describe
from openimr.casefile.fact import Evidence, Fact, Facts, FactStatus, SearchLog
from openimr.casefile.file import CaseFile, Document, DocumentType, Page, Reading
from openimr.casefile.finding import find_facts
from openimr.casefile.limits import Limits, check_size
from openimr.casefile.ocr import OcrEngine, RecognizedText, ocr_engine
from openimr.casefile.page_image import page_image
from openimr.casefile.page_words import PageWords, WordBox, page_words, recognized_words
from openimr.casefile.placed_words import PlacedWord, Strip, lines_of, placed_words, strips_of
from openimr.casefile.plain_text import decoded
from openimr.casefile.reading import OTHER_KINDS, FileReading, read_file
from openimr.casefile.sections import Section, SectionKind, sections
from openimr.casefile.sentences import Sentence, sentences
from openimr.casefile.written_dates import WrittenDate, in_words, written_dates

__all__ = [
    "OTHER_KINDS",
    "AbsenceClaim",
    "Age",
    "CaseFile",
    "ChronologyEntry",
    "ClinicalPicture",
    "Concept",
    "Contradiction",
    "Description",
    "Diagnosis",
    "Document",
    "DocumentType",
    "Evidence",
    "Fact",
    "FactStatus",
    "Facts",
    "FileReading",
    "InjuryDate",
    "Kind",
    "Limits",
    "Mechanism",
    "Medication",
    "OcrEngine",
    "Page",
    "PageWords",
    "PainScore",
    "PlacedWord",
    "Reading",
    "RecognizedText",
    "SearchLog",
    "Section",
    "SectionKind",
    "Sentence",
    "Sex",
    "Strip",
    "SummarySentence",
    "TreatmentToDate",
    "WordBox",
    "WrittenDate",
    "absence_claims",
    "check_size",
    "chronology",
    "concepts",
    "concepts_sha256",
    "contradictions",
    "decoded",
    "describe",
    "draft_summary",
    "find_facts",
    "in_words",
    "lines_of",
    "ocr_engine",
    "page_image",
    "page_words",
    "placed_words",
    "read_clinical_picture",
    "read_file",
    "recognized_words",
    "sections",
    "sentences",
    "strips_of",
    "written_dates",
]
