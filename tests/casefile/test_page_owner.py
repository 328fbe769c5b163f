"""Pages of another person are found, and nothing of that person is repeated."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import Mark, strange_pages
from tests.builders.application import an_application
from tests.builders.casefile import a_case_file

OWN = "Patient: Perpetua Lindqvist   DOB: 03/09/1971\nClaim number: TB-204-7719\nNeck pain."


def marks_of(*texts: str, **known: object) -> list[tuple[int, tuple[Mark, ...]]]:
    found = strange_pages(a_case_file(*texts), an_application(**known))
    return [(strange.page, strange.marks) for strange in found]


@pytest.mark.parametrize(
    "own",
    [
        OWN,
        "Patient Name: LINDQVIST, PERPETUA",
        "Employee: P. Lindqvist",
        "Claimant: Perpetua M. Lindquist",
        "Patient: Petra Lindqvist   DOB: 03/09/1971",
        "Patient: ______________",
        "Patient: Female, 44 years",
        "Patient Education: stretching",
        "Patient: Name on file",
        "Claim number: TB2047719",
        "Neck pain without a heading.",
    ],
)
def test_a_page_of_the_worker_is_left_alone(own: str) -> None:
    assert marks_of(OWN, own) == []


def test_another_name_is_found() -> None:
    assert marks_of(OWN, "Patient: Horace Pemberley\nBack pain.") == [(2, (Mark.NAME,))]


def test_a_relative_with_the_same_surname_is_another_person() -> None:
    assert marks_of(OWN, "Patient: Gustav Lindqvist\nBack pain.") == [(2, (Mark.NAME,))]


def test_another_birth_date_is_found_by_that_of_the_application() -> None:
    page = "Patient: Perpetua Lindqvist\nDate of birth: 9/21/1994"
    assert marks_of(page, date_of_birth=date(1971, 3, 9)) == [(1, (Mark.BIRTH_DATE,))]


def test_without_one_on_the_application_the_birth_date_of_most_pages_counts() -> None:
    page = "Patient: Perpetua Lindqvist\nDate of birth: 9/21/1994"
    assert marks_of(OWN, OWN + " ", page) == [(3, (Mark.BIRTH_DATE,))]


def test_another_claim_number_is_found() -> None:
    assert marks_of("Claim #: TB-311-0482") == [(1, (Mark.CLAIM_NUMBER,))]


def test_what_is_found_repeats_nothing_of_the_page() -> None:
    found = strange_pages(a_case_file("Patient: Horace Pemberley\nDOB: 11/30/1958"), an_application())
    assert "Pemberley" not in str(found)
    assert "1958" not in str(found)
