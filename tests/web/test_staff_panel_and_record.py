"""The panel of physicians and the record, on the desk of the staff."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from openimr.reviewers import Tie
from openimr.store.audit import make_checkpoint
from openimr.store.models import CaseRow, ViewRow
from openimr.store.panel import enter_reviewer
from openimr.vocabulary import Role
from openimr.workflow import State
from tests.builders.cases import NOON, a_case_at, a_person, a_reviewer_person
from tests.builders.reviewers import a_license, a_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(client: Client) -> Client:
    client.force_login(a_person(Role.INTAKE))
    return client


def test_the_panel_shows_names_credentials_and_ties_to_the_staff_and_logs_the_look(intake: Client):
    reviewer = a_reviewer(
        "R-1001",
        licenses=(a_license(valid_until=date(2015, 4, 1)),),
        ties=(Tie(to="Alder Creek Clinic", kind="professional"),),
    )
    enter_reviewer(reviewer, name="Thessaly Bergström, MD")
    page = intake.get("/reviewers").content.decode()
    for said in ("R-1001", "Thessaly Bergström, MD", "Alder Creek Clinic", "First ends", "0 of 10"):
        assert said in page
    assert ViewRow.objects.filter(what="names of the panel").count() == 1


def test_an_empty_panel_says_what_it_is_for(intake: Client):
    assert "Nobody is on the panel yet" in intake.get("/reviewers").content.decode()


@pytest.mark.parametrize("role", [Role.WORKER, Role.ATTORNEY, Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN])
def test_no_party_sees_the_panel_or_the_record(client: Client, role: Role):
    client.force_login(a_person(role))
    assert client.get("/reviewers").status_code == 404
    assert client.get("/record").status_code == 404


def test_a_reviewer_does_not_see_the_names_of_the_panel(client: Client):
    client.force_login(a_reviewer_person())
    assert client.get("/reviewers").status_code == 404


def test_the_record_is_counted_and_checked_only_on_request(intake: Client):
    a_case_at(State.RECORDS_PENDING)
    page = intake.get("/record").content.decode()
    assert "No checkpoint has been signed yet" in page
    assert "All holds" not in page
    make_checkpoint(at=NOON)
    checked = intake.post("/record").content.decode()
    assert "All holds" in checked
    assert "3 events of 1 case" in checked
    assert "Last signed checkpoint" in checked


def test_a_list_of_cases_that_no_longer_says_what_the_events_say_is_told(intake: Client):
    number = a_case_at(State.FILED)
    CaseRow.objects.filter(number=number).update(priority="Expedited")
    page = intake.post("/record").content.decode()
    assert "One thing does not hold" in page
    assert number in page
