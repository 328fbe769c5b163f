"""Step: the staff say which records an upload holds, and where each begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from openimr.casefile import DocumentPart
from openimr.vocabulary import CaseNumber, NotFound, StepNotAllowed
from openimr.workflow.desk import Desk, RecordParts
from openimr.workflow.events import RecordSplit


def split_record(
    desk: Desk, *, case_number: CaseNumber, record_id: str, parts: Sequence[DocumentPart], seen: int | None = None
) -> None:
    """Keep a person's division of an upload; it stands until a person changes it again.

    One part means that the upload is one record after all. Every page must lie in exactly one part.
    """
    case = desk.case_for_step(case_number, "split_record", seen=seen)
    record = case.record(record_id)
    if record is None:
        raise NotFound("there is no such record.", where=case_number)
    if not covers(parts, record.page_count):
        raise StepNotAllowed(
            f"the parts do not cover the {record.page_count} pages of {record_id} one after the other.",
            where=case_number,
            do="Begin the first part on page 1 and each other on a later page.",
        )
    ref = desk.contents.put(RecordParts(parts=tuple(parts), is_confirmed=True))
    desk.record(case, RecordSplit(record_id=record_id, parts_ref=ref))


def covers(parts: Sequence[DocumentPart], page_count: int) -> bool:
    """Whether the parts follow each other from the first page to the last, each with at least one page."""
    if not parts or parts[0].first_page != 1 or parts[-1].last_page != page_count:
        return False
    follow = all(later.first_page == earlier.last_page + 1 for earlier, later in pairwise(parts))
    return follow and all(part.page_count > 0 for part in parts)
