"""Run the checks: every finding with its place and the way to mend it, and every rule that is kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from openimr.determination import RULES
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.vocabulary import CaseNumber
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.claim_lines import claim_lines
from openimr.web.reviewer.items_pane import finding_line
from openimr.web.reviewer.look import look_of
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.workflow import State, review_of


@require_safe
@page("run_checks")
def run_checks(request: DeskRequest, case_number: str) -> HttpResponse:
    """All checks, run now over the draft as it is saved."""
    row = case_for(request.person, case_number)
    if row.state != State.IN_REVIEW.value:
        return redirect("bench", case_number)
    review = review_of(desk_of(request), CaseNumber(case_number))
    log_view(actor_of(request.person), review.case.number, "the checks of the draft", at=now())
    look, pages = look_of(case_number, request.GET), PageNumbers.of(review.case_file)
    lines = [finding_line(finding, look, pages) for finding in review.findings()]
    found = {line.finding.code for line in lines}
    context = {
        "look": look,
        "case": review.case,
        "stops": [line for line in lines if line.stops],
        "warnings": [line for line in lines if not line.stops and not line.is_answered],
        "answered": [line for line in lines if line.is_answered],
        "passed": [rule for rule in RULES if rule.code not in found],
        "rules": len(RULES),
        "claims": claim_lines(review, look, pages),
    }
    return render(request, "reviewer/run_checks.html", context)
