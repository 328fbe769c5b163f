"""The columns of a Parquet corpus. Polars is imported with this file, and this file only where it is needed."""

from __future__ import annotations

import polars as pl

Columns = dict[str, pl.DataType | type[pl.DataType]]

TEXTS = pl.List(pl.String)
BOUNDS = {"low": pl.Float64, "high": pl.Float64}
PLACE = {"start": pl.Int32, "end": pl.Int32, "page": pl.Int32}
CITATION = pl.Struct(
    {
        "guideline": pl.String,
        "title": pl.String,
        "edition": pl.String,
        "section": pl.String,
        "pages": TEXTS,
        "topic": pl.String,
        "study": pl.Struct({"author": pl.String, "journal": pl.String, "volume": pl.String}),
    }
)
BASIS = pl.Struct({"text": pl.String, "citations": pl.List(CITATION)})
QUANTITY = pl.Struct(
    {
        **BOUNDS,
        "unit": pl.String,
        "frequency": pl.Struct({**BOUNDS, "per": pl.String}),
        "duration": pl.Struct({**BOUNDS, "unit": pl.String}),
        "refills": pl.Struct(BOUNDS),
    }
)
ITEM = pl.Struct(
    {
        "number": pl.Int32,
        "text": pl.String,
        "reviewed_portion": pl.String,
        "treatment": pl.String,
        "category": pl.String,
        "codes": TEXTS,
        "drugs": pl.List(pl.Struct({"ingredient": pl.String, "strength": pl.String})),
        "body_parts": TEXTS,
        "quantity": QUANTITY,
        "decision": pl.String,
        "claims_administrator_guideline": BASIS,
        "reviewer_guideline": BASIS,
        "rationale": pl.String,
    }
)
CLINICAL = pl.Struct(
    {
        "age": pl.Struct({**BOUNDS, **PLACE}),
        "sex": pl.Struct({"value": pl.String, "from_pronoun": pl.Boolean, **PLACE}),
        "date_of_injury": pl.Struct({"first": pl.Date, "last": pl.Date, **PLACE}),
        "mechanism": pl.Struct({"text": pl.String, **PLACE}),
        "diagnoses": pl.List(pl.Struct({"text": pl.String, "codes": TEXTS, **PLACE})),
        "treatments": pl.List(
            pl.Struct({"text": pl.String, "treatment": pl.String, "visits": pl.Struct(BOUNDS), **PLACE})
        ),
        "medications": pl.List(pl.Struct({"text": pl.String, "ingredient": pl.String, "strength": pl.String, **PLACE})),
        "pain_scores": pl.List(pl.Struct({**BOUNDS, "medication": pl.String, **PLACE})),
    }
)
SHORT_ROW: Columns = {
    "case_number": pl.String,
    "number": pl.Int32,
    "text": pl.String,
    "treatment": pl.String,
    "category": pl.String,
    "drug": pl.String,
    "body_parts": TEXTS,
    "decision": pl.String,
    "guidelines": TEXTS,
    "cites": TEXTS,
    "administrator_cites": TEXTS,
    "specialties": TEXTS,
    "decided_on": pl.Date,
    "year": pl.Int32,
    "days": pl.Int32,
    "layout": pl.String,
}
"""The columns of `ItemRow` without its long texts."""


def letter_schema() -> pl.Schema:
    """Name and type of every column: the keys of the JSON in their order, then `rows`."""
    columns: Columns = {
        "schema": pl.String,
        "case_number": pl.String,
        "date_assigned": pl.Date,
        "date_of_injury": pl.Date,
        "decision_date": pl.Date,
        "ur_denial_date": pl.Date,
        "application_received": pl.Date,
        "priority": pl.String,
        "reviewer": pl.Struct({"certifications": TEXTS, "subspecialties": TEXTS, "licensed_in": TEXTS}),
        "clinical_summary": pl.String,
        "clinical": CLINICAL,
        "items": pl.List(ITEM),
        "leftovers": pl.List(pl.Struct({"text": pl.String, **PLACE})),
        "spans": pl.List(pl.Struct({"path": pl.String, **PLACE})),
        "source": pl.Struct({"name": pl.String, "sha256": pl.String, "layout": pl.String, "problems": TEXTS}),
        "rows": pl.List(pl.Struct(SHORT_ROW)),
    }
    return pl.Schema(columns)
