"""Screening: an application hears every reason at once, each with its rule and with what repairs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.application import Ineligibility, Service, UrDecision, UrOutcome, filing_deadline, screen
from openimr.application.screening import CHECKS
from openimr.vocabulary import CaseNumber, Party, Priority, Role
from tests.builders.application import ADMINISTRATOR, RECEIVED_ON, an_application

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "screening.md"


def codes(screening):
    return tuple(reason.code for reason in screening.reasons)


def the_reason(screening, code=None):
    [reason] = [reason for reason in screening.reasons if code in (None, reason.code)]
    return reason


def test_a_signed_timely_complete_application_goes_to_review():
    screening = screen(an_application(), received_on=RECEIVED_ON)
    assert screening.is_eligible
    assert screening.notes == ()
    assert len(screening.points_checked) == len(CHECKS)


def test_an_unsigned_late_application_hears_both_reasons():
    application = an_application(signed=False, ur_served_on=date(2014, 1, 2))
    screening = screen(application, received_on=date(2014, 3, 3))
    assert codes(screening) == (Ineligibility.UNSIGNED, Ineligibility.UNTIMELY)


def test_a_late_application_is_told_the_count():
    application = an_application(ur_served_on=date(2014, 12, 18), served_by=Service.MAIL)
    reason = the_reason(screen(application, received_on=date(2015, 3, 6)))
    assert reason.found == (
        "Your application came too late. The decision was served on 18 December 2014 by mail; the last day to ask for "
        "review was 22 January 2015; your application came on 6 March 2015, 43 days later."
    )
    assert "9792.10.1(b)(1)" in reason.source
    assert reason.is_confirmed


@pytest.mark.parametrize(("received_on", "in_time"), [(date(2015, 3, 20), True), (date(2015, 3, 21), False)])
def test_the_last_day_still_counts(received_on, in_time):
    assert screen(an_application(), received_on=received_on).is_eligible is in_time


def test_the_formulary_gives_ten_days_and_says_that_this_is_unconfirmed():
    application = an_application(
        ur_served_on=date(2019, 3, 4),
        decided_on=date(2019, 3, 4),
        served_by=Service.IN_PERSON,
        is_formulary_dispute=True,
    )
    assert screen(application, received_on=date(2019, 3, 14)).is_eligible
    reason = the_reason(screen(application, received_on=date(2019, 3, 15)))
    assert reason.code is Ineligibility.UNTIMELY
    assert not reason.is_confirmed


def test_an_unknown_way_of_service_never_shortens_the_time():
    application = an_application(served_by=None)
    most = max(filing_deadline(an_application(served_by=way)).due_on for way in Service)
    assert filing_deadline(application).due_on == most
    screening = screen(application, received_on=most)
    assert screening.is_eligible
    assert "most time" in screening.notes[0]


def test_without_the_decision_there_is_no_review():
    reason = the_reason(screen(an_application(decision_attached=False), received_on=RECEIVED_ON))
    assert (reason.code, reason.field) == (Ineligibility.NO_UR_DECISION, "ur.is_attached")


def test_a_denial_for_missing_information_is_no_decision_on_necessity():
    application = an_application(outcome=UrOutcome.CONDITIONALLY_DENIED)
    assert codes(screen(application, received_on=RECEIVED_ON)) == (Ineligibility.UR_CONDITIONAL,)


MISSING = {
    "worker.name": {"worker": Party(role=Role.WORKER, name=" ")},
    "employer": {"employer": ""},
    "claims_administrator": {"claims_administrator": None},
    "requesting_physician": {"requesting_physician": Party(role=Role.REQUESTING_PHYSICIAN, name="")},
    "claim_number": {"claim_number": ""},
    "date_of_injury": {"date_of_injury": None},
    "ur.decided_on": {"decided_on": None},
    "ur.served_on": {"ur_served_on": None},
    "items": {"items": "\n  \n"},
}


@pytest.mark.parametrize("field", MISSING)
def test_a_missing_field_is_named_with_where_to_find_it(field):
    reason = the_reason(screen(an_application(**MISSING[field]), received_on=RECEIVED_ON))
    assert (reason.code, reason.field) == (Ineligibility.INCOMPLETE, field)
    assert reason.found.endswith("is missing.")
    assert reason.repair


def test_an_empty_form_hears_every_missing_field_at_once():
    empty = replace(
        an_application(items=""),
        worker=Party(role=Role.WORKER, name=""),
        employer="",
        claims_administrator=None,
        requesting_physician=None,
        claim_number="",
        date_of_injury=None,
        ur=UrDecision(),
        is_signed=False,
    )
    screening = screen(empty, received_on=RECEIVED_ON)
    missing = [reason.field for reason in screening.reasons if reason.code is Ineligibility.INCOMPLETE]
    assert missing == list(MISSING)
    assert codes(screening)[:2] == (Ineligibility.UNSIGNED, Ineligibility.NO_UR_DECISION)


def test_an_organization_without_a_contact_person_is_a_named_party():
    application = an_application(claims_administrator=replace(ADMINISTRATOR, name=""))
    assert screen(application, received_on=RECEIVED_ON).is_eligible


IMPOSSIBLE = {
    "a decision before the injury": ({"date_of_injury": date(2015, 2, 14)}, "ur.decided_on"),
    "service before the decision": (
        {"ur": UrDecision(decided_on=date(2015, 2, 13), served_on=date(2015, 2, 12), is_attached=True)},
        "ur.served_on",
    ),
    "a request after the decision": ({"requested_on": date(2015, 2, 14)}, "ur.decided_on"),
    "a signature after the receipt": ({"signed_on": date(2015, 3, 3)}, "signed_on"),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_an_impossible_date_is_named_at_its_field(case):
    changes, field = IMPOSSIBLE[case]
    reason = the_reason(screen(an_application(**changes), received_on=RECEIVED_ON))
    assert (reason.code, reason.field) == (Ineligibility.INCOMPLETE, field)
    assert not reason.is_confirmed


def test_a_mistyped_year_is_an_impossible_date_and_nothing_else():
    application = an_application(ur_served_on=date(9915, 2, 13), decided_on=date(2015, 2, 13))
    reason = the_reason(screen(application, received_on=RECEIVED_ON))
    assert (reason.code, reason.field) == (Ineligibility.INCOMPLETE, "ur.served_on")


def test_a_duplicate_names_the_case_that_goes_on():
    number = CaseNumber("CM15-0000007")
    reason = the_reason(screen(an_application(), received_on=RECEIVED_ON, duplicates=[number]))
    assert reason.code is Ineligibility.DUPLICATE
    assert number in reason.found


def test_while_liability_is_disputed_the_days_have_not_begun():
    application = an_application(liability_disputed=True)
    long_after = RECEIVED_ON + timedelta(days=300)
    assert codes(screen(application, received_on=long_after)) == (Ineligibility.LIABILITY_DISPUTE,)


@pytest.mark.parametrize(
    ("injured_on", "served_on", "in_scope"),
    [
        (date(2012, 12, 31), date(2013, 6, 28), False),
        (date(2012, 12, 31), date(2013, 7, 1), True),
        (date(2013, 1, 1), date(2013, 6, 28), True),
    ],
)
def test_older_injuries_came_in_with_decisions_of_july_2013(injured_on, served_on, in_scope):
    application = an_application(date_of_injury=injured_on, decided_on=served_on, ur_served_on=served_on)
    screening = screen(application, received_on=served_on + timedelta(days=10))
    assert codes(screening) == (() if in_scope else (Ineligibility.OUT_OF_SCOPE_DATE,))


def test_a_decision_from_before_there_was_a_review_is_answered_and_not_refused_with_an_error():
    application = an_application(
        date_of_injury=date(2010, 1, 4), decided_on=date(2012, 5, 1), ur_served_on=date(2012, 5, 1)
    )
    screening = screen(application, received_on=RECEIVED_ON)
    assert codes(screening) == (Ineligibility.UNTIMELY, Ineligibility.OUT_OF_SCOPE_DATE)


@pytest.mark.parametrize("role", [Role.CLAIMS_ADMINISTRATOR, Role.REQUESTING_PHYSICIAN])
def test_only_the_workers_side_may_ask(role):
    reason = the_reason(screen(an_application(filed_by=role), received_on=RECEIVED_ON))
    assert reason.code is Ineligibility.NOT_ELIGIBLE_PARTY
    assert str(role) in reason.found


def test_the_attorney_may_ask():
    assert screen(an_application(filed_by=Role.ATTORNEY), received_on=RECEIVED_ON).is_eligible


def test_an_expedited_review_without_certification_goes_on_as_standard():
    application = an_application(priority=Priority.EXPEDITED)
    screening = screen(application, received_on=RECEIVED_ON)
    assert screening.is_eligible
    assert "goes on as a standard one" in screening.notes[0]
    certified = screen(replace(application, threat_certified=True), received_on=RECEIVED_ON)
    assert certified.notes == ()


def test_whoever_may_still_repair_is_told_until_when():
    screening = screen(an_application(signed=False), received_on=RECEIVED_ON)
    assert screening.notes == ("You can file again until 20 March 2015.",)


@settings(max_examples=100, deadline=None)
@given(served_on=st.dates(date(2013, 7, 1), date(2027, 12, 31)), days=st.integers(0, 60), more=st.integers(1, 60))
def test_waiting_never_makes_a_filing_timely(served_on, days, more):
    application = an_application(date_of_injury=date(2013, 1, 2), decided_on=served_on, ur_served_on=served_on)
    first = screen(application, received_on=served_on + timedelta(days=days))
    later = screen(application, received_on=served_on + timedelta(days=days + more))
    assert first.is_eligible or not later.is_eligible


def test_every_reason_has_a_rule_and_a_repair_and_its_entry_in_the_reference():
    reference = REFERENCE.read_text("utf-8")
    assert {check.code for check in CHECKS} == set(Ineligibility)
    for check in CHECKS:
        assert f"`{check.code}`" in reference
        assert check.source in reference
