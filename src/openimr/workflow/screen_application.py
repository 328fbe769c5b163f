"""Step: the staff screen an application. If it is eligible, the notice of assignment goes out with it."""

from __future__ import annotations

from openimr.application import Screening, find_duplicates, screen
from openimr.clocks import deadline, legal_day
from openimr.vocabulary import CaseNumber, Priority
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk, parties_of
from openimr.workflow.events import ApplicationScreened, NoticeSent


def screening_of(desk: Desk, case: Case) -> Screening:
    """What the screening would say of a filed case today; nothing is recorded."""
    assert case.received_on is not None  # a case begins with its filing
    application = desk.application(case)
    duplicates = find_duplicates(application, desk.duplicates.others(case.number))
    return screen(application, received_on=case.received_on, duplicates=duplicates)


def screen_application(desk: Desk, *, case_number: CaseNumber, seen: int | None = None) -> Screening:
    """The screening, with every reason at once; recorded, and answered with a notice where the case is eligible.

    The notice asks for the records and starts their clock: 12 calendar days when it is sent electronically, 24 hours in
    an expedited case (8 CCR 9792.10.5(a)(1)).
    """
    case = desk.case_for_step(case_number, "screen_application", seen=seen)
    application = desk.application(case)
    screening = screening_of(desk, case)
    is_expedited = application.priority is Priority.EXPEDITED and application.threat_certified
    screened = ApplicationScreened(
        is_eligible=screening.is_eligible,
        reasons=tuple(reason.code for reason in screening.reasons),
        screening_ref=desk.contents.put(screening),
        priority=Priority.EXPEDITED if is_expedited else Priority.STANDARD,
    )
    if not screening.is_eligible:
        desk.record(case, screened)
        return screening
    if is_expedited:
        due = deadline("records.expedited", from_=desk.now)
    else:
        due = deadline("records.electronic", from_=legal_day(desk.now))
    addressees = tuple(party.role for party in parties_of(application))
    desk.record(case, screened, NoticeSent(to=addressees, records_due_on=due.due_on))
    return screening
