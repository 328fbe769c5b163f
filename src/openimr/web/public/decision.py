"""One published determination: as a page, and as the files that go with it."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import render

from openimr.publication import to_json
from openimr.store.files import StoredFiles
from openimr.vocabulary import NotFound
from openimr.web.door import DeskRequest, page
from openimr.web.letter_response import letter_response
from openimr.web.public.published import published_case

LETTERS = ("pdf", "txt")


@page("decision")
def decision(request: DeskRequest, number: str) -> HttpResponse:
    """The determination to read: how it was made, the summary, each issue with its decision."""
    found = published_case(number)
    context = {"found": found, "determination": found.determination, "reviewer": found.determination.reviewer}
    return render(request, "public/decision.html", context)


@page("decision_file")
def decision_file(request: DeskRequest, number: str, form: str) -> HttpResponse:
    """The public letter as PDF or text, or the record as JSON (`openimr/determination/1`)."""
    found = published_case(number)
    if form == "json":
        body = json.dumps(to_json(found.record), indent=2, ensure_ascii=False)
        response = HttpResponse(body, content_type="application/json; charset=utf-8")
        response.headers["Content-Disposition"] = f'inline; filename="{found.number}.json"'
        return response
    sha256 = dict(found.letters).get(f"public.{form}") if form in LETTERS else None
    if sha256 is None:
        raise NotFound("there is no such form of this determination.")
    return letter_response(StoredFiles().get(sha256), file_name=f"{found.number}.{form}")
