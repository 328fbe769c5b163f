"""What can happen to a case. Events hold ids, codes, dates and content hashes: never clinical text, never a name.

Every `..._ref` is the sha256 of a content that stands apart (see `openimr.workflow.desk.Contents`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openimr.casefile import Reading
from openimr.vocabulary import CaseNumber, Priority, ReviewerPseudonym, Role


@dataclass(frozen=True, kw_only=True)
class ApplicationFiled:
    """Somebody asked for a review."""

    application_ref: str
    filed_by: Role
    priority: Priority
    received_on: date
    """The legal day on which it came; a paper that the staff enter may have come before."""


@dataclass(frozen=True, kw_only=True)
class ApplicationScreened:
    """The staff found the application eligible, or told every reason against it."""

    is_eligible: bool
    reasons: tuple[str, ...]
    screening_ref: str
    priority: Priority
    """An expedited review that no physician certified goes on as a standard one (9792.10.1(b)(3), unconfirmed)."""


@dataclass(frozen=True, kw_only=True)
class NoticeSent:
    """The notice of assignment went to all parties and asked for records (8 CCR 9792.10.4(b))."""

    to: tuple[Role, ...]
    records_due_on: date


@dataclass(frozen=True, kw_only=True)
class RecordAdded:
    """A document came to the file; its bytes are stored under `sha256`."""

    record_id: str
    sha256: str
    description_ref: str
    sent_by: Role
    enclosed_in: str = ""
    """The record that carried it: an archive, a portfolio."""


@dataclass(frozen=True, kw_only=True)
class RecordRead:
    """The worker process has read a document, as far as it can be read."""

    record_id: str
    reading: Reading
    page_count: int
    text_ref: str


@dataclass(frozen=True, kw_only=True)
class RecordDescribed:
    """A person corrected the name, type, author or date of a document."""

    record_id: str
    description_ref: str


@dataclass(frozen=True, kw_only=True)
class RecordSplit:
    """An upload was taken apart into the records that it holds, by the system or, correcting it, by a person."""

    record_id: str
    parts_ref: str


@dataclass(frozen=True, kw_only=True)
class RecordsCompleted:
    """The file is complete; with this the time for the determination runs (Labor Code 4610.6(d))."""

    due_on: date


@dataclass(frozen=True, kw_only=True)
class ReviewerDrawn:
    """The system drew a reviewer; the draw, with every candidate and reason, stands under `draw_ref`."""

    pseudonym: ReviewerPseudonym
    draw_ref: str


@dataclass(frozen=True, kw_only=True)
class ReviewerRefused:
    """The staff refused the reviewer who was drawn, with a reason."""

    pseudonym: ReviewerPseudonym
    reason_ref: str


@dataclass(frozen=True, kw_only=True)
class CaseDeclined:
    """The reviewer gave the case back before reading it."""

    pseudonym: ReviewerPseudonym
    reason_ref: str


@dataclass(frozen=True, kw_only=True)
class ConflictDisclaimed:
    """The reviewer attested in writing to having no conflict in this case."""

    pseudonym: ReviewerPseudonym
    attestation_ref: str


@dataclass(frozen=True, kw_only=True)
class RecordOpened:
    """The reviewer opened a document for the first time."""

    record_id: str


@dataclass(frozen=True, kw_only=True)
class PartMarkedRead:
    """The reviewer read one record of an upload to its last page, or said so."""

    record_id: str
    first_page: int
    last_page: int
    pseudonym: ReviewerPseudonym


@dataclass(frozen=True, kw_only=True)
class FactCorrected:
    """The reviewer overruled what the machine had found about one concept, with a reason."""

    concept: str
    fact_ref: str


@dataclass(frozen=True, kw_only=True)
class CriterionSetAside:
    """The reviewer took a criterion out of the count for one item; what it counts as, and why, stand apart."""

    item: int
    topic: str
    criterion: str
    set_aside_ref: str


@dataclass(frozen=True, kw_only=True)
class CriterionRestored:
    """The reviewer counts a criterion again that they had set aside."""

    item: int
    topic: str
    criterion: str


@dataclass(frozen=True, kw_only=True)
class FindingAnswered:
    """The reviewer answered a finding of the checks; the reason stands under `answer_ref`.

    `finding_key` is the hash of the rule, the sentence and the evidence: where one of them changes, the answer falls.
    """

    code: str
    finding_key: str
    answer_ref: str


@dataclass(frozen=True, kw_only=True)
class AnswerTakenBack:
    """The reviewer took an answer to a finding back."""

    finding_key: str


@dataclass(frozen=True, kw_only=True)
class DeterminationSigned:
    """The reviewer signed; the determination under `determination_ref` is what was signed, to the letter.

    `evaluations_ref` keeps what the criteria said to the reviewer, with the id and hash of each pack; it is empty in
    events from before it was kept.
    """

    pseudonym: ReviewerPseudonym
    determination_ref: str
    checks_passed: int
    evaluations_ref: str = ""


@dataclass(frozen=True, kw_only=True)
class SignatureReturned:
    """The quality physician gave a signed determination back, with a reason."""

    reason_ref: str


@dataclass(frozen=True, kw_only=True)
class DeterminationIssued:
    """The letters were made and sent to every party. `letters` leads from "full.pdf" and the like to the sha256."""

    letters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class LeakJudged:
    """A person hid a passage that could tell who somebody is, or let it stand; passage and reason stand apart."""

    leak_id: str
    is_hidden: bool
    judgement_ref: str


@dataclass(frozen=True, kw_only=True)
class DeterminationPublished:
    """The redacted record under `record_ref` went to the public, with its letters ("public.pdf" and the like)."""

    record_ref: str
    letters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class PublicationWithdrawn:
    """The public record was taken back, with a reason."""

    reason_ref: str


@dataclass(frozen=True, kw_only=True)
class ApplicationWithdrawn:
    """The worker's side took the application back."""

    reason_ref: str


@dataclass(frozen=True, kw_only=True)
class TreatmentAuthorized:
    """The claims administrator authorized the treatment, which ends the review (8 CCR 9792.10.6(a))."""

    note_ref: str


Event = (
    ApplicationFiled
    | ApplicationScreened
    | NoticeSent
    | RecordAdded
    | RecordRead
    | RecordDescribed
    | RecordSplit
    | RecordsCompleted
    | ReviewerDrawn
    | ReviewerRefused
    | CaseDeclined
    | ConflictDisclaimed
    | RecordOpened
    | PartMarkedRead
    | FactCorrected
    | CriterionSetAside
    | CriterionRestored
    | FindingAnswered
    | AnswerTakenBack
    | DeterminationSigned
    | SignatureReturned
    | DeterminationIssued
    | LeakJudged
    | DeterminationPublished
    | PublicationWithdrawn
    | ApplicationWithdrawn
    | TreatmentAuthorized
)

KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in Event.__args__}
"""Every kind of event by the name under which it is stored."""


@dataclass(frozen=True, kw_only=True)
class RecordedEvent:
    """An event in the stream of its case: the `version`-th, by whom, when, and sealed to the one before.

    `actor` is "person:<id>", "reviewer:<pseudonym>" or "system"; never a name.
    """

    case_number: CaseNumber
    version: int
    event: Event
    actor: str
    role: Role
    at: datetime
    previous: str
    seal: str
