"""Determinations for tests: sound by default, so that a test spells out only what matters. All people are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from openimr.determination import Determination, DeterminedItem, FullLetter, Letterhead, ReviewedDocument
from openimr.vocabulary import (
    BodyPart,
    CaseNumber,
    Citation,
    Decision,
    GuidelineBasis,
    PageRange,
    Party,
    Priority,
    Qualifications,
    Quantity,
    Range,
    Role,
)

CHRONIC_PAIN_2009 = Citation(
    guideline="mtus-chronic-pain",
    title="MTUS Chronic Pain Medical Treatment Guidelines",
    edition="2009",
    section="Physical Medicine",
    pages=(PageRange(98, 99),),
)


def a_basis(
    text: str = "Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99.",
    *citations: Citation,
) -> GuidelineBasis:
    """What a decision rests on; the 2009 chronic pain guideline unless another citation is given."""
    return GuidelineBasis(text=text, citations=citations or (CHRONIC_PAIN_2009,))


def an_item(**given: Any) -> DeterminedItem:
    """One decided item: eight more visits of physical therapy for the low back, upheld."""
    usual: dict[str, Any] = {
        "number": 1,
        "text": "Physical therapy for the lumbar spine, 8 visits",
        "treatment": "physical therapy",
        "body_parts": (BodyPart("lumbar spine"),),
        "quantity": Quantity(amount=Range.exactly(8), unit="visits"),
        "decision": Decision.UPHELD,
        "claims_administrator_guideline": a_basis(
            "Decision based on MTUS Chronic Pain Treatment Guidelines Page(s): 99."
        ),
        "reviewer_guideline": a_basis(),
        "rationale": (
            "The worker finished twelve visits of therapy for the low back in the spring. The reports after them name "
            "no gain in function. The 8 visits requested are not medically necessary."
        ),
    }
    return DeterminedItem(**(usual | given))


def a_determination(*items: DeterminedItem, **given: Any) -> Determination:
    """A determination in which every field is there and every check passes."""
    usual: dict[str, Any] = {
        "case_number": CaseNumber("CM14-0001234"),
        "date_assigned": date(2014, 12, 8),
        "date_of_injury": date(2013, 8, 26),
        "decision_date": date(2015, 1, 23),
        "ur_denial_date": date(2014, 10, 17),
        "application_received": date(2014, 11, 24),
        "priority": Priority.STANDARD,
        "reviewer": Qualifications(
            certifications=("Physical Medicine and Rehabilitation",),
            subspecialties=("Pain Medicine",),
            licensed_in=("California", "Oregon"),
        ),
        "clinical_summary": (
            "The worker is a roofer of 44 who fell from a ladder and has had low back pain since. He finished twelve "
            "visits of physical therapy in the spring of 2014 and takes ibuprofen."
        ),
        "items": items or (an_item(),),
    }
    return Determination(**(usual | given))


def a_letterhead(**given: Any) -> Letterhead:
    """The letterhead of an invented review organization."""
    usual = {"organization": "Golden Poppy Medical Review", "address": "12 Almond Street\nSacramento, CA 95814"}
    return Letterhead(**(usual | given))


def a_full_letter(determination: Determination | None = None, **given: Any) -> FullLetter:
    """The letter to three parties of an invented case, with three documents reviewed."""
    usual: dict[str, Any] = {
        "determination": determination or a_determination(),
        "addressees": (
            Party(role=Role.WORKER, name="Tomás Ibarra", address="4 Quarry Lane\nFresno, CA 93650"),
            Party(role=Role.CLAIMS_ADMINISTRATOR, name="Claims desk", organization="Redwood Mutual"),
            Party(role=Role.REQUESTING_PHYSICIAN, name="Inga Solheim, MD", organization="Valley Spine Group"),
        ),
        "worker_name": "Tomás Ibarra",
        "employer": "Highline Roofing",
        "claim_number": "RM-55-20817",
        "documents": (
            ReviewedDocument(name="Progress report", dated=date(2014, 9, 23), author="Inga Solheim, MD", page_count=4),
            ReviewedDocument(
                name="Physical therapy notes", dated=date(2014, 5, 30), author="Marsh Therapy", page_count=11
            ),
            ReviewedDocument(name="Utilization review decision", dated=date(2014, 10, 17), author="", page_count=3),
        ),
        "issued_at": datetime(2015, 1, 24, 2, 30, tzinfo=UTC),
    }
    return FullLetter(**(usual | given))
