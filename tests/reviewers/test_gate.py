"""The gate: who may take a case, and every reason why somebody may not."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.reviewers import Exclusion, gate
from tests.builders.reviewers import DUE_ON, a_certification, a_license, a_need, a_reviewer


def candidate(need=None, **changes):
    return gate(a_reviewer(**changes), need or a_need(), due_on=DUE_ON)


def test_a_fitting_reviewer_is_qualified_and_told_why():
    found = candidate()
    assert found.is_qualified
    assert found.fit == 0
    assert found.explanation == (
        "Physical Medicine and Rehabilitation is an ideal specialty for item 1.",
        "Licensed in California.",
    )


THE_DAY_BEFORE = date(2015, 4, 2)

OUT = {
    "no licence": ({"licenses": ()}, Exclusion.NOT_LICENSED),
    "a licence that ends before the due date": (
        {"licenses": (a_license(valid_until=THE_DAY_BEFORE),)},
        Exclusion.NOT_LICENSED,
    ),
    "a restricted licence": ({"licenses": (a_license(is_restricted=True),)}, Exclusion.NOT_LICENSED),
    "no certification": ({"certifications": ()}, Exclusion.NOT_CERTIFIED),
    "a certification that ends before the due date": (
        {"certifications": (a_certification(valid_until=THE_DAY_BEFORE),)},
        Exclusion.NOT_CERTIFIED,
    ),
    "a specialty that does not fit": ({"specialty": "Ophthalmology"}, Exclusion.NOT_CERTIFIED),
    "five years in practice and no more": ({"years_in_practice": 5}, Exclusion.TOO_FEW_YEARS),
    "not quite 24 hours a week": ({"hours_per_week": 23.5}, Exclusion.TOO_FEW_HOURS),
    "not active": ({"is_active": False}, Exclusion.INACTIVE),
    "no room": ({"open_cases": 10, "capacity": 10}, Exclusion.FULL),
}


@pytest.mark.parametrize("case", OUT)
def test_one_reason_is_enough_to_be_out_and_is_told(case):
    changes, exclusion = OUT[case]
    found = candidate(**changes)
    assert found.exclusions == (exclusion,)
    assert found.explanation


IN = {
    "a licence that ends on the due date": {"licenses": (a_license(valid_until=DUE_ON),)},
    "one good licence beside a restricted one": {"licenses": (a_license("Nevada", is_restricted=True), a_license())},
    "a certification for life": {"certifications": (a_certification(valid_until=None),)},
    "a little more than five years": {"years_in_practice": 5.1},
    "24 hours a week": {"hours_per_week": 24},
    "room for one more": {"open_cases": 9, "capacity": 10},
    "another name of the specialty": {"specialty": "PM&R"},
}


@pytest.mark.parametrize("case", IN)
def test_the_edge_of_a_rule_is_still_inside(case):
    assert candidate(**IN[case]).is_qualified


def test_every_reason_is_told_and_not_only_the_first():
    found = candidate(licenses=(), years_in_practice=1, hours_per_week=2, is_active=False)
    assert found.exclusions == (
        Exclusion.INACTIVE,
        Exclusion.NOT_LICENSED,
        Exclusion.TOO_FEW_YEARS,
        Exclusion.TOO_FEW_HOURS,
    )
    assert len(found.explanation) == 4


def test_the_bands_of_fit_stand_in_order():
    nevada = (a_license("Nevada"),)
    fits = [
        candidate().fit,
        candidate(licenses=nevada).fit,
        candidate(specialty="Family Practice").fit,
        candidate(specialty="Family Practice", licenses=nevada).fit,
    ]
    assert fits == [0, 40, 200, 240]


def test_california_counts_only_where_it_is_preferred():
    need = a_need(california_preferred=False)
    assert candidate(need, licenses=(a_license("Nevada"),)).fit == 0


def test_the_item_that_fits_worst_decides():
    need = a_need("Physical therapy, 12 visits, cervical spine\nSpinal fusion, lumbar spine")
    found = candidate(need)
    assert found.fit == 200
    assert "an ideal specialty for item 1" in found.explanation[0]
    assert "a similar specialty for item 2" in found.explanation[1]


def test_a_specialty_must_fit_every_item():
    need = a_need("Physical therapy, 12 visits, cervical spine\nSpinal fusion, lumbar spine")
    found = candidate(need, specialty="Family Medicine")
    assert found.exclusions == (Exclusion.NOT_CERTIFIED,)
    assert found.explanation == ("Family Medicine does not fit item 2.",)


def test_another_profession_needs_no_board():
    need = a_need("Acupuncture, 6 visits, lumbar spine")
    found = gate(a_reviewer(profession="LAc", certifications=()), need, due_on=DUE_ON)
    assert found.is_qualified
    assert "Acupuncture is an ideal specialty" in found.explanation[0]
