"""What was found, for a terminal, as JSON and as CSV."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from openimr.corpus import ItemRow
    from openimr.search import Answer, Facet, Hit, Passage, Question

SHORT_FACETS = ("decision", "treatment", "guideline", "year")
SHORT_VALUES = 5
BAR = 24
ROW_KEYS = (
    "case_number",
    "number",
    "text",
    "treatment",
    "category",
    "drug",
    "body_parts",
    "decision",
    "decided_on",
    "year",
    "days",
    "guidelines",
    "cites",
    "administrator_cites",
    "specialties",
)
COLUMNS = ("case_number", "number", "decided_on", "decision", "treatment", "category", "drug", "body_parts")
MORE_COLUMNS = ("guidelines", "cites", "specialties", "score", "text", "passage")


def print_answer(
    answer: Answer, question: Question, *, form: str, corpus: Path, shows_hits: bool, all_facets: bool
) -> None:
    """Print a page of what was found; what was understood otherwise than typed goes to standard error."""
    if form == "json":
        click.echo(json.dumps(answer_json(answer, question, corpus), ensure_ascii=False, indent=2))
        return
    for note in answer.notes:
        click.echo(note, err=True)
    if answer.suggestion:
        click.echo(f"Did you mean: {answer.suggestion}", err=True)
    if form == "csv":
        _print_csv(answer, facets_only=not shows_hits)
        return
    console = a_console()
    if shows_hits:
        for hit in answer.hits:
            _print_hit(console, hit)
    console.print(_total(answer, shows_hits))
    for facet in answer.facets:
        if facet.values and (all_facets or facet.field in SHORT_FACETS):
            _print_facet(console, facet, len(facet.values) if all_facets else SHORT_VALUES)


def a_console() -> Console:
    """Where a person reads: matches in bold on a terminal, plain lines that are not cut anywhere else."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())


def answer_json(answer: Answer, question: Question, corpus: Path) -> dict[str, Any]:
    """The answer as `openimr/search/1`."""
    return {
        "schema": "openimr/search/1",
        "corpus": str(corpus),
        "question": asdict(question),
        "total": answer.total,
        "page": answer.page,
        "per_page": answer.per_page,
        "pages": answer.pages,
        "notes": answer.notes,
        "suggestion": answer.suggestion,
        "hits": [
            row_json(hit.row)
            | {"score": round(hit.score, 4), "text_matches": hit.title.matches}
            | {"passages": [asdict(passage) for passage in hit.passages]}
            for hit in answer.hits
        ],
        "facets": {
            facet.field: {
                "values": [{"value": each.value, "count": each.count} for each in facet.values],
                "more": facet.more,
            }
            for facet in answer.facets
        },
    }


def row_json(row: ItemRow) -> dict[str, Any]:
    """An item without its long texts."""
    values = {key: getattr(row, key) for key in ROW_KEYS}
    return values | {"decided_on": row.decided_on.isoformat() if row.decided_on else None}


def heading(row: ItemRow) -> Text:
    """Case, date, decision and treatment in one line."""
    from rich.text import Text

    colour = {"Overturned": "green", "Upheld": "red"}.get(row.decision, "")
    line = Text(row.key, style="bold cyan")
    line.append(f"  {row.decided_on or 'no date'}  ", style="default not bold")
    line.append(row.decision or "no decision", style=f"{colour} not bold")
    line.append("".join(f"  {each}" for each in (row.treatment, *row.body_parts) if each), style="default not bold")
    return line


def marked(passage: Passage, *, before: str = "") -> Text:
    """A passage on one line, its matches in bold."""
    from rich.text import Text

    from openimr.search import spread

    line = Text(before)
    for piece, is_match in spread(passage):
        words = " ".join(piece.split())
        left = " " if piece[:1].isspace() and words else ""
        right = " " if piece[-1:].isspace() else ""
        line.append(f"{left}{words}{right}", style="bold yellow" if is_match else "")
    return line


def _print_hit(console: Console, hit: Hit) -> None:
    from rich.padding import Padding

    console.print(heading(hit.row))
    console.print(Padding(marked(hit.title), (0, 0, 0, 2)) if console.is_terminal else marked(hit.title, before="  "))
    for passage in hit.passages:
        line = marked(passage, before="" if console.is_terminal else f"    {passage.field}: ")
        if console.is_terminal:
            from rich.text import Text

            line = Text(f"{passage.field}: ", style="dim").append_text(line)
        console.print(Padding(line, (0, 0, 0, 4)) if console.is_terminal else line)
    console.print()


def _total(answer: Answer, shows_hits: bool) -> str:
    if not answer.total:
        return "Nothing was found."
    said = "1 item" if answer.total == 1 else f"{answer.total:,} items"
    return f"{said}, page {answer.page} of {answer.pages:,}." if shows_hits else f"{said}."


def _print_facet(console: Console, facet: Facet, most: int) -> None:
    values = facet.values if facet.field == "year" else facet.values[:most]
    width = max(len(value.value) for value in values)
    highest = max(value.count for value in values) or 1
    console.print(f"\n{facet.field.replace('_', ' ')}")
    for value in values:
        bar = "█" * round(BAR * value.count / highest)
        console.print(f"  {value.value:<{width}}  {value.count:>9,}  {bar}".rstrip())
    more = facet.more + len(facet.values) - len(values)
    if more:
        console.print(f"  and {more:,} more")


def _print_csv(answer: Answer, *, facets_only: bool) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if facets_only:
        writer.writerow(["field", "value", "count"])
        writer.writerows(
            [facet.field, _cell(each.value), each.count] for facet in answer.facets for each in facet.values
        )
        return
    writer.writerow([*COLUMNS, *MORE_COLUMNS])
    for hit in answer.hits:
        passage = " ".join(hit.passages[0].text.split()) if hit.passages else ""
        cells = [_cell(getattr(hit.row, key)) for key in (*COLUMNS, "guidelines", "cites", "specialties")]
        writer.writerow([*cells, round(hit.score, 4), _cell(" ".join(hit.row.text.split())), _cell(passage)])


def _cell(value: Any) -> Any:
    from openimr.analytics import spreadsheet_cell

    return spreadsheet_cell("; ".join(value) if isinstance(value, tuple) else value)
