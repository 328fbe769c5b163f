"""The journey of a case: what comes, what has happened, its clocks, its parties and its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from openimr.casefile import Reading
from openimr.store.access import case_for
from openimr.store.desks import actor_of
from openimr.store.models import CheckpointRow
from openimr.vocabulary import CaseNumber
from openimr.web.door import DeskRequest, desk_of, page, today_here
from openimr.web.event_words import Reader
from openimr.web.names import names_of
from openimr.web.worker.journey_clocks import clocks_of
from openimr.web.worker.journey_entries import entries_of
from openimr.web.worker.journey_steps import steps_of
from openimr.web.worker.what_is_asked import standing
from openimr.workflow import Case, Desk, RecordDescription, allowed_steps, case_from, parties_of

_SHOWN_RECORDS = 4

_STAFF_PAGES = {
    "screen_application": ("screen", "Screen the application"),
    "complete_records": ("records", "See the records"),
    "draw_reviewer": ("assignment", "Draw a reviewer"),
    "refuse_reviewer": ("assignment", "See the draw"),
    "issue_determination": ("quality", "Look it over and issue it"),
}
_PARTY_PAGES = {
    "add_record": ("send_records", "Send a record"),
    "withdraw_application": ("withdraw", "Take the application back"),
    "authorize_treatment": ("authorize", "Authorize the treatment"),
}


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """A document as a list names it."""

    id: str
    name: str
    reading: Reading
    pages: int
    sent_by: str


@dataclass(frozen=True, kw_only=True)
class Action:
    """What the reader may do now: the page for it and the words of its button."""

    page: str
    words: str


@page("journey")
def journey(request: DeskRequest, number: str) -> HttpResponse:
    """The page of a case for its parties and the staff."""
    row = case_for(request.person, number)
    desk, case_number = desk_of(request), CaseNumber(row.number)
    events = tuple(desk.cases.events(case_number))
    case = case_from(case_number, events)
    assert case.state is not None  # a case begins with a filing
    application = desk.application(case)
    me = actor_of(request.person)
    names = names_of((recorded.actor for recorded in events), desk=desk, reader=request.role)
    reader = Reader(actor=me.id, role=request.role, names=names)
    today = today_here()
    clocks = clocks_of(case, application, events, today=today)
    checkpoint = CheckpointRow.objects.order_by("-id").first()
    records = record_lines(case, desk)
    context = {
        "case": case,
        "application": application,
        "standing": standing(case.state, request.role),
        "steps": steps_of(case, events, today=today),
        "ahead": [clock for clock in reversed(clocks) if clock.is_running],
        "entries": entries_of(
            events, desk=desk, case=case, reader=reader, record_names={line.id: line.name for line in records}
        ),
        "clocks": clocks,
        "parties": parties_of(application),
        "records": records[:_SHOWN_RECORDS],
        "more_records": records[_SHOWN_RECORDS:],
        "actions": actions_of(case, request),
        "last_seal": events[-1].seal[:12],
        "checkpoint_at": datetime.fromisoformat(checkpoint.at) if checkpoint else None,
        "has_letter": bool(case.letters),
        "is_party": request.role.is_party,
    }
    return render(request, "worker/journey.html", context)


def record_lines(case: Case, desk: Desk) -> Sequence[RecordLine]:
    """The documents of a case by name, in the order in which they came."""
    return [
        RecordLine(
            id=record.id,
            name=desk.contents.get(record.description_ref, RecordDescription).name,
            reading=record.reading,
            pages=record.page_count,
            sent_by=record.sent_by.value,
        )
        for record in case.records
    ]


def actions_of(case: Case, request: DeskRequest) -> list[Action]:
    """One action for each page on which this role can take a step from here."""
    pages = _STAFF_PAGES if request.role.is_staff else _PARTY_PAGES
    steps = allowed_steps(case.state, request.role)
    found = dict(pages[step] for step in steps if step in pages)
    return [Action(page=name, words=words) for name, words in found.items()]
