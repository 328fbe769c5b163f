"""The letters of an issued case, as they were issued."""

from __future__ import annotations

from django.http import HttpResponse

from openimr.store.access import case_for
from openimr.store.audit import log_view
from openimr.store.desks import actor_of
from openimr.vocabulary import CaseNumber, NotFound
from openimr.web.door import DeskRequest, desk_of, now, page
from openimr.web.letter_response import letter_response


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
