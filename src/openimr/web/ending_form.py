"""The page that asks once more before a party ends a case: what was typed stays when the case has changed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged, StepNotAllowed
from openimr.web.door import DeskRequest
from openimr.workflow import State, allowed_steps


def show_ending(
    request: DeskRequest, row: CaseRow, template: str, step: str, *, changed: CaseChanged | None = None
) -> HttpResponse:
    """The form for `step` on the case as it is now; `StepNotAllowed` where the case has no such step any more."""
    row.refresh_from_db()
    if step not in allowed_steps(State(row.state), request.role):
        raise StepNotAllowed(
            f"the case is {row.state}, and cannot be ended like this any more.",
            do="Open the case to see how it stands.",
        )
    context = {"row": row, "note": request.POST.get("note", ""), "changed": changed}
    return render(request, template, context, status=409 if changed else 200)
