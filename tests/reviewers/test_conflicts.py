"""Ties: found under any spelling; what cannot be told apart blocks, and never passes."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

import openimr.reviewers.names
from openimr.reviewers import Exclusion, Need, PartyKind, Stakeholder, Tie, gate
from openimr.reviewers.names import Likeness, likeness
from openimr.vocabulary import Party, Role
from tests.builders.application import an_application
from tests.builders.reviewers import DUE_ON, a_need, a_reviewer


def with_tie(to: str, kind: str = "professional", *, until: date | None = None, need: Need | None = None):
    reviewer = a_reviewer(ties=(Tie(to=to, kind=kind, until=until),))
    return gate(reviewer, need or a_need(), due_on=DUE_ON)


@pytest.mark.parametrize("kind", PartyKind)
def test_a_tie_to_anybody_in_the_case_is_a_conflict(kind):
    need = a_need("Physical therapy", Stakeholder(kind=kind, name="Quillon Harrow"))
    found = with_tie("Quillon Harrow", need=need)
    assert found.exclusions == (Exclusion.CONFLICT,)
    assert f"the {kind} of this case" in found.explanation[0]


SAME = [
    ("Tallow Bay Claims", "TALLOW BAY CLAIMS, INC."),
    ("Tallow Bay Claims LLC", "Tallow Bay Claims, L.L.C."),
    ("Dr. Ansel Whitcombe", "Whitcombe, Ansel, M.D."),
    ("Juniper & Sons", "Juniper and Sons Co."),
    ("O'Hara Medical Group, a Professional Corporation", "OHara Medical Group"),
    ("Peña Clinic", "Pena Clinic"),
]
PERHAPS = [
    ("A. Whitcombe", "Ansel Whitcombe"),
    ("Whitcombe", "Ansel Whitcombe"),
    ("Alder Creek", "Alder Creek Clinic"),
    ("Alder Creek Medical Group", "Alder Creek Clinic"),
    ("Ansel Whitcomb", "Ansel Whitcombe"),
    ("sister of Ansel Whitcombe", "Ansel Whitcombe"),
    ("???", "Ansel Whitcombe"),
]
DIFFERENT = [
    ("Fernhill Spine and Joint", "Hollin Bay Spine Center"),
    ("Redwater Mutual", "Tallow Bay Claims"),
    ("Ines Halvorsen", "Ansel Whitcombe"),
    ("California Pain Clinic", "California Medical Group"),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(*pair, Likeness.SAME) for pair in SAME]
    + [(*pair, Likeness.PERHAPS) for pair in PERHAPS]
    + [(*pair, Likeness.DIFFERENT) for pair in DIFFERENT],
)
def test_names_are_told_apart_in_both_directions(one, other, expected):
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected


def test_a_name_that_is_only_like_a_party_blocks_until_a_person_has_looked():
    found = with_tie("A. Whitcombe")
    assert found.exclusions == (Exclusion.CONFLICT,)
    assert "A person must find out" in found.explanation[0]


def test_a_tie_without_a_name_blocks():
    found = with_tie(" - ")
    assert found.exclusions == (Exclusion.CONFLICT,)
    assert "without a name" in found.explanation[0]


def test_a_tie_to_somebody_else_does_not_matter():
    assert with_tie("Redwater Mutual").is_qualified


def test_a_relative_with_the_workers_last_name_blocks_but_a_colleague_does_not():
    assert with_tie("Melchior Lindqvist", "familial").exclusions == (Exclusion.CONFLICT,)
    assert with_tie("Melchior Lindqvist", "professional").is_qualified


@pytest.mark.parametrize(
    ("kind", "to", "until", "is_qualified"),
    [
        ("financial", "Tallow Bay Claims", date(2012, 4, 2), True),
        ("financial", "Tallow Bay Claims", date(2012, 4, 3), False),
        ("familial", "Tallow Bay Claims", date(1999, 1, 1), False),
        ("professional", "Perpetua Lindqvist", date(1999, 1, 1), False),
    ],
    ids=["ended long ago", "ended within three years", "family never ends", "the worker's physician once"],
)
def test_an_ended_tie_counts_for_a_while(kind, to, until, is_qualified):
    assert with_tie(to, kind, until=until).is_qualified is is_qualified


def test_the_need_of_an_application_holds_every_party_that_it_names():
    attorney = Party(role=Role.ATTORNEY, name="Hesper Okonjo", organization="Okonjo and Vale")
    facility = Stakeholder(kind=PartyKind.FACILITY, name="Port Almond Surgery Center")
    need = Need.of(an_application(attorney=attorney), also=[facility])
    assert {(party.kind, party.name) for party in need.parties} == {
        (PartyKind.WORKER, "Perpetua Lindqvist"),
        (PartyKind.EMPLOYER, "Juniper Street Bakery"),
        (PartyKind.CLAIMS_ADMINISTRATOR, "Ottoline Farr"),
        (PartyKind.CLAIMS_ADMINISTRATOR, "Tallow Bay Claims"),
        (PartyKind.PROVIDER, "Dr. Ansel Whitcombe"),
        (PartyKind.PROVIDER, "Alder Creek Clinic"),
        (PartyKind.ATTORNEY, "Hesper Okonjo"),
        (PartyKind.ATTORNEY, "Okonjo and Vale"),
        (PartyKind.FACILITY, "Port Almond Surgery Center"),
    }
    assert need.treatments == ("physical therapy",)
    assert [str(part) for part in need.body_parts] == ["cervical spine"]


def test_the_examples_in_the_docstrings_run():
    outcome = doctest.testmod(openimr.reviewers.names)
    assert outcome.attempted
    assert not outcome.failed
