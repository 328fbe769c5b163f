"""Step: the staff say what a document is, so that the letter can list it by name and date."""

from __future__ import annotations

from dataclasses import replace

from openimr.vocabulary import CaseNumber, NotFound
from openimr.workflow.desk import Desk, RecordDescription
from openimr.workflow.events import RecordDescribed


def describe_record(
    desk: Desk, *, case_number: CaseNumber, record_id: str, description: RecordDescription, seen: int | None = None
) -> None:
    """Keep a person's description of a document; it stands until a person changes it again."""
    case = desk.case_for_step(case_number, "describe_record", seen=seen)
    if case.record(record_id) is None:
        raise NotFound("there is no such record.", where=case_number)
    ref = desk.contents.put(replace(description, is_confirmed=True))
    desk.record(case, RecordDescribed(record_id=record_id, description_ref=ref))
