"""A draft of the clinical case summary in the manner of published letters, of the record's own facts and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Facts
from openimr.casefile.file import CaseFile, Document, DocumentType, Reading
from openimr.casefile.sections import Section, SectionKind, sections
from openimr.casefile.sentences import sentences
from openimr.casefile.summary_care import counted_visits, diagnoses, dispensed
from openimr.casefile.summary_opening import opening
from openimr.casefile.summary_review import review_decisions
from openimr.casefile.summary_sentence import SummarySentence, label
from openimr.casefile.written_dates import in_words

LONGEST_QUOTE = 420

STUDIES = (DocumentType.IMAGING, DocumentType.ELECTRODIAGNOSTIC, DocumentType.OPERATIVE_REPORT)
# How each part of the latest visit is opened.
LATEST = (
    (SectionKind.COMPLAINTS, "At the visit of {day} the complaints were:"),
    (SectionKind.EXAMINATION, "The examination of {day} found:"),
    (SectionKind.WORK, "Work status on {day}:"),
    (SectionKind.PLAN, "The plan of {day}:"),
)
# A physician's report speaks in the first person; a reviewer's summary does not.
FIRST_PERSON = tuple(
    (re.compile(said), told)
    for said, told in (
        (r"\bI (?:ask|am asking)\b", "the physician asks"),
        (r"\bI request\b", "the physician requests"),
        (r"\bI recommend\b", "the physician recommends"),
        (r"\b(?:I|We) will\b", "the physician will"),
        (r"\bI have\b", "the physician has"),
        (r"\b(?:My|Our) (?=note|report|office|examination)", "the physician's "),
    )
)


def draft_summary(
    case_file: CaseFile, *, facts: Facts | None = None, date_of_injury: date | None = None
) -> tuple[SummarySentence, ...]:
    """A draft to edit: worker and injury, diagnoses, care so far, studies, latest visit, utilization review.

    Age, day, diagnoses, counts and drugs are told as facts; the rest is lightly framed ("The examination of 29 January
    2015 found: ..."), so that a reader knows whose words they are. What the record does not hold is left out, never
    filled in. Without `facts` no visits are counted.
    """
    read = sorted(
        (document for document in case_file.documents if document.reading is Reading.READ and document.pages),
        key=lambda document: document.dated or date.min,
    )
    visits = [document for document in read if document.type is DocumentType.PROGRESS_REPORT] or [
        document for document in read if document.type is DocumentType.THERAPY_NOTE
    ]
    latest = visits[-1] if visits else None
    drafted = [*opening(read, date_of_injury, latest), *diagnoses(visits)]
    drafted += _newest(visits, SectionKind.TREATMENT, "Treatment to date, by the {label}:")
    drafted += counted_visits(facts or Facts())
    drafted += dispensed(read)
    for study in read:
        if study.type in STUDIES:
            drafted += _quoted(study, SectionKind.FINDINGS, "The {label} found:")
    drafted += _newest(visits, SectionKind.STUDIES, "Studies, by the {label}:")
    for kind, lead in LATEST:
        drafted += _quoted(latest, kind, lead) if latest else ()
    return (*drafted, *review_decisions(read))


def _quoted(document: Document, kind: SectionKind, lead: str) -> Iterator[SummarySentence]:
    """What a document says in its sections of one kind, as one framed sentence each."""
    opened = lead.format(label=label(document), day=in_words(document.dated) if document.dated else "an unknown day")
    for section in sections(document.pages):
        if section.kind is kind:
            text, end = _first_sentences(section)
            evidence = Evidence(
                document_id=document.id, page=section.at.page or 1, start=section.at.start, end=section.at.start + end
            )
            yield SummarySentence(text=f"{opened} {text}", evidence=(evidence,))


def _newest(documents: Sequence[Document], kind: SectionKind, lead: str) -> tuple[SummarySentence, ...]:
    """What the latest document that has such a section says there."""
    return next((found for document in reversed(documents) if (found := tuple(_quoted(document, kind, lead)))), ())


def _first_sentences(section: Section) -> tuple[str, int]:
    """The first whole sentences of a section up to a length that a summary bears, and where they end in it."""
    taken: list[str] = []
    end = 0
    for sentence in sentences(section.text):
        if taken and sentence.end > LONGEST_QUOTE:
            break
        text = _in_third_person(sentence.text)
        taken.append(text if text.endswith((".", "!", "?", ";", ":")) else f"{text}.")
        end = sentence.end
    return " ".join(taken), end


def _in_third_person(sentence: str) -> str:
    for said, told in FIRST_PERSON:
        sentence = said.sub(told, sentence)
    return sentence[:1].upper() + sentence[1:]
