"""Step: the reviewer opens a document. A determination can be signed only when every record was opened."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, NotFound
from openimr.workflow.desk import Desk
from openimr.workflow.events import RecordOpened


def open_record(desk: Desk, *, case_number: CaseNumber, record_id: str) -> None:
    """Mark a document as opened; opening it again changes nothing."""
    case = desk.case_for_step(case_number, "open_record")
    record = case.record(record_id)
    if record is None:
        raise NotFound("there is no such record.", where=case_number)
    if not record.is_opened:
        desk.record(case, RecordOpened(record_id=record_id))
