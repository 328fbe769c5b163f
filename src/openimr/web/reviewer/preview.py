"""Preview the letters: what the parties will receive and what the public will read, before anything is signed."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from openimr.clocks import legal_day
from openimr.determination import Determination
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.vocabulary import CaseNumber
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.letter_response import letter_response
from openimr.web.reviewer.look import look_of
from openimr.workflow import Desk, State, letter_of
from openimr.workflow.begin_draft import first_draft

LETTERS = (("full", "Letter to the parties"), ("public", "Public letter"))


@require_safe
@page("preview")
def preview(request: DeskRequest, case_number: str, name: str = "") -> HttpResponse:
    """The page that names both letters, or one letter in one form."""
    row = case_for(request.person, case_number)
    if row.state == State.REVIEWER_DRAWN.value:
        return redirect("attest", case_number)
    desk, number = desk_of(request), CaseNumber(case_number)
    case = desk.cases.get(number)
    if not name:
        draft = desk.drafts.get(number)
        undecided = [item for item in draft.determination.items if item.decision is None] if draft else []
        context = {
            "case": case,
            "look": look_of(case_number, request.GET),
            "letters": LETTERS,
            "draft": draft,
            "undecided": undecided,
        }
        return render(request, "reviewer/preview.html", context)
    content = _letter(desk, number, name)
    log_view(actor_of(request.person), number, f"preview of {name}", at=now())
    return letter_response(content, file_name=f"{case_number}-{name}")


def _letter(desk: Desk, number: CaseNumber, name: str) -> bytes:
    """One letter over the draft, or over what was signed."""
    case = desk.cases.get(number)
    if case.determination_ref:
        determination = desk.contents.get(case.determination_ref, Determination)
    else:
        draft = desk.drafts.get(number)
        determination = draft.determination if draft else first_draft(desk, case)
        determination = replace(determination, decision_date=legal_day(desk.now))
    return letter_of(desk, case, determination, name)
