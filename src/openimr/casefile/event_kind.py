"""Of what kind an event of a case is: an injury, a treatment, a study, a decision of utilization review."""

from __future__ import annotations

import re
from enum import StrEnum

from openimr.casefile.file import DocumentType


class EventKind(StrEnum):
    """The kinds by which a chronology can be read."""

    INJURY = "injury"
    VISIT = "visit to a physician"
    TREATMENT = "treatment"
    MEDICATION = "medication"
    IMAGING = "imaging or study"
    SURGERY = "surgery"
    UR = "utilization review"
    WORK = "work status"
    OTHER = "other"


_OF_PAPERS = {
    DocumentType.UR_DECISION: EventKind.UR,
    DocumentType.REQUEST: EventKind.UR,
    DocumentType.PROGRESS_REPORT: EventKind.VISIT,
    DocumentType.MEDICAL_LEGAL: EventKind.VISIT,
    DocumentType.THERAPY_NOTE: EventKind.TREATMENT,
    DocumentType.IMAGING: EventKind.IMAGING,
    DocumentType.ELECTRODIAGNOSTIC: EventKind.IMAGING,
    DocumentType.OPERATIVE_REPORT: EventKind.SURGERY,
    DocumentType.PHARMACY: EventKind.MEDICATION,
}
# The first that is told decides: "the MRI was denied by utilization review" is an event of the review.
_OF_WORDS = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (
            EventKind.UR,
            r"utili[sz]ation\s+review|\bUR\b|non-?certif|\bcertified\b|\bmodified\s+(?:to|by)\b|not\s+authori[sz]ed"
            r"|\bauthori[sz]ation\b|\bmedical\s+necessity\b|denied\s+by",
        ),
        (
            EventKind.INJURY,
            r"\b(?:date\s+of\s+(?:the\s+)?(?:injury|accident|loss)|was\s+(?:injured|hurt|struck|hit)|injured\s+(?:on|at|when|his|her)"
            r"|injury\s+(?:occurred|was\s+on|on)|fell\b|slipped|tripped|industrial\s+injury)",
        ),
        (
            EventKind.SURGERY,
            r"\bsurger|\boperat(?!or)|\w+(?:ectomy|otomy|plasty|scopic|scopy)\b|\bfusion\b|\brepair(?:ed)?\b"
            r"|\b(?:tunnel|pulley|nerve)\s+release",
        ),
        (
            EventKind.IMAGING,
            r"\bMRI\b|\bCT\b|x-?ray|radiograph|ultrasound|\bEMG\b|\bNC[VS]\b|nerve\s+(?:conduction|study)|\bscans?\b"
            r"|electrodiagnostic|\bstudy\b",
        ),
        (
            EventKind.MEDICATION,
            r"prescri|dispens|\bfilled\b|refill|\bmg\b|tablet|capsule|medicat|medicine|\bdrug|opioid|naproxen|ibuprofen",
        ),
        (
            EventKind.TREATMENT,
            r"therap|visit\s*\d|session|acupunct|chiropract|manipulat|massage|inject|\bblock\b|exercise|brace|treatment|stretch",
        ),
        (
            EventKind.WORK,
            r"\b(?:off\s+work|return(?:ed)?\s+to\s+work|modified\s+(?:work|duty)|full\s+duty|light\s+duty|temporar\w+\s+(?:totally\s+)?"
            r"disabled|\bTTD\b|restrictions?|working|permanent\s+and\s+stationary|maximum\s+medical\s+improvement)",
        ),
        (EventKind.VISIT, r"\bseen\b|evaluat|examin|emergency|urgent\s+care|follow-?up|consult|\bvisit\b|admitted"),
    )
)


def kind_of_paper(type: DocumentType) -> EventKind:
    """What the writing of a document is an event of."""
    return _OF_PAPERS.get(type, EventKind.OTHER)


def kind_of_event(told: str, *, paper: DocumentType) -> EventKind:
    """What a dated sentence or row tells of; where its words do not say, what its document is about.

    >>> str(kind_of_event("She had surgery of the left wrist on 3 March 2009.", paper=DocumentType.PROGRESS_REPORT))
    'surgery'
    """
    own = kind_of_paper(paper)
    if own is EventKind.MEDICATION:
        return own
    found = next((kind for kind, words in _OF_WORDS if words.search(told)), own)
    # A therapist's own "evaluation" and "after the urgent care visit" are visits of the therapy.
    return own if own is EventKind.TREATMENT and found is EventKind.VISIT else found
