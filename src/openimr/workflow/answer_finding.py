"""Step: the reviewer answers a finding with a reason, so that it no longer stops the signature."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, NotFound, StepNotAllowed
from openimr.workflow.desk import Desk
from openimr.workflow.events import FindingAnswered
from openimr.workflow.review import FindingAnswer, review_of


def answer_finding(
    desk: Desk, *, case_number: CaseNumber, finding_key: str, reason: str, seen: int | None = None
) -> None:
    """Keep the reason beside the finding. It holds until the sentence or the evidence changes."""
    case = desk.case_for_step(case_number, "answer_finding", seen=seen)
    finding = next((found for found in review_of(desk, case_number).findings() if found.key == finding_key), None)
    if finding is None:
        raise NotFound("there is no such finding any more.", do="Run the checks again.")
    if not finding.may_be_answered:
        raise StepNotAllowed("this finding cannot be answered, only mended.", where=case_number, do=finding.fix)
    if not reason.strip():
        raise StepNotAllowed(
            "an answer needs a reason.", where=case_number, do="Say why what you wrote stands, and on which page."
        )
    answer = FindingAnswer(code=finding.code, item=finding.item, reason=reason.strip())
    desk.record(case, FindingAnswered(code=finding.code, finding_key=finding_key, answer_ref=desk.contents.put(answer)))
