"""The quality check: the signed determination, its letters and checks; then it is issued or given back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from openimr.determination import RULES, Determination
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged, NotFound, StepNotAllowed
from openimr.web.door import DeskRequest, desk_of, now, page, seen_version
from openimr.web.letter_response import letter_response
from openimr.web.staff.case_page import case_context, number_of
from openimr.workflow import (
    State,
    issue_determination,
    letter_of,
    parties_of,
    return_signature,
    review_of,
)


@require_http_methods(["GET", "POST"])
@page("quality")
def quality(request: DeskRequest, number: str) -> HttpResponse:
    """Issue, or give back with a reason that the reviewer sees above the draft."""
    row = case_for(request.person, number)
    if request.method == "GET":
        return _shown(request, row)
    reason = request.POST.get("reason", "").strip()
    is_return = request.POST.get("action") == "return"
    try:
        with open_desk(actor_of(request.person)) as desk:
            if is_return:
                return_signature(desk, case_number=number_of(row), reason=reason, seen=seen_version(request))
            else:
                issue_determination(desk, case_number=number_of(row), seen=seen_version(request))
    except CaseChanged as changed:
        return _shown(request, case_for(request.person, number), reason=reason, changed=changed)
    except StepNotAllowed as refused:
        return _shown(request, row, reason=reason, refused_step=refused)
    if is_return:
        messages.info(request, "Given back. The signature has fallen, and the reviewer sees your reason.")
    else:
        messages.success(
            request,
            "Issued. Every party can fetch the letter now. Look it over once more, then publish it without names.",
        )
    return redirect("quality" if is_return else "publication", number)


@require_GET
@page("quality_letter")
def quality_letter(request: DeskRequest, number: str, name: str) -> HttpResponse:
    """One letter of the signed determination as it would be issued."""
    row = case_for(request.person, number)
    desk = desk_of(request)
    case = desk.cases.get(number_of(row))
    if not case.determination_ref:
        raise NotFound("there is no signed determination.")
    sent = dict((*case.letters, *case.public_letters))
    if name in sent:  # what was sent, never a new rendering
        content = desk.files.get(sent[name])
    else:
        content = letter_of(desk, case, desk.contents.get(case.determination_ref, Determination), name)
    log_view(desk.actor, case.number, f"letter {name}", at=now())
    return letter_response(content, file_name=f"{case.number}-{name}")


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
        "reason": reason,
        "seen": case.version,
        "changed": changed,
        "refused_step": refused_step,
        "determination": None,
    }
    if case.determination_ref:
        review = review_of(desk, case.number)
        determination = desk.contents.get(case.determination_ref, Determination)
        signed = replace(review, draft=replace(review.draft, determination=determination))
        log_view(desk.actor, case.number, "signed determination", at=now())
        findings = signed.findings()
        context |= {
            "determination": determination,
            "reviewer": case.reviewer,
            "signed_at": case.signed_at,
            "issued_at": case.issued_at,
            "findings": findings,
            "answered": [finding for finding in findings if finding.answer],
            "rule_count": len(RULES),
            "kept_count": len(RULES) - len({finding.code for finding in findings}),
            "addressees": parties_of(review.application),
            "may_issue": case.state is State.SIGNED,
            "letters": (("full", "The letter to the parties"), ("public", "The public letter, redacted")),
        }
    return render(request, "staff/quality.html", context, status=409 if changed or refused_step else 200)
