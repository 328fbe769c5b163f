"""The determination: per item a decision, what it rests on, and why. A draft is the same thing, unfinished."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from openimr.determination.evidence_search import PassedStep, Weighing
from openimr.vocabulary import (
    BodyPart,
    CaseNumber,
    Decision,
    Drug,
    GuidelineBasis,
    Party,
    Priority,
    Qualifications,
    Quantity,
)


@dataclass(frozen=True, kw_only=True)
class DeterminedItem:
    """One disputed item with its decision (None while undecided), both guidelines, and the rationale."""

    number: int
    text: str
    reviewed_portion: str | None = None
    treatment: str | None = None
    codes: tuple[str, ...] = ()
    """CPT and HCPCS codes that the text names."""
    drugs: tuple[Drug, ...] = ()
    body_parts: tuple[BodyPart, ...] = ()
    quantity: Quantity | None = None
    decision: Decision | None = None
    claims_administrator_guideline: GuidelineBasis = field(default_factory=GuidelineBasis)
    reviewer_guideline: GuidelineBasis = field(default_factory=GuidelineBasis)
    rationale: str = ""
    passed_over: tuple[PassedStep, ...] = ()
    """What came of the higher steps of the evidence search. Kept with the signature; the public reads the rationale."""
    weighing: Weighing = field(default_factory=Weighing)
    """How recommendations at variance were weighed; kept in the same way."""


@dataclass(frozen=True, kw_only=True)
class Determination:
    """The body of a Final Determination, as Labor Code 4610.6 and 8 CCR 9792.10.6(d) ask for it.

    This is the one view on which checks run, whether it comes from a draft, a letter or a public record.
    """

    case_number: CaseNumber | None = None
    date_assigned: date | None = None
    date_of_injury: date | None = None
    decision_date: date | None = None
    ur_denial_date: date | None = None
    application_received: date | None = None
    priority: Priority | None = None
    reviewer: Qualifications = field(default_factory=Qualifications)
    clinical_summary: str = ""
    items: tuple[DeterminedItem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReviewedDocument:
    """A line of the list of documents reviewed: name and date, never a range (8 CCR 9792.10.6(d))."""

    name: str
    dated: date | None = None
    author: str = ""
    page_count: int = 0


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Settings of the organization that issues letters."""

    organization: str
    address: str = ""
    guideline_label: str = "Reviewer"
    """What stands before "guideline:" for the reviewer's own; the state's letters print the organization's name."""


@dataclass(frozen=True, kw_only=True)
class FullLetter:
    """The letter to the parties: cover, list of documents reviewed, and the body."""

    determination: Determination
    addressees: tuple[Party, ...]
    worker_name: str
    employer: str
    claim_number: str
    documents: tuple[ReviewedDocument, ...]
    issued_at: datetime
