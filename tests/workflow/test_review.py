"""What the reviewer's desk computes of a file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from openimr.store.desks import actor_of, now, reading_desk
from openimr.store.models import RememberedRow
from openimr.vocabulary import Role
from openimr.workflow import State, facts_of
from tests.builders.application import an_application
from tests.builders.cases import a_case_at, a_person

pytestmark = pytest.mark.django_db


def test_the_worker_process_finds_facts_chronology_and_course_before_anybody_asks() -> None:
    a_case_at(State.RECORDS_COMPLETE)
    assert RememberedRow.objects.count() == 4  # the copies of pages, the facts, the chronology and the course


def test_a_case_that_waits_does_not_change_its_facts() -> None:
    application = an_application(date_of_injury=date(2014, 5, 22), requested_on=date(2015, 2, 6))
    number = a_case_at(State.RECORDS_COMPLETE, application=application)
    actor = actor_of(a_person(Role.INTAKE))
    RememberedRow.objects.all().delete()
    today = facts_of(desk := reading_desk(actor), desk.cases.get(number))
    RememberedRow.objects.all().delete()
    later = facts_of(desk := reading_desk(actor, at=now() + timedelta(weeks=20)), desk.cases.get(number))
    assert later == today
    weeks = today.about("weeks_since_injury").value
    assert weeks is not None
    assert weeks.low == 37
