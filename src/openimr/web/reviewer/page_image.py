"""The picture of one page, for the records that are PDFs or pictures."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.store.drawn_pages import SIZES, drawn_page
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.leaf import can_be_drawn
from openimr.workflow import State

SECONDS_KEPT = 600
"""How long the reviewer's own browser may show a picture again without asking: paging back and forth is at once."""

TURNS = {"0", "90", "180", "270"}
"""By how many degrees clockwise a scan may have been turned to be read; the address of its picture says so."""


@require_safe
@page("page_image")
def page_image(request: DeskRequest, case_number: str, record_id: str, number: int) -> HttpResponse:
    """A PNG of a page. Before the attestation and after the issue no record opens, not even as a picture.

    A thumbnail is no look at clinical text, because nothing on it can be read; every other size is logged as one.
    """
    row = case_for(request.person, case_number)
    case = desk_of(request).cases.get(CaseNumber(case_number))
    record = case.record(record_id)
    is_closed = row.state in {State.REVIEWER_DRAWN.value, State.ISSUED.value}
    size, turned = request.GET.get("size", "page"), request.GET.get("turned", "0")
    is_drawn = record is not None and number >= 1 and size in SIZES and turned in TURNS and can_be_drawn(record.sha256)
    if is_closed or record is None or not is_drawn:
        raise NotFound("there is no such page, or it cannot be shown as a picture.")
    if record.page_count and number > record.page_count:
        raise NotFound("this record has no such page.")
    if size != "thumb":
        log_view(actor_of(request.person), case.number, f"{record_id}, picture of page {number}", at=now())
    answer = HttpResponse(drawn_page(record.sha256, number, size, turned=int(turned)), content_type="image/png")
    answer.headers["Cache-Control"] = f"private, max-age={SECONDS_KEPT}"
    return answer
