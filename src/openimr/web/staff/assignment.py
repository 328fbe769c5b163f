"""Assignment: what the case needs, the draw, why this reviewer and why not the others."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.reviewers import Draw
from openimr.store.access import case_for
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged, StepNotAllowed
from openimr.web.door import DeskRequest, desk_of, page, seen_version
from openimr.web.staff.case_page import case_context, number_of
from openimr.web.staff.draw_page import drawn_candidate, field_of, is_repeatable, passages
from openimr.workflow import Case, Desk, State, allowed_steps, draw_reviewer, need_of, refuse_reviewer, trial_draw


@require_http_methods(["GET", "POST"])
@page("assignment")
def assignment(request: DeskRequest, number: str) -> HttpResponse:
    """Draw, or refuse with a reason; whoever is refused is out, and the next draw follows at once."""
    row = case_for(request.person, number)
    if request.method == "GET":
        return _shown(request, row)
    reason = request.POST.get("reason", "").strip()
    seen: int | None = seen_version(request)
    try:
        if request.POST.get("action") == "refuse":
            with open_desk(actor_of(request.person)) as desk:
                refuse_reviewer(desk, case_number=number_of(row), reason=reason, seen=seen)
            messages.info(request, "The refusal is recorded with its reason.")
            reason, seen = "", None  # kept now; the refusal stands also where nobody is left to be drawn
        with open_desk(actor_of(request.person)) as desk:
            draw_reviewer(desk, case_number=number_of(row), seen=seen)
    except CaseChanged as changed:
        return _shown(request, case_for(request.person, number), reason=reason, changed=changed)
    except StepNotAllowed as refused:
        return _shown(request, case_for(request.person, number), reason=reason, refused_step=refused)
    messages.success(
        request, "A reviewer was drawn, and is asked to attest to having no conflict before the first record opens."
    )
    return redirect("assignment", number)


def _shown(
    request: DeskRequest,
    row: CaseRow,
    *,
    reason: str = "",
    changed: CaseChanged | None = None,
    refused_step: StepNotAllowed | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    case = desk.cases.get(number_of(row))
    context: dict[str, Any] = {
        **case_context(request, row),
        **_draw_context(desk, case),
        "need": need_of(desk.application(case)),
        "may_draw": "draw_reviewer" in allowed_steps(case.state, request.role),
        "may_refuse": "refuse_reviewer" in allowed_steps(case.state, request.role),
        "reason": reason,
        "seen": case.version,
        "changed": changed,
        "refused_step": refused_step,
    }
    return render(request, "staff/assignment.html", context, status=409 if changed or refused_step else 200)


def _draw_context(desk: Desk, case: Case) -> dict[str, Any]:
    """The draw that was made; before it, the panel as it would stand in the draw, without who would be drawn."""
    way = passages(desk, case)
    if case.state is State.RECORDS_COMPLETE:
        return {"field": field_of(trial_draw(desk, case)), "way": way, "draw": None}
    if case.reviewer is None:
        return {"field": None, "way": way, "draw": None}
    draw = desk.contents.get(case.draw_ref, Draw)
    return {
        "field": field_of(draw),
        "way": way,
        "draw": draw,
        "drawn": drawn_candidate(draw),
        "drawn_at": way[0].at,
        "is_repeatable": is_repeatable(draw),
        "is_waiting": case.state is State.REVIEWER_DRAWN,
    }
