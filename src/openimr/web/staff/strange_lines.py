"""Pages of the file that seem to be of another person, for the staff who take records in."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.casefile import StrangePage, strange_pages
from openimr.workflow import Case, Desk


@dataclass(frozen=True, kw_only=True)
class StrangeLine:
    """One page: the record that holds it, its number there, and in which mark it differs."""

    record_id: str
    record: str
    page: int
    marks: tuple[str, ...]
    is_certain: bool


def strange_lines(desk: Desk, case: Case) -> tuple[StrangeLine, ...]:
    """Every page whose printed name, birth date or claim number is not the worker's, in the order of the file."""
    case_file = desk.case_file(case)
    names = {document.id: document.name for document in case_file.documents}
    found = strange_pages(case_file, desk.application(case))
    return tuple(_line(strange, names) for strange in found)


def _line(strange: StrangePage, names: dict[str, str]) -> StrangeLine:
    return StrangeLine(
        record_id=strange.document_id,
        record=names[strange.document_id],
        page=strange.page,
        marks=tuple(mark.value for mark in strange.marks),
        is_certain=strange.is_certain,
    )
