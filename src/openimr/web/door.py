"""The door of the desk: every view goes through `page`, every case through `case_for`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from openimr.clocks import legal_day
from openimr.criteria import Library
from openimr.store.desks import actor_of, now, reading_desk
from openimr.store.guidelines import library_of
from openimr.store.models import Person
from openimr.vocabulary import InputError, NotFound, Role
from openimr.web.permissions import may_open
from openimr.workflow import Desk

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request as views see it: with the person's role, and whether htmx asks for a part of a page."""

    user: Any
    htmx: Any
    role: Role

    @property
    def person(self) -> Person:
        person: Person = self.user
        return person


View = Callable[Concatenate[Any, P], HttpResponse]


def page(name: str) -> Callable[[View[P]], View[P]]:
    """Open a view to the roles that the table names for this page, and to nobody else.

    Somebody who has not signed in is asked to; somebody who may not see the page hears the same as if there were none.
    """

    def opened(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            request.role = role_of(request)
            request.person = request.user
            request.page_name = name
            if may_open(name, request.role):
                return view(request, *args, **kwargs)
            if request.role is Role.PUBLIC:
                return redirect_to_login(request.get_full_path())
            raise NotFound("there is no such page, or it is not for you.")

        guarded.page_name = name  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return opened


def role_of(request: HttpRequest) -> Role:
    """In what role this request is made."""
    user = request.user
    return user.role_held if isinstance(user, Person) and user.is_active else Role.PUBLIC


def desk_of(request: DeskRequest) -> Desk:
    """A desk for the signed-in person to look at cases."""
    return reading_desk(actor_of(request.person))


def seen_version(request: DeskRequest) -> int:
    """The version of the case that the person had before them when sending this form."""
    given = request.POST.get("seen", "")
    if not re.fullmatch("[0-9]{1,9}", given):
        raise InputError("this form does not say which version of the case it was made for.", do="Load the page again.")
    return int(given)


def today_here() -> date:
    """The present legal day in California; in the demo the demo's day."""
    return legal_day(now())


def library_today() -> Library:
    """The guideline packs that count for a review that begins today, with what this organization has put in force."""
    return library_of(today_here())


__all__ = ["DeskRequest", "desk_of", "library_today", "now", "page", "role_of", "seen_version", "today_here"]
