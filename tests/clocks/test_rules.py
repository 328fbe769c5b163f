"""The rules hold together: each has a source, examples that were counted by hand, and an entry in the reference."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from openimr.clocks import deadline, load_rules

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "clocks.md"
EXAMPLES = [
    pytest.param(rule.rule, example, id=f"{rule.rule}: {example.name}")
    for rule in load_rules().values()
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_worked_example_comes_out_as_counted_by_hand(rule, example):
    found = deadline(rule, from_=example.from_, service=example.service)
    assert found.due_on == example.due
    if example.at is not None:
        assert found.due_at == example.at


@pytest.mark.parametrize("rule", load_rules().values(), ids=lambda rule: rule.rule)
def test_a_rule_has_a_source_and_an_example(rule):
    assert rule.source
    assert rule.examples


@pytest.mark.parametrize("rule", load_rules().values(), ids=lambda rule: rule.rule)
def test_a_rule_has_its_entry_in_the_reference(rule):
    entry = [line for line in REFERENCE.read_text("utf-8").splitlines() if f"`{rule.rule}`" in line]
    assert len(entry) == 1
    assert rule.source in entry[0]
    newest = rule.values[-1]
    assert f"{newest.length} {newest.unit}" in entry[0]
    assert ("not yet confirmed" in entry[0]) == (not rule.is_confirmed)


def test_a_past_case_keeps_the_rule_of_its_own_day():
    rule = load_rules()["information_answer"]
    assert [rule.value_on(day).length for day in (date(2013, 8, 1), date(2015, 1, 1))] == [15, 5]
    assert rule.value_on(date(2012, 12, 31)) is None


def test_the_rules_of_2026_whose_text_was_not_read_are_unconfirmed():
    assert deadline("records.mailed", from_=date(2026, 3, 31)).confirmed
    assert not deadline("records.mailed", from_=date(2026, 4, 1)).confirmed
