"""The plain sentences under "Why this day"."""

from __future__ import annotations

import doctest
from datetime import UTC, date, datetime

import pytest

import openimr.clocks.day
import openimr.clocks.deadlines
import openimr.clocks.explanation
import openimr.clocks.holidays
from openimr.clocks import Service, deadline, explain, load_rules


def test_a_served_paper_is_explained_from_the_first_day_to_the_last():
    assert explain(deadline("filing_window.regular", from_=date(2014, 3, 3), service=Service.MAIL)) == (
        "30 calendar days, counted from the day after 3 March 2014, service of the UR decision. Weekends count. "
        "5 more calendar days for service by mail, to 7 April 2014. The last day, 7 April 2014, is a Monday and no "
        "holiday, so nothing moves it. 8 CCR 9792.10.1(b)(1); Labor Code 4610.5(h)(1)."
    )


def test_skipped_holidays_are_named_and_the_doubt_about_them_is_told():
    said = explain(deadline("implementation", from_=date(2014, 12, 24)))
    assert "nor do Christmas Day (25 December 2014) and New Year's Day (1 January 2015)" in said
    assert "Not yet confirmed: that holidays are skipped" in said


def test_a_moved_day_says_from_where_to_where():
    said = explain(deadline("filing_window.regular", from_=date(2014, 3, 6), service=Service.IN_PERSON))
    assert "The last day, 5 April 2014, is a Saturday, so it moves to Monday, 7 April 2014." in said


def test_our_own_duty_does_not_move_and_says_so():
    said = explain(deadline("determination.regular", from_=date(2014, 3, 6)))
    assert "The last day, 5 April 2014, is a Saturday; this clock does not move it." in said


def test_a_clock_of_hours_tells_that_the_clocks_change():
    said = explain(deadline("records.expedited", from_=datetime(2014, 3, 8, 20, 0, tzinfo=UTC)))
    assert "counted from 12:00 on 8 March 2014" in said
    assert "The clocks change" in said
    assert "It ends at 13:00 on 9 March 2014." in said


def test_days_for_service_that_are_built_in_are_told_as_such():
    said = explain(deadline("records.mailed", from_=date(2015, 2, 24), service=Service.MAIL))
    assert "The days for service are in the fifteen already." in said


@pytest.mark.parametrize("rule", load_rules())
def test_every_rule_explains_itself_with_its_source(rule):
    begins = datetime(2015, 3, 4, 18, 0, tzinfo=UTC)
    found = deadline(rule, from_=begins)
    assert found.source in explain(found)


@pytest.mark.parametrize(
    "module",
    [openimr.clocks.deadlines, openimr.clocks.explanation, openimr.clocks.holidays, openimr.clocks.day],
    ids=lambda module: module.__name__,
)
def test_the_examples_in_the_docstrings_run(module):
    outcome = doctest.testmod(module)
    assert outcome.attempted
    assert not outcome.failed
