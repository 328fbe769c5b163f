"""A public record as plain JSON values, in the order in which a letter is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from openimr.criteria import topic_of
from openimr.determination import DeterminedItem
from openimr.publication.clinical_json import clinical_json
from openimr.publication.plain_values import bounds, place
from openimr.publication.record import PublicRecord, Source
from openimr.publication.shape import SCHEMA_ID
from openimr.vocabulary import Citation, GuidelineBasis, Quantity
from openimr.wording import category_of


def to_json(record: PublicRecord) -> dict[str, object]:
    """The record as JSON values: snake_case keys, ISO dates, provenance apart from the values in `spans`."""
    determination = record.determination
    reviewer = determination.reviewer
    return {
        "schema": SCHEMA_ID,
        "case_number": str(determination.case_number) if determination.case_number else None,
        "date_assigned": _iso(determination.date_assigned),
        "date_of_injury": _iso(determination.date_of_injury),
        "decision_date": _iso(determination.decision_date),
        "ur_denial_date": _iso(determination.ur_denial_date),
        "application_received": _iso(determination.application_received),
        "priority": determination.priority.value if determination.priority else None,
        "reviewer": {
            "certifications": list(reviewer.certifications),
            "subspecialties": list(reviewer.subspecialties),
            "licensed_in": list(reviewer.licensed_in),
        },
        "clinical_summary": determination.clinical_summary,
        "clinical": clinical_json(record.clinical) if record.clinical else None,
        "items": [_item(item) for item in determination.items],
        "leftovers": [{"text": leftover.text, **place(leftover.span)} for leftover in record.leftovers],
        "spans": {path: place(span) for path, span in record.spans.items()},
        "source": _source(record.source) if record.source else None,
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "layout": source.layout,
        "problems": list(source.problems),
    }


def _item(item: DeterminedItem) -> dict[str, object]:
    return {
        "number": item.number,
        "text": item.text,
        "reviewed_portion": item.reviewed_portion,
        "treatment": item.treatment,
        "category": category_of(item.treatment) if item.treatment else None,
        "codes": list(item.codes),
        "drugs": [{"ingredient": drug.ingredient, "strength": drug.strength} for drug in item.drugs],
        "body_parts": [str(part) for part in item.body_parts],
        "quantity": _quantity(item.quantity) if item.quantity else None,
        "decision": item.decision.value if item.decision else None,
        "claims_administrator_guideline": _basis(item.claims_administrator_guideline),
        "reviewer_guideline": _basis(item.reviewer_guideline),
        "rationale": item.rationale,
    }


def _quantity(quantity: Quantity) -> dict[str, object]:
    often, long = quantity.frequency, quantity.duration
    return {
        **bounds(quantity.amount),
        "unit": quantity.unit,
        "frequency": {**bounds(often.times), "per": often.per} if often else None,
        "duration": {**bounds(long.length), "unit": long.unit} if long else None,
        "refills": bounds(quantity.refills) if quantity.refills else None,
    }


def _basis(basis: GuidelineBasis) -> dict[str, object]:
    return {"text": basis.text, "citations": _citations(basis.citations)}


def _citations(citations: Sequence[Citation]) -> list[dict[str, object]]:
    return [
        {
            "guideline": citation.guideline,
            "title": citation.title,
            "edition": citation.edition,
            "section": citation.section,
            "pages": [str(run) for run in citation.pages],
            "topic": topic_of(citation),
            **({"study": asdict(citation.study)} if citation.study else {}),
        }
        for citation in citations
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
