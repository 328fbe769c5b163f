"""An application that came on paper, entered by the staff."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openimr.application import Application
from openimr.store.cases import StoredCases
from openimr.store.contents import StoredContents
from openimr.store.models import ApplicationDraftRow, CaseRow
from openimr.vocabulary import CaseNumber, Role
from openimr.workflow import Case
from tests.builders.cases import a_person

pytestmark = pytest.mark.django_db

COMPLETE = {
    "worker_name": "Perpetua Lindqvist",
    "employer": "Juniper Street Bakery",
    "administrator_organization": "Tallow Bay Claims",
    "administrator_name": "Ottoline Farr",
    "physician_name": "Dr. Ansel Whitcombe",
    "claim_number": "TB-204-7719",
    "date_of_injury": "2013-09-17",
    "requested_on": "2015-02-06",
    "decided_on": "2015-02-13",
    "served_on": "2015-02-13",
    "served_by": "mail",
    "outcome": "denied",
    "is_attached": "yes",
    "items": "Physical therapy, 12 visits, cervical spine",
    "is_signed": "yes",
    "signed_by": "Perpetua Lindqvist",
    "signed_on": "2015-03-02",
    "filed_by": "attorney",
}


@pytest.fixture
def intake(client: Client) -> Client:
    client.force_login(a_person(Role.INTAKE))
    return client


def enter(client: Client, do: str, **fields: Any) -> Any:
    return client.post("/apply/paper", {**COMPLETE, "do": do, **fields}, follow=True)


def the_case() -> Case:
    return StoredCases().get(CaseNumber(CaseRow.objects.get().number))


def test_a_complete_paper_becomes_a_case_to_be_screened(intake: Client):
    page = enter(intake, "file").content.decode()
    assert "The application is entered" in page
    assert "It can go on: send the notice" in page
    assert not ApplicationDraftRow.objects.exists()


def test_the_staff_say_for_whom_they_enter_it(intake: Client):
    enter(intake, "file")
    assert StoredContents().get(the_case().application_ref, Application).filed_by is Role.ATTORNEY


def test_checking_tells_every_reason_and_files_nothing(intake: Client):
    page = enter(intake, "check", is_signed="", claim_number="").content.decode()
    assert "2 reasons stand against it" in page
    assert 'value="Juniper Street Bakery"' in page
    assert not CaseRow.objects.exists()


def test_a_paper_with_reasons_is_filed_only_by_the_second_button(intake: Client):
    enter(intake, "file", claim_number="")
    assert not CaseRow.objects.exists()
    enter(intake, "file_as_it_is", claim_number="")
    assert CaseRow.objects.count() == 1


def test_the_decision_that_came_with_it_becomes_the_first_record(intake: Client):
    decision = SimpleUploadedFile("UR decision.txt", b"Utilization review decision\nThe request is denied.\n")
    enter(intake, "file", ur_file=decision)
    assert [record.sent_by for record in the_case().records] == [Role.ATTORNEY]


def test_a_file_that_is_no_record_is_refused_and_nothing_typed_is_lost(intake: Client):
    page = enter(intake, "file", ur_file=SimpleUploadedFile("decision.pdf", b"")).content.decode()
    assert "The file was not taken in" in page
    assert 'value="Juniper Street Bakery"' in page
    assert not CaseRow.objects.exists()


def test_what_was_begun_can_be_gone_on_with(intake: Client):
    enter(intake, "save", claim_number="half a num")
    assert 'value="half a num"' in intake.get("/apply/paper").content.decode()
