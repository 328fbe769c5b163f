"""What the papers of a case tell, in the order in which it happened."""

from __future__ import annotations

from openimr import __version__
from openimr.casefile import ChronologyEntry, by_parts, chronology
from openimr.workflow.case import Case
from openimr.workflow.desk import Desk


def chronology_of(desk: Desk, case: Case) -> tuple[ChronologyEntry, ...]:
    """The chronology of the file, computed once for each state of the file."""
    key = tuple(f"{record.text_ref} {record.description_ref} {record.parts_ref}" for record in case.records)
    return desk.contents.remembered(
        ("chronology", __version__, *key),
        tuple[ChronologyEntry, ...],
        lambda: chronology(by_parts(desk.case_file(case))),
    )
