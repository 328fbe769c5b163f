"""A table as it is shown to people: headings, lines of short words, a line for the whole; and what its notes say."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.analytics.citations import CitationTable
from openimr.analytics.cross import CrossTable
from openimr.analytics.days import DaysRow, DaysTable
from openimr.analytics.dimension import Dimension
from openimr.analytics.grouping import stands_last
from openimr.analytics.interval import Share
from openimr.analytics.rates import RateRow, RateTable
from openimr.analytics.report import Table
from openimr.analytics.volumes import VolumeRow, VolumeTable
from openimr.analytics.words import (
    CAUTION,
    CITATIONS,
    INTERVALS,
    MEDIANS,
    SEVERAL,
    UNDECIDED,
    digits_for,
    interval,
    limit_note,
    number,
    percent,
    sentence,
)


@dataclass(frozen=True, kw_only=True)
class GridLine:
    """One line: its label, its cells, and the interval that a bar may show (low, middle, high of `Grid.top`).

    Where there is room for some lines only, those of the largest `size` are shown; None is always shown.
    """

    label: str
    cells: tuple[str, ...]
    size: int | None = None
    bar: tuple[float, float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table ready to be shown; `empty` says in words why there is nothing, where there is nothing."""

    title: str
    label: str
    headings: tuple[str, ...]
    lines: tuple[GridLine, ...]
    total: GridLine | None
    notes: tuple[str, ...]
    empty: str = ""
    top: float = 1.0

    def largest(self, most: int) -> tuple[GridLine, ...]:
        """The lines of the largest groups, and those that are always shown, in the order of the table."""
        sized = [line for line in self.lines if line.size is not None]
        left_out = {line.label for line in sorted(sized, key=lambda line: -(line.size or 0))[most:]}
        return tuple(line for line in self.lines if line.size is None or line.label not in left_out)


DAYS = "Days from application to decision"
DAYS_HEADINGS = (
    "Letters",
    "No date",
    "Reversed",
    "Median",
    "95\N{NO-BREAK SPACE}% interval",
    "Middle half",
    "90th percentile",
)
DAYS_NAMES = {
    "Letters": "Letters with both dates",
    "No date": "Letters that miss a date",
    "Reversed": "Letters decided before the application",
    "95\N{NO-BREAK SPACE}% interval": "95\N{NO-BREAK SPACE}% interval of the median",
}
NOTHING = "No item was selected."
NO_DATES = "No letter has both the date of the application and that of the decision."


def grid_of(table: Table) -> Grid:
    """The table for people, whatever its kind."""
    if isinstance(table, RateTable):
        return _rates(table)
    if isinstance(table, CrossTable):
        return _cross(table)
    if isinstance(table, DaysTable):
        return _days(table)
    return _citations(table) if isinstance(table, CitationTable) else _volumes(table)


def _rates(table: RateTable) -> Grid:
    digits = digits_for(table.total.rate)
    empty = "" if table.rows else NOTHING
    if table.rows and not table.total.rate.whole:
        empty = "No item has a readable decision, so there is no rate."
    return Grid(
        title=f"Overturned, by {table.by.says}",
        label=sentence(table.by.says),
        headings=("Items", "Letters", "No decision", "Overturned", "Rate", "95\N{NO-BREAK SPACE}% interval"),
        lines=tuple(_rate_line(row, digits, _size(table.by, row.key, row.items)) for row in table.rows),
        total=_rate_line(table.total, digits) if table.rows else None,
        notes=(*((SEVERAL,) if table.by.is_list else ()), UNDECIDED, INTERVALS, CAUTION),
        empty=empty,
        top=max((row.rate.high or 0.0 for row in table.rows), default=1.0) or 1.0,
    )


def _rate_line(row: RateRow, digits: int, size: int | None = None) -> GridLine:
    rate = row.rate
    return GridLine(
        label=row.label,
        cells=(
            number(row.items),
            number(row.letters),
            number(row.undecided),
            number(rate.part),
            percent(rate.share, digits),
            interval(rate, digits),
        ),
        size=size,
        bar=_bar(rate),
    )


def _size(by: Dimension, key: str, size: int) -> int | None:
    return None if by.is_time or stands_last(key) else size


def _bar(rate: Share) -> tuple[float, float, float] | None:
    if rate.low is None or rate.high is None or rate.share is None:
        return None
    return rate.low, rate.share, rate.high


