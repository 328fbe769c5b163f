"""A party's cases: where each stands, what is asked of the party, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from openimr.store.access import cases_for
from openimr.store.models import ApplicationDraftRow, CaseRow
from openimr.vocabulary import Role
from openimr.web.door import DeskRequest, now, page
from openimr.web.permissions import may_open
from openimr.web.time_left import TimeLeft, times_left
from openimr.web.worker.what_is_asked import Standing, standing
from openimr.workflow import State


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One case in the list."""

    number: str
    worker: str
    items: tuple[str, ...]
    filed_on: date
    standing: Standing
    left: TimeLeft
    limit: str
    """What the time left is for."""


@page("my_cases")
def my_cases(request: DeskRequest) -> HttpResponse:
    """The open cases first, those with the nearest limit before the others; then the ended ones."""
    rows = list(cases_for(request.person).order_by("-filed_at"))
    left = times_left(rows, now=now())
    lines = [_line(row, left[row.number], request.role) for row in rows]
    running = [line for line in lines if not line.left.is_ended]
    running.sort(key=lambda line: (line.left.due_on is None, line.left.due_on or line.filed_on))
    may_file = may_open("apply", request.role)
    context = {
        "running": running,
        "ended": [line for line in lines if line.left.is_ended],
        "may_file": may_file,
        "begun": ApplicationDraftRow.objects.filter(person=request.person).first() if may_file else None,
    }
    return render(request, "worker/my_cases.html", context)


def _line(row: CaseRow, left: TimeLeft, role: Role) -> CaseLine:
    state = State(row.state)
    return CaseLine(
        number=row.number,
        worker=row.worker_name,
        items=tuple(row.items.splitlines()),
        filed_on=row.filed_at,
        standing=standing(state, role),
        left=left,
        limit="for the records" if state is State.RECORDS_PENDING else "for the determination",
    )
