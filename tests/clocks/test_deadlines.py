"""Counting: what is added, skipped, moved; what no counting may ever do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.clocks import PACIFIC, Calendar, Counting, Service, Unit, closed, days_left, deadline, explain, load_rules
from openimr.vocabulary import InputError

DAYS = st.dates(date(2013, 1, 1), date(2032, 12, 31))
DAY_RULES = st.sampled_from([name for name, rule in load_rules().items() if rule.values[-1].unit is not Unit.HOURS])
SERVICES = st.sampled_from([None, *Service])


@settings(max_examples=200, deadline=None)
@given(rule=DAY_RULES, served_on=DAYS, later=st.integers(0, 60), service=SERVICES)
def test_later_service_never_gives_an_earlier_day(rule, served_on, later, service):
    earlier_due = deadline(rule, from_=served_on, service=service, on_law_of=served_on)
    later_due = deadline(rule, from_=served_on + timedelta(days=later), service=service, on_law_of=served_on)
    assert earlier_due.due_on <= later_due.due_on


@settings(max_examples=200, deadline=None)
@given(rule=DAY_RULES, from_=DAYS, service=SERVICES)
def test_a_limit_of_business_days_never_ends_on_a_closed_day(rule, from_, service):
    found = deadline(rule, from_=from_, service=service)
    if found.unit is Unit.BUSINESS_DAYS or load_rules()[found.rule].last_day_moves:
        assert closed(found.due_on, Calendar.STATE_OFFICES) is None


@settings(max_examples=200, deadline=None)
@given(rule=DAY_RULES, from_=DAYS, service=SERVICES)
def test_every_day_from_the_first_to_the_last_is_accounted_for_once(rule, from_, service):
    found = deadline(rule, from_=from_, service=service)
    every_day = [from_ + timedelta(days=n) for n in range(1, (found.due_on - from_).days + 1)]
    assert [day.day for day in found.counted] == every_day
    numbers = [day.number for day in found.counted if day.counting is Counting.COUNTED]
    assert numbers == list(range(1, found.length + 1))


@settings(max_examples=100, deadline=None)
@given(minutes=st.integers(0, 10 * 365 * 24 * 60))
def test_a_clock_of_hours_always_runs_24_real_hours(minutes):
    begins = datetime(2014, 1, 1, tzinfo=PACIFIC) + timedelta(minutes=minutes)
    assert deadline("records.expedited", from_=begins).due_at - begins.astimezone(UTC) == timedelta(hours=24)


def test_service_by_mail_adds_five_days_that_are_marked_as_added():
    found = deadline("filing_window.regular", from_=date(2014, 3, 3), service=Service.MAIL)
    assert [day.day.day for day in found.counted if day.counting is Counting.ADDED_FOR_SERVICE] == [3, 4, 5, 6, 7]
    assert found.due_on == date(2014, 4, 7)
    assert found.confirmed


def test_fax_adds_court_days_so_lincolns_birthday_does_not_count():
    # Thirty days from 11 January 2014 end on 10 February; 12 February is a holiday of the courts only.
    found = deadline("filing_window.regular", from_=date(2014, 1, 11), service=Service.FAX)
    assert found.due_on == date(2014, 2, 13)
    assert "2 more court days for service by fax without Lincoln's Birthday (12 February 2014)" in explain(found)
    assert found.unconfirmed == ("the holidays of the courts (Code of Civil Procedure 135)",)


def test_a_clock_that_runs_from_receipt_knows_no_days_for_service():
    for rule in ("information_answer", "records.mailed", "records.electronic", "implementation"):
        ways = {deadline(rule, from_=date(2015, 3, 4), service=service).due_on for service in (None, *Service)}
        assert len(ways) == 1


def test_a_moved_last_day_says_that_its_rule_is_unconfirmed():
    found = deadline("filing_window.regular", from_=date(2014, 3, 6), service=Service.IN_PERSON)
    assert [day.day for day in found.counted if day.counting is Counting.MOVED] == [date(2014, 4, 6), date(2014, 4, 7)]
    assert not found.confirmed
    assert "12a" in found.unconfirmed[0]


def test_an_instant_counts_from_its_day_in_california():
    evening = datetime(2014, 3, 4, 2, 30, tzinfo=UTC)  # still 3 March in California
    assert deadline("determination.regular", from_=evening).due_on == date(2014, 4, 2)


def test_days_left_is_nothing_on_the_last_day_and_negative_after_it():
    found = deadline("determination.regular", from_=date(2015, 3, 4))
    left = [days_left(found, day) for day in (date(2015, 4, 2), date(2015, 4, 3), date(2015, 4, 4))]
    assert left == [1, 0, -1]


def test_an_unknown_rule_is_answered_with_the_nearest_name():
    with pytest.raises(InputError, match=r"Did you mean filing_window\.regular"):
        deadline("filing_window.regulr", from_=date(2014, 3, 3))


def test_a_day_before_the_first_rule_is_refused():
    with pytest.raises(InputError, match="no value on 2012-12-31"):
        deadline("appeal", from_=date(2012, 12, 31))


def test_a_clock_of_hours_asks_for_the_time():
    with pytest.raises(InputError, match="at what time"):
        deadline("records.expedited", from_=date(2014, 6, 2))


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(InputError, match="time zone"):
        deadline("records.expedited", from_=datetime(2014, 6, 2, 10, 0))  # noqa: DTZ001
