"""The quality check on the desk of the staff."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from openimr.store.cases import StoredCases
from openimr.store.files import StoredFiles
from openimr.store.models import CaseRow, ViewRow
from openimr.vocabulary import CaseNumber, Role
from openimr.workflow import State
from tests.builders.cases import a_case_at, a_person
from tests.builders.signed_case import RATIONALE, a_signed_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def quality(client: Client) -> Client:
    client.force_login(a_person(Role.QUALITY))
    return client


def take(client: Client, number: CaseNumber, action: str, **fields: str) -> Any:
    seen = str(CaseRow.objects.get(number=number).version)
    return client.post(f"/queue/{number}/determination", {"action": action, "seen": seen, **fields})


def page_of(client: Client, number: CaseNumber) -> str:
    return client.get(f"/queue/{number}/determination").content.decode()


def test_a_signed_determination_is_shown_with_its_checks_and_letters(quality: Client):
    number = a_signed_case()
    page = page_of(quality, number)
    for said in (RATIONALE, "Upheld", "All kept", "Issue it", f"/queue/{number}/determination/full.pdf"):
        assert said in page


def test_before_the_signature_there_is_nothing_to_check(quality: Client):
    number = a_case_at(State.IN_REVIEW)
    assert "Nothing is signed yet" in page_of(quality, number)
    assert quality.get(f"/queue/{number}/determination/full.html").status_code == 404


@pytest.mark.parametrize(
    ("name", "kind", "start"),
    [("full.pdf", "application/pdf", b"%PDF"), ("public.html", "text/html", b"<!"), ("full.txt", "text/plain", b"")],
)
def test_each_letter_can_be_read_in_each_form(quality: Client, name: str, kind: str, start: bytes):
    number = a_signed_case()
    answer = quality.get(f"/queue/{number}/determination/{name}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(kind)
    assert answer.content.startswith(start)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert kind != "text/html" or "script-src" not in policy
    assert ViewRow.objects.filter(case_number=number, what=f"letter {name}").exists()


def test_the_public_letter_does_not_name_the_worker(quality: Client):
    number = a_signed_case()
    assert "Lindqvist" in quality.get(f"/queue/{number}/determination/full.txt").content.decode()
    assert "Lindqvist" not in quality.get(f"/queue/{number}/determination/public.txt").content.decode()


def test_a_letter_of_another_name_is_not_there(quality: Client):
    assert quality.get(f"/queue/{a_signed_case()}/determination/secret.pdf").status_code == 404


def test_issuing_sends_the_letters_and_ends_the_case(quality: Client):
    number = a_signed_case()
    answer = take(quality, number, "issue")
    assert answer.status_code == 302
    assert CaseRow.objects.get(number=number).state == State.ISSUED
    page = page_of(quality, number)
    assert "Issue it" not in page
    assert "Issued" in page
    kept = dict(StoredCases().get(number).letters)["full.txt"]
    assert quality.get(f"/queue/{number}/determination/full.txt").content == StoredFiles().get(kept)


def test_a_determination_is_given_back_only_with_a_reason(quality: Client):
    number = a_signed_case()
    answer = take(quality, number, "return", reason="")
    assert answer.status_code == 409
    assert "needs a reason" in answer.content.decode()
    assert CaseRow.objects.get(number=number).state == State.SIGNED
    take(quality, number, "return", reason="Say which sessions you counted.")
    assert CaseRow.objects.get(number=number).state == State.IN_REVIEW


def test_the_second_of_two_who_issue_hears_that_it_is_done(quality: Client):
    number = a_signed_case()
    seen = str(CaseRow.objects.get(number=number).version)
    take(quality, number, "issue")
    answer = take(quality, number, "return", reason="Typed with care.", seen=seen)
    assert answer.status_code == 409
    assert "determination issued" in answer.content.decode()


def test_intake_staff_do_not_issue(client: Client):
    number = a_signed_case()
    client.force_login(a_person(Role.INTAKE))
    assert client.get(f"/queue/{number}/determination").status_code == 404
