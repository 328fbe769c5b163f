"""Attest: before the first record opens, the reviewer says that nothing ties them to this case, or declines it."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.reviewers import attestation_text
from openimr.store.access import case_for
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged, CaseNumber
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.time_left import clocks_began, time_left
from openimr.workflow import Note, State, decline_case, disclaim_conflict
from openimr.workflow.draw_reviewer import need_of


@require_http_methods(["GET", "HEAD", "POST"])
@page("attest")
def attest(request: DeskRequest, case_number: str) -> HttpResponse:
    """The attestation with both answers; once it is given, the words to which the reviewer attested."""
    row = case_for(request.person, case_number)
    if row.state != State.REVIEWER_DRAWN.value:
        return _show_given(request, row) if request.method != "POST" else redirect("bench", case_number)
    if request.method != "POST":
        return _show(request, row)
    declines, reason = request.POST.get("answer") == "decline", request.POST.get("reason", "").strip()
    if declines and not reason:
        return _show(request, row, no_reason=True, status=422)
    said = request.POST.get("seen", "")
    seen = int(said) if re.fullmatch("[0-9]{1,9}", said) else 0
    number = CaseNumber(case_number)
    try:
        with open_desk(actor_of(request.person)) as desk:
            if declines:
                decline_case(desk, case_number=number, reason=reason, seen=seen)
            elif request.POST.get("answer") == "attest":
                disclaim_conflict(desk, case_number=number, seen=seen)
            else:
                return _show(request, row, status=422)
    except CaseChanged as changed:
        return _show(request, case_for(request.person, case_number), changed=changed.found, status=409)
    if declines:
        messages.success(
            request, f"You declined {number}. The staff draw another reviewer; nothing more to do for you."
        )
        return redirect("my_reviews")
    return redirect("bench", number)


def _show(
    request: DeskRequest, row: CaseRow, *, no_reason: bool = False, changed: str = "", status: int = 200
) -> HttpResponse:
    desk = desk_of(request)
    application = desk.application(desk.cases.get(CaseNumber(row.number)))
    began = clocks_began([row]).get(row.number)
    context: dict[str, Any] = {
        "row": row,
        "time_left": time_left(row, now=now(), began=began),
        "lines": _lines(attestation_text(need_of(application))),
        "reason": request.POST.get("reason", ""),
        "no_reason": no_reason,
        "changed": changed,
    }
    return render(request, "reviewer/attest.html", context, status=status)


def _show_given(request: DeskRequest, row: CaseRow) -> HttpResponse:
    desk = desk_of(request)
    case = desk.cases.get(CaseNumber(row.number))
    given = desk.contents.get(case.attestation_ref, Note).text
    context = {"row": row, "lines": _lines(given), "is_given": True}
    return render(request, "reviewer/attest.html", context)


def _lines(text: str) -> list[tuple[bool, str]]:
    """The attestation line by line, and whether a line belongs to its list."""
    return [(line.startswith("- "), line.removeprefix("- ")) for line in text.splitlines()]
