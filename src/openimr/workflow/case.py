"""A case as its events make it: nothing is stored of a case that its events do not say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from openimr.casefile import Reading
from openimr.vocabulary import AuditError, CaseNumber, Priority, ReviewerPseudonym, Role
from openimr.workflow.events import (
    AnswerTakenBack,
    ApplicationFiled,
    ApplicationScreened,
    ApplicationWithdrawn,
    CaseDeclined,
    ConflictDisclaimed,
    CriterionRestored,
    CriterionSetAside,
    DeterminationIssued,
    DeterminationPublished,
    DeterminationSigned,
    Event,
    FactCorrected,
    FindingAnswered,
    LeakJudged,
    NoticeSent,
    PartMarkedRead,
    PublicationWithdrawn,
    RecordAdded,
    RecordDescribed,
    RecordedEvent,
    RecordOpened,
    RecordRead,
    RecordsCompleted,
    RecordSplit,
    ReviewerDrawn,
    ReviewerRefused,
    SignatureReturned,
    TreatmentAuthorized,
)
from openimr.workflow.states import State


@dataclass(frozen=True, kw_only=True)
class Record:
    """A document of the file as the events know it; its description, bytes and text stand apart."""

    id: str
    sha256: str
    description_ref: str
    sent_by: Role
    added_at: datetime
    reading: Reading = Reading.WAITING
    page_count: int = 0
    text_ref: str = ""
    is_opened: bool = False
    came_late: bool = False
    """Whether it came after the reviewer had attested and the file had opened."""
    enclosed_in: str = ""
    parts_ref: str = ""
    read_pages: tuple[tuple[str, int, int], ...] = ()
    """Which pages were marked as read: by which pseudonym, the first and the last."""

    def is_read(self, first_page: int, last_page: int, by: str) -> bool:
        """Whether every page of these was marked as read by this reviewer."""
        return self.pages_read(by).issuperset(range(first_page, last_page + 1))

    def pages_read(self, by: str) -> frozenset[int]:
        """The pages that this reviewer marked as read."""
        marks = ((first, last) for reader, first, last in self.read_pages if reader == by)
        return frozenset(page for first, last in marks for page in range(first, last + 1))


@dataclass(frozen=True, kw_only=True)
class Case:
    """Where a case stands after its `version`-th event."""

    number: CaseNumber
    version: int = 0
    state: State | None = None
    priority: Priority = Priority.STANDARD
    application_ref: str = ""
    filed_at: datetime | None = None
    received_on: date | None = None
    screening_ref: str = ""
    assigned_at: datetime | None = None
    """When the notice of assignment was sent: the letter's "Date Assigned"."""
    records_due_on: date | None = None
    due_on: date | None = None
    records: tuple[Record, ...] = ()
    draw_ref: str = ""
    drawn_at: datetime | None = None
    """When the present reviewer was drawn."""
    draws: int = 0
    reviewer: ReviewerPseudonym | None = None
    refused: frozenset[ReviewerPseudonym] = frozenset()
    declined: frozenset[ReviewerPseudonym] = frozenset()
    attestation_ref: str = ""
    corrections: tuple[tuple[str, str], ...] = ()
    set_aside: tuple[tuple[int, str, str, str], ...] = ()
    """Each criterion that the reviewer took out of the count: item, topic, criterion and the content that says why."""
    answers: tuple[tuple[str, str], ...] = ()
    """Each finding that the reviewer has answered: its key and the answer's content."""
    determination_ref: str = ""
    signed_at: datetime | None = None
    returned_ref: str = ""
    issued_at: datetime | None = None
    letters: tuple[tuple[str, str], ...] = ()
    judged_leaks: tuple[tuple[str, str], ...] = ()
    """Each suspected leak that a person has judged: its id and the judgement's content."""
    published_at: datetime | None = None
    published_ref: str = ""
    public_letters: tuple[tuple[str, str], ...] = ()
    was_published: bool = False
    last_event_at: datetime | None = None

    @property
    def file_refs(self) -> tuple[str, ...]:
        """What tells how the file stands: the text of each record, then what each is and of which parts it consists."""
        described = (f"{record.description_ref} {record.parts_ref}" for record in self.records)
        return (*(record.text_ref for record in self.records), *described)

    @property
    def publication(self) -> str:
        """ "published", "withdrawn", or empty before it was ever published."""
        if self.published_ref:
            return "published"
        return "withdrawn" if self.was_published else ""

    def record(self, record_id: str) -> Record | None:
        """The document with this id, None where the file has none."""
        return next((record for record in self.records if record.id == record_id), None)

    def after(self, recorded: RecordedEvent) -> Case:
        """This case after one more event."""
        if recorded.version != self.version + 1:
            raise AuditError(
                f"event {recorded.version} follows event {self.version}.",
                where=self.number,
                do="Run `openimr admin audit verify`.",
            )
        return replace(_apply(self, recorded.event, recorded.at), version=recorded.version, last_event_at=recorded.at)

    def _with_record(self, record_id: str, **changes: object) -> Case:
        return replace(
            self,
            records=tuple(
                replace(record, **changes) if record.id == record_id else record  # type: ignore[arg-type]
                for record in self.records
            ),
        )


