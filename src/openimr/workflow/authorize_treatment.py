"""Step: the claims administrator authorizes the treatment, which ends the review (8 CCR 9792.10.6(a))."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber
from openimr.workflow.desk import Desk, Note
from openimr.workflow.events import TreatmentAuthorized


def authorize_treatment(desk: Desk, *, case_number: CaseNumber, note: str = "", seen: int | None = None) -> None:
    """End the case because the whole treatment in dispute was authorized."""
    case = desk.case_for_step(case_number, "authorize_treatment", seen=seen)
    desk.record(case, TreatmentAuthorized(note_ref=desk.contents.put(Note(text=note.strip()))))
