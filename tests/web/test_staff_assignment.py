"""Assignment on the desk of the staff: the draw, its reasons and its proof."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from openimr.reviewers import Tie
from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow, Person
from openimr.store.panel import enter_reviewer
from openimr.vocabulary import CaseNumber, ReviewerPseudonym, Role
from openimr.workflow import State, decline_case
from tests.builders.cases import a_case_at, a_person, a_reviewer_person
from tests.builders.reviewers import a_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(client: Client) -> Client:
    client.force_login(a_person(Role.INTAKE))
    return client


def on_the_panel(pseudonym: str, **facts: Any) -> None:
    enter_reviewer(a_reviewer(pseudonym, **facts), name=f"Invented Name of {pseudonym}")


def page_of(client: Client, number: CaseNumber) -> str:
    return client.get(f"/queue/{number}/reviewer").content.decode()


def take(client: Client, number: CaseNumber, action: str, **fields: str) -> Any:
    seen = str(CaseRow.objects.get(number=number).version)
    return client.post(f"/queue/{number}/reviewer", {"action": action, "seen": seen, **fields})


def reviewer_of(number: CaseNumber) -> str:
    return CaseRow.objects.get(number=number).reviewer


def test_before_the_file_is_complete_nobody_can_be_drawn(intake: Client):
    page = page_of(intake, a_case_at(State.RECORDS_PENDING))
    assert "No reviewer is drawn yet" in page
    assert "Draw the reviewer" not in page


def test_before_the_draw_the_page_says_who_fits_and_not_who_will_be_drawn(intake: Client):
    number = a_case_at(State.RECORDS_COMPLETE)
    on_the_panel("R-1001")
    on_the_panel("R-1002")
    on_the_panel("R-1003", years_in_practice=3)
    on_the_panel("R-1004", ties=(Tie(to="Tallow Bay Claims", kind="financial"),))
    page = page_of(intake, number)
    assert "Best fit: 2 of 4 physicians." in page
    assert "3 years in practice; more than 5 are needed." in page
    assert "Has a financial tie to Tallow Bay Claims" in page
    assert "Drawn" not in page
    assert "Invented Name" not in page


def test_after_the_draw_the_page_says_why_this_one_and_why_not_the_others(intake: Client):
    number = a_case_at(State.RECORDS_COMPLETE)
    on_the_panel("R-1001")
    on_the_panel("R-1002", specialty="Ophthalmology")
    take(intake, number, "draw")
    page = page_of(intake, number)
    assert reviewer_of(number) == "R-1001"
    assert "Physical Medicine and Rehabilitation is an ideal specialty for item 1." in page
    assert "Ophthalmology does not fit item 1." in page
    assert "Waiting for the attestation" in page
    assert "Invented Name" not in page


def test_a_draw_proves_itself_by_being_made_again(intake: Client):
    page = page_of(intake, a_case_at(State.REVIEWER_DRAWN))
    assert "Made again just now: the same" in page
    assert "HMAC-SHA256" in page


def test_nobody_can_be_refused_without_a_reason(intake: Client):
    number = a_case_at(State.REVIEWER_DRAWN)
    answer = take(intake, number, "refuse", reason="  ")
    assert answer.status_code == 409
    assert "A refusal needs a reason" in answer.content.decode()
    assert reviewer_of(number) == "R-1001"


def test_whoever_is_refused_is_out_and_the_next_draw_follows(intake: Client):
    number = a_case_at(State.REVIEWER_DRAWN)
    on_the_panel("R-1002")
    take(intake, number, "refuse", reason="Has treated a cousin of the worker.")
    assert reviewer_of(number) == "R-1002"
    page = page_of(intake, number)
    assert "R-1001 was refused by the staff" in page
    assert "Has treated a cousin of the worker." in page


def test_a_refusal_stands_even_if_nobody_is_left_to_be_drawn(intake: Client):
    number = a_case_at(State.REVIEWER_DRAWN)
    answer = take(intake, number, "refuse", reason="Has treated a cousin of the worker.")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "The refusal is recorded" in page
    assert "Nobody on the panel may take this case" in page
    assert reviewer_of(number) == ""


def test_a_reason_that_was_typed_is_kept_when_the_case_has_changed(intake: Client):
    number = a_case_at(State.REVIEWER_DRAWN)
    answer = take(intake, number, "refuse", reason="Typed with care.", seen="3")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Typed with care." in page
    assert "reviewer drawn" in page


def test_a_case_that_was_declined_shows_who_declined_and_why(intake: Client):
    number = a_case_at(State.REVIEWER_DRAWN)
    with open_desk(actor_of(Person.objects.get(pseudonym="R-1001"))) as desk:
        decline_case(desk, case_number=number, reason="I trained with the physician.")
    on_the_panel("R-1002")
    page = page_of(intake, number)
    assert "R-1001 declined the case" in page
    assert "I trained with the physician." in page
    take(intake, number, "draw")
    assert reviewer_of(number) == ReviewerPseudonym("R-1002")


def test_a_draw_without_anybody_who_fits_is_blocked_and_says_why(intake: Client):
    number = a_case_at(State.RECORDS_COMPLETE)
    page = page_of(intake, number)
    assert 'aria-disabled="true" aria-describedby="nobody"' in page
    assert take(intake, number, "draw").status_code == 409


def test_the_quality_physician_reads_the_draw_and_cannot_steer_it(client: Client):
    number = a_case_at(State.REVIEWER_DRAWN)
    client.force_login(a_person(Role.QUALITY))
    assert "Refuse and draw again" not in page_of(client, number)
    assert take(client, number, "refuse", reason="I prefer another.").status_code == 409
    assert reviewer_of(number) == "R-1001"


def test_a_party_and_a_reviewer_find_no_such_page(client: Client):
    number = a_case_at(State.REVIEWER_DRAWN)
    for person in (a_person(Role.WORKER), a_reviewer_person()):
        client.force_login(person)
        assert client.get(f"/queue/{number}/reviewer").status_code == 404
