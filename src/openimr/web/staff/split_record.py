"""Dividing an upload: where each of its records begins, what it is called, of which day and by whom it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from openimr.casefile import Document, DocumentPart, DocumentType, Page, page_numbered, pages_between, part_of, parts_of
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged, NotFound
from openimr.web.application_form import read_day
from openimr.web.door import DeskRequest, desk_of, now, page, seen_version, today_here
from openimr.web.staff.case_page import case_context, number_of
from openimr.workflow import split_record as divide

LONGEST = 160
MOST_PARTS = 2_000
LINES_SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """One record of the upload as the form has it; what was typed stays, also where it cannot be taken."""

    begins: str
    name: str
    type: str
    dated: str
    author: str
    part: DocumentPart
    opening: str
    """The first lines of its first page."""
    joins: bool = False
    mistake: str = ""


@require_http_methods(["GET", "POST"])
@page("split_record")
def split_record(request: DeskRequest, number: str, record_id: str) -> HttpResponse:
    """The form, one row for each record; a row may join the one before, and a page may begin another."""
    row = case_for(request.person, number)
    document = _document(request, row, record_id)
    if request.method == "GET":
        return _shown(request, row, document, _rows(document, parts_of(document)))
    rows = _typed(request, document)
    extra = request.POST.get("another", "").strip()
    mistake = _mistake_of(extra, document) if extra else ""
    if mistake or any(typed.mistake for typed in rows):
        return _shown(request, row, document, rows, extra=extra, mistake=mistake)
    parts = _divided(document, rows, int(extra) if extra else 0)
    try:
        with open_desk(actor_of(request.person)) as desk:
            divide(desk, case_number=number_of(row), record_id=record_id, parts=parts, seen=seen_version(request))
    except CaseChanged as changed:
        return _shown(request, case_for(request.person, number), document, rows, changed=changed)
    said = ngettext(
        "Saved. The letter will list it as one record.", "Saved. The letter will list its %(n)s records.", len(parts)
    )
    messages.success(request, said % {"n": len(parts)})
    return redirect("split_record" if extra else "records", *((number, record_id) if extra else (number,)))


def _document(request: DeskRequest, row: CaseRow, record_id: str) -> Document:
    desk = desk_of(request)
    found = desk.case_file(desk.cases.get(number_of(row))).documents
    document = next((document for document in found if document.id == record_id and document.pages), None)
    if document is None:
        raise NotFound("there is no such record, or it has no pages to divide.")
    log_view(desk.actor, number_of(row), f"{record_id}, the first lines of its parts", at=now())
    return document


def _rows(document: Document, parts: Sequence[DocumentPart]) -> list[PartRow]:
    return [
        PartRow(
            begins=str(part.first_page),
            name=part.name,
            type=part.type.value,
            dated=part.dated.isoformat() if part.dated else "",
            author=part.author,
            part=part,
            opening=opening_of(page_numbered(document.pages, part.first_page)),
        )
        for part in parts
    ]


def opening_of(page: Page | None) -> str:
    """The first lines of a page that say something."""
    lines = [line.strip() for line in page.text.splitlines() if line.strip()] if page else []
    return "\n".join(lines[:LINES_SHOWN])


def _typed(request: DeskRequest, document: Document) -> list[PartRow]:
    """The rows as they were typed, each beside the part that it was shown for."""
    shown = _rows(document, parts_of(document))[:MOST_PARTS]
    typed = []
    for at, row in enumerate(shown):

        def said(field: str, before: str, at: int = at) -> str:
            return request.POST.get(f"{field}-{at}", before).replace("\0", "").strip()

        filled = replace(
            row,
            begins="1" if at == 0 else said("begins", row.begins),
            name=said("name", row.name),
            type=said("type", row.type),
            dated=said("dated", row.dated),
            author=said("author", row.author),
            joins=at > 0 and request.POST.get(f"joins-{at}") == "yes",
        )
        typed.append(replace(filled, mistake=_wrong_in(filled, document, today_here())))
    kept = [row for row in typed if not row.joins]
    begins = [int(row.begins) for row in kept if not row.mistake]
    if len(set(begins)) < len(begins):
        typed[-1] = replace(typed[-1], mistake=_("Two records begin on the same page. Let one join the one before."))
    return typed


def _wrong_in(row: PartRow, document: Document, today: date) -> str:
    if row.joins:
        return ""
    if said := _mistake_of(row.begins, document):
        return said
    if not row.name or max(len(row.name), len(row.author)) > LONGEST:
        return _("Give the record a name of at most %(n)s characters.") % {"n": LONGEST}
    if row.type not in list(DocumentType):
        return _("Choose one of the kinds.")
    day = read_day(row.dated)
    if row.dated and (day is None or day > today):
        return _("This is no day that has been. Write year, month and day, like 2015-01-29.")
    return ""


def _mistake_of(begins: str, document: Document) -> str:
    last = document.page_count or len(document.pages)
    if re.fullmatch("[0-9]{1,5}", begins) and 1 <= int(begins) <= last:
        return ""
    return _("Write a page from 1 to %(last)s.") % {"last": last}


def _divided(document: Document, rows: Sequence[PartRow], another: int) -> tuple[DocumentPart, ...]:
    """The parts that the form asks for: as typed where a row stands, described by their pages where one is new."""
    asked = {int(row.begins): row for row in rows if not row.joins}
    begins = sorted({*asked, *((another,) if another else ())})
    last = document.page_count or len(document.pages)
    ends = [first - 1 for first in begins[1:]] + [last]
    parts = []
    for first, end in zip(begins, ends, strict=True):
        row = asked.get(first)
        if row is None:
            pages = pages_between(document.pages, first, end)
            parts.append(replace(part_of(pages), first_page=first, last_page=end))
            continue
        parts.append(
            replace(
                row.part,
                name=row.name,
                type=DocumentType(row.type),
                dated=read_day(row.dated),
                author=row.author,
                first_page=first,
                last_page=end,
            )
        )
    return tuple(parts)


def _shown(
    request: DeskRequest,
    row: CaseRow,
    document: Document,
    rows: Sequence[PartRow],
    *,
    extra: str = "",
    mistake: str = "",
    changed: CaseChanged | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        **case_context(request, row),
        "document": document,
        "rows": rows,
        "types": [kind.value for kind in DocumentType],
        "last": document.page_count or len(document.pages),
        "extra": extra,
        "mistake": mistake,
        "mistakes": [typed for typed in rows if typed.mistake],
        "seen": desk_of(request).cases.get(number_of(row)).version,
        "changed": changed,
    }
    status = 409 if changed else 422 if request.method == "POST" else 200
    return render(request, "staff/split_record.html", context, status=status)
