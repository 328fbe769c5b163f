"""How long letters took, from the receipt of the application to the decision, in calendar days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openimr.analytics.dimension import Dimension, dimension
from openimr.analytics.grouping import in_groups, small_groups, stands_last
from openimr.analytics.interval import LetterSums, Share, median_interval, quantile, share_of
from openimr.analytics.items import countable
from openimr.analytics.rates import LEAST
from openimr.clocks import RuleValue, Unit, load_rules

if TYPE_CHECKING:
    import polars as pl

LIMIT_RULE = "determination.regular"


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysRow:
    """The days of the letters of one group; `counts` holds each number of days with its letters, in rising order.

    A quantile is the least number of days that at least that part of the letters did not exceed. `undated` letters
    miss a date; in `reversed` ones the decision stands before the application. Both are counted apart.
    """

    key: str
    label: str
    counts: tuple[tuple[int, int], ...]
    undated: int
    reversed: int
    limit: int | None

    @property
    def letters(self) -> int:
        return sum(times for _, times in self.counts)

    @property
    def median(self) -> int | None:
        return self.at(0.5)

    @property
    def median_interval(self) -> tuple[int, int] | None:
        return median_interval(self.counts)

    @property
    def within_limit(self) -> Share | None:
        """The share of letters that took no longer than the limit; None where no limit is named."""
        if self.limit is None or not self.letters:
            return None
        n = self.letters
        k = sum(times for days, times in self.counts if days <= self.limit)
        return share_of(LetterSums(letters=n, n=n, k=k, nn=n, kk=k, nk=k))

    def at(self, part: float) -> int | None:
        """The quantile at `part`, None without letters."""
        return quantile(self.counts, part) if self.counts else None


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysTable:
    """Days from application to decision, by groups where `by` is given, and of all letters."""

    by: Dimension | None
    least: int
    rows: tuple[DaysRow, ...]
    total: DaysRow
    limit_source: str


def days_table(frame: pl.LazyFrame, by: str | None = None, *, least: int = LEAST) -> DaysTable:
    """Days of letters; a letter counts in each group that one of its items belongs to.

    Groups of fewer than `least` items are gathered. Times stand in their order, other groups by rising median.
    """
    import polars as pl

    items = countable(frame)
    limit, source = limit_in_days()
    queries = [_letters_of_days(items)]
    parted = dimension(by) if by else None
    if parted:
        small = small_groups(items, (parted,), least=least)[parted.name]
        queries.append(_letters_of_days(in_groups(items, parted, small=small), "group"))
    total, *grouped = pl.collect_all(queries)
    rows: list[DaysRow] = []
    if parted:
        found: dict[str, list[Mapping[str, Any]]] = {}
        for counted in grouped[0].to_dicts():
            found.setdefault(counted["group"], []).append(counted)
        rows = [_row(key, parted.label(key, least=least), counts, limit) for key, counts in found.items()]
        in_time = parted.is_time
        rows.sort(key=lambda row: (stands_last(row.key), 0 if in_time else _middle(row), row.key))
    return DaysTable(
        by=parted,
        least=least,
        rows=tuple(rows),
        total=_row("(all)", "all letters", total.to_dicts(), limit),
        limit_source=source,
    )


def limit_in_days() -> tuple[int | None, str]:
    """The newest limit of a regular decision, in calendar days, with its source; None where it is no such number."""
    rule = load_rules()[LIMIT_RULE]
    value: RuleValue = rule.values[-1]
    return (value.length if value.unit is Unit.CALENDAR_DAYS else None), rule.source


def _letters_of_days(items: pl.LazyFrame, *keys: str) -> pl.LazyFrame:
    """How many letters took how many days; the items of a letter all took the same."""
    import polars as pl

    of_letters = items.group_by([*keys, "letter"]).agg(pl.col("days").drop_nulls().min())
    return of_letters.group_by([*keys, "days"]).agg(letters=pl.len())


def _row(key: str, label: str, counted: Iterable[Mapping[str, Any]], limit: int | None) -> DaysRow:
    times = {each["days"]: each["letters"] for each in counted}
    dated = {days: letters for days, letters in times.items() if days is not None}
    return DaysRow(
        key=key,
        label=label,
        counts=tuple(sorted((days, letters) for days, letters in dated.items() if days >= 0)),
        undated=times.get(None, 0),
        reversed=sum(letters for days, letters in dated.items() if days < 0),
        limit=limit,
    )


def _middle(row: DaysRow) -> float:
    return float("inf") if row.median is None else row.median
