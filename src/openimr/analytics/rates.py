"""How often the reviewers overturned: one rate for each group, with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.analytics.dimension import Dimension, dimension
from openimr.analytics.grouping import in_groups, letter_sums, small_groups, stands_last, sums_in
from openimr.analytics.interval import Share, share_of
from openimr.analytics.items import countable

if TYPE_CHECKING:
    import polars as pl

LEAST = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class RateRow:
    """One group: its items and letters, those without a decision, and the overturned share of the decided ones."""

    key: str
    label: str
    items: int
    letters: int
    rate: Share

    @property
    def undecided(self) -> int:
        return self.items - self.rate.whole


@dataclass(frozen=True, kw_only=True, slots=True)
class RateTable:
    """Overturn rates of groups; times in their order, other groups by falling rate."""

    by: Dimension
    least: int
    rows: tuple[RateRow, ...]
    total: RateRow


def rate_table(frame: pl.LazyFrame, by: str, *, least: int = LEAST) -> RateTable:
    """Overturn rates by one dimension; groups of fewer than `least` items are gathered in one row."""
    return rate_tables(frame, (by,), least=least)[0]


def rate_tables(frame: pl.LazyFrame, bys: Sequence[str], *, least: int = LEAST) -> tuple[RateTable, ...]:
    """A table for each dimension, all from one scan (two where small groups are gathered)."""
    import polars as pl

    items = countable(frame)
    dimensions = [dimension(by) for by in bys]
    small = small_groups(items, dimensions, least=least)
    queries = [_overturned(in_groups(items, each, small=small[each.name]), "group") for each in dimensions]
    *found, total = pl.collect_all([*queries, _overturned(items)])
    all_items = rate_row(total.row(0, named=True), "(all)", "all items")
    return tuple(
        RateTable(by=each, least=least, rows=_rows(counted.to_dicts(), each, least), total=all_items)
        for each, counted in zip(dimensions, found, strict=True)
    )


def overall_rate(frame: pl.LazyFrame) -> RateRow:
    """The one rate of all items."""
    return rate_row(_overturned(countable(frame)).collect().row(0, named=True), "(all)", "all items")


def rate_row(counted: Mapping[str, Any], key: str, label: str) -> RateRow:
    """A group from a row of `letter_sums`."""
    return RateRow(
        key=key, label=label, items=counted["items"], letters=counted["letters"], rate=share_of(sums_in(counted))
    )


def _overturned(items: pl.LazyFrame, *keys: str) -> pl.LazyFrame:
    import polars as pl

    return letter_sums(items, keys, n=pl.col("decided"), k=pl.col("overturned"))


def _rows(counted: Sequence[Mapping[str, Any]], by: Dimension, least: int) -> tuple[RateRow, ...]:
    rows = [rate_row(each, each["group"], by.label(each["group"], least=least)) for each in counted]
    if by.is_time:
        return tuple(sorted(rows, key=lambda row: (stands_last(row.key), row.key)))
    return tuple(
        sorted(rows, key=lambda row: (stands_last(row.key), -(row.rate.share or 0.0), -row.rate.whole, row.key))
    )
