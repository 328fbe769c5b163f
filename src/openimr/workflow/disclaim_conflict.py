"""Step: the reviewer attests to having no conflict of interest. Only then does the first record open."""

from __future__ import annotations

from openimr.reviewers import attestation_text
from openimr.vocabulary import CaseNumber
from openimr.workflow.begin_draft import first_draft
from openimr.workflow.desk import Desk, Note
from openimr.workflow.draw_reviewer import need_of
from openimr.workflow.events import ConflictDisclaimed


def disclaim_conflict(desk: Desk, *, case_number: CaseNumber, seen: int | None = None) -> None:
    """Keep the attestation word for word as it was shown, and lay out the draft of the determination."""
    case = desk.case_for_step(case_number, "disclaim_conflict", seen=seen)
    assert case.reviewer is not None  # the state says that one was drawn
    text = attestation_text(need_of(desk.application(case)))
    disclaimed = ConflictDisclaimed(pseudonym=case.reviewer, attestation_ref=desk.contents.put(Note(text=text)))
    case = desk.record(case, disclaimed)
    if desk.drafts.get(case_number) is None:
        desk.drafts.save(case_number, first_draft(desk, case), seen=0, at=desk.now)
