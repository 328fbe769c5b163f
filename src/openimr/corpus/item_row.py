"""One disputed item of a published letter as a flat row: what is searched, counted and compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from openimr.publication import PublicRecord, to_json
from openimr.wording import DRUG_CATEGORIES

UNSECTIONED = "whole"


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """An item with what its letter says of it. Everything derives from the letter's JSON (`openimr/determination/1`).

    `cites` and `administrator_cites` are keys of cited topics, `guideline/topic`, such as
    "mtus-chronic-pain/physical-medicine"; `guidelines` are the guidelines alone. `drug` is the treatment where that is
    a drug. `days` counts calendar days from the receipt of the application to the decision.
    """

    case_number: str
    number: int
    text: str
    treatment: str
    category: str
    drug: str
    body_parts: tuple[str, ...]
    decision: str
    guidelines: tuple[str, ...]
    cites: tuple[str, ...]
    administrator_cites: tuple[str, ...]
    specialties: tuple[str, ...]
    decided_on: date | None
    year: int | None
    days: int | None
    layout: str
    summary: str
    rationale: str
    basis: str

    @property
    def key(self) -> str:
        """`CM14-0000001/2`: the case number and the item's number."""
        return f"{self.case_number}/{self.number}"


def rows_of(record: PublicRecord) -> tuple[ItemRow, ...]:
    """A row for each item of a record, in the order of the letter."""
    return tuple(rows_of_json(to_json(record)))


def rows_of_json(letter: Mapping[str, Any]) -> Iterator[ItemRow]:
    """A row for each item of a letter that stands as JSON values (days as ISO text or as dates)."""
    decided_on, received_on = _day(letter["decision_date"]), _day(letter["application_received"])
    reviewer, source = letter["reviewer"], letter.get("source")
    shared = {
        "case_number": letter["case_number"] or "",
        "specialties": _distinct([*reviewer["certifications"], *reviewer["subspecialties"]]),
        "decided_on": decided_on,
        "year": decided_on.year if decided_on else None,
        "days": (decided_on - received_on).days if decided_on and received_on else None,
        "layout": source["layout"] if source else "",
        "summary": letter["clinical_summary"],
    }
    for item in letter["items"]:
        reviewer_basis, administrator_basis = item["reviewer_guideline"], item["claims_administrator_guideline"]
        category = item["category"] or ""
        treatment = item["treatment"] or ""
        yield ItemRow(
            **shared,
            number=item["number"],
            text=item["text"],
            treatment=treatment,
            category=category,
            drug=treatment if category in DRUG_CATEGORIES else "",
            body_parts=tuple(item["body_parts"]),
            decision=item["decision"] or "",
            guidelines=_distinct(citation["guideline"] for citation in reviewer_basis["citations"]),
            cites=_distinct(map(cited_key, reviewer_basis["citations"])),
            administrator_cites=_distinct(map(cited_key, administrator_basis["citations"])),
            rationale=item["rationale"],
            basis=reviewer_basis["text"],
        )


def cited_key(citation: Mapping[str, Any]) -> str:
    """What a citation cites, as `guideline/topic`: the topic of our packs, else section or study in small letters.

    >>> cited_key({"guideline": "odg", "section": "Knee & Leg, MRI", "topic": None})
    'odg/knee-and-leg-mri'
    """
    if citation["topic"]:
        return f"{citation['guideline']}/{citation['topic'].rpartition('/')[2]}"
    named = citation["title"] if citation.get("study") else citation["section"] or ""
    section = named.lower().replace("&", " and ")
    return f"{citation['guideline']}/{'-'.join(re.findall(r'[a-z0-9]+', section)) or UNSECTIONED}"


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _day(value: object) -> date | None:
    if isinstance(value, str):
        return date.fromisoformat(value)
    assert value is None or isinstance(value, date)
    return value
