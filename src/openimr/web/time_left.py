"""How much time a case has left, and why: every page that shows a limit says it in these words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from openimr.clocks import PACIFIC, Deadline, deadline, explain, legal_day
from openimr.store.models import CaseRow, EventRow
from openimr.vocabulary import Priority
from openimr.workflow import State

_SOON = 2
"""Days from which a limit is shown as near."""

_BEGUN_BY = {"NoticeSent": State.RECORDS_PENDING, "RecordsCompleted": State.RECORDS_COMPLETE}


@dataclass(frozen=True, kw_only=True)
class TimeLeft:
    """The limit that runs in a case now; `days` is None where none does, and `note` says why."""

    days: int | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    """For a limit that runs in hours."""
    is_late: bool = False
    note: str = ""
    share: int = 0
    """How much of the time has run, in percent; for the bar, which only repeats the words."""
    why: str = ""
    is_ended: bool = False

    @property
    def words(self) -> str:
        """`3 days`, `Today`, `1 day late`, `No limit yet`, `Ended`."""
        if self.days is None:
            return "Ended" if self.is_ended else "No limit yet"
        if self.is_late:
            return "Late today" if self.days == 0 else f"{_days(-self.days)} late"
        return "Today" if self.days == 0 else _days(self.days)

    @property
    def tone(self) -> str:
        """`late`, `soon` or nothing: the ending of the classes in desk.css."""
        if self.is_late:
            return "late"
        return "soon" if self.days is not None and self.days <= _SOON else ""


def times_left(rows: Iterable[CaseRow], *, now: datetime) -> dict[str, TimeLeft]:
    """The time left of each case by its number, with one query for all of them."""
    rows = list(rows)
    began = clocks_began(rows)
    return {row.number: time_left(row, now=now, began=began.get(row.number)) for row in rows}


def clocks_began(rows: Iterable[CaseRow]) -> dict[str, datetime]:
    """When the limit that runs in each case began: with the notice, then with the complete file."""
    states = {row.number: State(row.state) for row in rows}
    events = EventRow.objects.filter(case_number__in=states, kind__in=_BEGUN_BY).order_by("case_number", "version")
    began: dict[str, datetime] = {}
    for number, kind, at in events.values_list("case_number", "kind", "at"):
        if (_BEGUN_BY[kind] is State.RECORDS_PENDING) == (states[number] is State.RECORDS_PENDING):
            began[number] = datetime.fromisoformat(at)
    return began


def time_left(row: CaseRow, *, now: datetime, began: datetime | None = None) -> TimeLeft:
    """The time left of one case. Without `began` the day stands there and its counting cannot be told."""
    state = State(row.state)
    if state.is_end:
        return TimeLeft(is_ended=True, note=state.value)
    due_on = row.records_due_on if state is State.RECORDS_PENDING else row.due_on
    if due_on is None:
        return TimeLeft(
            note="begins with the notice",
            why="The limit for the records begins with the notice, which goes out when the application is found "
            "eligible; the limit for the determination begins when the file is complete.",
        )
    today = legal_day(now)
    counted = _counted(row, due_on, began)
    due_at = counted.due_at if counted else None
    days = (due_on - today).days
    is_late = now > due_at if due_at else days < 0
    return TimeLeft(
        days=days,
        due_on=due_on,
        due_at=due_at,
        is_late=is_late,
        note=_note(due_on, due_at, is_late=is_late),
        share=_share(began, due_on, today),
        why=explain(counted) if counted else "",
    )


def _counted(row: CaseRow, due_on: date, began: datetime | None) -> Deadline | None:
    """The counting that leads to the day that was recorded; None if no rule does, for then none may be named."""
    if began is None:
        return None
    for rule in _rules(row):
        from_ = began if rule == "records.expedited" else legal_day(began)
        counted = deadline(rule, from_=from_)
        if counted.due_on == due_on:
            return counted
    return None


def _rules(row: CaseRow) -> tuple[str, ...]:
    is_expedited = row.priority == Priority.EXPEDITED
    if row.state == State.RECORDS_PENDING:
        return ("records.expedited",) if is_expedited else ("records.electronic", "records.mailed")
    return ("determination.expedited",) if is_expedited else ("determination.regular", "determination.formulary")


def _note(due_on: date, due_at: datetime | None, *, is_late: bool) -> str:
    day = f"{due_on:%a} {due_on.day} {due_on:%b}"
    if due_at:
        time = f"{due_at.astimezone(PACIFIC):%H:%M}"
        return f"was due {day}, {time}" if is_late else f"{day} by {time}"
    return f"was due {day}" if is_late else day


def _share(began: datetime | None, due_on: date, today: date) -> int:
    if began is None:
        return 0
    whole = (due_on - legal_day(began)).days
    run = (today - legal_day(began)).days
    return 100 if whole <= 0 else max(0, min(100, round(100 * run / whole)))


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
