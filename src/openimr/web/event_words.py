"""What happened to a case, in words for the one who reads: a heading and what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openimr.application import Screening
from openimr.clocks import written
from openimr.reviewers import Draw, Exclusion
from openimr.vocabulary import Priority, Role
from openimr.web.counting_words import counted, listed
from openimr.workflow import Case, Desk, Event, Note
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
    FactCorrected,
    FindingAnswered,
    LeakJudged,
    NoticeSent,
    PartMarkedRead,
    PublicationWithdrawn,
    RecordAdded,
    RecordDescribed,
    RecordOpened,
    RecordRead,
    RecordsCompleted,
    RecordSplit,
    ReviewerDrawn,
    ReviewerRefused,
    SignatureReturned,
    TreatmentAuthorized,
)


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads the journey, and how each actor is named to them (see `openimr.web.names`)."""

    actor: str
    role: Role
    names: Mapping[str, str]

    @property
    def is_staff(self) -> bool:
        return self.role.is_staff


@dataclass(frozen=True, kw_only=True)
class Words:
    """How one kind of event is told. `details` stand behind a "see more"."""

    icon: str
    heading: str
    sentence: str = ""
    details: tuple[str, ...] = ()
    is_open: bool = False
    """Whether the details are what a reader came for."""


def words_of(events: Sequence[Event], *, is_yours: bool, desk: Desk, case: Case, reader: Reader) -> Words:
    """The words for one event, or for several of one kind."""
    event, many = events[-1], len(events)
    match event:
        case ApplicationFiled():
            return _filed(event, is_yours=is_yours, reader=reader)
        case ApplicationScreened():
            return _screened(desk.contents.get(event.screening_ref, Screening))
        case NoticeSent():
            return Words(
                icon="send",
                heading="Notice of the review went to all parties",
                sentence=f"Records are asked for until {written(event.records_due_on)}.",
            )
        case RecordAdded():
            is_sender = is_yours and reader.role.is_party
            sent = f"You sent {counted(many, 'record')}" if is_sender else f"{counted(many, 'record')} came"
            senders = dict.fromkeys(f"the {added.sent_by}" for added in events if isinstance(added, RecordAdded))
            return Words(icon="doc", heading=sent, sentence="" if is_sender else f"From {listed(senders)}.")
        case RecordRead():
            pages = sum(read.page_count for read in events if isinstance(read, RecordRead))
            return Words(
                icon="search",
                heading=f"{counted(many, 'record')} {'was' if many == 1 else 'were'} read by the software",
                sentence=f"{counted(pages, 'page')}. Reading finds the words on a page; it decides nothing.",
            )
        case RecordDescribed():
            sentence = "Type, author and date, so that the letter can list each record."
            described = f"{counted(many, 'record')} {'was' if many == 1 else 'were'} described"
            return Words(icon="pen", heading=described, sentence=sentence)
        case RecordSplit():
            divided = f"{counted(many, 'upload')} {'was' if many == 1 else 'were'} divided into records"
            return Words(
                icon="pen", heading=divided, sentence="So that the letter can list each record by name and date."
            )
        case RecordsCompleted():
            return Words(
                icon="tick",
                heading="The file is complete",
                sentence=f"With this the time for the determination runs. It is due on {written(event.due_on)}.",
            )
        case ReviewerDrawn():
            return _drawn(desk.contents.get(event.draw_ref, Draw), event, reader)
        case ReviewerRefused():
            sentence = "The reason is recorded, the physician is out of this case, and another one is drawn."
            return Words(
                icon="x",
                heading="The drawn reviewer was refused",
                sentence=_for_staff(event.reason_ref, desk, reader, sentence),
            )
        case CaseDeclined():
            sentence = "It was not opened. Another physician is drawn."
            return Words(
                icon="back",
                heading="The reviewer gave the case back",
                sentence=_for_staff(event.reason_ref, desk, reader, sentence),
            )
        case ConflictDisclaimed():
            return Words(
                icon="lock",
                heading="The reviewer stated that there is no conflict of interest",
                sentence="The statement is in writing, for this case. Only after it do the records open.",
            )
        case RecordOpened():
            opened = sum(record.is_opened for record in case.records)
            return Words(
                icon="doc",
                heading=f"The reviewer opened {counted(many, 'record')}",
                sentence=f"{opened} of {len(case.records)} records have been opened so far.",
            )
        case PartMarkedRead():
            return Words(icon="tick", heading=f"The reviewer read {counted(many, 'record')} to the end")
        case FactCorrected():
            return Words(
                icon="pen",
                heading=f"The reviewer corrected {counted(many, 'finding')} of the software",
                sentence="What a physician reads in the file counts, not what the software found.",
            )
        case CriterionSetAside():
            return Words(
                icon="pen",
                heading=f"The reviewer set {counted(many, 'criterion', 'criteria')} of the guideline aside",
                sentence="Each with a reason, because it does not fit this worker. The letter tells it.",
            )
        case CriterionRestored():
            return Words(
                icon="back",
                heading=f"The reviewer counts {counted(many, 'criterion', 'criteria')} again",
                sentence="They had been set aside before.",
            )
        case FindingAnswered():
            return Words(
                icon="pen",
                heading=f"The reviewer answered {counted(many, 'finding')} of the checks",
                sentence="Each reason is recorded, and is read before the letter is issued.",
            )
        case AnswerTakenBack():
            return Words(
                icon="back",
                heading=f"The reviewer took {counted(many, 'answer')} to the checks back",
                sentence="The finding stands again as it was.",
            )
        case DeterminationSigned():
            return Words(
                icon="pen",
                heading="The determination was signed",
                sentence=f"{counted(event.checks_passed, 'check')} passed. It is looked over once more, then issued.",
            )
        case SignatureReturned():
            sentence = "The signature fell. The reviewer looks at it again and signs anew."
            return Words(
                icon="back",
                heading="The determination went back to the reviewer",
                sentence=_for_staff(event.reason_ref, desk, reader, sentence),
            )
        case DeterminationIssued():
            return Words(
                icon="send",
                heading="The determination was issued",
                sentence="Every party can fetch the letter. It binds all of them.",
            )
        case LeakJudged():
            return Words(
                icon="lock",
                heading=f"{counted(many, 'passage')} {'was' if many == 1 else 'were'} looked at before publishing",
                sentence="What could tell who somebody is does not leave the desk.",
            )
        case DeterminationPublished():
            return Words(
                icon="doc",
                heading="The determination was published without names",
                sentence="Anybody can read what was decided and why.",
            )
        case PublicationWithdrawn():
            sentence = "Nobody finds it any more. The letter to the parties stands as it is."
            return Words(
                icon="back",
                heading="The publication was taken back",
                sentence=_for_staff(event.reason_ref, desk, reader, sentence),
            )
        case ApplicationWithdrawn():
            heading = "You took the application back" if is_yours else "The application was taken back"
            note = desk.contents.get(event.reason_ref, Note).text if is_yours or reader.is_staff else ""
            sentence = "The review has ended. A case that was taken back is not published."
            return Words(icon="x", heading=heading, sentence=_with(sentence, note))
        case TreatmentAuthorized():
            who = "You" if is_yours else "The claims administrator"
            note = desk.contents.get(event.note_ref, Note).text
            return Words(
                icon="tick",
                heading=f"{who} authorized the treatment",
                sentence=_with("With this the review has ended.", note),
            )


