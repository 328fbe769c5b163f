"""Step: the worker's side asks for a review."""

from __future__ import annotations

from datetime import date

from openimr.application import Application
from openimr.clocks import legal_day
from openimr.vocabulary import CaseNumber, Role, StepNotAllowed
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk
from openimr.workflow.events import ApplicationFiled
from openimr.workflow.states import may


def file_application(desk: Desk, *, application: Application, received_on: date | None = None) -> CaseNumber:
    """The number of the new case. A filing is always taken in; whether it may go on is for the screening to say.

    The form tells every reason before it is sent (`openimr.application.screen`), and lets the person send it all the
    same: eligibility is the organization's to decide (8 CCR 9792.10.3), and a lost filing cannot be repaired.
    The staff may say on which earlier day a paper came; a party's filing is received when it is sent.
    """
    if not may("file_application", desk.actor.role):
        raise StepNotAllowed(
            f"a {desk.actor.role} cannot file an application.",
            do="The worker, the worker's attorney or the staff for them may (8 CCR 9792.10.1(b)(2)).",
        )
    today = legal_day(desk.now)
    on_paper = desk.actor.role not in {Role.WORKER, Role.ATTORNEY}
    if received_on is not None and received_on > today:
        raise StepNotAllowed("it cannot have come after today.", do="Correct the day on which the paper came.")
    number = desk.cases.new_number(today.year)
    filed = ApplicationFiled(
        application_ref=desk.contents.put(application),
        filed_by=application.filed_by if on_paper else desk.actor.role,
        priority=application.priority,
        received_on=received_on if on_paper and received_on is not None else today,
    )
    desk.record(Case(number=number), filed)
    return number
