"""The reference names every rule as the table has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from openimr.determination import RULES

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "checks.md"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_its_entry(rule):
    title, text = entries_of()[rule.code]
    assert title.lower() == rule.name.lower()
    assert text.startswith(rule.severity.value.capitalize())
    assert (f"ground {rule.guard}" if rule.guard else "no ground") in text
    assert "*To mend:*" in text


def test_no_entry_is_without_its_rule():
    assert sorted(entries_of()) == sorted(rule.code for rule in RULES)


def entries_of():
    """Title and text of each entry, by code."""
    found = re.findall(r"^### (\S+) (.*)\n((?:.+\n)+)", REFERENCE.read_text("utf-8"), re.MULTILINE)
    return {code: (title, text) for code, title, text in found}
