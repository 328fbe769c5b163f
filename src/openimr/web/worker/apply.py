"""Asking for a review: the form saves itself, says every reason at once, and is sent by a clear word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from openimr.application import Application, Screening, dispute_items, find_duplicates, screen
from openimr.casefile import title_of
from openimr.store.access import cases_for, link_parties
from openimr.store.desks import actor_of, open_desk
from openimr.store.jobs import read_later
from openimr.vocabulary import CaseNumber
from openimr.web.application_form import ApplicationForm, field_of, read_form
from openimr.web.door import DeskRequest, desk_of, page, today_here
from openimr.web.offered_values import attached_form, with_taken
from openimr.web.worker.application_draft import (
    ApplicationDraft,
    draft_of,
    forget_draft,
    keep_sent,
    new_draft,
)
from openimr.workflow import add_record, file_application

_ANCHOR_CHECKED = "?checked=yes#said"


@require_http_methods(["GET", "POST"])
@page("apply")
def apply(request: DeskRequest) -> HttpResponse:
    """The form; each of its buttons says in `do` what is wanted, and every one of them keeps what was typed."""
    if request.method == "GET":
        return _show(request, draft_of(request.person), is_checked="checked" in request.GET)
    do = request.POST.get("do", "check")
    form = read_form(request.POST)
    if do == "take":
        form = with_taken(form, draft_of(request.person), request.POST)
    if do == "preview":
        return render(request, "worker/_items_understood.html", {"items": dispute_items(form["items"])})
    if do == "begin_again":
        forget_draft(request.person)
        return redirect("apply")
    was_saved = draft_of(request.person) is not None
    draft, refused = keep_sent(request, form)
    if request.htmx:
        return render(request, "worker/_draft_saved.html", {"draft": draft})
    if refused:
        return _show(request, draft, is_checked=False, refused=refused, status=400)
    if do == "take":
        return redirect(f"{request.path}#worker_name")
    if do == "save":
        messages.success(request, _("Your application is saved. You can go on with it at any time."))
        return redirect("apply")
    # A form that was sent is no draft any more: a second click on the same page must not file it again.
    if do in {"file", "send_as_it_is"} and was_saved and not form.mistakes:
        application, screening = _screened(request, form)
        if screening.is_eligible or do == "send_as_it_is":
            return _file(request, application, draft)
    return redirect(f"{request.path}{_ANCHOR_CHECKED}")


def _screened(request: DeskRequest, form: ApplicationForm) -> tuple[Application, Screening]:
    application = form.application(filed_by=request.role)
    others = _filed_before(request)
    return application, screen(
        application, received_on=today_here(), duplicates=find_duplicates(application, tuple(others))
    )


def _filed_before(request: DeskRequest) -> Iterable[tuple[CaseNumber, Application]]:
    desk = desk_of(request)
    for row in cases_for(request.person):
        number = CaseNumber(row.number)
        yield number, desk.application(desk.cases.get(number))


def _file(request: DeskRequest, application: Application, draft: ApplicationDraft) -> HttpResponse:
    with open_desk(actor_of(request.person)) as desk:
        number = file_application(desk, application=application)
        link_parties(number, application, request.person)
        if draft.attachment:
            content = desk.files.get(draft.attachment.sha256)
            record_id = add_record(desk, case_number=number, name=title_of(draft.attachment.name), content=content)
            read_later(number, record_id)
        forget_draft(request.person)
    messages.success(
        request,
        _("Your application is filed. Its case number is %(number)s; you can follow it here.") % {"number": number},
    )
    return redirect("journey", number)


def _show(
    request: DeskRequest, draft: ApplicationDraft | None, *, is_checked: bool, refused: str = "", status: int = 200
) -> HttpResponse:
    shown = draft or new_draft(request.person)
    screening = _screened(request, shown.form)[1] if is_checked else None
    reasons = screening.reasons if screening else ()
    mistakes = shown.form.mistakes if is_checked or refused else {}
    context: dict[str, Any] = {
        "draft": draft,
        "attachment": shown.attachment,
        "attached_form": attached_form(shown),
        "groups": tuple(shown.form.groups(reasons)),
        "items": dispute_items(shown.form["items"]),
        "screening": screening,
        "mistakes": mistakes,
        "said": tuple((field_of(reason), reason) for reason in reasons),
        "refused": refused,
        "today": today_here(),
    }
    return render(request, "worker/apply.html", context, status=status)
