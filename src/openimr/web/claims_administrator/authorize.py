"""The claims administrator authorizes the whole treatment, which ends the review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openimr.store.access import case_for
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseChanged, CaseNumber
from openimr.web.door import DeskRequest, page, seen_version
from openimr.web.ending_form import show_ending
from openimr.workflow import authorize_treatment


@require_http_methods(["GET", "POST"])
@page("authorize")
def authorize(request: DeskRequest, number: str) -> HttpResponse:
    """The page that asks once more, and the step."""
    row = case_for(request.person, number)
    if request.method == "GET":
        return show_ending(request, row, "claims_administrator/authorize.html", "authorize_treatment")
    try:
        with open_desk(actor_of(request.person)) as desk:
            authorize_treatment(
                desk,
                case_number=CaseNumber(row.number),
                note=request.POST.get("note", ""),
                seen=seen_version(request),
            )
    except CaseChanged as changed:
        return show_ending(request, row, "claims_administrator/authorize.html", "authorize_treatment", changed=changed)
    messages.success(request, _("You authorized the treatment. The review has ended, and every party can see it."))
    return redirect("journey", row.number)
