"""Item rows for tests of counting: sound by default, so that a test spells out only what it counts. All invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from openimr.corpus import ItemRow


def a_row(**given: Any) -> ItemRow:
    """One decided item: physical therapy for the low back, upheld in January 2015 after thirty days."""
    usual: dict[str, Any] = {
        "case_number": "CM14-0000001",
        "number": 1,
        "text": "Physical therapy, 8 visits",
        "treatment": "physical therapy",
        "category": "physical medicine",
        "drug": "",
        "body_parts": ("lumbar spine",),
        "decision": "Upheld",
        "guidelines": ("mtus-chronic-pain",),
        "cites": ("mtus-chronic-pain/physical-medicine",),
        "administrator_cites": ("mtus-chronic-pain/physical-medicine",),
        "specialties": ("Physical Medicine and Rehabilitation",),
        "decided_on": date(2015, 1, 23),
        "year": 2015,
        "days": 30,
        "layout": "A",
        "summary": "",
        "rationale": "",
        "basis": "",
    }
    if "decided_on" in given:
        usual["year"] = given["decided_on"].year if given["decided_on"] else None
    return ItemRow(**(usual | given))


def letters(*decisions: str, first: int = 1, **given: Any) -> list[ItemRow]:
    """A letter for each word, whose signs are the decisions of its items: O overturned, U upheld, - none.

    The case numbers run from `first`.
    """
    names = {"O": "Overturned", "U": "Upheld", "-": ""}
    return [
        a_row(case_number=f"CM14-{place:07}", number=number, decision=names[each], **given)
        for place, word in enumerate(decisions, start=first)
        for number, each in enumerate(word, start=1)
    ]
