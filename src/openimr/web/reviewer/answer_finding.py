"""Answer a finding: the reviewer says why what was written stands, or takes such an answer back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseChanged, CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.items_pane import finding_line
from openimr.web.reviewer.look import look_of
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.web.reviewer.seen import version_seen
from openimr.workflow import State, review_of
from openimr.workflow import answer_finding as answer
from openimr.workflow import take_back_answer as take_back


@require_http_methods(["GET", "HEAD", "POST"])
@page("answer_finding")
def answer_finding(request: DeskRequest, case_number: str, finding_key: str) -> HttpResponse:
    """The finding with its sentence and its pages, and room for a reason; posting it records the answer."""
    if case_for(request.person, case_number).state != State.IN_REVIEW.value:
        return redirect("bench", case_number)
    number = CaseNumber(case_number)
    if request.method != "POST":
        log_view(actor_of(request.person), number, "a finding of the checks", at=now())
        return _show(request, number, finding_key)
    reason = request.POST.get("reason", "")
    if not reason.strip():
        return _show(request, number, finding_key, missing=True, status=422)
    try:
        with open_desk(actor_of(request.person)) as desk:
            seen = version_seen(desk, number, request.POST.get("seen", ""))
            answer(desk, case_number=number, finding_key=finding_key, reason=reason, seen=seen)
    except CaseChanged as changed:
        return _show(request, number, finding_key, reason=reason, changed=changed.found, status=409)
    messages.success(request, _("Your answer is in the record."))
    return redirect("run_checks", case_number)


@require_POST
@page("take_back_answer")
def take_back_answer(request: DeskRequest, case_number: str, finding_key: str) -> HttpResponse:
    """The finding stands as before; the answer that was given stays in the record of the case."""
    if case_for(request.person, case_number).state != State.IN_REVIEW.value:
        return redirect("bench", case_number)
    number = CaseNumber(case_number)
    try:
        with open_desk(actor_of(request.person)) as desk:
            seen = version_seen(desk, number, request.POST.get("seen", ""))
            take_back(desk, case_number=number, finding_key=finding_key, seen=seen)
    except CaseChanged as changed:
        messages.warning(request, changed.found[:1].upper() + changed.found[1:])
    else:
        messages.info(request, _("Taken back. The finding stands again."))
    return redirect("run_checks", case_number)


def _show(
    request: DeskRequest,
    number: CaseNumber,
    finding_key: str,
    *,
    reason: str = "",
    missing: bool = False,
    changed: str = "",
    status: int = 200,
) -> HttpResponse:
    review = review_of(desk_of(request), number)
    finding = next((found for found in review.findings() if found.key == finding_key), None)
    if finding is None or not finding.may_be_answered:
        raise NotFound("there is no such finding in this case.", do="Go back to the checks and choose it again.")
    look, pages = look_of(number, request.GET), PageNumbers.of(review.case_file)
    context: dict[str, Any] = {
        "look": look,
        "case": review.case,
        "line": finding_line(finding, look, pages),
        "sentence": review.sentence_of(finding),
        "reason": reason or finding.answer,
        "missing": missing,
        "changed": changed,
    }
    return render(request, "reviewer/answer_finding.html", context, status=status)
