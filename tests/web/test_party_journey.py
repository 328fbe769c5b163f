"""The journey of a case as each side reads it, the ways to end it, and the letters."""

from __future__ import annotations

import pytest
from django.test import Client

from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow, Person, ViewRow
from openimr.vocabulary import Role
from openimr.workflow import State, add_record, refuse_reviewer
from tests.builders.application import ADMINISTRATOR, an_application
from tests.builders.cases import a_case_at, a_person
from tests.builders.issued_case import an_issued_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Person:
    return a_person(Role.CLAIMS_ADMINISTRATOR, organization=ADMINISTRATOR.organization)


def read(client: Client, person: Person, address: str) -> str:
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_party_without_a_case_is_told_what_would_be_here(client: Client) -> None:
    assert "You have no case here yet" in read(client, a_person(Role.WORKER), "/cases")
    assert "names you or your organization" in read(client, a_person(Role.REQUESTING_PHYSICIAN), "/cases")


def test_a_list_of_cases_says_where_each_stands_and_what_is_asked(client: Client, administrator: Person) -> None:
    number = a_case_at(State.RECORDS_PENDING)
    mine, theirs = read(client, a_person(Role.WORKER), "/cases"), read(client, administrator, "/cases")
    for said in (mine, theirs):
        assert number in said
        assert "The records are being gathered" in said
        assert "for the records" in said
    assert "Send the whole file on this dispute." in theirs
    assert "Send the whole file on this dispute." not in mine


def test_a_list_of_cases_shows_no_case_of_others(client: Client) -> None:
    number = a_case_at(State.RECORDS_PENDING)
    assert number not in read(client, a_person(Role.WORKER, username="somebody-else"), "/cases")


def test_the_journey_tells_every_event_with_person_and_time(client: Client) -> None:
    number = a_case_at(State.IN_REVIEW)
    said = read(client, a_person(Role.WORKER), f"/cases/{number}")
    for heading in (
        "You asked for a review",
        "The application can go on",
        "Notice of the review went to all parties",
        "1 record came",
        "1 record was read by the software",
        "The file is complete",
        "A reviewer was drawn",
        "The reviewer stated that there is no conflict of interest",
    ):
        assert heading in said, heading
    assert "S. intake coordinator, intake coordinator" in said  # the staff by initial and surname
    assert "09:00" in said
    assert "sealed to the one before it" in said


def test_the_newest_event_stands_first_also_within_one_minute(client: Client) -> None:
    said = read(client, a_person(Role.WORKER), f"/cases/{a_case_at(State.IN_REVIEW)}")
    assert (
        said.index("no conflict of interest") < said.index("A reviewer was drawn") < said.index("The file is complete")
    )


def test_parties_learn_qualifications_and_the_staff_the_pseudonym(client: Client) -> None:
    number = a_case_at(State.IN_REVIEW)
    for_party = read(client, a_person(Role.WORKER), f"/cases/{number}")
    for_staff = read(client, a_person(Role.INTAKE), f"/cases/{number}")
    assert "R-1001" not in for_party
    assert "Reviewer, " in for_party
    assert "R-1001 was drawn as the reviewer" in for_staff
    for said in (for_party, for_staff):
        assert "Invented Physician" not in said


def test_why_a_reviewer_was_refused_is_read_by_the_staff_only(client: Client) -> None:
    number = a_case_at(State.REVIEWER_DRAWN)
    with open_desk(actor_of(a_person(Role.INTAKE))) as desk:
        refuse_reviewer(desk, case_number=number, reason="Married to the adjuster.")
    assert "Married to the adjuster" in read(client, a_person(Role.INTAKE), f"/cases/{number}")
    said = read(client, a_person(Role.WORKER), f"/cases/{number}")
    assert "The drawn reviewer was refused" in said
    assert "Married" not in said


def test_a_clock_tells_why_it_ends_on_its_day(client: Client) -> None:
    said = read(client, a_person(Role.WORKER), f"/cases/{a_case_at(State.RECORDS_COMPLETE)}")
    assert "30 days left" in said
    assert "30 calendar days, counted from the day after 10 March 2015" in said
    assert "Labor Code 4610.6(d)(1)" in said


def test_an_application_that_cannot_go_on_shows_every_reason(client: Client) -> None:
    number = a_case_at(State.INELIGIBLE, application=an_application(signed=False, decision_attached=False))
    said = read(client, a_person(Role.WORKER), f"/cases/{number}")
    assert "The application cannot go on" in said
    assert "is not signed" in said
    assert "decision is not with your application" in said
    assert "Not eligible" in said


