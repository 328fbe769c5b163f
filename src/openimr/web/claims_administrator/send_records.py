"""A party sends records, several at once, and sees how far each has been read."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from openimr.casefile import Reading
from openimr.store.access import case_for
from openimr.store.jobs import being_tried
from openimr.store.models import CaseRow
from openimr.vocabulary import CaseNumber, Role
from openimr.web.door import DeskRequest, desk_of, page
from openimr.web.record_upload import UploadOutcome, store_uploads
from openimr.workflow import RecordDescription, State, allowed_steps


@require_http_methods(["GET", "POST"])
@page("send_records")
def send_records(request: DeskRequest, number: str) -> HttpResponse:
    """The form and the list of what this side has sent. What was refused is told by name, so the page is shown again
    at once; sending the same files twice keeps one copy of each, so a reload does no harm.
    """
    row = case_for(request.person, number)
    outcome = store_uploads(request, CaseNumber(row.number)) if request.method == "POST" else None
    context = _context(request, row, outcome)
    if request.htmx:
        return render(request, "claims_administrator/_sent_records.html", context)
    status = 400 if outcome and (outcome.refused or outcome.is_empty) else 200
    return render(request, "claims_administrator/send_records.html", context, status=status)


def _context(request: DeskRequest, row: CaseRow, outcome: UploadOutcome | None) -> dict[str, Any]:
    desk = desk_of(request)
    case = desk.cases.get(CaseNumber(row.number))
    tried = being_tried(case.number)
    mine = [record for record in case.records if record.sent_by is request.role]
    lines = [
        {
            "record": record,
            "name": desk.contents.get(record.description_ref, RecordDescription).name,
            "note": desk.record_text(record).note,
            "needs_password": record.reading is Reading.NEEDS_PASSWORD and record.id not in tried,
            "is_read": record.reading.is_done,
            "is_waiting": record.reading is Reading.WAITING or record.id in tried,
        }
        for record in reversed(mine)
    ]
    return {
        "row": row,
        "case": case,
        "lines": lines,
        "is_reading": any(line["is_waiting"] for line in lines),
        "may_send": "add_record" in allowed_steps(State(case.state), request.role) if case.state else False,
        "outcome": outcome,
        "is_administrator": request.role is Role.CLAIMS_ADMINISTRATOR,
    }
