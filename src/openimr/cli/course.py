"""`openimr course`: what the papers of a case say over time, as text or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from openimr.casefile import Course, DrugMention, Evidence, PartTold, WorkTold
    from openimr.casefile.course import Row

SCHEMA = "openimr/course/1"
NO_DAY = "no day    "


@click.command()
@click.argument(
    "case", metavar="CASE.json", type=click.Path(path_type=Path, allow_dash=True, exists=True, dir_okay=False)
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(case: Path, form: str) -> None:
    """Tell what the papers of a case say over time: drugs, visits, work status, pain, function, parts of the body.

    CASE.json is what `openimr evaluate` takes; - reads standard input. Each row has its day, whether it is affirmed,
    denied, stopped, refused or planned, and the page that says it. Letters of utilization review are left out.

    Exit code 0: the papers were read. 2: the case cannot be read.
    """
    from openimr.casefile import course_of
    from openimr.cli.case_json import read_case

    text = sys.stdin.read() if str(case) == "-" else case.read_text("utf-8")
    course = course_of(read_case(text, where=str(case)).file)
    if form == "json":
        click.echo(json.dumps({"schema": SCHEMA} | _plain(course), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(course)) or "The papers say nothing over time.")


def _plain(value: Any) -> Any:
    """A value as JSON has it: a range as its two bounds, a day as 2015-03-10."""
    from openimr.vocabulary import Range

    if isinstance(value, Range):
        return [value.low, value.high]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _lines(course: Course) -> Iterator[str]:
    for drug in course.medications:
        yield from _table(drug.drug.ingredient, [(row, _drug(row)) for row in drug.mentions])
    for treatment in course.visits:
        rows = [(row, f"{row.visits}{f' of {row.of}' if row.of else ''} visits") for row in treatment.told]
        yield from _table(f"visits of {treatment.treatment}", rows)
    yield from _table("work status", [(row, _work(row)) for row in course.work])
    pain = [
        (row, f"{row.score} of 10{f', {row.medication} medication' if row.medication else ''}") for row in course.pain
    ]
    yield from _table("pain", pain)
    measures = [
        (row, " ".join(str(word) for word in (row.part, row.name, row.value, row.unit) if word))
        for row in course.measures
    ]
    yield from _table("function", measures)
    if course.parts:
        yield "parts of the body"
        yield from (f"  {part.part}: {_pages(part)}" for part in course.parts)


def _table(name: str, rows: Iterable[tuple[Row, str]]) -> Iterator[str]:
    lines = [
        f"  {row.on.isoformat() if row.on else NO_DAY}  {row.status:<9} {said}  ({_places(row.evidence)})"
        for row, said in rows
    ]
    yield from (name, *lines) if lines else ()


def _drug(row: DrugMention) -> str:
    said = [row.strength or "no strength told"]
    said += [f"{row.a_day} {row.unit} a day".replace("mcg/hr a day", "mcg/hr")] if row.a_day else []
    said += [f"#{row.quantity}"] if row.quantity else []
    said += [f"for {row.days} days"] if row.days else []
    said += [f"{row.morphine} mg of morphine ({row.table})"] if row.morphine else []
    return ", ".join(said)


def _work(row: WorkTold) -> str:
    said = [row.work.value]
    said += [f"“{row.restrictions}”"] if row.restrictions else []
    said += [f"until {row.until}"] if row.until else [f"for {row.weeks} weeks"] if row.weeks else []
    return ", ".join(said)


def _pages(part: PartTold) -> str:
    return f"on {part.pages} page{'' if part.pages == 1 else 's'}, first {_places(part.first[:1])}"


def _places(evidence: tuple[Evidence, ...]) -> str:
    return "; ".join(dict.fromkeys(f"document {each.document_id}, p. {each.page}" for each in evidence))
