"""What the body of a letter says, in order, before any form is given to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openimr.determination.determination import Determination, DeterminedItem, Letterhead
from openimr.determination.letter.printable import in_one_line, paragraphs, us_date
from openimr.vocabulary import Decision, Qualifications

TITLE = "Independent Medical Review Final Determination"
HOW_MADE = "HOW THE IMR FINAL DETERMINATION WAS MADE"
CASE_SUMMARY = "CLINICAL CASE SUMMARY"
ISSUES = "IMR ISSUES, DECISIONS AND RATIONALES"
SECTION_LABELS = (HOW_MADE, CASE_SUMMARY, ISSUES)
CREDENTIALS = "The Expert Reviewer has the following credentials:"
RATIONALE = "Decision rationale"
UNDECIDED = "Undecided"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A label, printed with a colon, and what stands behind it."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One item as the letter prints it: its title line, the guidelines, the rationale by paragraphs."""

    text: str
    decision: str
    guidelines: tuple[Entry, ...]
    rationale: tuple[str, ...]

    @property
    def is_overturned(self) -> bool:
        return self.decision == Decision.OVERTURNED


@dataclass(frozen=True, kw_only=True)
class Body:
    """The body of the letter in the sections and the order in which the state publishes determinations."""

    header: tuple[Entry, ...]
    how_made: tuple[str, ...]
    credentials: tuple[Entry, ...]
    summary: tuple[str, ...]
    issues: tuple[Issue, ...]


def body_of(determination: Determination, letterhead: Letterhead) -> Body:
    """The body of a determination's letter. What is missing is left out, never filled in."""
    return Body(
        header=_header(determination),
        how_made=how_it_was_made(letterhead.organization),
        credentials=_credentials(determination.reviewer),
        summary=paragraphs(determination.clinical_summary),
        issues=tuple(_issue(item, letterhead) for item in determination.items),
    )


def how_it_was_made(organization: str) -> tuple[str, ...]:
    """The standard paragraphs: what a party must know of the reviewer and of the review (8 CCR 9792.10.6)."""
    return (
        f"{in_one_line(organization)} gave the complete case file to an expert reviewer, who has no affiliation with "
        "the employer, the employee, the providers or the claims administrator. The reviewer has been in active "
        "clinical practice for more than five years and now spends at least 24 hours a week in it. The reviewer was "
        "chosen for clinical experience, education, background and expertise in the same specialties, or similar "
        "ones, as those that evaluate or treat the medical condition and the disputed items and services, and knows "
        "the law that governs this review and the hierarchy by which it ranks medical evidence.",
        "From the case file, with all medical records in it, the reviewer wrote the clinical case summary and decided "
        "each disputed item or service set forth below.",
    )


def _header(determination: Determination) -> tuple[Entry, ...]:
    fields: tuple[tuple[str, str | date | None], ...] = (
        ("Case Number", determination.case_number),
        ("Date Assigned", determination.date_assigned),
        ("Date of Injury", determination.date_of_injury),
        ("Decision Date", determination.decision_date),
        ("UR Denial Date", determination.ur_denial_date),
        ("Priority", determination.priority),
        ("Application Received", determination.application_received),
    )
    return tuple(
        Entry(label=label, value=us_date(value) if isinstance(value, date) else str(value))
        for label, value in fields
        if value is not None
    )


def _credentials(reviewer: Qualifications) -> tuple[Entry, ...]:
    lists = (
        ("State(s) of Licensure", reviewer.licensed_in),
        ("Certification(s)/Specialty", reviewer.certifications),
        ("Subspecialty(ies)", reviewer.subspecialties),
    )
    return tuple(Entry(label=label, value=in_one_line(", ".join(names))) for label, names in lists if names)


def _issue(item: DeterminedItem, letterhead: Letterhead) -> Issue:
    guidelines = (
        ("Claims Administrator guideline", item.claims_administrator_guideline.text),
        (f"{in_one_line(letterhead.guideline_label)} guideline", item.reviewer_guideline.text),
    )
    return Issue(
        text=in_one_line(item.text),
        decision=item.decision.value if item.decision else UNDECIDED,
        guidelines=tuple(Entry(label=label, value=in_one_line(text)) for label, text in guidelines if text.strip()),
        rationale=paragraphs(item.rationale),
    )
