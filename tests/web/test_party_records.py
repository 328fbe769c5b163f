"""Records that a party sends: each taken in or refused by name, read soon after, and kept as it came."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openimr.casefile import Reading
from openimr.store.desks import actor_of, reading_desk
from openimr.store.jobs import read_stored_record
from openimr.store.models import RecordPassword, ViewRow
from openimr.vocabulary import CaseNumber, Role
from openimr.workflow import Case, State
from tests.builders.application import an_application
from tests.builders.cases import PROGRESS_NOTE, a_case_at, a_person, a_reviewer_person
from tests.builders.issued_case import an_issued_case
from tests.builders.papers import a_pdf, locked

pytestmark = pytest.mark.django_db


def a_file(name: str = "Progress note.txt", content: bytes = PROGRESS_NOTE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def the_case(number: CaseNumber) -> Case:
    return reading_desk(actor_of(a_person(Role.WORKER))).cases.get(number)


@pytest.fixture
def number(client: Client) -> CaseNumber:
    found = a_case_at(State.RECORDS_PENDING)
    client.force_login(a_person(Role.WORKER))
    return found


def test_several_files_are_sent_at_once(client: Client, number: CaseNumber) -> None:
    files = [a_file(), a_file("Pharmacy_ledger.txt", b"Pharmacy ledger")]
    answer = client.post(f"/cases/{number}/send", {"files": files})
    assert answer.status_code == 200
    assert "2 records" in answer.content.decode()
    assert [record.sent_by for record in the_case(number).records] == [Role.WORKER, Role.WORKER]


def test_what_is_refused_is_told_by_name_and_the_rest_is_kept(client: Client, number: CaseNumber) -> None:
    files = [a_file("scan.gif", b"GIF89a"), a_file("empty.pdf", b""), a_file()]
    answer = client.post(f"/cases/{number}/send", {"files": files})
    said = answer.content.decode()
    assert answer.status_code == 400
    assert "2 files were not taken in" in said
    assert "scan.gif" in said
    assert "empty.pdf" in said
    assert len(the_case(number).records) == 1


def test_sending_nothing_is_told(client: Client, number: CaseNumber) -> None:
    answer = client.post(f"/cases/{number}/send", {})
    assert answer.status_code == 400
    assert "No file was chosen" in answer.content.decode()


def test_the_list_refreshes_itself_until_all_is_read(client: Client, number: CaseNumber) -> None:
    client.post(f"/cases/{number}/send", {"files": [a_file()]})
    waiting = client.get(f"/cases/{number}/send").content.decode()
    assert "Being read" in waiting
    assert 'hx-trigger="every 3s"' in waiting
    assert "See how far it is" in waiting  # the same without a script
    read_stored_record.call(case_number=str(number), record_id="r1")
    part = client.get(f"/cases/{number}/send", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Being read" not in part
    assert "hx-trigger" not in part


def test_a_party_sees_in_this_list_what_its_own_side_has_sent(client: Client, number: CaseNumber) -> None:
    client.post(f"/cases/{number}/send", {"files": [a_file("Mine.txt")]})
    client.force_login(a_person(Role.CLAIMS_ADMINISTRATOR, organization="Tallow Bay Claims"))
    assert "Mine" not in client.get(f"/cases/{number}/send").content.decode()


def test_after_the_signature_no_record_can_be_sent(client: Client) -> None:
    number = an_issued_case()
    client.force_login(a_person(Role.WORKER))
    assert "No records can be sent now" in client.get(f"/cases/{number}/send").content.decode()
    assert client.post(f"/cases/{number}/send", {"files": [a_file()]}).status_code == 400


def test_a_record_is_given_back_byte_for_byte_and_the_look_is_logged(client: Client, number: CaseNumber) -> None:
    client.post(f"/cases/{number}/send", {"files": [a_file("Évaluation “neck”.txt")]})
    answer = client.get(f"/cases/{number}/records/r1/file")
    assert answer.content == PROGRESS_NOTE
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="r1.txt"')
    assert "%C3%89valuation" in answer.headers["Content-Disposition"]
    assert ViewRow.objects.filter(case_number=number, what="file of r1").count() == 1


def test_there_is_no_file_for_a_record_that_is_not_there(client: Client, number: CaseNumber) -> None:
    assert client.get(f"/cases/{number}/records/r9/file").status_code == 404


def test_a_reviewer_gets_no_record_before_attesting(client: Client) -> None:
    drawn = a_case_at(State.REVIEWER_DRAWN)
    client.force_login(a_reviewer_person())
    assert client.get(f"/cases/{drawn}/records/r1/file").status_code == 404
    attested = a_case_at(State.IN_REVIEW, application=an_application(items="Acupuncture, 6 visits, cervical spine"))
    assert client.get(f"/cases/{attested}/records/r1/file").status_code == 200


def test_a_document_that_needs_a_password_is_opened_with_it(client: Client, number: CaseNumber) -> None:
    paper = locked(a_pdf("Progress note. Neck pain for eight months."), password="sandpiper")
    client.post(f"/cases/{number}/send", {"files": [a_file("Locked.pdf", paper)]})
    read_stored_record.call(case_number=str(number), record_id="r1")
    assert the_case(number).records[0].reading is Reading.NEEDS_PASSWORD
    assert "Give the password" in client.get(f"/cases/{number}/send").content.decode()
    answer = client.post(f"/cases/{number}/records/r1/password", {"password": "sandpiper"})
    assert answer.headers["Location"] == f"/cases/{number}/send"
    read_stored_record.call(case_number=str(number), record_id="r1")
    assert the_case(number).records[0].reading is Reading.READ
    assert not RecordPassword.objects.exists()  # tried once and not kept


def test_an_empty_password_is_asked_for_again(client: Client, number: CaseNumber) -> None:
    paper = locked(a_pdf("Progress note."), password="sandpiper")
    client.post(f"/cases/{number}/send", {"files": [a_file("Locked.pdf", paper)]})
    read_stored_record.call(case_number=str(number), record_id="r1")
    answer = client.post(f"/cases/{number}/records/r1/password", {"password": ""})
    assert answer.status_code == 400
    assert "Type the password" in answer.content.decode()


def test_no_password_is_taken_for_a_document_that_needs_none(client: Client, number: CaseNumber) -> None:
    client.post(f"/cases/{number}/send", {"files": [a_file()]})
    read_stored_record.call(case_number=str(number), record_id="r1")
    assert client.get(f"/cases/{number}/records/r1/password").status_code == 404
