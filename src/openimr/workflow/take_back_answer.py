"""Step: the reviewer takes an answer back, and the finding stands as before."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, NotFound
from openimr.workflow.desk import Desk
from openimr.workflow.events import AnswerTakenBack


def take_back_answer(desk: Desk, *, case_number: CaseNumber, finding_key: str, seen: int | None = None) -> None:
    """The undo of `answer_finding`; what was answered stays in the record of the case."""
    case = desk.case_for_step(case_number, "take_back_answer", seen=seen)
    if finding_key not in dict(case.answers):
        raise NotFound("there is no such answer any more.", do="Run the checks again.")
    desk.record(case, AnswerTakenBack(finding_key=finding_key))
