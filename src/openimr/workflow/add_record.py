"""Step: a party or the staff send a document to the file."""

from __future__ import annotations

from openimr.vocabulary import CaseNumber, Role
from openimr.workflow.desk import Desk, RecordDescription
from openimr.workflow.events import RecordAdded


def add_record(
    desk: Desk,
    *,
    case_number: CaseNumber,
    name: str,
    content: bytes,
    sent_by: Role | None = None,
    seen: int | None = None,
) -> str:
    """The id of the new record. The same bytes sent twice stay one record, and the answer is its id.

    The staff may say for whom they add it (`sent_by`); a party always sends in its own name. The worker process reads
    the document afterwards (see `read_record`).
    """
    case = desk.case_for_step(case_number, "add_record", seen=seen)
    sha256 = desk.files.put(content)
    known = next((record for record in case.records if record.sha256 == sha256), None)
    if known is not None:
        return known.id
    sender = sent_by if sent_by is not None and desk.actor.role.is_staff else desk.actor.role
    record_id = f"r{len(case.records) + 1}"
    added = RecordAdded(
        record_id=record_id,
        sha256=sha256,
        description_ref=desk.contents.put(RecordDescription(name=name)),
        sent_by=sender,
    )
    desk.record(case, added)
    return record_id
