"""Which records the reviewer has read to the end: marked when the last page is shown, or by a button."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from openimr.casefile import Document, DocumentPart, part_at
from openimr.store.access import case_for
from openimr.store.desks import actor_of, open_desk
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, page
from openimr.web.reviewer.look import Look, look_of
from openimr.workflow import Case, Review, review_of
from openimr.workflow import mark_read as mark


@require_POST
@page("mark_read")
def mark_read(request: DeskRequest, case_number: str) -> HttpResponse:
    """Mark the record in the middle as read, and show the same page again."""
    case_for(request.person, case_number)
    look = look_of(case_number, request.POST)
    part = shown_part(review_of(desk_of(request), CaseNumber(case_number)), look)
    if part is None:
        raise NotFound("there is no such record.")
    with open_desk(actor_of(request.person)) as desk:
        mark(
            desk,
            case_number=CaseNumber(case_number),
            record_id=look.record,
            first_page=part.first_page,
            last_page=part.last_page,
        )
    return redirect(look.href)


def is_read(case: Case, record_id: str, part: DocumentPart) -> bool:
    """Whether the reviewer of the case has read this part to the end."""
    record = case.record(record_id)
    return record is not None and record.is_read(part.first_page, part.last_page, str(case.reviewer))


def shown_part(review: Review, look: Look) -> DocumentPart | None:
    """The part in which the page lies that is looked at."""
    document = _document(review, look.record)
    return part_at(document, look.page) if document else None


def _document(review: Review, record_id: str) -> Document | None:
    known = re.fullmatch("[a-z0-9]{1,20}", record_id)
    return next((found for found in review.case_file.documents if known and found.id == record_id), None)
