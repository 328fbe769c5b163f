"""Which records the reviewer has read to the end: marked when the last page is shown, or by a button."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from openimr.casefile import DocumentPart
from openimr.store.access import case_for
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, page
from openimr.web.reviewer.look import look_of
from openimr.web.reviewer.page_numbers import PageNumbers, Place
from openimr.workflow import Case
from openimr.workflow import mark_read as mark


@require_POST
@page("mark_read")
def mark_read(request: DeskRequest, case_number: str) -> HttpResponse:
    """Mark the record in the middle as read, and show the same page again."""
    case_for(request.person, case_number)
    look = look_of(case_number, request.POST)
    reading = desk_of(request)
    pages = PageNumbers.of(reading.case_file(reading.cases.get(CaseNumber(case_number))))
    if (place := pages.place(look.record, look.page)) is None:
        raise NotFound("there is no such record.")
    with open_desk(actor_of(request.person)) as desk:
        mark(
            desk,
            case_number=CaseNumber(case_number),
            record_id=look.record,
            first_page=place.part.first_page,
            last_page=place.part.last_page,
        )
    return redirect(look.href)


def ended_by(place: Place) -> DocumentPart | None:
    """The part whose last page this is; None for every other page."""
    return place.part if place.page == place.part.last_page else None


def read_by_reviewer(case: Case) -> Callable[[str, DocumentPart], bool]:
    """Tells for each part of a record whether the reviewer of the case has read it to the end."""
    read = {record.id: record.pages_read(str(case.reviewer)) for record in case.records}

    def is_read(record_id: str, part: DocumentPart) -> bool:
        return read.get(record_id, frozenset()).issuperset(range(part.first_page, part.last_page + 1))

    return is_read
