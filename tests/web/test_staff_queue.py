"""The queue of the staff."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from openimr.store.desks import actor_of, open_desk
from openimr.store.models import CaseRow, Person
from openimr.vocabulary import CaseNumber, Priority, Role
from openimr.workflow import State, decline_case, withdraw_application
from tests.builders.application import WORKER, an_application
from tests.builders.cases import a_case_at, a_person
from tests.builders.signed_case import a_signed_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(client: Client) -> Client:
    client.force_login(a_person(Role.INTAKE))
    return client


def a_filed_case(*, name: str = "Perpetua Lindqvist", **facts: Any) -> CaseNumber:
    return a_case_at(State.FILED, application=an_application(worker=replace(WORKER, name=name), **facts))


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"/queue{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_new_application_waits_to_be_screened(intake: Client):
    number = a_filed_case()
    page = shown(intake)
    assert f'href="/queue/{number}/application"' in page
    assert "Perpetua Lindqvist" in page
    assert "New, no limit runs yet · 1 case" in page


def test_an_empty_queue_says_what_would_stand_there(intake: Client):
    page = shown(intake)
    assert "No case needs anything from you now" in page
    assert "Nothing needs you now" in page


def test_late_cases_come_first_then_new_ones_then_those_with_time(intake: Client):
    a_case_at(State.RECORDS_COMPLETE)
    new = a_filed_case(name="Tobias Renner")
    late = a_case_at(State.RECORDS_PENDING, application=an_application(items="Knee brace"))
    CaseRow.objects.filter(number=late).update(records_due_on="2015-03-06")
    page = shown(intake)
    assert page.index("Late · 1 case") < page.index("New, no limit runs yet · 1 case") < page.index("Later · 1 case")
    assert page.index(late) < page.index(new)
    assert "1 late, 0 due today" not in page
    assert "1 late" in page


def test_an_expedited_case_comes_before_a_standard_one(intake: Client):
    standard = a_filed_case(name="Ines Kowalczyk")
    expedited = a_filed_case(name="Amadou Sillah", priority=Priority.EXPEDITED, threat_certified=True)
    page = shown(intake)
    assert page.index(expedited) < page.index(standard)


def test_a_case_that_only_waits_for_records_does_not_need_us(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    assert number not in shown(intake)
    assert number in shown(intake, "?stage=records")


def test_a_case_that_a_reviewer_declined_stands_under_handed_back(intake: Client):
    number = a_case_at(State.REVIEWER_DRAWN)
    reviewer = Person.objects.get(role=Role.REVIEWER.value)
    with open_desk(actor_of(reviewer)) as desk:
        decline_case(desk, case_number=number, reason="I trained with the physician.")
    page = shown(intake, "?stage=handed-back")
    assert number in page
    assert "A reviewer handed it back" in page


def test_the_quality_physician_is_shown_what_is_signed_and_nothing_to_screen(client: Client):
    filed, signed = a_filed_case(name="Tobias Renner"), a_signed_case()
    client.force_login(a_person(Role.QUALITY))
    page = shown(client)
    assert f'href="/queue/{signed}/determination"' in page
    assert filed not in page
    assert "Enter a paper application" not in page


@pytest.mark.parametrize("words", ["lindqvist", "therapy cervical", "PERPETUA physical"])
def test_a_search_finds_a_case_by_words_of_name_and_items(intake: Client, words: str):
    number, other = a_filed_case(), a_filed_case(name="Tobias Renner", items="Knee brace")
    page = intake.post("/queue", {"q": words}).content.decode()
    assert number in page
    assert other not in page


def test_a_search_finds_ended_cases_by_a_part_of_the_number(intake: Client):
    number = a_filed_case()
    with open_desk(actor_of(a_person(Role.WORKER))) as desk:
        withdraw_application(desk, case_number=number)
    page = intake.post("/queue", {"q": number[-4:]}).content.decode()
    assert number in page
    assert "Withdrawn" in page


def test_a_search_posts_so_that_no_word_of_a_case_stands_in_an_address(intake: Client):
    number, other = a_filed_case(), a_filed_case(name="Tobias Renner", items="Knee brace")
    assert '<form method="post" action="/queue" role="search"' in shown(intake)
    page = shown(intake, "?q=Renner")
    assert number in page
    assert other in page
    assert "q=" not in page


def test_a_search_without_a_find_says_where_it_looked(intake: Client):
    page = intake.post("/queue", {"q": "nobody of this name"}).content.decode()
    assert "No case holds these words" in page
    assert 'value="nobody of this name"' in page


def test_filters_narrow_the_queue_and_unknown_values_change_nothing(intake: Client):
    filed, complete = a_filed_case(name="Tobias Renner"), a_case_at(State.RECORDS_COMPLETE)
    by_step = shown(intake, "?step=assign")
    assert complete in by_step
    assert filed not in by_step
    assert "No case fits this filter" in shown(intake, "?priority=Expedited")
    unknown = shown(intake, "?stage=nowhere&step=dance&priority=highest")
    assert complete in unknown
    assert filed in unknown


def test_the_queue_asks_the_database_a_fixed_number_of_questions(intake: Client, django_assert_max_num_queries: Any):
    for name in ("Tobias Renner", "Ines Kowalczyk", "Amadou Sillah", "Linh Castellan"):
        a_filed_case(name=name)
    a_case_at(State.RECORDS_COMPLETE)
    with django_assert_max_num_queries(8):
        shown(intake)
