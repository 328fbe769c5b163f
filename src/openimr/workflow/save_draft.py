"""Step: the draft of the determination is kept. It saves itself; nothing is signed by it."""

from __future__ import annotations

from openimr.determination import Determination
from openimr.vocabulary import CaseNumber
from openimr.workflow.desk import Desk, Draft


def save_draft(desk: Desk, *, case_number: CaseNumber, determination: Determination, seen: int) -> Draft:
    """The draft as it now stands. `CaseChanged` if another window has saved since `seen`: both texts are kept."""
    desk.case_for_step(case_number, "save_draft")
    return desk.drafts.save(case_number, determination, seen=seen, at=desk.now)
