"""Step: the worker's side takes the application back."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber
from openimr.workflow.desk import Desk, Note
from openimr.workflow.events import ApplicationWithdrawn


def withdraw_application(desk: Desk, *, case_number: CaseNumber, reason: str = "", seen: int | None = None) -> None:
    """End the case. Withdrawn cases are not published; a reason may be left out."""
    case = desk.case_for_step(case_number, "withdraw_application", seen=seen)
    desk.record(case, ApplicationWithdrawn(reason_ref=desk.contents.put(Note(text=reason.strip()))))
