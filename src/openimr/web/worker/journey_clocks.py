"""The clocks of a case: each with its day, how it was counted, and whether it runs or was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openimr.application import Application, filing_deadline
from openimr.clocks import Deadline, days_left, deadline, explain, legal_day
from openimr.vocabulary import Priority
from openimr.workflow import Case, RecordedEvent, State
from openimr.workflow.events import ApplicationScreened, NoticeSent, RecordsCompleted


@dataclass(frozen=True, kw_only=True)
class CaseClock:
    """One limit of the case. `kept_on` is the day of the act that stopped it; None while it runs."""

    title: str
    due_on: date
    why: str
    kept_on: date | None = None
    days: int = 0
    """Days left while it runs; negative when it has passed."""
    share: int = 0
    is_stopped: bool = False
    """Whether the case ended before the limit did."""

    @property
    def is_running(self) -> bool:
        return self.kept_on is None and not self.is_stopped

    @property
    def days_over(self) -> int:
        return -self.days

    @property
    def is_late(self) -> bool:
        return self.kept_on > self.due_on if self.kept_on else self.is_running and self.days < 0


def clocks_of(
    case: Case, application: Application, events: Sequence[RecordedEvent], *, today: date
) -> tuple[CaseClock, ...]:
    """The running clocks first, then those that were kept, the newest first."""
    found = sorted(_clocks(case, application, events, today), key=lambda clock: clock.due_on, reverse=True)
    return tuple(sorted(found, key=lambda clock: not clock.is_running))


def _clocks(case: Case, application: Application, events: Sequence[RecordedEvent], today: date) -> Iterator[CaseClock]:
    assert case.received_on is not None  # a case begins with a filing
    has_ended = case.state is not None and case.state.is_end
    window = filing_deadline(application)
    if window:
        yield _clock(
            "Time to ask for review", window, began=application.ur.served_on, kept_on=case.received_on, today=today
        )
    noticed, completed = _last(events, NoticeSent), _last(events, RecordsCompleted)
    if noticed and case.records_due_on:
        counted = _counted(_records_rules(case), noticed, case.records_due_on)
        yield _clock(
            "Records from the administrator",
            counted or case.records_due_on,
            began=legal_day(noticed),
            kept_on=legal_day(completed) if completed else None,
            is_stopped=has_ended,
            today=today,
        )
    if completed and case.due_on:
        counted = _counted(_determination_rules(case), completed, case.due_on)
        yield _clock(
            "Determination",
            counted or case.due_on,
            began=legal_day(completed),
            kept_on=legal_day(case.issued_at) if case.issued_at else None,
            is_stopped=has_ended,
            today=today,
        )
    ended = {State.ISSUED: case.issued_at, State.INELIGIBLE: _last(events, ApplicationScreened)}
    if case.state in ended and (told_at := ended[case.state]):
        appeal = deadline("appeal", from_=legal_day(told_at))
        is_over = today > appeal.due_on
        yield _clock("Time to appeal", appeal, began=legal_day(told_at), kept_on=None, is_stopped=is_over, today=today)


def _clock(
    title: str,
    counted: Deadline | date,
    *,
    began: date | None,
    kept_on: date | None,
    today: date,
    is_stopped: bool = False,
) -> CaseClock:
    due_on = counted.due_on if isinstance(counted, Deadline) else counted
    whole = (due_on - began).days if began else 0
    run = (today - began).days if began else 0
    return CaseClock(
        title=title,
        due_on=due_on,
        why=explain(counted) if isinstance(counted, Deadline) else "",
        kept_on=kept_on,
        days=days_left(counted, today) if isinstance(counted, Deadline) else (due_on - today).days,
        share=max(0, min(100, round(100 * run / whole))) if whole else 100,
        is_stopped=is_stopped and kept_on is None,
    )


def _counted(rules: tuple[str, ...], began: datetime, due_on: date) -> Deadline | None:
    """The counting that leads to the day that was recorded; None if no rule does, for then none may be named."""
    for rule in rules:
        counted = deadline(rule, from_=began if rule == "records.expedited" else legal_day(began))
        if counted.due_on == due_on:
            return counted
    return None


def _records_rules(case: Case) -> tuple[str, ...]:
    return ("records.expedited",) if case.priority is Priority.EXPEDITED else ("records.electronic", "records.mailed")


def _determination_rules(case: Case) -> tuple[str, ...]:
    if case.priority is Priority.EXPEDITED:
        return ("determination.expedited",)
    return ("determination.regular", "determination.formulary")


def _last(events: Sequence[RecordedEvent], kind: type) -> datetime | None:
    return next((recorded.at for recorded in reversed(events) if isinstance(recorded.event, kind)), None)