def test_the_worker_takes_the_application_back(client: Client) -> None:
    number = a_case_at(State.IN_REVIEW)
    page = read(client, a_person(Role.WORKER), f"/cases/{number}/take-back")
    assert "It cannot be undone" in page
    seen = CaseRow.objects.get(number=number).version
    client.post(f"/cases/{number}/take-back", {"seen": seen, "note": "We have settled."})
    assert CaseRow.objects.get(number=number).state == State.WITHDRAWN.value
    assert "You took the application back" in read(client, a_person(Role.WORKER), f"/cases/{number}")


def test_somebody_faster_is_told_and_what_was_typed_stays(client: Client) -> None:
    number = a_case_at(State.RECORDS_PENDING)
    seen = CaseRow.objects.get(number=number).version
    with open_desk(actor_of(a_person(Role.INTAKE))) as desk:
        add_record(desk, case_number=number, name="Late note", content=b"A late note.")
    client.force_login(a_person(Role.WORKER))
    answer = client.post(f"/cases/{number}/take-back", {"seen": seen, "note": "We have settled."})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "record added (intake coordinator)" in said
    assert "We have settled." in said
    assert CaseRow.objects.get(number=number).state == State.RECORDS_PENDING.value
    newest = CaseRow.objects.get(number=number).version
    assert f'name="seen" value="{newest}"' in said


def test_a_form_without_the_version_that_was_seen_ends_nothing(client: Client) -> None:
    number = a_case_at(State.RECORDS_PENDING)
    client.force_login(a_person(Role.WORKER))
    assert client.post(f"/cases/{number}/take-back", {"note": ""}).status_code == 400
    assert CaseRow.objects.get(number=number).state == State.RECORDS_PENDING.value


def test_the_administrator_authorizes_and_every_party_reads_why(client: Client, administrator: Person) -> None:
    number = a_case_at(State.RECORDS_PENDING)
    client.force_login(administrator)
    seen = CaseRow.objects.get(number=number).version
    client.post(f"/cases/{number}/authorize", {"seen": seen, "note": "All twelve visits are authorized."})
    said = read(client, a_person(Role.WORKER), f"/cases/{number}")
    assert "The claims administrator authorized the treatment" in said
    assert "All twelve visits are authorized." in said


def test_an_ended_case_cannot_be_ended_again(client: Client) -> None:
    number = an_issued_case()
    client.force_login(a_person(Role.WORKER))
    answer = client.get(f"/cases/{number}/take-back")
    assert answer.status_code == 409
    assert "cannot be ended like this any more" in answer.content.decode()


def test_there_is_no_letter_before_it_is_issued(client: Client) -> None:
    number = a_case_at(State.IN_REVIEW)
    client.force_login(a_person(Role.WORKER))
    assert client.get(f"/cases/{number}/letters/full.pdf").status_code == 404


@pytest.mark.parametrize(
    ("name", "kind", "opening"),
    [
        ("full.pdf", "application/pdf", b"%PDF-"),
        ("full.html", "text/html; charset=utf-8", b"<!doctype html>"),
        ("full.txt", "text/plain; charset=utf-8", b""),
    ],
)
def test_a_party_fetches_each_form_of_the_letter(client: Client, name: str, kind: str, opening: bytes) -> None:
    number = an_issued_case()
    client.force_login(a_person(Role.WORKER))
    answer = client.get(f"/cases/{number}/letters/{name}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.content[: len(opening)].lower() == opening.lower()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert ViewRow.objects.filter(case_number=number, what=f"letter {name}").count() == 1


def test_no_other_file_can_be_asked_for_as_a_letter(client: Client) -> None:
    number = an_issued_case()
    client.force_login(a_person(Role.WORKER))
    for name in ("full.exe", "..%2Fsecret", "full"):
        assert client.get(f"/cases/{number}/letters/{name}").status_code == 404


def test_the_issued_case_leads_to_its_letter_and_counts_the_days_to_appeal(client: Client) -> None:
    said = read(client, a_person(Role.WORKER), f"/cases/{an_issued_case()}")
    assert "letters/full.pdf" in said
    assert "Last day to appeal" in said
    assert "R-1001" not in said


def test_who_hears_that_it_cannot_go_on_hears_how_long_to_appeal(client: Client) -> None:
    number = a_case_at(State.INELIGIBLE, application=an_application(signed=False))
    said = read(client, a_person(Role.WORKER), f"/cases/{number}")
    assert "Last day to appeal" in said
    assert "8 CCR 10575" in said
