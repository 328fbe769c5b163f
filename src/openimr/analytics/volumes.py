"""How much there is: letters, items and decisions, by year or by anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openimr.analytics.dimension import Dimension, dimension
from openimr.analytics.grouping import in_groups, small_groups, stands_last
from openimr.analytics.items import countable
from openimr.analytics.rates import LEAST

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, kw_only=True, slots=True)
class VolumeRow:
    """The letters, items and decisions of one group."""

    key: str
    label: str
    letters: int
    items: int
    overturned: int
    upheld: int

    @property
    def undecided(self) -> int:
        return self.items - self.overturned - self.upheld


@dataclass(frozen=True, kw_only=True, slots=True)
class VolumeTable:
    """Volumes of groups; times in their order, other groups by falling number of items."""

    by: Dimension
    least: int
    rows: tuple[VolumeRow, ...]
    total: VolumeRow


def volume_table(frame: pl.LazyFrame, by: str = "year", *, least: int = LEAST) -> VolumeTable:
    """Letters, items and decisions by one dimension."""
    import polars as pl

    items = countable(frame)
    parted = dimension(by)
    small = small_groups(items, (parted,), least=least)[parted.name]
    volumes = {
        "letters": pl.col("letter").n_unique(),
        "items": pl.len(),
        "overturned": pl.col("overturned").sum(),
        "upheld": (pl.col("decided") - pl.col("overturned")).sum(),
    }
    counted, total = pl.collect_all(
        [
            in_groups(items, parted, small=small).group_by(key="group").agg(**volumes),
            items.select(**volumes),
        ]
    )
    rows = [VolumeRow(label=parted.label(each["key"], least=least), **each) for each in counted.to_dicts()]
    in_time = parted.is_time
    rows.sort(key=lambda row: (stands_last(row.key), 0 if in_time else -row.items, row.key))
    return VolumeTable(
        by=parted,
        least=least,
        rows=tuple(rows),
        total=VolumeRow(key="(all)", label="all items", **total.row(0, named=True)),
    )
