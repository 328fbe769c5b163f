"""Step: a person looks at a suspected leak and hides the passage, or lets it stand with a reason."""

from __future__ import annotations

from openimr.determination import text_at
from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.desk import Desk
from openimr.workflow.events import LeakJudged
from openimr.workflow.release import LeakJudgement, release_of


def judge_leak(
    desk: Desk, *, case_number: CaseNumber, leak_id: str, is_hidden: bool, reason: str = "", seen: int | None = None
) -> None:
    """Keep the judgement. Letting a suspicion stand needs a reason; hiding a passage harms nobody and needs none."""
    case = desk.case_for_step(case_number, "judge_leak", seen=seen)
    release = release_of(desk, case_number)
    leak = next((leak for leak in release.open_leaks if leak.id == leak_id), None)
    if leak is None:
        raise StepNotAllowed("this suspicion is already judged, or is gone.", where=case_number, do="Look again.")
    if not is_hidden and not reason.strip():
        raise StepNotAllowed(
            "letting a suspected leak stand needs a reason.", where=case_number, do="Say why it identifies nobody."
        )
    passage = text_at(release.record.determination, leak.path)[leak.span.start : leak.span.end]
    judgement = LeakJudgement(passage=passage, is_hidden=is_hidden, reason=reason.strip())
    desk.record(case, LeakJudged(leak_id=leak.id, is_hidden=is_hidden, judgement_ref=desk.contents.put(judgement)))
