"""A letter as an answer: to look at in the browser, with a policy of its own where it brings its own style."""

from __future__ import annotations

from django.http import HttpResponse

from openimr.vocabulary import NotFound
from openimr.web.security import LETTER_POLICY

KINDS = {"pdf": "application/pdf", "html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8"}


def letter_response(content: bytes, *, file_name: str) -> HttpResponse:
    """The letter under this name, whose ending tells its form."""
    suffix = file_name.rpartition(".")[2]
    if suffix not in KINDS:
        raise NotFound("there is no such letter.")
    response = HttpResponse(content, content_type=KINDS[suffix])
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    if suffix == "html":
        response.headers["Content-Security-Policy"] = LETTER_POLICY
    return response