def _cross(table: CrossTable) -> Grid:
    by, across = table.by
    columns = table.columns.rows

    def cell(row: RateRow | None) -> str:
        if row is None or not row.rate.whole:
            return "–"
        return f"{percent(row.rate.share)}\n{interval(row.rate)}\nn {number(row.rate.whole)}"

    return Grid(
        title=f"Overturned, by {by.says} and {across.says}",
        label=sentence(by.says),
        headings=(*(column.label for column in columns), "all"),
        lines=tuple(
            GridLine(
                label=row.label,
                cells=(*(cell(table.cells.get((row.key, column.key))) for column in columns), cell(row)),
                size=_size(by, row.key, row.items),
            )
            for row in table.rows.rows
        ),
        total=GridLine(label="all items", cells=(*(cell(column) for column in columns), cell(table.rows.total)))
        if table.rows.rows
        else None,
        notes=(
            "Each cell gives the rate, its 95 % interval, and the number of decided items.",
            *((SEVERAL,) if by.is_list or across.is_list else ()),
            UNDECIDED,
            INTERVALS,
            CAUTION,
        ),
        empty="" if table.rows.rows else NOTHING,
    )


def _days(table: DaysTable) -> Grid:
    limit = table.total.limit
    if table.by is None:
        return _all_days(table)
    within = (f"Within {limit} days",) if limit is not None else ()
    return Grid(
        title=f"{DAYS}, by {table.by.says}",
        label=sentence(table.by.says),
        headings=(*DAYS_HEADINGS, *within),
        lines=tuple(_days_line(row, _size(table.by, row.key, row.letters)) for row in table.rows),
        total=_days_line(table.total),
        notes=_days_notes(table),
        empty=_no_days(table),
    )


def _all_days(table: DaysTable) -> Grid:
    """The figures of all letters below each other, since there is but one of each."""
    limit = table.total.limit
    within = (f"Within {limit} days",) if limit is not None else ()
    cells = _days_line(table.total).cells
    named = zip((*DAYS_HEADINGS, *within), cells, strict=True)
    return Grid(
        title=DAYS,
        label="Figure",
        headings=("Days or letters",),
        lines=tuple(
            GridLine(label=DAYS_NAMES.get(name, name), cells=(cell,))
            for name, cell in named
            if cell != "0" or name not in {"No date", "Reversed"}
        ),
        total=None,
        notes=_days_notes(table),
        empty=_no_days(table),
    )


def _no_days(table: DaysTable) -> str:
    if table.total.letters:
        return ""
    return NO_DATES if table.total.undated or table.total.reversed else NOTHING


def _days_notes(table: DaysTable) -> tuple[str, ...]:
    limit = table.total.limit
    return (MEDIANS, *((limit_note(limit, table.limit_source),) if limit is not None else ()))


def _days_line(row: DaysRow, size: int | None = None) -> GridLine:
    span, within = row.median_interval, row.within_limit
    quarter, three_quarters = row.at(0.25), row.at(0.75)
    return GridLine(
        label=row.label,
        cells=(
            number(row.letters),
            number(row.undated),
            number(row.reversed),
            number(row.median),
            f"{span[0]:,} to {span[1]:,}" if span else "–",
            f"{quarter:,} to {three_quarters:,}" if quarter is not None and three_quarters is not None else "–",
            number(row.at(0.9)),
            *((f"{percent(within.share)} ({interval(within)})" if within else "–",) if row.limit is not None else ()),
        ),
        size=size,
    )


def _citations(table: CitationTable) -> Grid:
    said = table.by.name

    def share(name: str, found: Share) -> str:
        return (
            f"{name}: {percent(found.share)} ({interval(found)}), {number(found.part)} of {number(found.whole)} items."
        )

    shares = (
        share("The reviewer cites none", table.reviewer_none),
        share("The claims administrator cites none", table.administrator_none),
        share(f"Both cite, and share at least one {said}", table.agreement),
    )
    return Grid(
        title=f"Cited {'guidelines' if said == 'guideline' else 'topics'}",
        label=sentence(said),
        headings=("Reviewer", "Administrator", "Both"),
        lines=tuple(
            GridLine(
                label=row.label,
                cells=(number(row.reviewer), number(row.administrator), number(row.both)),
                size=row.reviewer + row.administrator,
            )
            for row in table.rows
        ),
        total=GridLine(
            label="items that cite any",
            cells=(
                number(table.reviewer_none.whole - table.reviewer_none.part),
                number(table.administrator_none.whole - table.administrator_none.part),
                number(table.agreement.part),
            ),
        )
        if table.items
        else None,
        notes=(*(shares if table.items else ()), CITATIONS, INTERVALS),
        empty="" if table.rows else ("No item cites a guideline." if table.items else NOTHING),
    )


def _volumes(table: VolumeTable) -> Grid:
    return Grid(
        title=f"Letters and items, by {table.by.says}",
        label=sentence(table.by.says),
        headings=("Letters", "Items", "Overturned", "Upheld", "No decision"),
        lines=tuple(_volume_line(row, _size(table.by, row.key, row.items)) for row in table.rows),
        total=_volume_line(table.total) if table.rows else None,
        notes=(SEVERAL,) if table.by.is_list else (),
        empty="" if table.rows else NOTHING,
    )


def _volume_line(row: VolumeRow, size: int | None = None) -> GridLine:
    return GridLine(
        label=row.label,
        cells=tuple(map(number, (row.letters, row.items, row.overturned, row.upheld, row.undecided))),
        size=size,
    )
