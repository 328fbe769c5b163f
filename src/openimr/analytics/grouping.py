"""Items parted into groups, and what each group holds: one pass over the corpus for any number of dimensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from openimr.analytics.dimension import MISSING, OTHER, Dimension
from openimr.analytics.interval import LetterSums

if TYPE_CHECKING:
    import polars as pl


def small_groups(frame: pl.LazyFrame, dimensions: Sequence[Dimension], *, least: int) -> Mapping[str, frozenset[str]]:
    """The keys of each dimension that fewer than `least` items have; a stretch of time is never small."""
    import polars as pl

    asked = [each for each in dimensions if not each.is_time] if least > 1 else []
    queries = [
        in_groups(frame, each).group_by("group").len().filter(pl.col("len") < least).select("group") for each in asked
    ]
    found = pl.collect_all(queries)
    small = {
        each.name: frozenset(counted["group"].to_list()) - {MISSING} for each, counted in zip(asked, found, strict=True)
    }
    return {each.name: small.get(each.name, frozenset()) for each in dimensions}


def in_groups(
    frame: pl.LazyFrame, by: Dimension, *, small: frozenset[str] = frozenset(), name: str = "group"
) -> pl.LazyFrame:
    """The frame with the key of its group beside each item; an item of several groups stands once in each."""
    import polars as pl

    value = pl.col(by.column)
    if not by.is_list:
        key = pl.when(value.is_null() | (value == "")).then(pl.lit(MISSING)).otherwise(value)
        if small:
            key = pl.when(key.is_in(list(small))).then(pl.lit(OTHER)).otherwise(key)
        return frame.with_columns(key.alias(name))
    if small:
        gathered = pl.when(pl.element().is_in(list(small))).then(pl.lit(OTHER)).otherwise(pl.element())
        value = value.list.eval(gathered).list.unique(maintain_order=True)
    return (
        frame.with_columns(value.alias(name))
        .explode(name, empty_as_null=True, keep_nulls=True)
        .with_columns(pl.col(name).fill_null(MISSING))
    )


def letter_sums(items: pl.LazyFrame, keys: Sequence[str], *, n: pl.Expr, k: pl.Expr) -> pl.LazyFrame:
    """For each group its items, letters and sums over letters; `n` says which items count, `k` which of them are it."""
    import polars as pl

    of_letters = items.group_by([*keys, "letter"]).agg(items=pl.len(), n=n.sum(), k=k.sum())
    sums = {
        "items": pl.col("items").sum(),
        "letters": pl.len(),
        "counting_letters": (pl.col("n") > 0).sum(),
        "sum_n": pl.col("n").sum(),
        "sum_k": pl.col("k").sum(),
        "nn": (pl.col("n") ** 2).sum(),
        "kk": (pl.col("k") ** 2).sum(),
        "nk": (pl.col("n") * pl.col("k")).sum(),
    }
    return of_letters.group_by(list(keys)).agg(**sums) if keys else of_letters.select(**sums)


def sums_in(row: Mapping[str, Any]) -> LetterSums:
    """The sums over letters that one row of `letter_sums` holds."""
    return LetterSums(
        letters=row["counting_letters"], n=row["sum_n"], k=row["sum_k"], nn=row["nn"], kk=row["kk"], nk=row["nk"]
    )


def stands_last(key: str) -> int:
    """Where a key stands: values first, then what was gathered, then what is missing."""
    return {OTHER: 1, MISSING: 2}.get(key, 0)
