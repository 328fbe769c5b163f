"""The demo's public pages have something to find: worked examples as letters of invented workers."""

from __future__ import annotations

import json

from openimr.determination import Severity, check
from openimr.publication import from_json, suspected_leaks, to_json
from openimr.store.demo.published import FIRST_DAY, LAST_DAY, invented_determinations
from openimr.vocabulary import Decision


def test_there_are_many_of_many_kinds_and_always_the_same() -> None:
    records = list(invented_determinations())
    decisions = [record.determination.items[0].decision for record in records]
    assert len(records) > 150
    assert min(decisions.count(decision) for decision in Decision) > 50
    assert len({record.determination.case_number for record in records}) == len(records)
    assert records == list(invented_determinations())


def test_each_fits_its_days_its_edition_and_the_checks() -> None:
    for record in invented_determinations():
        determination = record.determination
        days = (determination.date_of_injury, determination.ur_denial_date, determination.decision_date)
        assert list(days) == sorted(day for day in days if day)
        assert FIRST_DAY < (determination.decision_date or FIRST_DAY) <= LAST_DAY
        found = [finding for finding in check(determination) if finding.severity is Severity.ERROR]
        assert found == [], determination.case_number


def test_each_can_be_published_as_it_stands() -> None:
    for record in invented_determinations():
        assert from_json(json.dumps(to_json(record)), where="demo") == record
        assert suspected_leaks(record) == ()
