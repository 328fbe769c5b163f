"""Preview the letters: what the parties will receive and what the public will read, before anything is signed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from openimr.clocks import legal_day
from openimr.determination import Determination
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, reading_desk
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.look import look_of
from openimr.web.security import LETTER_POLICY
from openimr.workflow import SYSTEM, Case, Desk, State, letters_of
from openimr.workflow.begin_draft import first_draft

TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf", "txt": "text/plain; charset=utf-8"}
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
    letter, _, form = name.partition(".")
    if form not in TYPES or letter not in dict(LETTERS):
        raise NotFound("there is no such letter.")
    log_view(actor_of(request.person), number, f"preview of {name}", at=now())
    response = HttpResponse(_letter(desk, number, name), content_type=TYPES[form])
    response["Content-Security-Policy"] = LETTER_POLICY
    response["Content-Disposition"] = f'inline; filename="{case_number}-{name}"'
    return response


def _letter(desk: Desk, number: CaseNumber, name: str) -> bytes:
    """One letter over the draft, or over what was signed."""
    case = desk.cases.get(number)
    if case.determination_ref:
        determination = desk.contents.get(case.determination_ref, Determination)
    else:
        draft = desk.drafts.get(number)
        determination = draft.determination if draft else first_draft(desk, case)
        determination = replace(determination, decision_date=legal_day(desk.now))
    return dict(_letters(case, determination))[name]


@lru_cache(maxsize=4)
def _letters(case: Case, determination: Determination) -> tuple[tuple[str, bytes], ...]:
    """Both letters in every form, kept for a while: setting a page takes longer than looking at it."""
    return letters_of(reading_desk(SYSTEM), case, determination)
