"""Overturn rates by two dimensions at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.analytics.dimension import Dimension, dimension
from openimr.analytics.grouping import in_groups, letter_sums, small_groups
from openimr.analytics.items import countable
from openimr.analytics.rates import LEAST, RateRow, RateTable, rate_row, rate_tables

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, kw_only=True, slots=True)
class CrossTable:
    """A rate for each pair of groups; a pair that no item has is not there. `rows` and `columns` are the margins."""

    rows: RateTable
    columns: RateTable
    cells: Mapping[tuple[str, str], RateRow]

    @property
    def by(self) -> tuple[Dimension, Dimension]:
        return self.rows.by, self.columns.by


def cross_table(frame: pl.LazyFrame, by: str, across: str, *, least: int = LEAST) -> CrossTable:
    """Rates by `by` (rows) and `across` (columns); small groups are gathered as in the margins."""
    import polars as pl

    items = countable(frame)
    rows, columns = dimension(by), dimension(across)
    small = small_groups(items, (rows, columns), least=least)
    pairs = in_groups(
        in_groups(items, rows, small=small[rows.name], name="row"), columns, small=small[columns.name], name="column"
    )
    counted = letter_sums(pairs, ("row", "column"), n=pl.col("decided"), k=pl.col("overturned")).collect().to_dicts()
    of_rows, of_columns = rate_tables(items, (by, across), least=least)
    cells = {
        (each["row"], each["column"]): rate_row(
            each, each["row"], f"{rows.label(each['row'], least=least)}, {columns.label(each['column'], least=least)}"
        )
        for each in counted
    }
    return CrossTable(rows=of_rows, columns=of_columns, cells=cells)
