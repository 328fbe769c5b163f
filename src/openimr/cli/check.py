"""`openimr check`: a linter for determinations; each finding with file, line, rule and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from openimr.cli.check_formats import FORMATS
from openimr.cli.check_rules import as_list, as_list_json, codes_of, entry_of
from openimr.cli.check_statistics import as_statistics, as_statistics_json
from openimr.cli.checked import Checked, Line
from openimr.vocabulary import ImrError

if TYPE_CHECKING:
    from openimr.cli.placed import PlacedDetermination

LONG_WORK = 20
Said = TypeVar("Said")


@click.command("check")
@click.argument("sources", nargs=-1, metavar="FILE...", type=click.Path(exists=True, allow_dash=True))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    help="Only these rules: codes, their beginnings or groups (STR,DEC-01,arithmetic).",
)
@click.option("--ignore", multiple=True, metavar="CODES", help="All rules but these.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of listing them.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 also where there are findings.")
@click.option("--rules", is_flag=True, help="List the rules and check nothing.")
@click.option("--explain", metavar="CODE", help="Print what one rule asks for and check nothing.")
def command(
    sources: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    statistics: bool,
    exit_zero: bool,
    rules: bool,
    explain: str | None,
) -> None:
    """Check determinations in JSON files, published letters (text, HTML, PDF), folders, or - for standard input.

    Exits 0 when there is no error (warnings are allowed), 1 when there are errors or unreadable files, 2 when nothing
    could be checked. The rules stand in docs/reference/checks.md.
    """
    if explain is not None:
        click.echo(_explained(explain))
        return
    codes = codes_of(select, ignore)
    if rules:
        click.echo(_of_two("--rules", as_list, as_list_json, form)(codes))
        return
    if not sources:
        raise click.UsageError("Missing argument 'FILE...'.")
    report = _of_two("--statistics", as_statistics, as_statistics_json, form) if statistics else None
    checked = _checked(sources, codes)
    for error in checked.unreadable:
        click.echo(error.message, err=True)
    _report(checked, form, report)
    if not checked.count:
        click.echo("openimr check: no determination could be read.", err=True)
        sys.exit(2)
    sys.exit(1 if (checked.has_errors or checked.unreadable) and not exit_zero else 0)


def _explained(code: str) -> str:
    from openimr.determination import RULES

    for rule in RULES:
        if rule.code == code.strip().upper():
            return entry_of(rule)
    raise click.BadParameter(f"no rule has the code {code!r}; see openimr check --rules.", param_hint="--explain")


def _of_two(
    option: str, text: Callable[[Said], str], for_programs: Callable[[Said], str], form: str
) -> Callable[[Said], str]:
    """How to write what is no list of findings, which only two of the formats can hold."""
    if form not in {"text", "json"}:
        raise click.UsageError(f"{option} goes with --format text or json, not {form}.")
    return for_programs if form == "json" else text


def _checked(sources: Sequence[str], codes: frozenset[str]) -> Checked:
    count, lines, unreadable = 0, list[Line](), list[ImrError]()
    for found in _with_progress(sources):
        if isinstance(found, ImrError):
            unreadable.append(found)
            continue
        count += 1
        lines += _lines(found, codes)
    return Checked(count=count, codes=codes, lines=lines, unreadable=unreadable)


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
    lines = [
        Line(placed.name, *placed.place_of(finding), finding, placed.determination.case_number) for finding in found
    ]
    return sorted(lines, key=lambda line: (line.line, line.column, line.finding.code))


def _report(checked: Checked, form: str, statistics: Callable[[Checked], str] | None) -> None:
    chosen = FORMATS[form]
    written = (statistics or chosen.write)(checked) if checked.count or chosen.is_for_programs else ""
    if written:
        click.echo(written)
