"""Streams of events over the real database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from openimr.store.cases import StoredCases
from openimr.store.desks import actor_of, now, open_desk
from openimr.vocabulary import CaseChanged, Role, StepNotAllowed
from openimr.workflow import RecordDescription, State, describe_record, file_application, refuse_reviewer
from tests.builders.application import an_application
from tests.builders.cases import a_case_at, a_person

pytestmark = pytest.mark.django_db


def test_two_filings_never_get_one_number() -> None:
    with open_desk(actor_of(a_person(Role.WORKER))) as desk:
        numbers = {file_application(desk, application=an_application()) for _ in range(5)}
    assert len(numbers) == 5
    assert all(number.startswith("CM15-") for number in numbers)


def test_filings_at_the_same_moment_get_numbers_of_their_own(tmp_path: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "tests.store.filing_at_once"],
        env={**os.environ, "OPENIMR_HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    given = outcome.stdout.split()
    assert len(given) == len(set(given)) == 12, outcome.stderr[-2000:]


def test_the_second_of_two_people_hears_what_the_first_one_did() -> None:
    number = a_case_at(State.RECORDS_COMPLETE)
    seen = StoredCases().get(number).version
    intake = actor_of(a_person(Role.INTAKE))
    with open_desk(intake) as desk:
        describe_record(
            desk, case_number=number, record_id="r1", description=RecordDescription(name="Visit note"), seen=seen
        )
    with pytest.raises(CaseChanged, match=r"record described \(intake coordinator\)"), open_desk(intake) as desk:
        describe_record(
            desk, case_number=number, record_id="r1", description=RecordDescription(name="Another name"), seen=seen
        )


def test_an_event_for_a_version_that_has_passed_is_refused() -> None:
    number = a_case_at(State.RECORDS_PENDING)
    cases = StoredCases()
    old = cases.get(number)
    event = cases.events(number)[-1].event
    cases.record(old, event, actor=actor_of(a_person(Role.INTAKE)), at=now())
    with pytest.raises(CaseChanged):
        cases.record(old, event, actor=actor_of(a_person(Role.INTAKE)), at=now())


def test_a_step_that_fails_leaves_nothing_behind() -> None:
    number = a_case_at(State.REVIEWER_DRAWN)
    before = StoredCases().get(number)
    with pytest.raises(StepNotAllowed, match="needs a reason"), open_desk(actor_of(a_person(Role.INTAKE))) as desk:
        refuse_reviewer(desk, case_number=number, reason="  ")
    assert StoredCases().get(number) == before
