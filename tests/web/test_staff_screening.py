"""Screening on the desk of the staff."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow
from openimr.vocabulary import Party, Role
from openimr.workflow import State, withdraw_application
from tests.builders.application import an_application
from tests.builders.cases import a_case_at, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(client: Client) -> Client:
    client.force_login(a_person(Role.INTAKE))
    return client


def state_of(number: str) -> str:
    return CaseRow.objects.get(number=number).state


def test_an_eligible_application_goes_on_with_its_notice(intake: Client):
    number = a_case_at(State.FILED)
    page = intake.get(f"/queue/{number}/application").content.decode()
    assert "It can go on: send the notice" in page
    answer = intake.post(f"/queue/{number}/application", {"seen": "1"})
    assert answer.headers["Location"] == f"/queue/{number}/records"
    assert state_of(number) == State.RECORDS_PENDING


def test_an_organization_without_a_named_person_stands_by_itself(intake: Client):
    organization = Party(role=Role.CLAIMS_ADMINISTRATOR, name="", organization="Tallow Bay Claims")
    number = a_case_at(State.FILED, application=an_application(claims_administrator=organization))
    page = intake.get(f"/queue/{number}/application").content.decode()
    assert "<dd>Tallow Bay Claims</dd>" in page


def test_an_ineligible_application_hears_every_reason_with_its_rule(intake: Client):
    application = an_application(signed=False, decided_on=date(2015, 1, 2), ur_served_on=date(2015, 1, 2))
    number = a_case_at(State.FILED, application=application)
    page = intake.get(f"/queue/{number}/application").content.decode()
    assert "2 reasons stand against it" in page
    for said in ("UNSIGNED", "UNTIMELY", "8 CCR 9792.10.1(b)(1)", "Tell the worker it is not eligible"):
        assert said in page
    assert "send the notice" not in page
    intake.post(f"/queue/{number}/application", {"seen": "1"})
    assert state_of(number) == State.INELIGIBLE
    assert "This case has ended" in intake.get(f"/queue/{number}/application").content.decode()


def test_the_second_of_two_who_screen_hears_what_changed(intake: Client):
    number = a_case_at(State.FILED)
    intake.post(f"/queue/{number}/application", {"seen": "1"})
    answer = intake.post(f"/queue/{number}/application", {"seen": "1"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody else was here in the meantime" in page
    assert "application screened (intake coordinator)" in page


def test_the_same_application_filed_twice_is_shown_with_the_earlier_case(intake: Client):
    earlier = a_case_at(State.FILED)
    CaseRow.objects.filter(number=earlier).update(filed_at=datetime(2015, 3, 1, tzinfo=UTC))
    later = a_case_at(State.FILED)
    page = intake.get(f"/queue/{later}/application").content.decode()
    assert f'href="/queue/{earlier}/application"' in page
    assert "The same was asked before" in page


def test_an_application_that_was_withdrawn_before_its_screening_can_still_be_read(intake: Client):
    number = a_case_at(State.FILED)
    with open_desk(actor_of(a_person(Role.WORKER))) as desk:
        withdraw_application(desk, case_number=number)
    answer = intake.get(f"/queue/{number}/application")
    assert answer.status_code == 200
    assert "btn--go" not in answer.content.decode()


def test_a_form_that_does_not_say_what_was_seen_is_refused(intake: Client):
    number = a_case_at(State.FILED)
    assert intake.post(f"/queue/{number}/application", {}).status_code == 400
    assert state_of(number) == State.FILED
