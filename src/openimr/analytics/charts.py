"""The chart of a table: dots with intervals, a line through time, a histogram, bars; wide and narrow."""

from __future__ import annotations

from openimr.analytics.chart_bars import citation_bars, volume_bars, volume_columns
from openimr.analytics.chart_canvas import drawn
from openimr.analytics.chart_dots import Dot, dots
from openimr.analytics.chart_histogram import histogram
from openimr.analytics.chart_line import line
from openimr.analytics.chart_painting import Painting
from openimr.analytics.citations import CitationTable
from openimr.analytics.days import DaysTable
from openimr.analytics.grouping import stands_last
from openimr.analytics.rates import RateRow, RateTable
from openimr.analytics.volumes import VolumeTable
from openimr.analytics.words import counted, digits_for, number, percent

MOST = 30
"""More rows than these nobody reads in a chart; the table beside it has all."""
MOST_CITED = 15

Charted = RateTable | DaysTable | CitationTable | VolumeTable


def chart_pair(table: Charted, *, title: str, key: str) -> str:
    """The chart in both sizes, of which `chart.css` shows one; "" where there is nothing to draw."""
    return chart_svg(table, title=title, key=key) + chart_svg(table, title=title, key=key, narrow=True)


def chart_svg(table: Charted, *, title: str, key: str, narrow: bool = False) -> str:
    """The chart of a table as inline SVG with its title and a description; "" where there is nothing to draw.

    It holds no script, style, link or colour that the page could not set: see `chart_css`.
    """
    painting = _painting(table, narrow=narrow)
    if painting is None:
        return ""
    return drawn(
        painting.paint,
        width=painting.width,
        height=painting.height,
        title=title,
        describe=painting.describe,
        key=f"{key}-n" if narrow else f"{key}-w",
        narrow=narrow,
    )


def _painting(table: Charted, *, narrow: bool) -> Painting | None:
    if isinstance(table, CitationTable):
        return citation_bars(table.rows[:MOST_CITED], narrow=narrow) if table.rows else None
    if isinstance(table, VolumeTable):
        columns = [row for row in table.rows if row.items]
        if not columns:
            return None
        return (
            volume_columns(columns, narrow=narrow) if table.by.is_time else volume_bars(columns[:MOST], narrow=narrow)
        )
    if isinstance(table, DaysTable):
        return _days(table, narrow=narrow)
    rows = [row for row in table.rows if row.rate.whole]
    if not rows:
        return None
    if table.by.is_time:
        in_time = [row for row in rows if row.key.isascii() and row.key[:1].isdigit()]
        return line(in_time, table.total, narrow=narrow) if in_time else None
    return _rates(rows, table.total, narrow=narrow)


def _rates(rows: list[RateRow], total: RateRow, *, narrow: bool) -> Painting:
    values = sorted((row for row in rows if not stands_last(row.key)), key=lambda row: -row.items)
    left_out = {row.key for row in values[MOST:]}
    shown = [row for row in rows if row.key not in left_out]
    digits = digits_for(total.rate)
    marks = [
        Dot(
            label=row.label,
            said=percent(row.rate.share, digits),
            of=f"of {number(row.rate.whole)}",
            low=(row.rate.low or 0.0) * 100,
            middle=(row.rate.share or 0.0) * 100,
            high=(row.rate.high or 0.0) * 100,
        )
        for row in shown
    ]
    overall = percent(total.rate.share, digits)
    most_often, least_often = max(shown, key=_share), min(shown, key=_share)
    describe = (
        "Share of decided items that were overturned, as a dot with its 95 % interval, for "
        f"{counted(len(shown), 'group')}{f', the largest of {len(rows)}' if len(rows) > len(shown) else ''}. "
        f"All items: {overall}. Highest: {most_often.label}, {percent(most_often.rate.share, digits)}. "
        f"Lowest: {least_often.label}, {percent(least_often.rate.share, digits)}. The table gives every figure."
    )
    return dots(
        marks,
        guide=((total.rate.share or 0.0) * 100, f"all items {overall}"),
        unit="\N{NO-BREAK SPACE}%",
        ceiling=100,
        describe=describe,
        narrow=narrow,
    )


def _share(row: RateRow) -> float:
    return row.rate.share or 0.0


def _days(table: DaysTable, *, narrow: bool) -> Painting | None:
    if table.by is None:
        return histogram(table.total, narrow=narrow) if table.total.letters else None
    rows = [row for row in table.rows if row.letters][:MOST]
    if not rows:
        return None
    marks = [
        Dot(
            label=row.label,
            said=counted(row.median or 0, "day"),
            of=f"n {number(row.letters)}",
            low=row.at(0.25) or 0,
            middle=row.median or 0,
            high=row.at(0.75) or 0,
            far=row.at(0.9),
        )
        for row in rows
    ]
    describe = (
        f"Days from application to decision for {counted(len(rows), 'group')}: a dot at the median, a thick line over "
        "the middle half of the letters, a thin line to the 90th percentile. The table gives every figure."
    )
    middle = table.total.median or 0
    return dots(
        marks,
        guide=(middle, f"all letters {middle} days"),
        unit="",
        ceiling=None,
        describe=describe,
        narrow=narrow,
    )
