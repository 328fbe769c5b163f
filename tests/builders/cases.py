"""Cases brought to a state by the real steps, over the real database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from openimr.application import Application
from openimr.store.access import link_parties
from openimr.store.desks import actor_of, open_desk
from openimr.store.jobs import read_stored_record
from openimr.store.models import CaseRow, Person
from openimr.store.panel import enter_reviewer
from openimr.vocabulary import CaseNumber, ReviewerPseudonym, Role
from openimr.workflow import (
    State,
    add_record,
    complete_records,
    disclaim_conflict,
    draw_reviewer,
    file_application,
    screen_application,
)
from tests.builders.application import an_application
from tests.builders.reviewers import a_reviewer

PROGRESS_NOTE = b"""Progress note
Alder Creek Clinic
Date of service: 29 January 2015

Neck pain for eight months. She finished fourteen physical therapy sessions.
Examination: a twitch response with referred pain in the left trapezius.

Signed: Ansel Whitcombe, MD
"""


def a_person(role: Role, *, username: str = "", password: str | None = None, **facts: Any) -> Person:
    """Somebody with an account; to sign in by the form it takes a password, which costs time to hash."""
    username = username or role.value.replace(" ", "-")
    known = Person.objects.filter(username=username).first()
    if known:
        return known
    return Person.objects.create_person(
        username, password, **{"display_name": f"Some {role.value}", "role": role.value, **facts}
    )


def a_reviewer_person(pseudonym: str = "R-1001") -> Person:
    """A physician on the panel with an account."""
    enter_reviewer(a_reviewer(pseudonym=ReviewerPseudonym(pseudonym)), name="Invented Physician")
    return a_person(Role.REVIEWER, username=pseudonym.lower(), display_name=pseudonym, pseudonym=pseudonym)


def a_case_at(
    state: State, *, application: Application | None = None, note: bytes = PROGRESS_NOTE, pseudonym: str = "R-1001"
) -> CaseNumber:
    """A case that real people brought to `state` by real steps: a worker, the staff, the one physician of the panel."""
    worker, intake = a_person(Role.WORKER), a_person(Role.INTAKE)
    with open_desk(actor_of(worker)) as desk:
        number = file_application(desk, application=application or an_application())
        link_parties(number, desk.application(desk.cases.get(number)), worker)
    if state is State.FILED:
        return number
    with open_desk(actor_of(intake)) as desk:
        screen_application(desk, case_number=number)
    if state in {State.RECORDS_PENDING, State.INELIGIBLE}:
        return number
    with open_desk(actor_of(intake)) as desk:
        record_id = add_record(desk, case_number=number, name="Progress note, 29 January 2015", content=note)
    read_stored_record.call(case_number=str(number), record_id=record_id)
    with open_desk(actor_of(intake)) as desk:
        complete_records(desk, case_number=number)
    if state is State.RECORDS_COMPLETE:
        return number
    reviewer = a_reviewer_person(pseudonym)
    with open_desk(actor_of(intake)) as desk:
        draw_reviewer(desk, case_number=number)
    if state is State.REVIEWER_DRAWN:
        return number
    with open_desk(actor_of(reviewer)) as desk:
        disclaim_conflict(desk, case_number=number)
    assert CaseRow.objects.get(number=number).state == State.IN_REVIEW.value
    return number


NOON = datetime(2015, 3, 10, 19, 0, tzinfo=UTC)
"""Noon in California on the demo's day."""
