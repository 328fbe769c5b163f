"""Figures for the terminal: aligned tables, with small bars where there is room for them."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from openimr.analytics import Grid, GridLine, Report, grid_of

WIDTH = 100
WIDE_ENOUGH = 96
"""From this width on there is room for bars."""
ROOMY = 80
"""Under this width columns stand closer."""
BAR = 24
MOST_LINES = 40
IDLE = {"No decision", "No date", "Reversed"}


def print_report(report: Report, stream: TextIO) -> None:
    """Print every table of a report, then what the figures mean; each note once."""
    console = Console(file=stream, highlight=False, width=None if stream.isatty() else WIDTH)
    total = report.total
    console.print(Text(f"{total.items:,} items in {total.letters:,} letters of {report.corpus}", style="bold"))
    if report.selection:
        console.print(Text(f"Selected: {report.selection}"))
    notes: dict[str, None] = {}
    for table in report.tables:
        grid = grid_of(table)
        notes.update(dict.fromkeys(grid.notes))
        _print_grid(console, grid)
    if notes:
        console.print()
    for note in notes:
        console.print(Padding(Text(note, style="dim"), (0, 0, 0, 0)))


def _print_grid(console: Console, grid: Grid) -> None:
    console.print()
    console.print(Text(grid.title, style="bold"))
    if grid.empty:
        console.print(Text(grid.empty))
    if not grid.lines and (grid.total is None or grid.empty):
        return
    lines = grid.largest(MOST_LINES)
    shown = [*lines, *([grid.total] if grid.total else [])]
    places = [
        place
        for place, heading in enumerate(grid.headings)
        if heading not in IDLE or any(line.cells[place] != "0" for line in shown)
    ]
    has_bars = console.width >= WIDE_ENOUGH and any(line.bar for line in grid.lines)
    gap = 2 if console.width >= ROOMY else 1
    table = Table(box=None, padding=(0, gap, 0, 0), header_style="dim", show_edge=False, pad_edge=False)
    table.add_column(grid.label, overflow="fold", min_width=min(18, console.width // 5))
    for place in places:
        table.add_column(grid.headings[place], justify="right", no_wrap=len(grid.headings) <= len(places) + 3)
    if has_bars:
        table.add_column(f"0{f'{grid.top:.0%}'.rjust(BAR - 1)}", no_wrap=True, width=BAR)
    for line in shown:
        cells = [Text(line.cells[place]) for place in places]
        bar = [Text(bar_of(line, grid.top))] if has_bars else []
        table.add_row(Text(line.label), *cells, *bar, style="bold" if line is grid.total else "")
    console.print(Padding(table, (0, 0, 0, 2)))
    if len(grid.lines) > len(lines):
        console.print(Text(f"  The {MOST_LINES} largest groups of {len(grid.lines):,}; --format csv gives all."))


def bar_of(line: GridLine, top: float) -> str:
    """A dot in its interval on a line from 0 to `top`.

    >>> bar_of(GridLine(label="", cells=(), bar=(0.25, 0.5, 0.75)), 1.0)
    '      ├─────●────┤'
    """
    if line.bar is None:
        return ""
    low, middle, high = (round(value / top * (BAR - 1)) for value in line.bar)
    drawn = [" "] * low + ["─"] * (high - low + 1)
    drawn[low], drawn[high] = "├", "┤"
    drawn[middle] = "●"
    return "".join(drawn)