def case_from(number: CaseNumber, events: Iterable[RecordedEvent]) -> Case:
    """The case that these events make, from the first to the last."""
    case = Case(number=number)
    for recorded in events:
        case = case.after(recorded)
    return case


def _apply(case: Case, event: Event, at: datetime) -> Case:
    match event:
        case ApplicationFiled():
            return replace(
                case,
                state=State.FILED,
                application_ref=event.application_ref,
                priority=event.priority,
                filed_at=at,
                received_on=event.received_on,
            )
        case ApplicationScreened():
            state = State.RECORDS_PENDING if event.is_eligible else State.INELIGIBLE
            return replace(case, state=state, screening_ref=event.screening_ref, priority=event.priority)
        case NoticeSent():
            return replace(case, assigned_at=at, records_due_on=event.records_due_on)
        case RecordAdded():
            added = Record(
                id=event.record_id,
                sha256=event.sha256,
                description_ref=event.description_ref,
                sent_by=event.sent_by,
                added_at=at,
                came_late=bool(case.attestation_ref),
                enclosed_in=event.enclosed_in,
            )
            return replace(case, records=(*case.records, added))
        case RecordRead():
            return case._with_record(
                event.record_id, reading=event.reading, page_count=event.page_count, text_ref=event.text_ref
            )
        case RecordDescribed():
            return case._with_record(event.record_id, description_ref=event.description_ref)
        case RecordSplit():
            return case._with_record(event.record_id, parts_ref=event.parts_ref)
        case RecordsCompleted():
            return replace(case, state=State.RECORDS_COMPLETE, due_on=event.due_on)
        case ReviewerDrawn():
            return replace(
                case,
                state=State.REVIEWER_DRAWN,
                reviewer=event.pseudonym,
                draw_ref=event.draw_ref,
                drawn_at=at,
                draws=case.draws + 1,
            )
        case ReviewerRefused():
            refused = case.refused | {event.pseudonym}
            return replace(case, state=State.RECORDS_COMPLETE, reviewer=None, refused=refused)
        case CaseDeclined():
            declined = case.declined | {event.pseudonym}
            return replace(case, state=State.RECORDS_COMPLETE, reviewer=None, declined=declined)
        case ConflictDisclaimed():
            return replace(case, state=State.IN_REVIEW, attestation_ref=event.attestation_ref)
        case RecordOpened():
            return case._with_record(event.record_id, is_opened=True)
        case PartMarkedRead():
            record = case.record(event.record_id)
            marked = (str(event.pseudonym), event.first_page, event.last_page)
            before = record.read_pages if record else ()
            return case._with_record(event.record_id, read_pages=(*before, marked))
        case FactCorrected():
            kept = tuple(pair for pair in case.corrections if pair[0] != event.concept)
            return replace(case, corrections=(*kept, (event.concept, event.fact_ref)))
        case CriterionSetAside():
            row = (event.item, event.topic, event.criterion, event.set_aside_ref)
            return replace(case, set_aside=(*_others(case, event), row))
        case CriterionRestored():
            return replace(case, set_aside=_others(case, event))
        case FindingAnswered():
            standing = tuple(pair for pair in case.answers if pair[0] != event.finding_key)
            return replace(case, answers=(*standing, (event.finding_key, event.answer_ref)))
        case AnswerTakenBack():
            return replace(case, answers=tuple(pair for pair in case.answers if pair[0] != event.finding_key))
        case DeterminationSigned():
            return replace(case, state=State.SIGNED, determination_ref=event.determination_ref, signed_at=at)
        case SignatureReturned():
            return replace(
                case, state=State.IN_REVIEW, determination_ref="", signed_at=None, returned_ref=event.reason_ref
            )
        case DeterminationIssued():
            return replace(case, state=State.ISSUED, letters=event.letters, issued_at=at)
        case LeakJudged():
            return replace(case, judged_leaks=(*case.judged_leaks, (event.leak_id, event.judgement_ref)))
        case DeterminationPublished():
            return replace(
                case,
                published_at=at,
                published_ref=event.record_ref,
                public_letters=event.letters,
                was_published=True,
            )
        case PublicationWithdrawn():
            return replace(case, published_at=None, published_ref="", public_letters=())
        case ApplicationWithdrawn():
            return replace(case, state=State.WITHDRAWN)
        case TreatmentAuthorized():
            return replace(case, state=State.TERMINATED)


def _others(case: Case, event: CriterionSetAside | CriterionRestored) -> tuple[tuple[int, str, str, str], ...]:
    """What is set aside beside the criterion of this event."""
    which = (event.item, event.topic, event.criterion)
    return tuple(row for row in case.set_aside if row[:3] != which)
