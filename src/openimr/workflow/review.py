"""What the reviewer's desk shows: the file, its facts, the criteria held against them, the draft, the checks."""

from __future__ import annotations

from dataclasses import dataclass

from openimr import __version__
from openimr.application import Application
from openimr.casefile import CaseFile, Fact, Facts, find_facts
from openimr.clocks import legal_day
from openimr.criteria import Evaluation, Library, SetAside, evaluate, load_library
from openimr.determination import Finding, check
from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.begin_draft import first_draft
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk, Draft
from openimr.workflow.guideline_record import library_on


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

    @property
    def opened(self) -> frozenset[str]:
        return frozenset(record.id for record in self.case.records if record.is_opened)

    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the draft; any error stops the signature."""
        return check(
            self.draft.determination,
            case_file=self.case_file,
            facts=self.facts,
            evaluations=self.evaluations,
            opened=self.opened,
            library=self.library,
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
        library=library,
    )


def set_aside_in(desk: Desk, case: Case, item: int) -> tuple[SetAside, ...]:
    """What the reviewer has set aside for one item."""
    return tuple(desk.contents.get(ref, SetAside) for number, _, _, ref in case.set_aside if number == item)


def standard_of(desk: Desk, case: Case) -> Library:
    """The guideline packs of a review: those in force on the day on which its reviewer was drawn.

    What is revised later counts for later reviews: criteria do not change under a reviewer's hands.
    """
    return library_on(desk.guidelines.amendments(), legal_day(case.assigned_at or desk.now))


def facts_of(desk: Desk, case: Case) -> Facts:
    """The facts of the file as it stands, with the reviewer's corrections; found once and then remembered.

    Time since the injury is counted to the day of the request, or of the UR decision: necessity is judged as of then,
    and a case that waits does not change its facts.
    """
    application = desk.application(case)
    texts = [record.text_ref for record in case.records]
    described = [record.description_ref for record in case.records]
    found = desk.contents.remembered(
        ("facts", __version__, load_library().sha256, case.application_ref, *texts, *described),
        Facts,
        lambda: find_facts(
            desk.case_file(case),
            as_of=application.requested_on or application.ur.decided_on or case.received_on,
            items=application.items,
            date_of_injury=application.date_of_injury,
        ),
    )
    for _, fact_ref in case.corrections:
        found = found.corrected(desk.contents.get(fact_ref, Fact))
    return found
