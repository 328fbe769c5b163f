"""Taking the application back."""

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
from openimr.workflow import withdraw_application


@require_http_methods(["GET", "POST"])
@page("withdraw")
def withdraw(request: DeskRequest, number: str) -> HttpResponse:
    """The page that asks once more, and the step."""
    row = case_for(request.person, number)
    if request.method == "GET":
        return show_ending(request, row, "worker/withdraw.html", "withdraw_application")
    try:
        with open_desk(actor_of(request.person)) as desk:
            withdraw_application(
                desk,
                case_number=CaseNumber(row.number),
                reason=request.POST.get("note", ""),
                seen=seen_version(request),
            )
    except CaseChanged as changed:
        return show_ending(request, row, "worker/withdraw.html", "withdraw_application", changed=changed)
    messages.success(request, _("You took the application back. The review has ended."))
    return redirect("journey", row.number)
