"""The course of a case as tables: drugs, visits, work status, pain, measures of function, parts of the body."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.vocabulary import CaseNumber
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.course_lines import course_lines
from openimr.web.reviewer.look import look_of
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.workflow import State, course_of


@require_safe
@page("course")
def course(request: DeskRequest, case_number: str) -> HttpResponse:
    """Every table, or what it says of one drug or one part; the address names them by number, never by a word."""
    row = case_for(request.person, case_number)
    if row.state != State.IN_REVIEW.value:
        return redirect("bench", case_number)
    desk = desk_of(request)
    case = desk.cases.get(CaseNumber(case_number))
    log_view(actor_of(request.person), case.number, "the course of the case", at=now())
    look, pages = look_of(case_number, request.GET), PageNumbers.of(desk.case_file(case))
    lines = course_lines(course_of(desk, case), look, pages, drug=request.GET.get("drug"), part=request.GET.get("part"))
    return render(request, "reviewer/course.html", {"case": case, "look": look, "lines": lines})
