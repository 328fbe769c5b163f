"""`openimr check`: a linter for determinations; each finding with file, line, rule and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from openimr.cli.check_formats import FORMATS
from openimr.cli.checked import Checked, Line
from openimr.vocabulary import ImrError

if TYPE_CHECKING:
    from openimr.cli.placed import PlacedDetermination

LONG_WORK = 20


@click.command("check")
@click.argument("sources", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, allow_dash=True))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--select", multiple=True, metavar="CODES", help="Only these rules: codes or their beginnings (STR,DEC-01)."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="All rules but these.")
def command(sources: tuple[str, ...], form: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    """Check determinations in JSON files, published letters (text, HTML, PDF), folders, or - for standard input.

    Exits 0 when there is no error (warnings are allowed), 1 when there are errors or unreadable files, 2 when nothing
    could be checked. The rules stand in docs/reference/checks.md.
    """
    codes = _codes(select, ignore)
    count, lines, unreadable = 0, list[Line](), list[ImrError]()
    for found in _with_progress(sources):
        if isinstance(found, Exception):
            unreadable.append(found)
            continue
        count += 1
        lines += _lines(found, codes)
    checked = Checked(count=count, codes=codes, lines=lines, unreadable=unreadable)
    for error in unreadable:
        click.echo(error.message, err=True)
    _report(checked, form)
    if not count:
        click.echo("openimr check: no determination could be read.", err=True)
        sys.exit(2)
    sys.exit(1 if checked.has_errors or unreadable else 0)


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


def _report(checked: Checked, form: str) -> None:
    chosen = FORMATS[form]
    written = chosen.write(checked) if checked.count or chosen.is_for_programs else ""
    if written:
        click.echo(written)
