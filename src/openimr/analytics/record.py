"""The record of one treatment or one cited topic: what became of it so far, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.analytics.citations import CitationTable, citation_table
from openimr.analytics.days import DaysTable, days_table
from openimr.analytics.items import Selection, select
from openimr.analytics.rates import LEAST, RateRow, RateTable, rate_tables
from openimr.vocabulary import InputError

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The items of one treatment, or those whose reviewer cites one topic, counted in every useful way."""

    of: str
    total: RateRow
    by_year: RateTable
    by_body_part: RateTable
    by_treatment: RateTable
    cited: CitationTable
    days: DaysTable


def record_of(
    frame: pl.LazyFrame, *, treatment: str | None = None, topic: str | None = None, least: int = LEAST
) -> Record:
    """The record of a treatment ("physical therapy") or of a topic ("mtus-chronic-pain/physical-medicine")."""
    if (treatment is None) == (topic is None):
        raise InputError("a record is of one treatment or of one topic.", do="Name one of the two.")
    chosen = Selection(treatment=(treatment,)) if treatment is not None else Selection(topic=(topic or "",))
    # The few items of one treatment are held, so that the tables do not scan the corpus again.
    items = select(frame, chosen).collect().lazy()
    by_year, by_body_part, by_treatment = rate_tables(items, ("year", "body-part", "treatment"), least=least)
    return Record(
        of=treatment if treatment is not None else topic or "",
        total=by_year.total,
        by_year=by_year,
        by_body_part=by_body_part,
        by_treatment=by_treatment,
        cited=citation_table(items, "topic"),
        days=days_table(items),
    )
