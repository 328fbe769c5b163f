"""Giving the password of a document that needs one; it is used once and not kept."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from openimr.casefile import Reading
from openimr.store.access import case_for
from openimr.store.jobs import read_later
from openimr.store.models import RecordPassword
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, page
from openimr.workflow import Record, RecordDescription

LONGEST = 200


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@page("give_password")
def give_password(request: DeskRequest, number: str, record_id: str) -> HttpResponse:
    """The form for the password, and the asking of the worker process to try it."""
    row = case_for(request.person, number)
    record, name = _locked_record(request, CaseNumber(row.number), record_id)
    missing = ""
    if request.method == "POST":
        password = request.POST.get("password", "")
        if 0 < len(password) <= LONGEST and "\0" not in password:
            with transaction.atomic():
                RecordPassword.objects.update_or_create(
                    case_number=row.number, record_id=record.id, defaults={"password": password}
                )
                read_later(CaseNumber(row.number), record.id)
            messages.success(request, _("Thank you. The document is being opened; it takes a moment."))
            return redirect("send_records" if request.role.is_party else "records", row.number)
        missing = "Type the password that opens this document." if not password else "This cannot be a password."
    context = {"row": row, "record": record, "name": name, "missing": missing}
    return render(request, "claims_administrator/give_password.html", context, status=400 if missing else 200)


def _locked_record(request: DeskRequest, number: CaseNumber, record_id: str) -> tuple[Record, str]:
    """The record, if it needs a password and this person may give one: the staff, or the side that sent it."""
    desk = desk_of(request)
    record = desk.cases.get(number).record(record_id)
    is_theirs = record is not None and (request.role.is_staff or record.sent_by is request.role)
    if record is None or not is_theirs or record.reading is not Reading.NEEDS_PASSWORD:
        raise NotFound("there is no such record, or it needs no password.")
    return record, desk.contents.get(record.description_ref, RecordDescription).name
