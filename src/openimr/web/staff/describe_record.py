"""Describing a record: what the letter calls it, what it is, who wrote it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.casefile import DocumentType, Page
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page, seen_version, today_here
from openimr.web.staff.case_page import case_context, number_of
from openimr.workflow import Case, Desk, Record, RecordDescription
from openimr.workflow import describe_record as take_description

_LONGEST = 160


@dataclass(frozen=True, kw_only=True)
class DescriptionForm:
    """The form as it was typed, and what is wrong with it by field."""

    name: str
    type: str
    author: str
    dated: str
    errors: dict[str, str]

    def description(self) -> RecordDescription:
        """What the form says, once it has no errors."""
        dated = date.fromisoformat(self.dated) if self.dated else None
        return RecordDescription(name=self.name, type=DocumentType(self.type), author=self.author, dated=dated)


@require_http_methods(["GET", "POST"])
@page("describe_record")
def describe_record(request: DeskRequest, number: str, record_id: str) -> HttpResponse:
    """The form; what was typed is never lost, whether a field is wrong or somebody else was faster."""
    row = case_for(request.person, number)
    if request.method == "GET":
        return _shown(request, row, record_id)
    form = _typed(request, today_here())
    if form.errors:
        return _shown(request, row, record_id, form=form)
    try:
        with open_desk(actor_of(request.person)) as desk:
            take_description(
                desk,
                case_number=number_of(row),
                record_id=record_id,
                description=form.description(),
                seen=seen_version(request),
            )
    except CaseChanged as changed:
        return _shown(request, case_for(request.person, number), record_id, form=form, changed=changed)
    messages.success(request, f"Saved. The letter will list it as “{form.name}”.")
    if "next" in request.POST and (following := _next_unconfirmed(request, row, record_id)):
        return redirect("describe_record", number, following)
    return redirect("records", number)


def _shown(
    request: DeskRequest,
    row: CaseRow,
    record_id: str,
    *,
    form: DescriptionForm | None = None,
    changed: CaseChanged | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    case = desk.cases.get(number_of(row))
    record = case.record(record_id)
    if record is None:
        raise NotFound("there is no such record.")
    described = desk.contents.get(record.description_ref, RecordDescription)
    first_page = _first_page(desk, record)
    if first_page:
        log_view(desk.actor, case.number, f"{record_id}, page 1, while describing it", at=now())
    context: dict[str, Any] = {
        **case_context(request, row),
        "record": record,
        "described": described,
        "form": form or _as_described(described),
        "types": [kind.value for kind in DocumentType],
        "first_page": first_page,
        "has_next": _following(desk, case, record_id) is not None,
        "seen": case.version,
        "changed": changed,
    }
    status = 409 if changed else 422 if form else 200
    return render(request, "staff/describe_record.html", context, status=status)


def _as_described(described: RecordDescription) -> DescriptionForm:
    return DescriptionForm(
        name=described.name,
        type=described.type.value,
        author=described.author,
        dated=described.dated.isoformat() if described.dated else "",
        errors={},
    )


def _typed(request: DeskRequest, today: date) -> DescriptionForm:
    said = {name: request.POST.get(name, "").strip() for name in ("name", "type", "author", "dated")}
    errors = {}
    if not said["name"]:
        errors["name"] = "Give the record a name; the letter lists it by this name."
    for field in ("name", "author"):
        if len(said[field]) > _LONGEST:
            errors[field] = f"Write at most {_LONGEST} characters."
    if said["type"] not in list(DocumentType):
        errors["type"] = "Choose one of the kinds."
    if said["dated"]:
        try:
            dated = date.fromisoformat(said["dated"])
        except ValueError:
            errors["dated"] = "This is no date. Write year, month and day, like 2015-01-29."
        else:
            if dated > today:
                errors["dated"] = "This day is still to come. Look at the year."
    return DescriptionForm(**said, errors=errors)


def _first_page(desk: Desk, record: Record) -> Page | None:
    pages = desk.pages_of(desk.record_text(record))
    return pages[0] if pages else None


def _next_unconfirmed(request: DeskRequest, row: CaseRow, record_id: str) -> str | None:
    desk = desk_of(request)
    return _following(desk, desk.cases.get(number_of(row)), record_id)


def _following(desk: Desk, case: Case, record_id: str) -> str | None:
    """The next record that nobody has looked at, after this one and then from the beginning."""
    ids = [record.id for record in case.records]
    at = ids.index(record_id) if record_id in ids else 0
    for record in (*case.records[at + 1 :], *case.records[:at]):
        if not desk.contents.get(record.description_ref, RecordDescription).is_confirmed:
            return record.id
    return None
