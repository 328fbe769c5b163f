"""The time left of a case, as every page says it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from openimr.store.models import CaseRow
from openimr.vocabulary import Priority
from openimr.web.time_left import time_left
from openimr.workflow import State
from tests.builders.cases import NOON


def a_row(state: State, **facts: Any) -> CaseRow:
    return CaseRow(
        **{
            "number": "CM15-0000001",
            "state": state.value,
            "priority": Priority.STANDARD.value,
            "filed_at": datetime(2015, 3, 1, 18, tzinfo=UTC),
            **facts,
        }
    )


def test_a_limit_that_runs_says_the_days_the_day_and_the_rule():
    row = a_row(State.IN_REVIEW, due_on=date(2015, 4, 3))
    left = time_left(row, now=NOON, began=datetime(2015, 3, 4, 20, tzinfo=UTC))
    assert (left.words, left.note, left.tone) == ("24 days", "Fri 3 Apr", "")
    assert left.share == 20
    assert "30 calendar days" in left.why
    assert "Labor Code 4610.6(d)(1)" in left.why


@pytest.mark.parametrize(
    ("due_on", "words", "tone"),
    [
        (date(2015, 3, 8), "2 days late", "late"),
        (date(2015, 3, 9), "1 day late", "late"),
        (date(2015, 3, 10), "Today", "soon"),
        (date(2015, 3, 11), "1 day", "soon"),
        (date(2015, 3, 13), "3 days", ""),
    ],
)
def test_a_day_that_is_near_or_past_says_so(due_on: date, words: str, tone: str):
    left = time_left(a_row(State.RECORDS_PENDING, records_due_on=due_on), now=NOON)
    assert (left.words, left.tone) == (words, tone)


def test_a_limit_in_hours_says_the_hour_and_is_late_within_the_day():
    row = a_row(State.RECORDS_PENDING, priority=Priority.EXPEDITED.value, records_due_on=date(2015, 3, 10))
    began = datetime(2015, 3, 9, 18, 30, tzinfo=UTC)  # 11:30 in California, 30 minutes before the present noon
    left = time_left(row, now=NOON, began=began)
    assert left.is_late
    assert (left.words, left.note) == ("Late today", "was due Tue 10 Mar, 11:30")
    assert not time_left(row, now=datetime(2015, 3, 10, 18, 29, tzinfo=UTC), began=began).is_late


def test_a_new_application_has_no_limit_yet_and_says_why():
    left = time_left(a_row(State.FILED), now=NOON)
    assert left.words == "No limit yet"
    assert "notice" in left.why


def test_a_day_that_no_rule_gives_is_shown_without_naming_a_rule():
    left = time_left(
        a_row(State.IN_REVIEW, due_on=date(2015, 5, 1)), now=NOON, began=datetime(2015, 3, 4, 20, tzinfo=UTC)
    )
    assert left.due_on == date(2015, 5, 1)
    assert left.why == ""


def test_an_ended_case_has_no_time_left():
    left = time_left(a_row(State.ISSUED, due_on=date(2015, 3, 1)), now=NOON)
    assert (left.words, left.is_late) == ("Ended", False)
