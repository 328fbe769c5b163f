"""A report as one HTML page that needs nothing else: no script, no file beside it, charts and tables together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from openimr.analytics.chart_canvas import chart_css
from openimr.analytics.charts import MOST, MOST_CITED, chart_pair
from openimr.analytics.citations import CitationTable
from openimr.analytics.cross import CrossTable
from openimr.analytics.days import DaysTable
from openimr.analytics.grid import Grid, GridLine, grid_of
from openimr.analytics.report import Report, Table
from openimr.analytics.words import CAUTION, digits_for, interval, number, percent

SOFT_HYPHENS = {
    word.replace("|", ""): word.replace("|", "\N{SOFT HYPHEN}")
    for word in ("Over|turned", "Adminis|trator", "per|centile")
}
"""Where a heading may break on a phone."""


@cache
def report_css() -> str:
    """The stylesheet of the page, charts included."""
    return (files("openimr.analytics") / "report.css").read_text("utf-8") + chart_css()


def report_html(report: Report) -> str:
    """The report as a page. The same report gives the same bytes."""
    grids = [(f"t{number}", table, grid_of(table)) for number, table in enumerate(report.tables, start=1)]
    shared = _shared_notes([grid for _, _, grid in grids])
    title = "Published determinations in figures"
    body = "\n".join(
        [
            *_head(report, title, grids),
            *(_section(report, key, table, grid, shared) for key, table, grid in grids),
            *_method(shared),
        ]
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}: {escape(report.corpus)}</title>\n<style>\n{report_css()}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">Skip to content</a>\n'
        f'<header class="mast"><p>Open<b>IMR</b></p></header>\n<main id="content">\n{body}\n</main>\n'
        f"<footer><p>{escape(_counted_of(report))}</p></footer>\n</body>\n</html>\n"
    )


def _counted_of(report: Report) -> str:
    return f"Counted on {report.on.isoformat()} from {report.corpus} with openimr stats."


def _head(report: Report, title: str, grids: list[tuple[str, Table, Grid]]) -> Iterator[str]:
    total = report.total
    chosen = f" Selected: {report.selection}." if report.selection else ""
    stand = f"{number(total.items)} disputed items in {number(total.letters)} letters of {report.corpus}.{chosen}"
    yield f'<h1>{escape(title)}</h1>\n<p class="stand">{escape(stand)}</p>'
    yield '<dl class="key">' + "".join(_key_figures(report)) + "</dl>"
    if len(grids) > 1:
        entries = "".join(f'<li><a href="#{key}">{escape(grid.title)}</a></li>' for key, _, grid in grids)
        method = '<li><a href="#method">How it was counted</a></li>'
        yield f'<nav class="toc" aria-labelledby="toc"><h2 id="toc">Contents</h2><ul>{entries}{method}</ul></nav>'


def _key_figures(report: Report) -> Iterator[str]:
    rate = report.total.rate
    digits = digits_for(rate)
    yield _fact("decided items", number(rate.whole))
    yield _fact(f"of decided items overturned (95 % interval {interval(rate, digits)})", percent(rate.share, digits))
    if report.total.undecided:
        yield _fact("items without a decision", number(report.total.undecided))
    for table in report.tables:
        if isinstance(table, DaysTable) and table.by is None and table.total.median is not None:
            yield _fact("days from application to decision (median)", number(table.total.median))
        if isinstance(table, CitationTable) and table.by.name == "guideline" and table.items:
            yield _fact("of items in which the reviewer cites no guideline", percent(table.reviewer_none.share))


def _fact(name: str, value: str) -> str:
    return f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"


def _section(report: Report, key: str, table: Table, grid: Grid, shared: frozenset[str]) -> str:
    said = [
        f'<section class="sheet" id="{key}" aria-labelledby="{key}-h">',
        f'<h2 id="{key}-h">{escape(grid.title)}</h2>',
    ]
    if grid.empty:
        said.append(f'<p class="none">{escape(grid.empty)}</p>')
    if grid.lines or (grid.total and not grid.empty):
        chart = "" if isinstance(table, CrossTable) else chart_pair(table, title=grid.title, key=f"{key}-c")
        figure = f"<figure>{chart}</figure>" if chart else ""
        # The days of groups need more columns than fit beside a chart.
        kind = "both alone" if not chart or (isinstance(table, DaysTable) and table.by) else "both"
        said.append(f'<div class="{kind}">{figure}<div>{_table(report, key, grid)}{_cut(table, grid)}</div></div>')
    own = [note for note in grid.notes if note not in shared]
    if own:
        said.append('<ul class="notes">' + "".join(f"<li>{escape(note)}</li>" for note in own) + "</ul>")
    return "\n".join([*said, "</section>"])


def _table(report: Report, key: str, grid: Grid) -> str:
    shown = _without_idle(grid)
    headings = "".join(
        f'<th scope="col">{_heading(heading)}</th>' for heading in (grid.label, *_kept(grid.headings, shown))
    )
    lines = "".join(f"<tr>{_line(line, shown)}</tr>" for line in grid.largest(MOST))
    total = f"<tfoot><tr>{_line(grid.total, shown)}</tr></tfoot>" if grid.total else ""
    caption = f"{grid.title}; {report.corpus}"
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{key}-cap"><table>'
        f'<caption id="{key}-cap">{escape(caption)}</caption>'
        f"<thead><tr>{headings}</tr></thead><tbody>{lines}</tbody>{total}</table></div>"
    )


def _heading(said: str) -> str:
    for word, hyphened in SOFT_HYPHENS.items():
        said = said.replace(word, hyphened)
    return escape(said)


def _line(line: GridLine, shown: list[int]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in _kept(line.cells, shown))
    return f'<th scope="row">{escape(line.label)}</th>{cells}'


def _without_idle(grid: Grid) -> list[int]:
    """The columns that say something: what was counted apart is left out where there is none of it."""
    lines = [*grid.lines, *([grid.total] if grid.total else [])]
    idle = {"No decision", "No date", "Reversed"}
    return [
        place
        for place, heading in enumerate(grid.headings)
        if heading not in idle or any(line.cells[place] != "0" for line in lines)
    ]


def _kept(cells: tuple[str, ...], shown: list[int]) -> list[str]:
    return [cells[place] for place in shown]


def _cut(table: Table, grid: Grid) -> str:
    """What is said where the page does not show all."""
    shown = len(grid.largest(MOST))
    said = []
    if shown < len(grid.lines):
        said.append(
            f"The {number(MOST)} largest groups are shown; the CSV and JSON output hold all {len(grid.lines):,}."
        )
    if isinstance(table, CitationTable) and shown > MOST_CITED:
        said.append(f"The chart shows the first {MOST_CITED}.")
    return f'<p class="more">{" ".join(said)}</p>' if said else ""


def _shared_notes(grids: list[Grid]) -> frozenset[str]:
    """The notes that several tables need; they are said once, at the end."""
    notes = [note for grid in grids for note in grid.notes]
    return frozenset(note for note in notes if notes.count(note) > 1 or len(grids) == 1) | {CAUTION}


def _method(shared: frozenset[str]) -> Iterator[str]:
    ordered = [CAUTION, *sorted(shared - {CAUTION})]
    entries = "".join(f"<li>{escape(note)}</li>" for note in ordered)
    yield (
        '<section class="sheet" id="method" aria-labelledby="method-h"><h2 id="method-h">How it was counted</h2>'
        f"<ul>{entries}</ul></section>"
    )
