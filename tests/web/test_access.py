"""Each role against each page: what the table does not allow answers as if it were not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from openimr.vocabulary import CaseNumber, Role
from openimr.web.permissions import PAGES, may_open
from openimr.web.urls import urlpatterns
from openimr.workflow import State
from tests.builders.cases import a_case_at, a_person, a_reviewer_person

pytestmark = pytest.mark.django_db

ROLES = sorted(set(Role) - {Role.SYSTEM})
PATTERNS = {pattern.name or "": pattern for pattern in urlpatterns}
ARGUMENTS = {
    "case_number": "CM15-0000001",
    "number": "CM15-0000001",
    "record_id": "r1",
    "finding_key": "0" * 64,
    "name": "full.pdf",
    "form": "pdf",
    "edition": "2009",
    "guideline": "mtus-chronic-pain",
    "topic": "physical-medicine",
    "of": "in-force",
}
NUMBERS_OF_PAGES = {"page_image"}


def page_of(pattern: URLPattern) -> str:
    """The page of the table that guards this address."""
    return str(getattr(pattern.callback, "page_name", ""))


def address_of(pattern: URLPattern) -> str:
    names = pattern.pattern.converters
    given = {name: 1 if "Int" in type(kind).__name__ else ARGUMENTS[name] for name, kind in names.items()}
    return reverse(str(pattern.name), kwargs=given)


def refusals() -> Iterator[tuple[str, Role]]:
    for name, pattern in PATTERNS.items():
        for role in ROLES:
            if not may_open(page_of(pattern), role):
                yield name, role


@pytest.mark.parametrize("name", PATTERNS)
def test_each_address_is_guarded_by_a_page_of_the_table(name: str) -> None:
    assert page_of(PATTERNS[name]) in PAGES


def test_each_page_of_the_table_has_an_address() -> None:
    assert set(PAGES) == {page_of(pattern) for pattern in PATTERNS.values()}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("name", "role"), [pytest.param(*pair, id=f"{pair[0]}-{pair[1]}") for pair in refusals()])
def test_a_role_without_the_page_finds_nothing_there(client: Client, name: str, role: Role, method: str) -> None:
    if role is not Role.PUBLIC:
        client.force_login(a_reviewer_person() if role is Role.REVIEWER else a_person(role))
    answer = getattr(client, method)(address_of(PATTERNS[name]))
    if role is Role.PUBLIC and answer.status_code == 302:
        assert answer.url.startswith("/sign-in")
    else:
        assert answer.status_code in {404, 405}


def a_stranger(role: Role, number: CaseNumber) -> Client:
    """Somebody of the right role who has no part in the case."""
    client = Client()
    if role is Role.REVIEWER:
        client.force_login(a_reviewer_person("R-9999"))
    else:
        client.force_login(a_person(role, username=f"a-stranger-{role.value}".replace(" ", "-")))
    return client


OF_A_CASE = sorted(
    name
    for name, pattern in PATTERNS.items()
    if {"case_number", "number"} & set(pattern.pattern.converters) and not name.startswith(("decision", "guideline"))
)


@pytest.mark.parametrize("name", OF_A_CASE)
def test_a_stranger_of_the_right_role_finds_no_case_there(name: str) -> None:
    number = a_case_at(State.IN_REVIEW)
    pattern = PATTERNS[name]
    address = address_of(pattern).replace(ARGUMENTS["number"], number)
    for role in ROLES:
        if may_open(page_of(pattern), role) and not role.is_staff and role is not Role.PUBLIC:
            assert a_stranger(role, number).get(address).status_code in {404, 405}, role
            assert a_stranger(role, number).post(address).status_code in {404, 405}, role


def test_unknown_and_forbidden_answer_alike() -> None:
    number = a_case_at(State.RECORDS_PENDING)
    stranger = a_stranger(Role.WORKER, number)
    forbidden = stranger.get(f"/cases/{number}")
    unknown = stranger.get("/cases/CM15-9999999")
    malformed = stranger.get("/cases/whatever")
    assert forbidden.status_code == unknown.status_code == malformed.status_code == 404
    assert bare(forbidden, number) == bare(unknown, "CM15-9999999")


def bare(answer: HttpResponse, number: str) -> str:
    """The page without what differs from answer to answer: the number that was asked for, and the form's token."""
    return re.sub(r'(X-CSRFToken": "|csrfmiddlewaretoken" value=")\w+', "", answer.content.decode()).replace(number, "")


def test_an_answer_brings_the_strict_policy_and_is_not_cached_when_signed_in(client: Client) -> None:
    client.force_login(a_person(Role.INTAKE))
    answer = client.get("/queue")
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
