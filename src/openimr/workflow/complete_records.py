"""Step: the staff declare the file complete. With this the time for the determination runs."""

from __future__ import annotations

from openimr.application import Application
from openimr.casefile import Reading
from openimr.clocks import Deadline, deadline, legal_day
from openimr.vocabulary import CaseNumber, Priority, StepNotAllowed
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk
from openimr.workflow.events import RecordsCompleted


def complete_records(desk: Desk, *, case_number: CaseNumber, seen: int | None = None) -> Deadline:
    """The day on which the determination is due, with the way it was counted.

    A file without any document cannot be reviewed: the determination may never rest on the UR decision alone
    (8 CCR 9792.10.6(b)(2)). Documents that are still being read stop the step: no unread page may count as seen.
    """
    case = desk.case_for_step(case_number, "complete_records", seen=seen)
    if all(record.reading is Reading.UNPACKED for record in case.records):
        raise StepNotAllowed(
            "the file holds no record yet.", where=case_number, do="Add the records that the parties have sent."
        )
    waiting = [record.id for record in case.records if record.reading is Reading.WAITING]
    if waiting:
        raise StepNotAllowed(
            f"{len(waiting)} of {len(case.records)} records are still being read.",
            where=case_number,
            do="Wait a moment, then declare the file complete.",
        )
    due = determination_deadline(case, desk.application(case), desk)
    desk.record(case, RecordsCompleted(due_on=due.due_on))
    return due


def determination_deadline(case: Case, application: Application, desk: Desk) -> Deadline:
    """The statutory limit for the determination, counted from today (Labor Code 4610.6(d)(1))."""
    if case.priority is Priority.EXPEDITED:
        rule = "determination.expedited"
    else:
        rule = "determination.formulary" if application.is_formulary_dispute else "determination.regular"
    return deadline(rule, from_=legal_day(desk.now))
