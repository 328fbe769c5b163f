"""The one place where the desk turns an error into a page."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openimr.vocabulary import CaseChanged, ImrError, InputError, NotFound, StepNotAllowed

log = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[ImrError], int, str], ...] = (
    (NotFound, 404, "There is no such page, or it is not for you"),
    (CaseChanged, 409, "Somebody else was here in the meantime"),
    (StepNotAllowed, 409, "This cannot be done now"),
    (InputError, 400, "Something that was sent cannot be used"),
    (ImrError, 500, "Something does not hold together on our side"),
)


class ErrorPagesMiddleware:
    """Shows an `ImrError` as a page that says what was found and what to do; logs its kind, never its text."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ImrError):
            return None
        status, title = next((status, title) for kind, status, title in _STATUS if isinstance(error, kind))
        if status == 500:
            log.error("%s on %s", type(error).__name__, request.resolver_match and request.resolver_match.view_name)
        return error_page(request, status=status, title=title, found=error.found, do=error.do)


def error_page(request: HttpRequest, *, status: int, title: str, found: str = "", do: str = "") -> HttpResponse:
    """A page that says what happened and where to go on; for htmx a short message in place."""
    template = "_error.html" if getattr(request, "htmx", False) else "error.html"
    context = {"title": title, "found": found[:1].upper() + found[1:], "do": do, "status": status}
    return render(request, template, context, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request,
        status=404,
        title="There is no such page, or it is not for you",
        found="The address may have been mistyped, or the case is not one of yours.",
    )


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """A form that cannot be known as ours: opened before signing in or out elsewhere, or sent from another address."""
    return error_page(
        request,
        status=403,
        title="This form was open too long",
        found="For your safety we could not take it.",
        do="Go back, load the page again and send it once more.",
    )


def failed(request: HttpRequest) -> HttpResponse:
    return error_page(
        request,
        status=500,
        title="Something went wrong on our side",
        found="Nothing that you sent before is lost.",
        do="Try it again in a moment. If it happens again, tell us the time and the case number.",
    )
