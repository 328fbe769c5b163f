"""What is counted of a corpus in one go: some tables, with what they say of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from openimr.analytics.citations import CitationTable, citation_table
from openimr.analytics.cross import CrossTable, cross_table
from openimr.analytics.days import DaysTable, days_table
from openimr.analytics.items import Selection, countable, select
from openimr.analytics.rates import LEAST, RateRow, RateTable, overall_rate, rate_table, rate_tables
from openimr.analytics.volumes import VolumeTable, volume_table
from openimr.vocabulary import InputError

if TYPE_CHECKING:
    import polars as pl

Table = RateTable | CrossTable | DaysTable | CitationTable | VolumeTable
Measure = Literal["overturned", "days", "citations", "items"]
OVERVIEW = ("year", "treatment", "category", "body-part", "drug", "guideline", "topic", "specialty")


@dataclass(frozen=True, kw_only=True)
class Report:
    """The tables of a corpus: its name, the day of counting, what was selected, and the rate of all selected items."""

    corpus: str
    on: date
    selection: str
    total: RateRow
    tables: tuple[Table, ...]


def report_of(
    frame: pl.LazyFrame,
    *,
    corpus: str,
    on: date,
    selection: Selection | None = None,
    by: tuple[str, ...] = (),
    of: Measure | None = None,
    least: int = LEAST,
) -> Report:
    """The tables that are asked for: one measure by one or two dimensions, or an overview of all.

    Without `by` and `of` the report holds every table; with `of` alone, those of that measure.
    """
    chosen = selection or Selection()
    items = select(countable(frame), chosen)
    if len(by) > 2 or (len(by) == 2 and of not in {None, "overturned"}):
        raise InputError("a table has at most two dimensions, and two only for overturn rates.", do="Give --by once.")
    if of in {None, "overturned"}:
        tables = _rates(items, by, least) if by or of else _overview(items, least)
    elif of == "days":
        tables = (days_table(items, by[0] if by else None, least=least),)
    elif of == "citations":
        tables = _citations(items, by)
    else:
        tables = (volume_table(items, by[0] if by else "year", least=least),)
    return Report(corpus=corpus, on=on, selection=chosen.said, total=_total(items, tables), tables=tables)


def _rates(items: pl.LazyFrame, by: tuple[str, ...], least: int) -> tuple[Table, ...]:
    if len(by) == 2:
        return (cross_table(items, *by, least=least),)
    return (rate_table(items, by[0], least=least),) if by else rate_tables(items, OVERVIEW, least=least)


def _citations(items: pl.LazyFrame, by: tuple[str, ...]) -> tuple[Table, ...]:
    if by and by[0] not in {"guideline", "topic"}:
        raise InputError(f"citations are not counted by {by[0]}.", do="Choose guideline or topic.")
    if by:
        return (citation_table(items, "topic" if by[0] == "topic" else "guideline"),)
    return citation_table(items, "guideline"), citation_table(items, "topic")


def _overview(items: pl.LazyFrame, least: int) -> tuple[Table, ...]:
    return (
        volume_table(items, "year"),
        *rate_tables(items, OVERVIEW, least=least),
        days_table(items),
        days_table(items, "year"),
        *_citations(items, ()),
    )


def _total(items: pl.LazyFrame, tables: tuple[Table, ...]) -> RateRow:
    known = (table.total for table in tables if isinstance(table, RateTable))
    return next(known, None) or overall_rate(items)
