"""Step: the reviewer gives the case back, for a conflict or any other reason, before opening a record."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.desk import Desk, Note
from openimr.workflow.events import CaseDeclined


def decline_case(desk: Desk, *, case_number: CaseNumber, reason: str, seen: int | None = None) -> None:
    """Keep the reviewer's reason; the case goes back to the staff for the next draw."""
    case = desk.case_for_step(case_number, "decline_case", seen=seen)
    if not reason.strip():
        raise StepNotAllowed("declining needs a reason.", where=case_number, do="One sentence is enough.")
    assert case.reviewer is not None  # the state says that one was drawn
    ref = desk.contents.put(Note(text=reason.strip()))
    desk.record(case, CaseDeclined(pseudonym=case.reviewer, reason_ref=ref))
