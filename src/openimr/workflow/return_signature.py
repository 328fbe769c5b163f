"""Step: the quality physician gives a signed determination back. The signature falls; the draft stays as it was."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.desk import Desk, Note
from openimr.workflow.events import SignatureReturned


def return_signature(desk: Desk, *, case_number: CaseNumber, reason: str, seen: int | None = None) -> None:
    """Keep the reason, which the reviewer sees above the draft."""
    case = desk.case_for_step(case_number, "return_signature", seen=seen)
    if not reason.strip():
        raise StepNotAllowed(
            "giving a determination back needs a reason.", where=case_number, do="Say what the reviewer should mend."
        )
    desk.record(case, SignatureReturned(reason_ref=desk.contents.put(Note(text=reason.strip()))))
