"""A rationale that the machine drafts from the facts contradicts none of them, and no check of facts speaks."""

from __future__ import annotations

import pytest

from openimr.casefile import CaseFile
from openimr.criteria import WorkedCase, load_library, worked_cases
from openimr.determination import Guard, check
from openimr.vocabulary import Decision
from tests.builders.drafts import the_draft

EVERY_FIFTH = list(worked_cases(load_library()))[::5]
"""All of them, for both decisions, are held against the checks by benchmarks/guard.py."""


@pytest.mark.parametrize("case", EVERY_FIFTH, ids=lambda case: case.name)
def test_a_draft_of_a_worked_example_is_not_flagged(case: WorkedCase) -> None:
    found = check(the_draft(case, Decision.UPHELD), facts=case.facts, case_file=CaseFile())
    assert [(finding.code, finding.message) for finding in found if finding.guard is Guard.FACT] == []
