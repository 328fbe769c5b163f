"""Asking for a review: nothing typed is lost, every reason is heard at once, and a clear word sends it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openimr.application import UrOutcome
from openimr.store.desks import actor_of, reading_desk
from openimr.store.models import ApplicationDraftRow, CaseRow, Person
from openimr.vocabulary import CaseNumber, Priority, Role
from openimr.workflow import Case
from tests.builders.application_form import a_filled_form
from tests.builders.cases import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(client: Client) -> Person:
    person = a_person(Role.WORKER, display_name="Perpetua Lindqvist", email="perpetua@worker.example")
    client.force_login(person)
    return person


def send(client: Client, do: str, **changes: str) -> str:
    """Press the button `do`, and the page that one sees then."""
    return client.post("/apply", {**a_filled_form(**changes), "do": do}, follow=True).content.decode()


def the_case() -> Case:
    row = CaseRow.objects.get()
    return reading_desk(actor_of(Person.objects.get(role="worker"))).cases.get(CaseNumber(row.number))


def test_a_new_form_knows_who_fills_it_in(client: Client, worker: Person) -> None:
    said = client.get("/apply").content.decode()
    assert 'value="Perpetua Lindqvist"' in said
    assert 'value="perpetua@worker.example"' in said
    assert not ApplicationDraftRow.objects.exists()


def test_a_form_without_reasons_is_filed_and_leads_to_its_case(client: Client, worker: Person) -> None:
    checked = send(client, "check")
    assert "Nothing speaks against it" in checked
    answer = client.post("/apply", {**a_filled_form(), "do": "file"})
    row = CaseRow.objects.get()
    assert answer.headers["Location"] == f"/cases/{row.number}"
    assert row.number in client.get(answer.headers["Location"]).content.decode()


def test_everything_typed_reaches_the_application(client: Client, worker: Person) -> None:
    changes = {
        "outcome": "modified",
        "priority": "Expedited",
        "threat_certified": "yes",
        "attorney_name": "Hesper Okonjo",
    }
    send(client, "check", **changes)
    send(client, "file", **changes)
    application = reading_desk(actor_of(worker)).application(the_case())
    assert application.filed_by is Role.WORKER
    assert application.employer == "Saltmarsh Freight"
    assert application.date_of_injury == date(2014, 5, 22)
    assert application.requested_on == date(2015, 2, 6)
    assert application.ur.outcome is UrOutcome.MODIFIED
    assert application.priority is Priority.EXPEDITED
    assert application.threat_certified
    assert application.attorney is not None
    assert application.signed_by == "Perpetua Lindqvist"
    assert [item.treatment for item in application.items] == ["physical therapy", "MRI"]


def test_an_unsigned_late_incomplete_form_hears_every_reason_at_once(client: Client, worker: Person) -> None:
    late = {"requested_on": "", "decided_on": "2014-11-03", "served_on": "2014-11-03"}
    said = send(client, "check", **late, is_signed="", employer="", is_attached="")
    assert "4 reasons speak against a review" in said
    for reason in ("not signed", "came too late", "employer is missing", "decision is not with your application"):
        assert said.count(reason) == 2, reason  # in the summary, and beside its field
    assert "8 CCR 9792.10.1(b)(1)" in said
    assert 'href="#employer"' in said
    assert not CaseRow.objects.exists()


def test_a_form_with_reasons_is_not_filed_by_the_plain_button(client: Client, worker: Person) -> None:
    send(client, "check", is_signed="")
    assert "One reason speaks against a review" in send(client, "file", is_signed="")
    assert not CaseRow.objects.exists()


def test_a_form_with_reasons_may_be_sent_as_it_is(client: Client, worker: Person) -> None:
    assert "Send it as it is" in send(client, "check", is_signed="")
    send(client, "send_as_it_is", is_signed="")
    assert CaseRow.objects.get().state == "filed"
    assert not ApplicationDraftRow.objects.exists()


def test_a_tick_without_a_typed_name_is_no_signature(client: Client, worker: Person) -> None:
    assert "not signed" in send(client, "check", signed_by="  ")


@pytest.mark.parametrize("typed", ["13 Feb 2015", "2015-02-30", "0015-02-13", "2015-2-3"])
def test_a_day_that_cannot_be_read_is_told_at_its_field_and_kept(client: Client, worker: Person, typed: str) -> None:
    said = send(client, "check", decided_on=typed)
    assert f"“{typed}” is no day that we can read" in said
    assert f'value="{typed}"' in said
    assert 'type="text" value="' + typed in said  # a date field would show nothing


def test_a_form_with_a_day_that_cannot_be_read_is_not_sent_even_as_it_is(client: Client, worker: Person) -> None:
    send(client, "check", decided_on="13 Feb")
    send(client, "send_as_it_is", decided_on="13 Feb")
    assert not CaseRow.objects.exists()


def test_a_name_longer_than_its_room_is_told_and_not_cut(client: Client, worker: Person) -> None:
    said = send(client, "check", employer="S" * 300)
    assert "there is room for 200" in said
    assert "S" * 300 in said


def test_a_form_can_be_left_and_taken_up_again(client: Client, worker: Person) -> None:
    client.post("/apply", {**a_filled_form(items="Acupuncture, 6 visits"), "do": "save"})
    client.logout()
    client.force_login(worker)
    said = client.get("/apply").content.decode()
    assert "Acupuncture, 6 visits" in said
    assert "go on where you left it" in said


def test_the_form_saves_itself_while_it_is_filled_in(client: Client, worker: Person) -> None:
    answer = client.post("/apply", {"employer": "Saltmarsh", "do": "save"}, headers={"HX-Request": "true"})
    assert "Saved at" in answer.content.decode()
    assert "Saltmarsh" in ApplicationDraftRow.objects.get().body


def test_a_draft_is_seen_by_its_own_person_only(client: Client, worker: Person) -> None:
    client.post("/apply", {**a_filled_form(), "do": "save"})
    client.force_login(a_person(Role.ATTORNEY))
    assert "Saltmarsh Freight" not in client.get("/apply").content.decode()


def test_a_draft_can_be_thrown_away(client: Client, worker: Person) -> None:
    client.post("/apply", {**a_filled_form(), "do": "save"})
    client.post("/apply", {"do": "begin_again"})
    assert "Saltmarsh Freight" not in client.get("/apply").content.decode()


def test_each_line_shows_how_it_was_understood(client: Client, worker: Person) -> None:
    lines = {"items": "2x4 acupuncture for the lumbar spine\nSomething nobody knows", "do": "preview"}
    said = client.post("/apply", lines, headers={"HX-Request": "true"}).content.decode()
    assert "acupuncture · lumbar spine · 8" in said
    assert "no treatment that we know by name" in said


def test_a_second_click_does_not_file_a_second_time(client: Client, worker: Person) -> None:
    send(client, "check")
    send(client, "file")
    send(client, "file")
    assert CaseRow.objects.count() == 1


def test_the_same_request_filed_before_is_told_before_it_is_sent(client: Client, worker: Person) -> None:
    send(client, "check")
    send(client, "file")
    assert "You have already asked for review" in send(client, "check")


def test_the_file_of_the_decision_becomes_the_first_record(client: Client, worker: Person) -> None:
    decision = SimpleUploadedFile("UR_decision.txt", b"The request is denied.", "text/plain")
    client.post("/apply", {**a_filled_form(is_attached=""), "do": "check", "ur_file": decision})
    checked = client.get("/apply?checked=yes").content.decode()
    assert "UR_decision.txt" in checked
    assert "Nothing speaks against it" in checked  # a file that is there is attached, ticked or not
    send(client, "file")
    (record,) = the_case().records
    assert reading_desk(actor_of(worker)).files.get(record.sha256) == b"The request is denied."
    assert record.sent_by is Role.WORKER


def test_a_file_that_is_no_record_is_refused_and_the_rest_is_kept(client: Client, worker: Person) -> None:
    picture = SimpleUploadedFile("letter.gif", b"GIF89a....", "image/gif")
    answer = client.post("/apply", {**a_filled_form(), "do": "check", "ur_file": picture})
    assert answer.status_code == 400
    assert "a record must be a PDF, a picture" in answer.content.decode()
    assert "Saltmarsh Freight" in client.get("/apply").content.decode()


def test_those_who_may_not_ask_find_no_form(client: Client) -> None:
    for role in (Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN, Role.REVIEWER, Role.INTAKE):
        client.force_login(a_person(role))
        assert client.get("/apply").status_code == 404
