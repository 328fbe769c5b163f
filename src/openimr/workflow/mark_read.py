"""Step: the reviewer has read one record of the file to its end."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, NotFound
from openimr.workflow.desk import Desk
from openimr.workflow.events import PartMarkedRead


def mark_read(desk: Desk, *, case_number: CaseNumber, record_id: str, first_page: int, last_page: int) -> None:
    """Mark the pages of a record, or of one part of an upload, as read; marking them again changes nothing."""
    case = desk.case_for_step(case_number, "mark_read")
    record = case.record(record_id)
    if record is None:
        raise NotFound("there is no such record.", where=case_number)
    assert case.reviewer is not None  # only the reviewer of the case takes this step
    if not record.is_read(first_page, last_page, str(case.reviewer)):
        marked = PartMarkedRead(
            record_id=record_id, first_page=first_page, last_page=last_page, pseudonym=case.reviewer
        )
        desk.record(case, marked)
