"""The queue: which cases need something, the most urgent first."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from openimr.clocks import legal_day
from openimr.store.access import cases_for
from openimr.store.models import CaseRow
from openimr.vocabulary import Priority
from openimr.web.door import DeskRequest, now, page
from openimr.web.permissions import may_open
from openimr.web.staff.queue_rows import grouped, queue_rows
from openimr.web.staff.queue_stages import NEXT_STEPS, cases, conditions, stages, step_counts

_AT_ONCE = 50


@require_http_methods(["GET", "POST"])
@page("queue")
def queue(request: DeskRequest) -> HttpResponse:
    """The queue by stage and filter; a search for words posts, so that no word of a case stands in an address."""
    at = now()
    today = legal_day(at)
    words = request.POST.get("q", "").strip()
    stage = _chosen(request, "stage", list(conditions(request.role)), "needs-us")
    step = _chosen(request, "step", [step.key for step in NEXT_STEPS], "")
    priority = _chosen(request, "priority", [priority.value for priority in Priority], "")

    found: QuerySet[CaseRow] = cases(today).filter(pk__in=cases_for(request.person).values("pk"))
    found = found.filter(_holding(words)) if words else found.filter(conditions(request.role)[stage])
    if step and not words:
        found = found.filter(Q(next_key=step))
    if priority and not words:
        found = found.filter(priority=priority)
    limit = None if request.GET.get("all") else _AT_ONCE
    rows = queue_rows(found[:limit], role=request.role, now=at)
    total = found.count() if limit and len(rows) == limit else len(rows)
    context: dict[str, Any] = {
        "words": words,
        "stages": stages(request.role, today),
        "stage": "" if words else stage,
        "step": step,
        "priority": priority,
        "counts": (counts := step_counts(request.role, today, stage)),
        "steps": [(step, counts[step.key]) for step in NEXT_STEPS if counts[step.key]],
        "priorities": [(priority.value, counts[priority.value]) for priority in Priority],
        "groups": grouped(rows, today),
        "shown": len(rows),
        "total": total,
        "may_enter": may_open("enter_application", request.role),
        "first": next((row for row in rows if row.is_ours), None),
    }
    return render(request, "staff/queue.html", context)


def _chosen(request: DeskRequest, name: str, known: list[str], otherwise: str) -> str:
    """The value of a filter if it is one that the page offers."""
    given = request.GET.get(name, "")
    return given if given in known else otherwise


def _holding(words: str) -> Q:
    """Cases in whose number, worker's name or items every one of the words stands; ended cases too."""
    holding = Q()
    for word in words.split():
        holding &= Q(number__icontains=word) | Q(worker_name__icontains=word) | Q(items__icontains=word)
    return holding
