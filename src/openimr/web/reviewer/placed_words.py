"""The words over a scan, which are placed after its picture is shown: recognizing them takes a second or two."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.file_guide import remembered_guide
from openimr.web.reviewer.leaf import leaf
from openimr.web.reviewer.look import look_of
from openimr.web.reviewer.page_numbers import PageNumbers
from openimr.web.reviewer.viewer import asked_in
from openimr.web.reviewer.zoom import zoom_of
from openimr.workflow import State


@require_POST
@page("placed_words")
def placed_words(request: DeskRequest, case_number: str, record_id: str, number: int) -> HttpResponse:
    """The same page with its words in their places. It posts, because a search may be part of the question."""
    row = case_for(request.person, case_number)
    desk = desk_of(request)
    case = desk.cases.get(CaseNumber(case_number))
    pages = PageNumbers.of(desk.case_file(case))
    place = pages.place(record_id, number)
    if row.state != State.IN_REVIEW.value or place is None or place.page != number:
        raise NotFound("there is no such page.")
    look = look_of(case_number, request.GET)
    guide = remembered_guide(desk, case.number, look)
    search = asked_in(request.POST).search(desk, case, pages, guide)
    log_view(actor_of(request.person), case.number, f"{record_id}, words of page {number}", at=now())
    shown = leaf(
        look.at(record_id, number, show=look.show),
        place,
        guide.marks_on(place),
        search.spans_on(place) if search else (),
        zoom=zoom_of(request, case_number),
        present_hit=search.present_on(place) if search else -1,
        with_tags=look.record == record_id and look.page == number,
        may_wait=False,
    )
    return render(request, "reviewer/_leaf.html", {"leaf": shown, "case": case, "look": look})
