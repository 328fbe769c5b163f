"""Published errors, told again: each is caught on its page, and its clean twin hears nothing."""

from __future__ import annotations

import pytest

from tests.builders.reenactments import Reenactment, reenactments

CASES = tuple(reenactments())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_error_is_caught_on_its_page(case: Reenactment) -> None:
    assert case.caught, [(finding.code, finding.message, finding.evidence) for finding in case.findings]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_clean_twin_is_not_flagged(case: Reenactment) -> None:
    assert [(finding.code, finding.message) for finding in case.of_twin] == []


def test_every_case_says_what_it_re_enacts() -> None:
    assert all(case.source for case in CASES)
    assert len({case.name for case in CASES}) == len(CASES) >= 14
