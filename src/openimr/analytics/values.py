"""Tables as plain values for programs: CSV with stable headers, and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from openimr.analytics.citations import CitationTable
from openimr.analytics.cross import CrossTable
from openimr.analytics.days import DaysRow, DaysTable
from openimr.analytics.dimension import MISSING, OTHER
from openimr.analytics.grid import grid_of
from openimr.analytics.interval import Share
from openimr.analytics.rates import RateRow, RateTable
from openimr.analytics.report import Report, Table
from openimr.analytics.volumes import VolumeTable

SCHEMA = "openimr/statistics/1"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet."""
LONG = ("table", "by", "key", "label", "measure", "value")
"""The header of a CSV file of several tables: one figure a line."""
PRINTED = {OTHER: "(other)", MISSING: "(none)"}
"""How the keys of groups without a value of their own are printed."""
KEYS = ("by", "key", "label", "across", "across_key", "across_label")

Values = Mapping[str, Any]


def report_csv(report: Report) -> str:
    """One table with a line for each group and one for the whole, or several tables with a line for each figure.

    Numbers are plain (shares from 0 to 1), an unknown one is empty. A text that a spreadsheet would take for a formula
    gets an apostrophe in front.
    """
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    if len(report.tables) == 1:
        for number, values in enumerate(_lines(report.tables[0])):
            if not number:
                writer.writerow(values)
            writer.writerow(map(spreadsheet_cell, values.values()))
        return held.getvalue()
    writer.writerow(LONG)
    for table in report.tables:
        for values in _lines(table):
            start = [kind_of(table), *(spreadsheet_cell(values[name]) for name in ("by", "key", "label"))]
            figures = ((name, value) for name, value in values.items() if name not in KEYS)
            writer.writerows([*start, name, spreadsheet_cell(value)] for name, value in figures)
    return held.getvalue()


def report_json(report: Report) -> str:
    """The report as JSON, `openimr/statistics/1`: each table with its rows, its total and its notes."""
    return json.dumps(report_values(report), ensure_ascii=False, indent=2) + "\n"


def report_values(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "schema": SCHEMA,
        "corpus": report.corpus,
        "counted_on": report.on.isoformat(),
        "selection": report.selection,
        "total": _rate(report.total),
        "tables": [_table(table) for table in report.tables],
    }


def kind_of(table: Table) -> str:
    """What a table counts, in one word."""
    if isinstance(table, RateTable):
        return "rates"
    if isinstance(table, CrossTable):
        return "rates_by_two"
    if isinstance(table, DaysTable):
        return "days"
    return "citations" if isinstance(table, CitationTable) else "volumes"


def _table(table: Table) -> dict[str, Any]:
    *rows, total = _lines(table)
    said: dict[str, Any] = {"table": kind_of(table), "title": grid_of(table).title, "rows": rows, "total": total}
    if isinstance(table, DaysTable):
        said["counts"] = [{"days": days, "letters": letters} for days, letters in table.total.counts]
    if isinstance(table, CitationTable):
        said |= {
            name: share_values(getattr(table, name)) for name in ("reviewer_none", "administrator_none", "agreement")
        }
    return said | {"notes": list(grid_of(table).notes)}


def _lines(table: Table) -> Iterator[Values]:
    """The rows of a table as flat values, all with the same names; the whole comes last."""
    if isinstance(table, CrossTable):
        yield from _cross(table)
        return
    by = table.by.name if table.by else ""
    if isinstance(table, RateTable):
        rows: Iterator[Values] = (_rate(row) for row in (*table.rows, table.total))
    elif isinstance(table, DaysTable):
        rows = (_days(row) for row in (*table.rows, table.total))
    elif isinstance(table, VolumeTable):
        rows = (
            {
                "key": row.key,
                "label": row.label,
                "letters": row.letters,
                "items": row.items,
                "overturned": row.overturned,
                "upheld": row.upheld,
                "undecided": row.undecided,
            }
            for row in (*table.rows, table.total)
        )
    else:
        rows = _citations(table)
    for row in rows:
        yield {"by": by, **row, "key": printed(row["key"])}


def _rate(row: RateRow) -> Values:
    rate = row.rate
    return {
        "key": row.key,
        "label": row.label,
        "items": row.items,
        "letters": row.letters,
        "undecided": row.undecided,
        "decided": rate.whole,
        "decided_letters": rate.letters,
        "overturned": rate.part,
        "share": _rounded(rate.share),
        "low": _rounded(rate.low),
        "high": _rounded(rate.high),
        "effective_items": _rounded(rate.effective),
    }


def printed(key: str) -> str:
    """A key as it is printed: `(other)` and `(none)` stand for gathered groups and missing values."""
    return PRINTED.get(key, key)


def share_values(share: Share) -> dict[str, Any]:
    """A share as plain values."""
    return {
        "items": share.part,
        "of": share.whole,
        "letters": share.letters,
        "share": _rounded(share.share),
        "low": _rounded(share.low),
        "high": _rounded(share.high),
    }


def _cross(table: CrossTable) -> Iterator[Values]:
    by, across = table.by
    for row in (*table.rows.rows, table.rows.total):
        for column in (*table.columns.rows, table.columns.total):
            if row is table.rows.total:
                found: RateRow | None = column
            elif column is table.columns.total:
                found = row
            else:
                found = table.cells.get((row.key, column.key))
            if found is not None:
                figures = {name: value for name, value in _rate(found).items() if name not in {"key", "label"}}
                yield {
                    "by": by.name,
                    "key": printed(row.key),
                    "label": row.label,
                    "across": across.name,
                    "across_key": printed(column.key),
                    "across_label": column.label,
                    **figures,
                }


def _days(row: DaysRow) -> Values:
    low, high = row.median_interval or (None, None)
    within = row.within_limit
    return {
        "key": row.key,
        "label": row.label,
        "letters": row.letters,
        "undated": row.undated,
        "reversed": row.reversed,
        "median": row.median,
        "median_low": low,
        "median_high": high,
        "lower_quartile": row.at(0.25),
        "upper_quartile": row.at(0.75),
        "percentile_90": row.at(0.9),
        "limit_days": row.limit,
        "within_limit": within.part if within else None,
        "within_limit_share": _rounded(within.share) if within else None,
        "within_limit_low": _rounded(within.low) if within else None,
        "within_limit_high": _rounded(within.high) if within else None,
    }


def _citations(table: CitationTable) -> Iterator[Values]:
    for row in table.rows:
        yield {
            "key": row.key,
            "label": row.label,
            "reviewer": row.reviewer,
            "administrator": row.administrator,
            "both": row.both,
        }
    yield {
        "key": "(all)",
        "label": "items that cite any",
        "reviewer": table.reviewer_none.whole - table.reviewer_none.part,
        "administrator": table.administrator_none.whole - table.administrator_none.part,
        "both": table.agreement.part,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def spreadsheet_cell(value: object) -> object:
    """A cell that no spreadsheet runs: a text that begins like a formula gets an apostrophe in front.

    >>> spreadsheet_cell("=1+1"), spreadsheet_cell(-3), spreadsheet_cell(None)
    ("'=1+1", -3, '')
    """
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
