"""Set a criterion aside: the reviewer says that it does not fit this worker, what it counts as, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.criteria import CriterionResult, Evaluation, SetAside
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseChanged, CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.criteria_pane import leaf_numbered
from openimr.web.reviewer.look import Look, look_of
from openimr.web.reviewer.seen import version_seen
from openimr.workflow import Review, State, restore_criterion, review_of
from openimr.workflow import set_criterion_aside as set_aside

COUNTS = {"met": True, "not met": False}


@dataclass(frozen=True, kw_only=True)
class AsideForm:
    """The form as it was filled in, and what is wrong with it, by field."""

    counts: str = ""
    reason: str = ""
    errors: dict[str, str] = field(default_factory=dict)


@require_http_methods(["GET", "HEAD", "POST"])
@page("set_criterion_aside")
def set_criterion_aside(request: DeskRequest, case_number: str) -> HttpResponse:
    """The form for one criterion of one item; posting it records what it counts as, or takes that back."""
    if case_for(request.person, case_number).state != State.IN_REVIEW.value:
        return redirect("bench", case_number)  # which leads on to what can be done now
    number = CaseNumber(case_number)
    said = request.POST if request.method == "POST" else request.GET
    look = look_of(case_number, said)
    review = review_of(desk_of(request), number)
    evaluation, label, leaf = _criterion(review, look, said.get("criterion", ""))
    if request.method != "POST":
        log_view(actor_of(request.person), number, "a criterion of an item", at=now())
        kept = leaf.set_aside
        counts = "" if kept is None else "met" if kept.counts_as else "not met"
        return _show(request, review, look, leaf, AsideForm(counts=counts, reason=kept.reason if kept else ""))
    restores = request.POST.get("then") == "restore"
    form = _form_of(request)
    if form.errors and not restores:
        return _show(request, review, look, leaf, form, status=422)
    assert evaluation.topic is not None  # a criterion comes with its topic
    aside = SetAside(
        topic=evaluation.topic.id, criterion=leaf.id, counts_as=COUNTS.get(form.counts, False), reason=form.reason
    )
    try:
        with open_desk(actor_of(request.person)) as desk:
            seen = version_seen(desk, number, request.POST.get("seen", ""))
            step = restore_criterion if restores else set_aside
            step(desk, case_number=number, item=look.item, aside=aside, seen=seen)
    except CaseChanged as changed:
        return _show(request, review, look, leaf, form, changed=changed.found, status=409)
    messages.success(
        request, "The criterion counts again." if restores else "The criterion is set aside, with your reason."
    )
    return redirect(f"{look.href}#c{label}")


def _form_of(request: DeskRequest) -> AsideForm:
    counts, reason = request.POST.get("counts", ""), request.POST.get("reason", "").strip()
    errors = {}
    if counts not in COUNTS:
        errors["counts"] = "Choose what the criterion counts as."
    if not reason:
        errors["reason"] = "Say in one sentence why it does not fit this worker. The rationale tells it."
    return AsideForm(counts=counts, reason=reason, errors=errors)


def _show(
    request: DeskRequest,
    review: Review,
    look: Look,
    leaf: CriterionResult,
    form: AsideForm,
    *,
    changed: str = "",
    status: int = 200,
) -> HttpResponse:
    said = request.POST if request.method == "POST" else request.GET
    context: dict[str, Any] = {
        "look": look,
        "case": review.case,
        "leaf": leaf,
        "form": form,
        "changed": changed,
        "criterion": said.get("criterion", ""),
    }
    return render(request, "reviewer/set_criterion_aside.html", context, status=status)


def _criterion(review: Review, look: Look, criterion: str) -> tuple[Evaluation, str, CriterionResult]:
    evaluation = next((found for found in review.evaluations if found.item_number == look.item), None)
    number = int(criterion) if criterion.isascii() and criterion.isdigit() and len(criterion) < 5 else 0
    numbered = leaf_numbered(evaluation, number) if evaluation else None
    if evaluation is None or numbered is None:
        raise NotFound("there is no such criterion in this case.", do="Go back to the workbench and choose it again.")
    return evaluation, *numbered
