"""A record as it was sent, byte for byte."""

from __future__ import annotations

import re
from urllib.parse import quote

from django.http import HttpResponse

from openimr.casefile import ending_of
from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.vocabulary import CaseNumber, NotFound, Role
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.workflow import Case, RecordDescription, State

_UNSAFE = re.compile(r"[^\w .,()-]+")


@page("record_file")
def record_file(request: DeskRequest, number: str, record_id: str) -> HttpResponse:
    """The file to keep. It is never shown by the browser under our address: what it holds is not ours."""
    row = case_for(request.person, number)
    desk, case_number = desk_of(request), CaseNumber(row.number)
    case = desk.cases.get(case_number)
    record = case.record(record_id)
    if record is None or not _may_open_records(case, request):
        raise NotFound("there is no such record, or you may not see it.")
    content = desk.files.get(record.sha256)
    log_view(actor_of(request.person), case_number, f"file of {record.id}", at=now())
    suffix, media_type = ending_of(content)
    described = desk.contents.get(record.description_ref, RecordDescription).name
    response = HttpResponse(content, content_type=media_type)
    name = _UNSAFE.sub(" ", described).strip() or record.id
    response.headers["Content-Disposition"] = f'attachment; filename="{record.id}.{suffix}"; ' + _extended(name, suffix)
    return response


def _may_open_records(case: Case, request: DeskRequest) -> bool:
    """A reviewer opens records only after attesting to having no conflict, and until the determination is issued."""
    return request.role is not Role.REVIEWER or (bool(case.attestation_ref) and case.state is not State.ISSUED)


def _extended(name: str, suffix: str) -> str:
    """The file's own name for browsers that take letters beyond ASCII (RFC 6266)."""
    return f"filename*=UTF-8''{quote(f'{name}.{suffix}')}"
