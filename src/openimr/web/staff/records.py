"""The records of a case: send several at once, see how far each was read, declare the file complete."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from openimr.casefile import Copies, Reading
from openimr.clocks import explain
from openimr.store.access import case_for
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseChanged, Role, StepNotAllowed
from openimr.web.door import DeskRequest, desk_of, page, seen_version
from openimr.web.permissions import may_open
from openimr.web.record_upload import UploadOutcome, store_uploads
from openimr.web.staff.case_page import case_context, may_step, number_of
from openimr.web.staff.record_lines import record_lines
from openimr.web.staff.strange_lines import strange_lines
from openimr.workflow import Case, Desk, State, allowed_steps, complete_records, copies_of, determination_deadline

_SENDERS = (
    (Role.CLAIMS_ADMINISTRATOR, "the claims administrator"),
    (Role.WORKER, "the worker"),
    (Role.ATTORNEY, "the worker’s attorney"),
    (Role.REQUESTING_PHYSICIAN, "the requesting physician"),
)


@require_http_methods(["GET", "POST"])
@page("records")
def records(request: DeskRequest, number: str) -> HttpResponse:
    """The list of records; while some are being read, htmx asks for it again every few seconds."""
    row = case_for(request.person, number)
    if request.method == "GET":
        return _shown(request, row)
    senders = {role.value: role for role, _ in _SENDERS}
    outcome = store_uploads(request, number_of(row), sent_by=senders.get(request.POST.get("sent_by", "")))
    if outcome.is_empty or outcome.refused:
        return _shown(request, case_for(request.person, number), outcome=outcome)
    messages.success(request, _told(outcome))
    return redirect("records", number)


@require_POST
@page("complete_records")
def complete(request: DeskRequest, number: str) -> HttpResponse:
    """Declare the file complete; what stops it is told on the same page."""
    row = case_for(request.person, number)
    try:
        with open_desk(actor_of(request.person)) as desk:
            due = complete_records(desk, case_number=number_of(row), seen=seen_version(request))
    except CaseChanged as changed:
        return _shown(request, case_for(request.person, number), changed=changed)
    except StepNotAllowed as refused:
        return _shown(request, row, refused_step=refused)
    messages.success(
        request,
        f"The file is complete. The determination is due on {due.due_on:%A}, {due.due_on.day} {due.due_on:%B %Y}.",
    )
    return redirect("assignment", number)


def _shown(
    request: DeskRequest,
    row: CaseRow,
    *,
    outcome: UploadOutcome | None = None,
    changed: CaseChanged | None = None,
    refused_step: StepNotAllowed | None = None,
) -> HttpResponse:
    desk = desk_of(request)
    case = desk.cases.get(number_of(row))
    is_read = all(record.reading is not Reading.WAITING for record in case.records)
    lines = record_lines(case, copies_of(desk, case) if is_read else Copies())
    waiting = sum(line.is_waiting for line in lines)
    context: dict[str, Any] = {
        **case_context(request, row),
        "lines": lines,
        "count": sum(not line.is_envelope for line in lines),
        "pages": sum(line.page_count for line in lines),
        "copies": sum(line.copies for line in lines),
        "waiting": waiting,
        # Asked for again every few seconds while records are read: the whole file is looked through only once.
        "strange": () if request.htmx else strange_lines(desk, case),
        "unread": [line for line in lines if not line.reading.is_done and not line.is_waiting],
        "may_add": "add_record" in allowed_steps(case.state, request.role),
        "may_describe": may_open("describe_record", request.role)
        and "describe_record" in allowed_steps(case.state, request.role),
        "senders": [(role.value, label) for role, label in _SENDERS],
        "chosen_sender": request.POST.get("sent_by", Role.CLAIMS_ADMINISTRATOR.value),
        "outcome": outcome,
        "seen": case.version,
        "changed": changed,
        "refused_step": refused_step,
        **_completion(request, desk, case, waiting),
    }
    if request.htmx and request.method == "GET":
        return render(request, "staff/_records_again.html", context)
    status = 409 if changed or refused_step else 422 if outcome else 200
    return render(request, "staff/records.html", context, status=status)


def _completion(request: DeskRequest, desk: Desk, case: Case, waiting: int) -> dict[str, Any]:
    """What would follow if the file were declared complete now, and what stops it."""
    if case.state is not State.RECORDS_PENDING or not may_step(request, "complete_records"):
        return {"due": None}
    due = determination_deadline(case, desk.application(case), desk)
    if not case.records:
        stop = "The file holds no record yet. A determination may never rest on the UR decision alone."
    elif waiting:
        stop = "Records are still being read. No unread page may count as seen."
    else:
        stop = ""
    return {"due": due, "due_why": explain(due), "stop": stop}


def _told(outcome: UploadOutcome) -> str:
    said = []
    if outcome.added:
        said.append(f"{_count(len(outcome.added))} taken in. They are being read now; you can go on working.")
    if outcome.known:
        said.append(f"In the file already, so not added twice: {', '.join(outcome.known)}.")
    return " ".join(said)


def _count(number: int) -> str:
    return "1 record was" if number == 1 else f"{number} records were"
