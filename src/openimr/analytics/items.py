"""The items of a corpus as a lazy frame that can be counted: what is loaded, what is added to it, what is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from openimr.vocabulary import Decision
from openimr.wording import find_body_parts, find_treatment

if TYPE_CHECKING:
    import polars as pl

    from openimr.corpus import ItemRow

COLUMNS = (
    "case_number",
    "number",
    "treatment",
    "category",
    "drug",
    "body_parts",
    "decision",
    "guidelines",
    "cites",
    "administrator_cites",
    "specialties",
    "decided_on",
    "year",
    "days",
    "layout",
)
"""The columns of an `ItemRow` that are counted; a frame may have more."""
LISTS = frozenset({"body_parts", "guidelines", "cites", "administrator_cites", "specialties"})


def frame_of(rows: Iterable[ItemRow]) -> pl.LazyFrame:
    """A frame of rows in memory, in the order of their letters."""
    import polars as pl

    kinds: dict[str, Any] = {"number": pl.Int64, "decided_on": pl.Date, "year": pl.Int64, "days": pl.Int64}
    kinds |= {name: pl.List(pl.String) for name in LISTS}
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row in rows:
        for name, values in columns.items():
            value = getattr(row, name)
            values.append(list(value) if name in LISTS else value)
    return pl.LazyFrame(columns, schema={name: kinds.get(name, pl.String) for name in COLUMNS})


def countable(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The frame with what counting needs; a frame that has it already stays as it is.

    `letter` tells letters apart also where a letter has no case number: there a new letter begins where the numbers of
    the items begin anew, so the rows of one letter must stand together. Parts of the body lose side and level,
    `sided_parts` the level alone. `decided` and `overturned` are 0 or 1.
    """
    import polars as pl

    if "letter" in frame.collect_schema().names():
        return frame
    case, number = pl.col("case_number"), pl.col("number")
    begins = ((case != case.shift(1)) | (number <= number.shift(1))).fill_null(value=True)
    month = pl.col("decided_on").dt.quarter().cast(pl.String)
    return frame.select(COLUMNS).with_columns(
        letter=pl.when(case != "").then(case.hash()).otherwise(begins.cum_sum().cast(pl.UInt64)),
        body_parts=_distinct(
            pl.col("body_parts").list.eval(
                pl.element().str.replace(r"^(?:left|right|bilateral) ", "").str.replace(r" [CTLS]\d.*$", "")
            )
        ),
        sided_parts=pl.col("body_parts").list.eval(pl.element().str.replace(r" [CTLS]\d.*$", "")),
        administrator_guidelines=_distinct(
            pl.col("administrator_cites").list.eval(pl.element().str.replace(r"/.*$", ""))
        ),
        year=pl.col("year").cast(pl.String),
        quarter=pl.col("decided_on").dt.year().cast(pl.String) + " Q" + month,
        decided=pl.col("decision").is_in([str(each) for each in Decision]).cast(pl.Int64),
        overturned=(pl.col("decision") == str(Decision.OVERTURNED)).cast(pl.Int64),
    )


def _distinct(values: pl.Expr) -> pl.Expr:
    return values.list.unique(maintain_order=True)


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which items are counted: those that meet every field that is given, by any of its values.

    Case does not matter, and treatments, drugs and parts of the body may bear any name that the wording knows. A part
    without a side means either side. A topic is `guideline/topic` or the topic alone. `years` are the first and the
    last year of decision, of which one may be open.
    """

    treatment: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    body_part: tuple[str, ...] = ()
    drug: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    guideline: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    specialty: tuple[str, ...] = ()
    layout: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)

    @property
    def said(self) -> str:
        """The selection in words, "" for all items: `treatment: MRI; years: 2014 to 2016`."""
        parts = [
            f"{field.name.replace('_', ' ')}: {' or '.join(values)}"
            for field in fields(self)
            if field.name != "years" and (values := getattr(self, field.name))
        ]
        first, last = self.years
        if first or last:
            span = f"{f'from {first} ' if first else ''}{f'to {last}' if last else ''}".strip()
            parts.append(f"year: {first}" if first == last else f"years: {span}")
        return "; ".join(parts)


SELECTED = {
    "treatment": "treatment",
    "category": "category",
    "drug": "drug",
    "decision": "decision",
    "layout": "layout",
    "body_part": "body_parts",
    "guideline": "guidelines",
    "topic": "cites",
    "specialty": "specialties",
}
"""The column that each field of a selection looks at."""


def select(frame: pl.LazyFrame, selection: Selection) -> pl.LazyFrame:
    """The items that a selection means."""
    import polars as pl

    chosen = countable(frame)
    for name, column in SELECTED.items():
        if said := getattr(selection, name):
            values = sorted({value for each in said for value in _meant(name, each)})
            chosen = chosen.filter(_holds(name, column, values))
    first, last = selection.years
    if first:
        chosen = chosen.filter(pl.col("year").cast(pl.Int64) >= first)
    if last:
        chosen = chosen.filter(pl.col("year").cast(pl.Int64) <= last)
    return chosen


def _meant(name: str, said: str) -> set[str]:
    """What was said and, where the wording knows it by another name, that name; in small letters."""
    found = {said.strip().lower()}
    if name in {"treatment", "drug"}:
        # A person types abbreviations in small letters, too.
        found.add((find_treatment(said) or find_treatment(said.upper()) or said).lower())
    if name == "body_part":
        parts = find_body_parts(said) or find_body_parts(said.upper())
        found |= {f"{part.side} {part.name}" if part.side else part.name for part in parts[:1]}
    return found


def _holds(name: str, column: str, values: list[str]) -> pl.Expr:
    """Whether an item has any of the values in a column."""
    import polars as pl

    if name == "body_part":
        return _any(pl.col("body_parts"), values) | _any(pl.col("sided_parts"), values)
    if name == "topic":
        alone = pl.col(column).list.eval(pl.element().str.replace(r"^.*/", ""))
        return _any(pl.col(column), values) | _any(alone, values)
    return _any(pl.col(column), values) if column in LISTS else pl.col(column).str.to_lowercase().is_in(values)


def _any(lists: pl.Expr, values: list[str]) -> pl.Expr:
    import polars as pl

    return lists.list.eval(pl.element().str.to_lowercase().is_in(values)).list.any()