def _filed(event: ApplicationFiled, *, is_yours: bool, reader: Reader) -> Words:
    how = "An expedited review" if event.priority is Priority.EXPEDITED else "A standard review"
    if is_yours and reader.is_staff:
        heading = f"You entered the application of the {event.filed_by}"
    else:
        heading = "You asked for a review" if is_yours else f"The {event.filed_by} asked for a review"
    return Words(
        icon="send", heading=heading, sentence=f"{how} was asked for, received on {written(event.received_on)}."
    )


def _screened(screening: Screening) -> Words:
    points = counted(len(screening.points_checked), "point")
    if screening.is_eligible:
        return Words(
            icon="tick",
            heading="The application can go on",
            sentence=f"{points} checked; nothing speaks against a review.",
            details=screening.points_checked,
        )
    return Words(
        icon="stop",
        heading="The application cannot go on",
        sentence=f"{counted(len(screening.reasons), 'reason')}, each with its rule and what can be done.",
        details=tuple(f"{reason.found} {reason.repair} ({reason.source})" for reason in screening.reasons),
        is_open=True,
    )


def _drawn(drawn: Draw, event: ReviewerDrawn, reader: Reader) -> Words:
    """Parties hear how many took part; who was drawn, only the staff, and by pseudonym."""
    qualified = sum(candidate.is_qualified for candidate in drawn.candidates)
    tied = sum(Exclusion.CONFLICT in candidate.exclusions for candidate in drawn.candidates)
    barred = f"; {tied} {'was' if tied == 1 else 'were'} barred by a tie to somebody in the case" if tied else ""
    return Words(
        icon="dice",
        heading=f"{event.pseudonym} was drawn as the reviewer" if reader.is_staff else "A reviewer was drawn",
        sentence=f"Of {counted(len(drawn.candidates), 'physician')} on the panel {qualified} could take this "
        f"case{barred}. The system draws; nobody chooses.",
    )


def _for_staff(ref: str, desk: Desk, reader: Reader, sentence: str) -> str:
    """A reason may tell who the reviewer is, so only the staff read it."""
    return _with(sentence, desk.contents.get(ref, Note).text) if reader.is_staff else sentence


def _with(sentence: str, note: str) -> str:
    return f"{sentence} “{note}”" if note else sentence
