"""The figures of the public pages, counted when the open data are made, so that no page counts anything itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from openimr.analytics import (
    COLUMNS,
    MISSING,
    OTHER,
    DaysTable,
    RateRow,
    RateTable,
    Record,
    VolumeTable,
    chart_pair,
    days_table,
    rate_tables,
    record_of,
    volume_table,
)
from openimr.store.codec import dumps, loads

if TYPE_CHECKING:
    import polars as pl

NAME = "figures.sqlite3"
NEWEST = 10
MOST_CITED = 30
MOST_GROUPS = 12
"""More rows than these nobody reads on a phone; a page says how many it leaves out."""
FEW = 10
"""Under so many decided items a share would only look like knowledge: the counts say what there is."""
CHARTED = 30
"""Under so many of anything there is no chart."""
ROW_GROUP = 20_000


@dataclass(frozen=True, kw_only=True)
class Overview:
    """All published items together, and how many each treatment and each topic has."""

    by_treatment: RateTable
    by_topic: RateTable
    by_category: RateTable
    by_year: RateTable
    volume: VolumeTable
    days: DaysTable
    charts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The record of one treatment or topic, its charts, and case number and item of its newest decisions."""

    record: Record
    charts: Mapping[str, str]
    newest: tuple[tuple[str, int], ...]


def largest(table: RateTable, most: int = MOST_GROUPS) -> tuple[RateRow, ...]:
    """The rows of a table that are shown: the last years in their order, of other groups those with most items."""
    if table.by.is_time:
        return table.rows[-most:]
    return tuple(sorted(table.rows, key=lambda row: (not is_named(row), -row.items))[:most])


def is_named(row: RateRow) -> bool:
    """Whether a group is a value of its own, neither gathered small groups nor what names nothing."""
    return row.key not in {MISSING, OTHER}


def make(frame: pl.LazyFrame, path: Path) -> None:
    """Count everything that pages show into the file at `path`, from a frame with a row for each item."""
    import polars as pl

    items = frame.select(COLUMNS)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE figures (kind TEXT, key TEXT, body TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID")
        database.execute("INSERT INTO figures VALUES ('overview', '', ?)", [dumps(_overview(items))])
        for kind, column in (("treatment", pl.col("treatment")), ("topic", pl.col("cites"))):
            by_key = items.with_columns(key=column)
            if kind == "topic":
                by_key = by_key.explode("key")
            _count_each(by_key.filter(pl.col("key").fill_null("") != ""), kind, database, path.with_suffix(".parquet"))


def overview_in(path: Path) -> Overview | None:
    """The overview in the file at `path`; None while the file is gone, because newer figures take its place."""
    with suppress(sqlite3.OperationalError):
        return _overview_in(path)
    return None


def figures_in(path: Path, kind: str, key: str) -> Figures | None:
    """The figures of a "treatment" or a "topic"; None where no published item has it, and while the file is gone."""
    with suppress(sqlite3.OperationalError):
        return _figures_in(path, kind, key)
    return None


def forget() -> None:
    """Forget what was read; for tests."""
    _overview_in.cache_clear()
    _figures_in.cache_clear()


# A file that is gone is not remembered: the same name comes back where the files are made again for one revision.
@lru_cache(maxsize=2)
def _overview_in(path: Path) -> Overview | None:
    body = _body(path, "overview", "")
    return loads(body, Overview) if body else None


@lru_cache(maxsize=512)
def _figures_in(path: Path, kind: str, key: str) -> Figures | None:
    body = _body(path, kind, key)
    return loads(body, Figures) if body else None


def _overview(items: pl.LazyFrame) -> Overview:
    by_treatment, by_topic, by_category, by_year = rate_tables(
        items, ("treatment", "topic", "category", "year"), least=1
    )
    volume, days = volume_table(items, "year", least=1), days_table(items, "year")
    charts = _charts(category=by_category, year=by_year)
    if len(volume.rows) > 1 and volume.total.items >= CHARTED:
        charts["volume"] = chart_pair(volume, title="Items by year of decision", key="volume")
    if days.total.letters >= CHARTED:
        all_letters = replace(days, by=None, rows=())
        charts["days"] = chart_pair(all_letters, title="Days from application to decision", key="days")
    return Overview(
        by_treatment=by_treatment,
        by_topic=by_topic,
        by_category=by_category,
        by_year=by_year,
        volume=volume,
        days=days,
        charts=charts,
    )


def _charts(**tables: RateTable) -> dict[str, str]:
    """The chart of each table that has enough to draw, under the same name."""
    charts = {}
    for name, table in tables.items():
        rows = tuple(row for row in largest(table) if row.rate.whole >= FEW and is_named(row))
        if len(rows) > 1 and table.total.rate.whole >= CHARTED:
            charts[name] = chart_pair(replace(table, rows=rows), title=f"Overturned by {table.by.says}", key=name)
    return charts


def _count_each(by_key: pl.LazyFrame, kind: str, database: sqlite3.Connection, beside: Path) -> None:
    """Count the record of each key. Sorted on the disk, so that only the items of one key are held."""
    import polars as pl

    newest_first = {"key": False, "decided_on": True, "case_number": True, "number": False}
    in_order = by_key.sort(list(newest_first), descending=list(newest_first.values()), nulls_last=True)
    in_order.sink_parquet(beside, row_group_size=ROW_GROUP)
    keys: Sequence[str] = pl.scan_parquet(beside).select(pl.col("key").unique().sort()).collect()["key"].to_list()
    for key in keys:
        items = pl.scan_parquet(beside).filter(pl.col("key") == key).drop("key").collect()
        newest = tuple(items.head(NEWEST).select("case_number", "number").rows())
        record = record_of(
            items.lazy(),
            treatment=key if kind == "treatment" else None,
            topic=key if kind == "topic" else None,
            least=1,
        )
        record = replace(record, cited=replace(record.cited, rows=record.cited.rows[:MOST_CITED]))
        other = {"part": record.by_body_part} if kind == "treatment" else {"treatment": record.by_treatment}
        found = Figures(record=record, charts=_charts(year=record.by_year, **other), newest=newest)
        database.execute("INSERT INTO figures VALUES (?, ?, ?)", [kind, key, dumps(found)])
    beside.unlink()


def _body(path: Path, kind: str, key: str) -> str | None:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        row = database.execute("SELECT body FROM figures WHERE kind = ? AND key = ?", [kind, key]).fetchone()
    return row[0] if row else None
