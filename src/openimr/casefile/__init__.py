"""Stage 2, the papers: documents, pages, text, and facts with the exact span that shows them."""

from openimr.casefile.absence import AbsenceClaim, Contradiction, absence_claims, contradictions
from openimr.casefile.assertion import Assertion, AssertionStatus, assert_mention
from openimr.casefile.case_summary import draft_summary
from openimr.casefile.chronology import ChronologyEntry, chronology
from openimr.casefile.chronology_filter import body_parts_told, filter_chronology, kinds_told
from openimr.casefile.claim import Claim, ClaimKind, HeldClaim, Verdict
from openimr.casefile.claims import claims, hold_claims
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
from openimr.casefile.copies import Copies, PageCopy, copies_in, with_copies, without_copies
from openimr.casefile.course import (
    Course,
    DrugCourse,
    DrugMention,
    MeasureTold,
    PainTold,
    PartTold,
    RowStatus,
    VisitCourse,
    VisitsTold,
    WorkStatus,
    WorkTold,
    course_of,
)
from openimr.casefile.dated_facts import operations
from openimr.casefile.description import Description, describe
from openimr.casefile.earlier_determination import EarlierGrant, earlier_grants
from openimr.casefile.enclosed import MOST_NESTED, EnclosedFile
from openimr.casefile.event_kind import EventKind
from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Fact, Facts, FactStatus, SearchLog
from openimr.casefile.file import CaseFile, Document, DocumentPart, DocumentType, Page, Reading
from openimr.casefile.file_kinds import ending_of, opener_of, other_kind
from openimr.casefile.finding import find_facts
from openimr.casefile.limits import Limits, check_size
from openimr.casefile.ocr import OcrEngine, RecognizedText, ocr_engine
from openimr.casefile.page_image import has_pictures, page_image
from openimr.casefile.page_owner import Mark, StrangePage, strange_pages
from openimr.casefile.page_words import PageWords, WordBox, page_words, recognized_words
from openimr.casefile.pages import CHUNKS_KEPT, LazyPages, PageSource, in_chunks, page_numbered, pages_between
from openimr.casefile.pages_on_disk import pages_on_disk
from openimr.casefile.parts import by_parts, part_at, parts_of
from openimr.casefile.placed_words import PlacedWord, Strip, lines_of, placed_words, strips_of
from openimr.casefile.plain_text import decoded
from openimr.casefile.presence import PresenceClaim, presence_claims
from openimr.casefile.proposed_values import ProposedValue, proposed_values
from openimr.casefile.quotation import quotations
from openimr.casefile.reading import FileReading, page_texts, read_file
from openimr.casefile.recognizing import Recognition
from openimr.casefile.sections import Section, SectionKind, sections
from openimr.casefile.sentences import Sentence, sentences
from openimr.casefile.splitting import documents_in, part_of
from openimr.casefile.summary_sentence import SummarySentence
from openimr.casefile.title import title_of
from openimr.casefile.told import ReadPage, read_pages
from openimr.casefile.word_search import search_words
from openimr.casefile.written_dates import WrittenDate, in_words, written_dates

__all__ = [
    "CHUNKS_KEPT",
    "MOST_NESTED",
    "AbsenceClaim",
    "Age",
    "Assertion",
    "AssertionStatus",
    "CaseFile",
    "ChronologyEntry",
    "Claim",
    "ClaimKind",
    "ClinicalPicture",
    "Concept",
    "Contradiction",
    "Copies",
    "Course",
    "Description",
    "Diagnosis",
    "Document",
    "DocumentPart",
    "DocumentType",
    "DrugCourse",
    "DrugMention",
    "EarlierGrant",
    "EnclosedFile",
    "EventKind",
    "Evidence",
    "Fact",
    "FactStatus",
    "Facts",
    "FileReading",
    "HeldClaim",
    "InjuryDate",
    "Kind",
    "LazyPages",
    "Limits",
    "Mark",
    "MeasureTold",
    "Mechanism",
    "Medication",
    "OcrEngine",
    "Page",
    "PageCopy",
    "PageSource",
    "PageWords",
    "PainScore",
    "PainTold",
    "PartTold",
    "PlacedWord",
    "PresenceClaim",
    "ProposedValue",
    "ReadPage",
    "Reading",
    "Recognition",
    "RecognizedText",
    "RowStatus",
    "SearchLog",
    "Section",
    "SectionKind",
    "Sentence",
    "Sex",
    "StrangePage",
    "Strip",
    "SummarySentence",
    "TreatmentToDate",
    "Verdict",
    "VisitCourse",
    "VisitsTold",
    "WordBox",
    "WorkStatus",
    "WorkTold",
    "WrittenDate",
    "absence_claims",
    "assert_mention",
    "body_parts_told",
    "by_parts",
    "check_size",
    "chronology",
    "claims",
    "concepts",
    "concepts_sha256",
    "contradictions",
    "copies_in",
    "course_of",
    "decoded",
    "describe",
    "documents_in",
    "draft_summary",
    "earlier_grants",
    "ending_of",
    "filter_chronology",
    "find_facts",
    "has_pictures",
    "hold_claims",
    "in_chunks",
    "in_words",
    "kinds_told",
    "lines_of",
    "ocr_engine",
    "opener_of",
    "operations",
    "other_kind",
    "page_image",
    "page_numbered",
    "page_texts",
    "page_words",
    "pages_between",
    "pages_on_disk",
    "part_at",
    "part_of",
    "parts_of",
    "placed_words",
    "presence_claims",
    "proposed_values",
    "quotations",
    "read_clinical_picture",
    "read_file",
    "read_pages",
    "recognized_words",
    "search_words",
    "sections",
    "sentences",
    "strange_pages",
    "strips_of",
    "title_of",
    "with_copies",
    "without_copies",
    "written_dates",
]
