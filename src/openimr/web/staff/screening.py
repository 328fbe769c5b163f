"""Screening: the application as it was filed, every point that was checked, and the way on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.application import Screening, find_duplicates
from openimr.store.access import case_for
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged
from openimr.web.door import DeskRequest, desk_of, page, seen_version
from openimr.web.staff.case_page import case_context, number_of
from openimr.workflow import State, parties_of, screen_application, screening_of


@require_http_methods(["GET", "POST"])
@page("screen")
def screen(request: DeskRequest, number: str) -> HttpResponse:
    """What the screening says, and one button; the step decides by the screening alone."""
    row = case_for(request.person, number)
    if request.method == "GET":
        return _shown(request, row)
    try:
        with open_desk(actor_of(request.person)) as desk:
            screening = screen_application(desk, case_number=number_of(row), seen=seen_version(request))
    except CaseChanged as changed:
        return _shown(request, case_for(request.person, number), changed=changed)
    if screening.is_eligible:
        messages.success(request, f"{number} goes on. The notice went to all parties and asks for the records.")
        return redirect("records", number)
    messages.info(request, f"{number} is closed as not eligible. The worker hears every reason and how to repair it.")
    return redirect("screen", number)


def _shown(request: DeskRequest, row: CaseRow, *, changed: CaseChanged | None = None) -> HttpResponse:
    desk = desk_of(request)
    case = desk.cases.get(number_of(row))
    application = desk.application(case)
    is_open = case.state is State.FILED
    # A case that was withdrawn before its screening has none; what it would say is shown.
    kept = case.screening_ref
    screening = desk.contents.get(kept, Screening) if kept else screening_of(desk, case)
    context: dict[str, Any] = {
        **case_context(request, row),
        "application": application,
        "parties": parties_of(application),
        "filed_at": case.filed_at,
        "screening": screening,
        "is_open": is_open,
        "duplicates": find_duplicates(application, desk.duplicates.others(case.number)),
        "seen": case.version,
        "changed": changed,
    }
    return render(request, "staff/screen.html", context, status=409 if changed else 200)
