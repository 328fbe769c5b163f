"""Reviewers and needs with good defaults: a physiatrist who may take a case of physical therapy, and that case."""

from __future__ import annotations

from datetime import date
from typing import Any

from openimr.application import dispute_items
from openimr.reviewers import Certification, License, Need, PartyKind, Reviewer, Stakeholder
from openimr.vocabulary import ReviewerPseudonym

DUE_ON = date(2015, 4, 3)


def a_certification(specialty: str = "Physical Medicine and Rehabilitation", **changes: Any) -> Certification:
    facts: dict[str, Any] = {"board": "an invented board", "valid_until": date(2019, 12, 31), **changes}
    return Certification(specialty=specialty, **facts)


def a_license(state: str = "California", **changes: Any) -> License:
    return License(state=state, **{"valid_until": date(2016, 10, 31), **changes})


def a_reviewer(pseudonym: str = "R-1001", *, specialty: str | None = None, **changes: Any) -> Reviewer:
    """A physician who may take the case of `a_need`, with these facts changed."""
    certifications = (a_certification(specialty) if specialty else a_certification(),)
    facts: dict[str, Any] = {
        "certifications": certifications,
        "licenses": (a_license(),),
        "years_in_practice": 14,
        "hours_per_week": 32,
        **changes,
    }
    return Reviewer(pseudonym=ReviewerPseudonym(pseudonym), **facts)


def a_need(items: str = "Physical therapy, 12 visits, cervical spine", *parties: Stakeholder, **changes: Any) -> Need:
    """A case with these items; without `parties` of the test's own, with an employer, a clinic and an administrator."""
    known = parties or (
        Stakeholder(kind=PartyKind.WORKER, name="Perpetua Lindqvist"),
        Stakeholder(kind=PartyKind.EMPLOYER, name="Juniper Street Bakery"),
        Stakeholder(kind=PartyKind.CLAIMS_ADMINISTRATOR, name="Tallow Bay Claims"),
        Stakeholder(kind=PartyKind.PROVIDER, name="Dr. Ansel Whitcombe"),
        Stakeholder(kind=PartyKind.PROVIDER, name="Alder Creek Clinic"),
    )
    return Need(items=dispute_items(items), parties=known, **changes)
