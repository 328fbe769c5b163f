"""The letters of an issued case, as they were issued."""

from __future__ import annotations

from django.http import HttpResponse

from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.security import LETTER_POLICY

KINDS = {"pdf": "application/pdf", "html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8"}


@page("letter")
def letter(request: DeskRequest, number: str, name: str) -> HttpResponse:
    """One letter by its name, such as `full.pdf`; there is none before the determination is issued."""
    row = case_for(request.person, number)
    desk, case_number = desk_of(request), CaseNumber(row.number)
    sha256 = dict(desk.cases.get(case_number).letters).get(name)
    if sha256 is None:
        raise NotFound("there is no such letter, or it is not issued yet.")
    log_view(actor_of(request.person), case_number, f"letter {name}", at=now())
    return letter_response(desk.files.get(sha256), file_name=f"{case_number}-{name}")


def letter_response(content: bytes, *, file_name: str) -> HttpResponse:
    """A letter to look at; its HTML brings its own style, so it has a policy of its own."""
    suffix = file_name.rpartition(".")[2]
    response = HttpResponse(content, content_type=KINDS[suffix])
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    if suffix == "html":
        response.headers["Content-Security-Policy"] = LETTER_POLICY
    return response
