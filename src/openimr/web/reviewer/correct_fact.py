"""Correct a fact: the reviewer overrules what the machine found about one concept, with a reason and a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.casefile import Fact
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseChanged, CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.correction import STATUSES, Correction, corrected, correction_of, wants_number
from openimr.web.reviewer.criteria_pane import concept_name, leaf_fact, leaf_numbered, links_to, places_of
from openimr.web.reviewer.look import Look, look_of
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.web.reviewer.seen import version_seen
from openimr.workflow import Review, State, review_of
from openimr.workflow import correct_fact as correct


@require_http_methods(["GET", "HEAD", "POST"])
@page("correct_fact")
def correct_fact(request: DeskRequest, case_number: str) -> HttpResponse:
    """The form for one fact, found by the place of its criterion in the item's list; posting it records the fact."""
    if case_for(request.person, case_number).state in {State.REVIEWER_DRAWN.value, State.ISSUED.value}:
        return redirect("bench", case_number)  # which leads on to what can be done now
    number = CaseNumber(case_number)
    said = request.POST if request.method == "POST" else request.GET
    look = look_of(case_number, said)
    review = review_of(desk_of(request), number)
    fact = _fact(review, look, said.get("criterion", ""), said.get("fact", ""))
    if request.method != "POST":
        log_view(actor_of(request.person), number, "a fact and its pages", at=now())
        return _show(request, review, look, fact, _as_found(fact, look))
    answer = corrected(fact, correction_of(request.POST), review.case_file)
    if isinstance(answer, Correction):
        return _show(request, review, look, fact, answer, status=422)
    try:
        with open_desk(actor_of(request.person)) as desk:
            seen = version_seen(desk, number, request.POST.get("seen", ""))
            correct(desk, case_number=number, fact=answer, seen=seen)
    except CaseChanged as changed:
        return _show(request, review, look, fact, correction_of(request.POST), changed=changed.found, status=409)
    messages.success(request, "Your correction is in the record. The criteria below count with it.")
    return redirect(f"{look.href}#{_anchor(review, look, said.get('criterion', ''))}")


def _show(
    request: DeskRequest,
    review: Review,
    look: Look,
    fact: Fact,
    correction: Correction,
    *,
    changed: str = "",
    status: int = 200,
) -> HttpResponse:
    said = request.POST if request.method == "POST" else request.GET
    address = {"criterion": said.get("criterion", ""), "fact": said.get("fact", "")}
    pages = PageNumbers.of(review.case_file)
    context: dict[str, Any] = {
        "look": look,
        "case": review.case,
        "fact": fact,
        "name": concept_name(fact.concept),
        "wants_number": wants_number(fact),
        "statuses": STATUSES,
        "places": pages.places,
        "links": links_to(places_of(fact.evidence, pages), "", look),
        "form": correction,
        "changed": changed,
        "criterion": address["criterion"],
        "fact_number": address["fact"],
        "here": f"{look.query}&{urlencode(address)}",
    }
    return render(request, "reviewer/correct_fact.html", context, status=status)


def _fact(review: Review, look: Look, criterion: str, number: str) -> Fact:
    evaluation = next((found for found in review.evaluations if found.item_number == look.item), None)
    fact = leaf_fact(evaluation, _number(criterion), _number(number)) if evaluation else None
    if fact is None:
        raise NotFound("there is no such finding in this case.", do="Go back to the workbench and choose it again.")
    return fact


def _anchor(review: Review, look: Look, criterion: str) -> str:
    """Where the criterion stands on the workbench."""
    evaluation = next(found for found in review.evaluations if found.item_number == look.item)
    numbered = leaf_numbered(evaluation, _number(criterion))
    return f"c{numbered[0]}" if numbered else "criteria"


def _as_found(fact: Fact, look: Look) -> Correction:
    """The form as it opens: what is known now, and the page that is being read."""
    value = fact.value
    return Correction(
        status="" if fact.corrected == "" else fact.status.value,
        low=f"{value.low:g}" if value else "",
        high=f"{value.high:g}" if value and value.high is not None else "",
        place=f"{look.record}:{look.page}" if look.record else "",
        reason=fact.corrected,
    )


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0
