"""Entering an application that came on paper: the same form as the worker's, filled in by the staff."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from openimr.application import Application, Screening, dispute_items, find_duplicates, screen
from openimr.casefile import title_of
from openimr.store.access import link_parties
from openimr.store.cases import worker_key
from openimr.store.desks import actor_of, open_desk
from openimr.store.jobs import read_later
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseNumber, Role
from openimr.web.application_form import ApplicationForm, field_of, read_day, read_form
from openimr.web.door import DeskRequest, desk_of, page, today_here
from openimr.web.offered_values import attached_form, with_taken
from openimr.web.worker.application_draft import (
    ApplicationDraft,
    draft_of,
    forget_draft,
    keep_sent,
)
from openimr.workflow import add_record, file_application

_FILERS = {Role.WORKER.value: "the worker", Role.ATTORNEY.value: "the worker’s attorney"}


@require_http_methods(["GET", "POST"])
@page("enter_application")
def enter_application(request: DeskRequest) -> HttpResponse:
    """The form; every button keeps what was typed, and a form with reasons may be filed all the same."""
    if request.method == "GET":
        return _shown(request, draft_of(request.person), is_checked="checked" in request.GET)
    do = request.POST.get("do", "check")
    if do == "preview":
        return render(request, "worker/_items_understood.html", {"items": dispute_items(request.POST.get("items", ""))})
    if do == "begin_again":
        forget_draft(request.person)
        return redirect("enter_application")
    draft, refused = _kept(request)
    if refused:
        return _shown(request, draft, refused=refused)
    if do == "take":
        return redirect(f"{request.path}#worker_name")
    if do == "save":
        messages.success(request, "What you entered is saved. You can go on with it at any time.")
        return redirect("enter_application")
    if do in {"file", "file_as_it_is"} and not draft.form.mistakes:
        application = draft.form.application(filed_by=_filer(draft.form))
        if do == "file_as_it_is" or _screened(request, application, _received_on(draft.form)).is_eligible:
            return _file(request, application, draft)
    return redirect(f"{request.path}?checked=yes#said")


def _kept(request: DeskRequest) -> tuple[ApplicationDraft, str]:
    """The draft with all that was sent, and why its file was refused, if it was."""
    also = {name: request.POST.get(name, "")[:10] for name in ("filed_by", "received_on")}
    form = ApplicationForm(typed={**read_form(request.POST).typed, **also})
    if request.POST.get("do") == "take":
        form = with_taken(form, draft_of(request.person), request.POST)
    return keep_sent(request, form)


def _filer(form: ApplicationForm) -> Role:
    return Role.ATTORNEY if form["filed_by"] == Role.ATTORNEY else Role.WORKER


def _received_on(form: ApplicationForm) -> date:
    """The day on which the paper came: today, unless an earlier day was entered."""
    return min(read_day(form["received_on"]) or today_here(), today_here())


def _screened(request: DeskRequest, application: Application, received_on: date) -> Screening:
    desk = desk_of(request)
    numbers = CaseRow.objects.filter(worker_key=worker_key(application)).values_list("number", flat=True)
    cases = [desk.cases.get(CaseNumber(number)) for number in numbers]
    others = [(case.number, desk.application(case)) for case in cases]
    return screen(application, received_on=received_on, duplicates=find_duplicates(application, others))


def _file(request: DeskRequest, application: Application, draft: ApplicationDraft) -> HttpResponse:
    with open_desk(actor_of(request.person)) as desk:
        number = file_application(desk, application=application, received_on=_received_on(draft.form))
        link_parties(number, application, request.person)
        if draft.attachment:
            content = desk.files.get(draft.attachment.sha256)
            name = title_of(draft.attachment.name)
            record_id = add_record(desk, case_number=number, name=name, content=content, sent_by=application.filed_by)
            read_later(number, record_id)
        forget_draft(request.person)
    messages.success(request, f"The application is entered. Its case number is {number}.")
    return redirect("screen", number)


def _shown(
    request: DeskRequest, draft: ApplicationDraft | None, *, is_checked: bool = False, refused: str = ""
) -> HttpResponse:
    shown = draft or ApplicationDraft()
    application = shown.form.application(filed_by=_filer(shown.form))
    screening = _screened(request, application, _received_on(shown.form)) if is_checked else None
    reasons = screening.reasons if screening else ()
    context: dict[str, Any] = {
        "draft": draft,
        "attachment": shown.attachment,
        "attached_form": attached_form(shown),
        "filers": _FILERS.items(),
        "filed_by": _filer(shown.form).value,
        "received_on": _received_on(shown.form).isoformat(),
        "latest": today_here().isoformat(),
        "groups": tuple(shown.form.groups(reasons)),
        "items": dispute_items(shown.form["items"]),
        "screening": screening,
        "mistakes": shown.form.mistakes if is_checked or refused else {},
        "said": tuple((field_of(reason), reason) for reason in reasons),
        "refused": refused,
    }
    return render(request, "staff/enter_application.html", context, status=422 if refused else 200)
