"""A draft of the clinical case summary, made of the record's own sentences and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openimr.casefile.fact import Evidence
from openimr.casefile.file import CaseFile, Document, DocumentType, Reading
from openimr.casefile.sections import Section, SectionKind, sections
from openimr.casefile.sentences import sentences
from openimr.casefile.written_dates import in_words

LONGEST_QUOTE = 420

STUDIES = (DocumentType.IMAGING, DocumentType.ELECTRODIAGNOSTIC, DocumentType.OPERATIVE_REPORT)
THERAPY = (DocumentType.THERAPY_NOTE, DocumentType.PHARMACY)


@dataclass(frozen=True, kw_only=True)
class SummarySentence:
    """One sentence of the draft and the places of the record that it was taken from.

    Only the date of injury, which the application gives, has no place in the record.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()


def draft_summary(case_file: CaseFile, *, date_of_injury: date | None = None) -> tuple[SummarySentence, ...]:
    """A draft to edit: injury, diagnoses, treatment to date, studies, latest visit, what utilization review decided.

    Each part is lightly framed ("The progress report of 29 January 2015 records under Plan: ...") so that a reader
    knows whose words they are. What the record does not hold is left out, never filled in.
    """
    read = sorted(
        (document for document in case_file.documents if document.reading is Reading.READ and document.pages),
        key=lambda document: document.dated or date.min,
    )
    visits = [document for document in read if document.type is DocumentType.PROGRESS_REPORT]
    drafted: list[SummarySentence] = []
    if date_of_injury:
        drafted.append(SummarySentence(text=f"The date of injury is {in_words(date_of_injury)}."))
    if visits:
        drafted += quoted(visits[0], SectionKind.COMPLAINTS)
        drafted += newest(visits, SectionKind.DIAGNOSES)
        drafted += newest(visits, SectionKind.TREATMENT)
    drafted += given_care(read)
    for study in read:
        if study.type in STUDIES:
            drafted += quoted(study, SectionKind.FINDINGS)
    if visits:
        for kind in (SectionKind.COMPLAINTS, SectionKind.EXAMINATION, SectionKind.WORK, SectionKind.PLAN):
            if kind is not SectionKind.COMPLAINTS or len(visits) > 1:
                drafted += quoted(visits[-1], kind)
    for decision in read:
        if decision.type is DocumentType.UR_DECISION:
            drafted += quoted(decision, SectionKind.DECISION)
    return tuple(drafted)


def quoted(document: Document, kind: SectionKind) -> Iterator[SummarySentence]:
    """What a document says in its sections of one kind, as one framed sentence each."""
    for section in sections(document.pages):
        if section.kind is kind:
            text, end = opening(section)
            evidence = Evidence(
                document_id=document.id, page=section.at.page or 1, start=section.at.start, end=section.at.start + end
            )
            yield SummarySentence(
                text=f"The {label(document)} records under {section.title.capitalize()}: {text}", evidence=(evidence,)
            )


def newest(documents: Sequence[Document], kind: SectionKind) -> tuple[SummarySentence, ...]:
    """What the latest document that has such a section says there."""
    return next((found for document in reversed(documents) if (found := tuple(quoted(document, kind)))), ())


def given_care(documents: Sequence[Document]) -> Iterator[SummarySentence]:
    """Which therapy notes and pharmacy records the file holds: how much care they show is for a person to read."""
    for document in documents:
        if document.type in THERAPY:
            first = document.pages[0]
            head = first.text.strip().partition("\n")[0]
            start = first.text.find(head)
            evidence = Evidence(document_id=document.id, page=first.number, start=start, end=start + len(head))
            pages = "1 page" if len(document.pages) == 1 else f"{len(document.pages)} pages"
            yield SummarySentence(text=f"The file holds a {label(document)}, {pages}.", evidence=(evidence,))


def opening(section: Section) -> tuple[str, int]:
    """The first whole sentences of a section up to a length that a summary bears, and where they end in it."""
    taken: list[str] = []
    end = 0
    for sentence in sentences(section.text):
        if taken and sentence.end > LONGEST_QUOTE:
            break
        text = sentence.text
        taken.append(text if text.endswith((".", "!", "?", ";", ":")) else f"{text}.")
        end = sentence.end
    return " ".join(taken), end


def label(document: Document) -> str:
    """A document as prose names it.

    >>> label(Document(id="d1", name="x", type=DocumentType.PROGRESS_REPORT, dated=date(2015, 1, 29)))
    'progress report of 29 January 2015'
    """
    return f"{document.type} of {in_words(document.dated)}" if document.dated else f"undated {document.type}"
