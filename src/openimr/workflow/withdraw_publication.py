"""Step: a published determination is taken back from the public, with a reason; its letters to the parties stand."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.desk import Desk, Note
from openimr.workflow.events import PublicationWithdrawn


def withdraw_publication(desk: Desk, *, case_number: CaseNumber, reason: str, seen: int | None = None) -> None:
    """Nobody finds or reads it from now on; it can be published again. Copies already fetched cannot be called back."""
    case = desk.case_for_step(case_number, "withdraw_publication", seen=seen)
    if not case.published_at:
        raise StepNotAllowed("this determination is not published.", where=case_number)
    if not reason.strip():
        raise StepNotAllowed("taking a publication back needs a reason.", where=case_number, do="Say what was wrong.")
    desk.record(case, PublicationWithdrawn(reason_ref=desk.contents.put(Note(text=reason.strip()))))
