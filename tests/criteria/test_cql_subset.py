"""Checks mean what the same words mean in CQL: cases of the specification, and the public test files where at hand.

The public files are the XML of the cql-tests project; `OPENIMR_CQL_TESTS` names their folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from openimr.casefile import Facts
from openimr.criteria.check import Check, parse_check, sort_of
from openimr.criteria.holding import Situation, evaluate_check
from openimr.criteria.interval import Interval
from openimr.vocabulary import DisputedItem, RuleError

NOWHERE = Situation(item=DisputedItem(number=1, text="none"), facts=Facts({}), parameters={})
CASES = yaml.safe_load((Path(__file__).parent / "cql_cases.yaml").read_text("utf-8"))
PUBLIC = os.environ.get("OPENIMR_CQL_TESTS")


def value_of(check: Check) -> bool | float | None:
    found = evaluate_check(check, NOWHERE)
    if not isinstance(found, Interval):
        return found
    assert found.low == found.high
    return found.low


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (str(case[0]).lower() if isinstance(case[0], bool) else case[0], case[1])
        for cases in CASES.values()
        for case in cases
    ],
)
def test_a_case_of_the_specification(expression: str, expected: bool | float | None) -> None:
    assert value_of(parse_check(expression)) == expected


@pytest.mark.skipif(PUBLIC is None, reason="OPENIMR_CQL_TESTS names no folder of the public cases")
def test_the_public_cases_of_the_subset() -> None:
    wrong, held, outside = [], 0, 0
    for name, expression, expected in public_cases(Path(PUBLIC or "")):
        try:
            check = parse_check(" ".join(expression.split()))
            sort_of(check, {})
        except RuleError:
            outside += 1
            continue
        held += 1
        if value_of(check) != expected:
            wrong.append(f"{name}: {expression}")
    print(f"{held} cases fall into the subset, {outside} do not")
    assert wrong == []
    assert held > 0


def public_cases(folder: Path) -> Iterator[tuple[str, str, bool | float | None]]:
    """Name, expression and output of each case whose output is a truth value, a number or null."""
    for file in sorted(folder.rglob("*.xml")):
        root = ElementTree.parse(file).getroot()
        for case in (each for each in root.iter() if each.tag.rpartition("}")[2] == "test"):
            parts = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in case}
            known = {"true": True, "false": False, "null": None}
            output = parts.get("output", "")
            if output in known:
                yield case.get("name", ""), parts["expression"], known[output]
            elif output.replace(".", "", 1).lstrip("-").isdigit():
                yield case.get("name", ""), parts["expression"], float(output)
