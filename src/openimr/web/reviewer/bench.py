"""The workbench: items on the left, the record in the middle, criteria and decision on the right."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.store.access import case_for
from openimr.web.door import DeskRequest, page
from openimr.web.reviewer.chronology_pane import asked_events
from openimr.web.reviewer.look import look_of
from openimr.web.reviewer.viewer import asked_in, last_place, turned_page
from openimr.web.reviewer.workbench import workbench
from openimr.workflow import State

MIDDLE = "record"
"""The id of the element that a turned page replaces."""


@require_http_methods(["GET", "HEAD", "POST"])
@page("bench")
def bench(request: DeskRequest, case_number: str) -> HttpResponse:
    """The case as its reviewer works on it. A search posts, so that its words never stand in an address."""
    row = case_for(request.person, case_number)
    if row.state == State.REVIEWER_DRAWN.value:
        return redirect("attest", case_number)
    if row.state != State.IN_REVIEW.value:
        return redirect("sign", case_number)
    said = request.POST if request.method == "POST" else request.GET
    look = look_of(case_number, said)
    if not said:
        look = last_place(request, look)
    asked = asked_in(request.POST, go=look.go)
    if request.htmx and request.htmx.target == MIDDLE and (turned := turned_page(request, look, asked)):
        return render(request, "reviewer/_record.html", turned)
    context = workbench(request, look, asked=asked, events=asked_events(request.POST))
    return render(request, "reviewer/bench.html", dict(context))
