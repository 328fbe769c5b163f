"""A case as the queue shows it: time left, what is in dispute, what comes next and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from openimr.clocks import legal_day
from openimr.store.models import CaseRow
from openimr.vocabulary import Priority, Role
from openimr.web.staff.queue_stages import NEXT_STEPS, NextStep
from openimr.web.time_left import TimeLeft, times_left
from openimr.workflow import State, allowed_steps

_ENDED = NextStep(key="", label="Nothing more", state=State.ISSUED)


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """One row of the queue."""

    number: str
    worker_name: str
    in_dispute: str
    is_expedited: bool
    left: TimeLeft
    next: NextStep
    because: str
    is_ours: bool
    """Whether this person may take the next step."""

    @property
    def page(self) -> str:
        return self.next.page if self.is_ours or self.next.page in {"records", "assignment"} else "journey"

    @property
    def verb(self) -> str:
        return self.next.verb if self.is_ours else "Open"


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows of one urgency under one heading."""

    label: str
    rows: tuple[QueueRow, ...]


def queue_rows(cases: Iterable[CaseRow], *, role: Role, now: datetime) -> tuple[QueueRow, ...]:
    """The rows for these cases, in their order; one query more, for the clocks."""
    cases = list(cases)
    left = times_left(cases, now=now)
    return tuple(_row(case, left[case.number], role) for case in cases)


def grouped(rows: Iterable[QueueRow], today: date) -> tuple[Group, ...]:
    """The rows under "Late", "Today", "New", "This week" and "Later", as they come."""
    return tuple(
        Group(label=label, rows=tuple(found)) for label, found in groupby(rows, key=lambda row: _urgency(row, today))
    )


def _row(case: CaseRow, left: TimeLeft, role: Role) -> QueueRow:
    step = next((step for step in NEXT_STEPS if step.key == case.next_key), _ENDED)  # type: ignore[attr-defined]
    return QueueRow(
        number=case.number,
        worker_name=case.worker_name,
        in_dispute=_in_dispute(case),
        is_expedited=case.priority == Priority.EXPEDITED,
        left=left,
        next=step,
        because=_because(case),
        is_ours=step.step in allowed_steps(State(case.state), role),
    )


def _in_dispute(case: CaseRow) -> str:
    first = case.items.split("\n", 1)[0]
    return f"{first}; {case.item_count - 1} more" if case.item_count > 1 else first


def _because(case: CaseRow) -> str:
    match State(case.state):
        case State.FILED:
            filed = legal_day(case.filed_at)
            return f"Filed {filed:%a} {filed.day} {filed:%b}"
        case State.RECORDS_PENDING | State.RECORDS_COMPLETE if not case.record_count:
            return "Nothing has arrived yet"
        case State.RECORDS_PENDING | State.RECORDS_COMPLETE if case.unread_count:
            return f"{case.unread_count} of {_records(case)} without text"
        case State.RECORDS_COMPLETE if case.was_declined:  # type: ignore[attr-defined]
            return "A reviewer handed it back"
        case State.RECORDS_PENDING | State.RECORDS_COMPLETE:
            return f"{_records(case)}, {case.page_count} {'page' if case.page_count == 1 else 'pages'}"
        case State.REVIEWER_DRAWN:
            return f"{case.reviewer} was drawn"
        case State.IN_REVIEW:
            return f"With {case.reviewer}"
        case State.SIGNED:
            return f"Signed by {case.reviewer}"
        case ended:
            return ended.value.capitalize()


def _records(case: CaseRow) -> str:
    return f"{case.record_count} {'record' if case.record_count == 1 else 'records'}"


def _urgency(row: QueueRow, today: date) -> str:
    left = row.left
    if left.is_ended:
        return "Issued, not yet published" if row.next.key == "publish" else "Ended"
    if left.days is None:
        return "New, no limit runs yet"
    assert left.due_on is not None
    if left.is_late:
        return "Late"
    if left.days == 0:
        return "Today"
    sunday = today + timedelta(days=6 - today.weekday())
    return "This week" if left.due_on <= sunday else "Later"
