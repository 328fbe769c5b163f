"""The seven steps of a case as a bar: what is behind, where it is, and what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from openimr.clocks import legal_day
from openimr.workflow import Case, RecordedEvent, State
from openimr.workflow.events import ApplicationScreened, ConflictDisclaimed, RecordsCompleted

_ENDS = {
    State.INELIGIBLE: ("stop", "Not eligible"),
    State.WITHDRAWN: ("x", "Taken back"),
    State.TERMINATED: ("tick", "Authorized"),
}
_REACHED = {
    State.FILED: 1,
    State.RECORDS_PENDING: 2,
    State.RECORDS_COMPLETE: 3,
    State.REVIEWER_DRAWN: 3,
    State.IN_REVIEW: 4,
    State.SIGNED: 6,
    State.ISSUED: 7,
}
"""How many steps are behind a case in each state."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the bar; `place` is "done", "now" or "todo"."""

    label: str
    place: str
    icon: str
    on: date | None = None
    note: str = ""


def steps_of(case: Case, events: tuple[RecordedEvent, ...], *, today: date) -> tuple[Step, ...]:
    """The bar. A case that ended early shows what was reached and how it ended, and nothing that will not come."""
    assert case.state is not None  # a case begins with a filing
    reached_on = _reached_on(case, events)
    if case.state in _ENDS:
        icon, label = _ENDS[case.state]
        done = [_done(name, on) for name, on in reached_on.items() if on]
        return (*done, Step(label=label, place="now", icon=icon, on=_day(case.last_event_at)))
    behind = _REACHED[case.state]
    steps = []
    for place, (label, on) in enumerate(reached_on.items()):
        if place < behind:
            steps.append(_done(label, on))
        elif place == behind:
            steps.append(Step(label=label, place="now", icon="pen", note=_note(label, case, today) or "now"))
        else:
            steps.append(Step(label=label, place="todo", icon="open", note=_note(label, case, today)))
    return tuple(steps)


def _reached_on(case: Case, events: tuple[RecordedEvent, ...]) -> dict[str, date | None]:
    """The seven steps with the day on which each was reached last."""
    last: dict[type, date] = {type(recorded.event): legal_day(recorded.at) for recorded in events}
    return {
        "Filed": _day(case.filed_at),
        "Screened": last.get(ApplicationScreened),
        "Records in": last.get(RecordsCompleted),
        "Assigned": last.get(ConflictDisclaimed) if case.attestation_ref else None,
        "In review": _day(case.signed_at),
        "Signed": _day(case.signed_at),
        "Issued": _day(case.issued_at),
    }


def _note(label: str, case: Case, today: date) -> str:
    if label == "Records in" and case.records_due_on:
        return f"by {_short(case.records_due_on)}"
    if label in {"In review", "Signed"} and case.due_on:
        days = (case.due_on - today).days
        if label == "Signed":
            return f"by {_short(case.due_on)}"
        return f"now, {days} {'day' if days == 1 else 'days'} left" if days >= 0 else "now, late"
    return "to all, the same day" if label == "Issued" else ""


def _done(label: str, on: date | None) -> Step:
    return Step(label=label, place="done", icon="tick", on=on)


def _day(at: datetime | None) -> date | None:
    return legal_day(at) if at else None


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
