"""`openimr check`: a linter for determinations; each finding with file, line, rule and how to mend it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from openimr.vocabulary import ImrError

if TYPE_CHECKING:
    from openimr.cli.placed import PlacedDetermination
    from openimr.determination import Finding

LONG_WORK = 20


@dataclass(frozen=True)
class Line:
    """A finding where it stands."""

    name: str
    line: int
    column: int
    finding: Finding


@click.command("check")
@click.argument("sources", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, allow_dash=True))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option(
    "--select", multiple=True, metavar="CODES", help="Only these rules: codes or their beginnings (STR,DEC-01)."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="All rules but these.")
def command(sources: tuple[str, ...], form: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    """Check determinations in JSON files, published letters (text, HTML, PDF), folders, or - for standard input.

    Exits 0 when there is no error (warnings are allowed), 1 when there are errors or unreadable files, 2 when nothing
    could be checked. The rules stand in docs/reference/checks.md.
    """
    from openimr.determination import Severity

    codes = _codes(select, ignore)
    checked, lines, unreadable = 0, list[Line](), list[ImrError]()
    for found in _with_progress(sources):
        if isinstance(found, Exception):
            unreadable.append(found)
            continue
        checked += 1
        lines += _lines(found, codes)
    for error in unreadable:
        click.echo(error.message, err=True)
    if checked or form == "json":
        _report(form, lines, unreadable, checked)
    if not checked:
        click.echo("openimr check: no determination could be read.", err=True)
        sys.exit(2)
    has_errors = any(line.finding.severity is Severity.ERROR for line in lines)
    sys.exit(1 if has_errors or unreadable else 0)


def _codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes of the rules that run; a beginning that fits no rule is a usage error."""
    from openimr.determination import RULES

    known = [rule.code for rule in RULES]

    def named(given: Sequence[str], option: str) -> set[str]:
        chosen: set[str] = set()
        for beginning in (part.strip().upper() for value in given for part in value.split(",") if part.strip()):
            fitting = {code for code in known if code.startswith(beginning)}
            if not fitting:
                raise click.BadParameter(f"no rule begins with {beginning!r}.", param_hint=option)
            chosen |= fitting
        return chosen

    selected = named(select, "--select") if select else set(known)
    return frozenset(selected - named(ignore, "--ignore"))


def _with_progress(sources: Sequence[str]) -> Iterator[PlacedDetermination | ImrError]:
    """The determinations, with a bar on the terminal while there are many."""
    from pathlib import Path

    from openimr.cli.placed import files_in, placed_determinations

    files = [str(file) for source in sources for file in ([source] if source == "-" else files_in(Path(source)))]
    if len(files) < LONG_WORK or not sys.stderr.isatty():
        yield from placed_determinations(files)
        return
    from rich.console import Console
    from rich.progress import track

    for file in track(files, description="Checking", console=Console(stderr=True), transient=True):
        yield from placed_determinations([file])


def _lines(placed: PlacedDetermination, codes: frozenset[str]) -> Iterable[Line]:
    from openimr.determination import check

    found = [finding for finding in check(placed.determination) if finding.code in codes]
    lines = [Line(placed.name, *placed.place_of(finding), finding) for finding in found]
    return sorted(lines, key=lambda line: (line.line, line.column, line.finding.code))


def _report(form: str, lines: Sequence[Line], unreadable: Sequence[ImrError], checked: int) -> None:
    if form == "json":
        report = {
            "checked": checked,
            "findings": [_as_json(line) for line in lines],
            "unreadable": [error.message for error in unreadable],
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(_as_github(line) if form == "github" else _as_text(line))
    if form == "text":
        click.echo(_summary(lines, checked))


def _as_text(line: Line) -> str:
    finding = line.finding
    mark = "" if finding.severity == "error" else " (warning)"
    place = f"{finding.where[:1].upper()}{finding.where[1:]}: "
    return f"{line.name}:{line.line}:{line.column}: {finding.code}{mark} {finding.message}\n    {place}{finding.fix}"


def _as_json(line: Line) -> dict[str, object]:
    finding = line.finding
    return {
        "file": line.name,
        "line": line.line,
        "column": line.column,
        "code": finding.code,
        "severity": finding.severity.value,
        "ground": finding.guard.value if finding.guard else None,
        "item": finding.item,
        "path": finding.path,
        "span": [finding.span.start, finding.span.end] if finding.span else None,
        "message": finding.message,
        "fix": finding.fix,
    }


def _as_github(line: Line) -> str:
    """A workflow command, which shows the finding beside its line in a pull request."""
    finding = line.finding
    properties = {"file": line.name, "line": str(line.line), "col": str(line.column), "title": finding.code}
    written = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{finding.severity.value} {written}::{_escaped(f'{finding.message} {finding.fix}')}"


def _escaped(text: str, further: str = "") -> str:
    for character in f"%\r\n{further}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _summary(lines: Sequence[Line], checked: int) -> str:
    errors = sum(line.finding.severity == "error" for line in lines)
    in_all = _counted(checked, "determination")
    if not lines:
        return f"No findings in {in_all}."
    return f"Found {_counted(errors, 'error')} and {_counted(len(lines) - errors, 'warning')} in {in_all}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
