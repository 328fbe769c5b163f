"""The picture of one page, for the records that are PDFs."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from openimr.casefile import page_image as picture
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.store.files import StoredFiles
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.reviewer.record_pane import can_be_drawn
from openimr.workflow import Desk, Record, RecordText, State

PICTURES_KEPT = 24
"""How many pictures stay in memory: paging back and forth must not render a page again."""


@require_safe
@page("page_image")
def page_image(request: DeskRequest, case_number: str, record_id: str, number: int) -> HttpResponse:
    """A PNG of a page. Before the attestation and after the issue no record opens, not even as a picture."""
    row = case_for(request.person, case_number)
    case = desk_of(request).cases.get(CaseNumber(case_number))
    record = case.record(record_id)
    is_closed = row.state in {State.REVIEWER_DRAWN.value, State.ISSUED.value}
    if is_closed or record is None or not can_be_drawn(record.sha256) or number < 1:
        raise NotFound("there is no such page, or it cannot be shown as a picture.")
    if record.page_count and number > record.page_count:
        raise NotFound("this record has no such page.")
    log_view(actor_of(request.person), case.number, f"{record_id}, picture of page {number}", at=now())
    turned = _turned(desk_of(request), record, number)
    return HttpResponse(_picture(record.sha256, number, turned), content_type="image/png")


def _turned(desk: Desk, record: Record, number: int) -> int:
    """How a scan was turned to be read; a person wants it the same way up."""
    if not record.text_ref:
        return 0
    pages = desk.contents.get(record.text_ref, RecordText).pages
    return next((page.turned for page in pages if page.number == number), 0)


@lru_cache(maxsize=PICTURES_KEPT)
def _picture(sha256: str, number: int, turned: int) -> bytes:
    return picture(StoredFiles().path(sha256), number, turned=turned)
