"""What the reviewer's desk shows: the file, its facts, the criteria held against them, the draft, the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from openimr import __version__
from openimr.application import Application
from openimr.casefile import (
    CaseFile,
    Copies,
    Fact,
    Facts,
    HeldClaim,
    by_parts,
    copies_in,
    find_facts,
    hold_claims,
    with_copies,
    without_copies,
)
from openimr.clocks import legal_day
from openimr.criteria import Evaluation, Library, SetAside, evaluate, load_library
from openimr.determination import DeterminedItem, Finding, check, sentence_of
from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.begin_draft import first_draft
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk, Draft
from openimr.workflow.guideline_record import library_on


@dataclass(frozen=True, kw_only=True)
class FindingAnswer:
    """Why a finding of the checks does not hold, in the reviewer's own words."""

    code: str
    item: int | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Review:
    """A case as its reviewer sees it, computed from the file and the draft."""

    case: Case
    application: Application
    case_file: CaseFile
    facts: Facts
    evaluations: tuple[Evaluation, ...]
    draft: Draft
    library: Library
    answers: Mapping[str, str] = field(default_factory=dict)
    """The reviewer's reasons by the key of the finding that each answers."""

    @property
    def opened(self) -> frozenset[str]:
        return frozenset(record.id for record in self.case.records if record.is_opened)

    @property
    def arrived_late(self) -> frozenset[str]:
        """The records that came after the file had opened."""
        return frozenset(record.id for record in self.case.records if record.came_late)

    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the draft, with the reviewer's answers; any error that is not answered stops it."""
        found = check(
            self.draft.determination,
            case_file=self.case_file,
            facts=self.facts,
            evaluations=self.evaluations,
            opened=self.opened,
            application=self.application,
            arrived_late=self.arrived_late,
            library=self.library,
        )
        return tuple(replace(finding, answer=self.answers.get(finding.key, "")) for finding in found)

    def sentence_of(self, finding: Finding) -> str:
        """The words of the draft in which a finding stands."""
        return sentence_of(finding, self.draft.determination)

    def claims(self) -> tuple[tuple[DeterminedItem, tuple[HeldClaim, ...]], ...]:
        """Every claim of each rationale held against the file: the proof of what it calls absent."""
        return tuple(
            (item, hold_claims(item.rationale, self.facts, self.case_file)) for item in self.draft.determination.items
        )


def review_of(desk: Desk, case_number: CaseNumber) -> Review:
    """The review of a case, with facts and criteria as its file stands now.

    Raises `StepNotAllowed` before the reviewer has attested to having no conflict: until then no file opens.
    """
    case = desk.cases.get(case_number)
    if not case.attestation_ref:
        raise StepNotAllowed(
            "the file is closed until the reviewer has attested to having no conflict.", where=case_number
        )
    application = desk.application(case)
    case_file = desk.case_file(case)
    facts = facts_of(desk, case)
    library = standard_of(desk, case)
    evaluations = tuple(
        evaluate(
            item,
            facts,
            requested_on=application.requested_on,
            ur_decided_on=application.ur.decided_on,
            date_of_injury=application.date_of_injury,
            set_aside=set_aside_in(desk, case, item.number),
            library=library,
        )
        for item in application.items
    )
    draft = desk.drafts.get(case_number) or Draft(determination=first_draft(desk, case))
    return Review(
        case=case,
        application=application,
        case_file=case_file,
        facts=facts,
        evaluations=evaluations,
        draft=draft,
        answers={key: desk.contents.get(ref, FindingAnswer).reason for key, ref in case.answers},
        library=library,
    )


def set_aside_in(desk: Desk, case: Case, item: int) -> tuple[SetAside, ...]:
    """What the reviewer has set aside for one item."""
    return tuple(desk.contents.get(ref, SetAside) for number, _, _, ref in case.set_aside if number == item)


def standard_of(desk: Desk, case: Case) -> Library:
    """The guideline packs of a review: those in force on the day on which its reviewer was drawn.

    What is revised later counts for later reviews: criteria do not change under a reviewer's hands.
    """
    return library_on(desk.guidelines.amendments(), legal_day(case.drawn_at or desk.now))


def copies_of(desk: Desk, case: Case) -> Copies:
    """The pages of the file that are copies of earlier ones; found once and then remembered."""
    return desk.contents.remembered(
        ("copies", __version__, *case.file_refs), Copies, lambda: copies_in(by_parts(desk.case_file(case)))
    )


def facts_of(desk: Desk, case: Case) -> Facts:
    """The facts of the file as it stands, with the reviewer's corrections; found once and then remembered.

    Each record of an upload is read as what it is: a report in a packet of the claims administrator is a report.
    A page that was sent several times is read once, and each of its copies is named beside the first.

    Time since the injury is counted to the day of the request, or of the UR decision: necessity is judged as of then,
    and a case that waits does not change its facts.
    """
    application = desk.application(case)

    def find() -> Facts:
        case_file, copies = by_parts(desk.case_file(case)), copies_of(desk, case)
        found = find_facts(
            without_copies(case_file, copies),
            as_of=application.requested_on or application.ur.decided_on or case.received_on,
            items=application.items,
            date_of_injury=application.date_of_injury,
        )
        return with_copies(found, case_file, copies)

    key = ("facts", __version__, load_library().sha256, case.application_ref, *case.file_refs)
    found = desk.contents.remembered(key, Facts, find)
    for _, fact_ref in case.corrections:
        found = found.corrected(desk.contents.get(fact_ref, Fact))
    return found
