"""The reference is what the table of the rules makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from openimr.cli.check_page import TITLES, page
from openimr.determination import RULES

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "checks.md"


def test_the_reference_is_the_page_that_the_table_makes():
    assert REFERENCE.read_text("utf-8") == page(), "Run python -m openimr.cli.check_page > docs/reference/checks.md."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_is_explained(rule):
    explanation = rule.explanation
    assert explanation.says.endswith(".")
    assert explanation.mend
    assert not explanation.mend.endswith(".")
    assert f"### {rule.code} {rule.name[:1].upper()}{rule.name[1:]}\n" in REFERENCE.read_text("utf-8")


def test_no_explanation_is_without_its_rule_and_no_group_without_its_title():
    from openimr.determination.checks.explanation import explanations

    assert list(explanations()) == [rule.code for rule in RULES]
    assert set(TITLES) == {rule.group for rule in RULES}


def test_each_function_names_its_own_rule():
    assert [rule.code for rule in RULES] == [(rule.applies.__doc__ or "").partition(":")[0] for rule in RULES]
