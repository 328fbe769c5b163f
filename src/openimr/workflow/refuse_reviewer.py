"""Step: the staff refuse the reviewer who was drawn. That person is out, and the next draw follows."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.desk import Desk, Note
from openimr.workflow.events import ReviewerRefused


def refuse_reviewer(desk: Desk, *, case_number: CaseNumber, reason: str, seen: int | None = None) -> None:
    """Keep the refusal with its reason; without a reason nobody can be refused, or the draw could be steered."""
    case = desk.case_for_step(case_number, "refuse_reviewer", seen=seen)
    if not reason.strip():
        raise StepNotAllowed(
            "a refusal needs a reason.", where=case_number, do="Write in one sentence why this physician is refused."
        )
    assert case.reviewer is not None  # the state says that one was drawn
    ref = desk.contents.put(Note(text=reason.strip()))
    desk.record(case, ReviewerRefused(pseudonym=case.reviewer, reason_ref=ref))
