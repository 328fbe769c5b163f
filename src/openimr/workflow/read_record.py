"""Step of the system: what the worker process has read of a document is entered in the file."""

from __future__ import annotations

from dataclasses import replace

from openimr.casefile import MOST_NESTED, FileReading, Reading, describe, title_of
from openimr.vocabulary import CaseNumber
from openimr.workflow.case import Case, Record
from openimr.workflow.desk import Desk, RecordDescription, RecordParts, RecordText
from openimr.workflow.events import RecordAdded, RecordDescribed, RecordRead, RecordSplit

TOO_DEEP = "This archive lies in an archive that lies in another. Unpack it and send its files."


def read_record(desk: Desk, *, case_number: CaseNumber, record_id: str, reading: FileReading) -> bool:
    """Whether anything was entered: a reading that says the same as the one before changes nothing.

    The type, author and date that stand on the first page are offered as the description, until a person has looked; so
    is where each record begins, if the file seems to hold several.
    The files of an archive or a portfolio become records of the same sender.
    """
    case = desk.case_for_step(case_number, "read_record")
    record = case.record(record_id)
    if record is None:
        return False
    if depth_of(case, record) >= MOST_NESTED:
        reading = as_too_deep(reading)
    text_ref = desk.contents.put(RecordText(chunks=desk.keep_pages(reading.pages), note=reading.note))
    if record.text_ref == text_ref and record.reading is reading.reading:
        return False
    events: list[RecordRead | RecordDescribed | RecordSplit] = [
        RecordRead(record_id=record_id, reading=reading.reading, page_count=reading.page_count, text_ref=text_ref)
    ]
    described = desk.contents.get(record.description_ref, RecordDescription)
    if reading.pages and not described.is_confirmed:
        found = describe(described.name, reading.pages)
        offered = RecordDescription(name=described.name, type=found.type, author=found.author, dated=found.dated)
        events.append(RecordDescribed(record_id=record_id, description_ref=desk.contents.put(offered)))
    if parts := offered_parts(desk, record, reading):
        events.append(RecordSplit(record_id=record_id, parts_ref=desk.contents.put(parts)))
    desk.record(case, *events, *enclosed_records(desk, case, record, reading))
    return True


def offered_parts(desk: Desk, record: Record, reading: FileReading) -> RecordParts | None:
    """The records of an upload as its pages tell; None for one record, and where a person has said it."""
    if record.parts_ref and desk.contents.get(record.parts_ref, RecordParts).is_confirmed:
        return None
    return RecordParts(parts=reading.parts) if len(reading.parts) > 1 else None


def depth_of(case: Case, record: Record) -> int:
    """In how many archives a record came."""
    outer = case.record(record.enclosed_in) if record.enclosed_in else None
    return 1 + depth_of(case, outer) if outer else 0


def as_too_deep(reading: FileReading) -> FileReading:
    """The reading without what it carries; an archive that may not be unpacked cannot be read at all."""
    if reading.reading is Reading.UNPACKED:
        return replace(reading, reading=Reading.DAMAGED, note=TOO_DEEP, enclosed=())
    return replace(reading, enclosed=())


def enclosed_records(desk: Desk, case: Case, record: Record, reading: FileReading) -> list[RecordAdded]:
    """The enclosed files as new records; one that is in the file already, byte for byte, is not added twice."""
    added: dict[str, RecordAdded] = {}
    known = {other.sha256 for other in case.records}
    for enclosed in reading.enclosed:
        sha256 = desk.files.put(enclosed.path.read_bytes())
        if sha256 not in known and sha256 not in added:
            added[sha256] = RecordAdded(
                record_id=f"r{len(case.records) + len(added) + 1}",
                sha256=sha256,
                description_ref=desk.contents.put(RecordDescription(name=title_of(enclosed.name))),
                sent_by=record.sent_by,
                enclosed_in=record.id,
            )
    return list(added.values())
