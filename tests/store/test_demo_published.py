"""The demo's public pages have something to find: worked examples as letters of invented workers."""

from __future__ import annotations

import json
from functools import cache

import pytest

from openimr.analytics import replay
from openimr.casefile import Fact, FactStatus
from openimr.criteria import load_library, worked_cases
from openimr.determination import Severity, check
from openimr.publication import PublicRecord, from_json, suspected_leaks, to_json
from openimr.store.demo.fact_sentences import fact_sentence
from openimr.store.demo.published import DECIDED, FIRST_DAY, LAST_DAY, SAID_OTHERWISE, invented_determinations
from openimr.vocabulary import Decision, Range
from tests.builders.casefile import facts_in

GROWS = {"symptom_weeks", "opioid_weeks"}
"""What has gone on since it was written is read as "so long or longer"."""
UNSAID = {("conservative_care_failed", FactStatus.DENIED)}
"""What no sentence says so that it is read."""


@cache
def the_records() -> tuple[PublicRecord, ...]:
    return tuple(invented_determinations())


def told_facts() -> list[Fact]:
    """Every fact of the worked examples that a letter words, once."""
    decided = (case for case in worked_cases(load_library()) if case.evaluation.topic)
    facts = (fact for case in decided if case.evaluation.outcome in DECIDED for fact in case.facts.values())
    kept = {(fact.concept, fact.status, str(fact.value)): fact for fact in facts if fact.concept not in SAID_OTHERWISE}
    return [fact for key, fact in kept.items() if key[:2] not in UNSAID]


def test_there_are_many_of_many_kinds_and_always_the_same() -> None:
    records = list(the_records())
    decisions = [record.determination.items[0].decision for record in records]
    assert len(records) > 150
    assert min(decisions.count(decision) for decision in Decision) > 50
    assert len({record.determination.case_number for record in records}) == len(records)
    assert records == list(invented_determinations())


def test_each_fits_its_days_its_edition_and_the_checks() -> None:
    for record in the_records():
        determination = record.determination
        days = (determination.date_of_injury, determination.ur_denial_date, determination.decision_date)
        assert list(days) == sorted(day for day in days if day)
        assert FIRST_DAY < (determination.decision_date or FIRST_DAY) <= LAST_DAY
        found = [finding for finding in check(determination) if finding.severity is Severity.ERROR]
        assert found == [], determination.case_number


def test_each_can_be_published_as_it_stands() -> None:
    for record in the_records():
        assert from_json(json.dumps(to_json(record)), where="demo") == record
        assert suspected_leaks(record) == ()


@pytest.mark.parametrize("fact", told_facts(), ids=lambda fact: f"{fact.concept}, {fact.status}, {fact.value}")
def test_each_sentence_is_read_back_as_the_fact_that_it_words(fact: Fact) -> None:
    found = facts_in(fact_sentence(fact)).about(fact.concept)
    is_none_done = fact.value == Range.exactly(0)
    assert found.status is (FactStatus.DENIED if is_none_done else fact.status)
    if fact.value is not None:
        assert found.value == (Range.at_least(fact.value.low) if fact.concept in GROWS else fact.value)


def test_the_letters_replay_as_they_were_decided() -> None:
    sample = the_records()[::5]
    agreeing = [record for record in sample if all(item.agrees for item in replay(record.determination))]
    assert len(sample) >= 40
    assert len(agreeing) >= 0.95 * len(sample)
