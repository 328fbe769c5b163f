"""Step of the system: what the worker process has read of a document is entered in the file."""

from __future__ import annotations

from openimr.casefile import FileReading, describe
from openimr.vocabulary import CaseNumber
from openimr.workflow.desk import Desk, RecordDescription, RecordText
from openimr.workflow.events import RecordDescribed, RecordRead


def read_record(desk: Desk, *, case_number: CaseNumber, record_id: str, reading: FileReading) -> bool:
    """Whether anything was entered: a reading that says the same as the one before changes nothing.

    The type, author and date that stand on the first page are offered as the description, until a person has looked.
    """
    case = desk.case_for_step(case_number, "read_record")
    record = case.record(record_id)
    if record is None:
        return False
    text_ref = desk.contents.put(RecordText(pages=reading.pages, note=reading.note))
    if record.text_ref == text_ref and record.reading is reading.reading:
        return False
    events: list[RecordRead | RecordDescribed] = [
        RecordRead(record_id=record_id, reading=reading.reading, page_count=reading.page_count, text_ref=text_ref)
    ]
    described = desk.contents.get(record.description_ref, RecordDescription)
    if reading.pages and not described.is_confirmed:
        found = describe(described.name, reading.pages)
        offered = RecordDescription(name=described.name, type=found.type, author=found.author, dated=found.dated)
        events.append(RecordDescribed(record_id=record_id, description_ref=desk.contents.put(offered)))
    desk.record(case, *events)
    return True
