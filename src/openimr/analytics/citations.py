"""Which guidelines and topics are cited how often, by the reviewer and by the claims administrator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from openimr.analytics.dimension import DIMENSIONS, Dimension
from openimr.analytics.grouping import letter_sums, sums_in
from openimr.analytics.interval import Share, share_of
from openimr.analytics.items import countable

if TYPE_CHECKING:
    import polars as pl

Cited = Literal["guideline", "topic"]
ADMINISTRATOR = {"guideline": "administrator_guidelines", "topic": "administrator_cites"}


@dataclass(frozen=True, kw_only=True, slots=True)
class CitationRow:
    """What is cited, and in how many items: by the reviewer, by the administrator, by both in the same item."""

    key: str
    label: str
    reviewer: int
    administrator: int
    both: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CitationTable:
    """Citations of guidelines or topics, those that reviewers cite most first; each counts once in an item.

    `reviewer_none` and `administrator_none` are the shares of items without any citation; `agreement` is the share of
    the items with citations of both in which at least one is the same.
    """

    by: Dimension
    items: int
    rows: tuple[CitationRow, ...]
    reviewer_none: Share
    administrator_none: Share
    agreement: Share


def citation_table(frame: pl.LazyFrame, of: Cited = "topic") -> CitationTable:
    """How often each guideline or topic is cited."""
    import polars as pl

    items = countable(frame)
    by = DIMENSIONS[of]
    reviewer, administrator = pl.col(by.column), pl.col(ADMINISTRATOR[of])
    common = reviewer.list.set_intersection(administrator)
    none = reviewer.list.len() == 0, administrator.list.len() == 0
    everyone = pl.lit(1, pl.Int64)
    both_cite = (~none[0] & ~none[1]).cast(pl.Int64)
    by_reviewer, by_administrator, by_both, *shares = pl.collect_all(
        [
            *(_times(items, values) for values in (reviewer, administrator, common)),
            letter_sums(_marked(items, everyone, none[0]), (), n=pl.col("counts"), k=pl.col("is_it")),
            letter_sums(_marked(items, everyone, none[1]), (), n=pl.col("counts"), k=pl.col("is_it")),
            letter_sums(_marked(items, both_cite, common.list.len() > 0), (), n=pl.col("counts"), k=pl.col("is_it")),
        ]
    )
    times = [dict(counted.rows()) for counted in (by_reviewer, by_administrator, by_both)]
    rows = [
        CitationRow(
            key=key,
            label=by.label(key),
            reviewer=times[0].get(key, 0),
            administrator=times[1].get(key, 0),
            both=times[2].get(key, 0),
        )
        for key in times[0].keys() | times[1].keys()
    ]
    found: list[dict[str, Any]] = [counted.row(0, named=True) for counted in shares]
    return CitationTable(
        by=by,
        items=found[0]["items"],
        rows=tuple(sorted(rows, key=lambda row: (-row.reviewer, -row.administrator, row.key))),
        reviewer_none=share_of(sums_in(found[0])),
        administrator_none=share_of(sums_in(found[1])),
        agreement=share_of(sums_in(found[2])),
    )


def _times(items: pl.LazyFrame, values: pl.Expr) -> pl.LazyFrame:
    """In how many items each value stands."""
    import polars as pl

    cited = items.select(cited=values).explode("cited", empty_as_null=True, keep_nulls=True)
    return cited.filter(pl.col("cited").is_not_null()).group_by("cited").len()


def _marked(items: pl.LazyFrame, counts: pl.Expr, is_it: pl.Expr) -> pl.LazyFrame:
    import polars as pl

    return items.select("letter", counts=counts, is_it=is_it.cast(pl.Int64) * counts)
