"""The reviewer's cases: what waits for an answer, what is in review, what is signed, what went out."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from openimr.store.access import cases_for
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseNumber
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.time_left import TimeLeft, times_left
from openimr.workflow import Desk, State

GROUPS = (
    (State.REVIEWER_DRAWN, "Waiting for your answer"),
    (State.IN_REVIEW, "In review"),
    (State.SIGNED, "Signed by you"),
    (State.ISSUED, "Issued"),
)
ISSUED_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One case of the list."""

    row: CaseRow
    time_left: TimeLeft
    items: tuple[str, ...]
    """Empty before the attestation: until then only the number of items is told."""
    decided: int


@dataclass(frozen=True, kw_only=True)
class CaseGroup:
    state: State
    title: str
    lines: tuple[CaseLine, ...]


@require_safe
@page("my_reviews")
def my_reviews(request: DeskRequest) -> HttpResponse:
    """Every case that is with this reviewer, the most urgent first."""
    rows = list(cases_for(request.person).order_by("due_on", "number"))
    times = times_left(rows, now=now())
    desk = desk_of(request)
    groups = []
    for state, title in GROUPS:
        own = [row for row in rows if row.state == state.value]
        if state is State.ISSUED:
            own = sorted(own, key=lambda row: row.issued_at or row.filed_at, reverse=True)[:ISSUED_SHOWN]
        if own:
            lines = tuple(_line(desk, row, times[row.number], state) for row in own)
            groups.append(CaseGroup(state=state, title=title, lines=lines))
    waiting = sum(len(group.lines) for group in groups if group.state in {State.REVIEWER_DRAWN, State.IN_REVIEW})
    return render(request, "reviewer/my_reviews.html", {"groups": groups, "waiting": waiting})


def _line(desk: Desk, row: CaseRow, time_left: TimeLeft, state: State) -> CaseLine:
    draft = desk.drafts.get(CaseNumber(row.number)) if state is State.IN_REVIEW else None
    decided = sum(item.decision is not None for item in draft.determination.items) if draft else 0
    items = () if state is State.REVIEWER_DRAWN else tuple(row.items.split("\n"))
    return CaseLine(row=row, time_left=time_left, items=items, decided=decided)
