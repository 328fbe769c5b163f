"""Sign: the whole determination is read once more, then the physician says that it is theirs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.clocks import legal_day
from openimr.determination import Determination
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseChanged, CaseNumber, StepNotAllowed
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.items_pane import finding_line
from openimr.web.reviewer.look import look_of
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.web.reviewer.seen import version_seen
from openimr.workflow import Case, Desk, State, review_of, sign_determination


@require_http_methods(["GET", "HEAD", "POST"])
@page("sign")
def sign(request: DeskRequest, case_number: str) -> HttpResponse:
    """The determination as it would be signed; posting signs it. Once signed, the page says what happens next."""
    row = case_for(request.person, case_number)
    number = CaseNumber(case_number)
    if row.state == State.REVIEWER_DRAWN.value:
        return redirect("attest", case_number)
    if request.method == "POST" and row.state == State.IN_REVIEW.value:
        return _sign(request, number)
    desk = desk_of(request)
    case = desk.cases.get(number)
    log_view(actor_of(request.person), number, "the determination", at=now())
    if case.state is not State.IN_REVIEW:
        return _show_signed(request, desk, case, again=request.method == "POST")
    return _show(request, number)


def _sign(request: DeskRequest, number: CaseNumber) -> HttpResponse:
    if request.POST.get("mine") != "yes":
        return _show(request, number, unsaid=True, status=422)
    try:
        with open_desk(actor_of(request.person)) as desk:
            seen = version_seen(desk, number, request.POST.get("seen", ""))
            draft_seen = request.POST.get("draft_seen", "")
            stops = sign_determination(
                desk,
                case_number=number,
                draft_seen=int(draft_seen) if re.fullmatch("[0-9]{1,9}", draft_seen) else -1,
                seen=seen,
            )
    except CaseChanged as changed:
        return _show(request, number, changed=changed.found, status=409)
    except StepNotAllowed:  # signed in another window between reading the case and this step
        desk = desk_of(request)
        return _show_signed(request, desk, desk.cases.get(number), again=True)
    if stops:
        return _show(request, number, status=409)
    return redirect("sign", number)


def _show(
    request: DeskRequest, number: CaseNumber, *, unsaid: bool = False, changed: str = "", status: int = 200
) -> HttpResponse:
    desk = desk_of(request)
    review = review_of(desk, number)
    look, pages = look_of(number, request.GET), PageNumbers.of(review.case_file)
    determination = replace(review.draft.determination, decision_date=legal_day(desk.now))
    whole = replace(review, draft=replace(review.draft, determination=determination))
    lines = [finding_line(finding, look, pages) for finding in whole.findings()]
    context: dict[str, Any] = {
        "case": review.case,
        "look": look,
        "draft": review.draft,
        "determination": determination,
        "stops": [line for line in lines if line.stops],
        "warnings": [line for line in lines if not line.stops and not line.is_answered],
        "answered": [line for line in lines if line.is_answered],
        "documents": review.case_file.documents,
        "unsaid": unsaid,
        "changed": changed,
    }
    return render(request, "reviewer/sign.html", context, status=status)


def _show_signed(request: DeskRequest, desk: Desk, case: Case, *, again: bool) -> HttpResponse:
    context = {
        "case": case,
        "look": look_of(case.number, request.GET),
        "determination": desk.contents.get(case.determination_ref, Determination),
        "documents": desk.case_file(case).documents,
        "is_issued": case.state is State.ISSUED,
        "again": again,
    }
    return render(request, "reviewer/signed.html", context, status=409 if again else 200)
