"""Signing in and out. In the demo the page names the demo people, and a button is enough."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings as django_settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from openimr.store.models import CaseRow, Person
from openimr.store.settings import settings
from openimr.vocabulary import Role
from openimr.web.door import DeskRequest, page

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@page("sign_in")
def sign_in(request: DeskRequest) -> HttpResponse:
    """The sign-in page; a wrong name and a wrong password answer alike."""
    onward = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()}):
        onward = "/"
    wrong = ""
    if request.method == "POST":
        person = _demo_person(request) if "demo" in request.POST else _known_person(request)
        if person is not None:
            login(request, person, backend=_BACKEND)
            return redirect(onward)
        wrong = "We do not know this name with this password. Check both and try again."
    context = {
        "next": onward,
        "wrong": wrong,
        "username": request.POST.get("username", ""),
        "people": _demo_people() if settings().is_demo else None,
    }
    return render(request, "public/sign_in.html", context, status=401 if wrong else 200)


@require_POST
@page("sign_out")
def sign_out(request: DeskRequest) -> HttpResponse:
    logout(request)
    return redirect(django_settings.LOGIN_URL)


def _known_person(request: DeskRequest) -> Person | None:
    """Somebody by name and password. A reviewer writes the pseudonym as it is printed, or in small letters."""
    username, password = _typed(request, "username"), request.POST.get("password", "")
    known = Person.objects.filter(pseudonym__iexact=username).first() if username else None
    found = authenticate(request, username=known.username if known else username, password=password)
    return found if isinstance(found, Person) else None


def _demo_person(request: DeskRequest) -> Person | None:
    if not settings().is_demo:
        return None
    return _without_password().filter(username=_typed(request, "demo")).first()


def _typed(request: DeskRequest, name: str) -> str:
    """What was typed as a name, without the character that PostgreSQL does not take."""
    return request.POST.get(name, "").replace("\0", "").strip()


def _without_password() -> QuerySet[Person]:
    """The demo people. Whoever has a password signs in with it, in the demo too."""
    return Person.objects.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)


def _demo_people() -> dict[str, Any]:
    """One person for each role; of the reviewers, all, because the draw cannot be foreseen, the busy ones first."""
    order = {role.value: place for place, role in enumerate(Role)}
    people = sorted(_without_password(), key=lambda person: (order[person.role], person.username))
    held = Counter(CaseRow.objects.exclude(reviewer="").values_list("reviewer", flat=True))
    reviewers = [(person, held[person.pseudonym]) for person in people if person.role_held is Role.REVIEWER]
    return {
        "others": [person for person in people if person.role_held is not Role.REVIEWER],
        "reviewers": sorted(reviewers, key=lambda reviewer: -reviewer[1]),
    }
