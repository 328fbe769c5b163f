"""`openimr stats`: tables and plots of a corpus of published determinations."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

if TYPE_CHECKING:
    import polars as pl

    from openimr.analytics import Report
    from openimr.analytics.report import Measure
    from openimr.vocabulary import ImrError

BY = (
    "treatment",
    "category",
    "body-part",
    "drug",
    "guideline",
    "topic",
    "specialty",
    "year",
    "quarter",
    "layout",
    "decision",
)
"""The dimensions of `openimr.analytics.DIMENSIONS`, named here so that help comes at once; a test compares them."""
FILTERS = ("treatment", "category", "body-part", "drug", "decision", "guideline", "topic", "specialty", "layout")
FORMATS = {".csv": "csv", ".json": "json", ".html": "html", ".htm": "html"}


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which items are counted."""
    for name in reversed(FILTERS):
        command = click.option(f"--{name}", multiple=True, help=f"Only items of this {name.replace('-', ' ')}.")(
            command
        )
    return command


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--by", multiple=True, type=click.Choice(BY), help="Part the items by this; twice for a table of rows and columns."
)
@click.option(
    "--of",
    type=click.Choice(["overturned", "days", "citations", "items"]),
    help="What is counted. Default: overturned; without --by and --of a short overview of all.",
)
@_filters
@click.option("--year", help="Only items decided then: 2015, 2014-2016, 2014- or -2016.")
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Gather groups of fewer items in one row.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "html"]),
    help="Default: what --out ends in, else text.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write there instead of standard output.")
def command(
    corpus: Path,
    by: tuple[str, ...],
    of: str | None,
    year: str | None,
    least: int,
    form: str | None,
    out: Path | None,
    **filters: tuple[str, ...],
) -> None:
    """Count a corpus: overturn rates with intervals, days to the decision, citations, volumes.

    CORPUS is what `openimr read --out` wrote (.parquet, .jsonl, .db), a letter, a folder of letters or a ZIP archive.
    A filter that is given more than once means any of its values. A rate describes decided items; it predicts none.

    Exit code 0: counted. 1: counted, but some letters could not be read; each is listed on standard error. 2: wrong
    usage, or nothing could be read.
    """
    from openimr.analytics import Selection, report_of
    from openimr.cli.utf8 import refuse_other_encodings
    from openimr.cli.years import years_of
    from openimr.clocks import legal_day

    refuse_other_encodings()
    unread: list[str] = []
    selection = Selection(**filters, years=years_of(year))
    report = report_of(
        _items(corpus, unread),
        corpus=corpus.resolve().name,
        on=legal_day(datetime.now(UTC)),
        selection=selection,
        by=by,
        of=cast("Measure | None", of),
        least=least,
    )
    _write(report, form or (FORMATS.get(out.suffix.lower(), "text") if out else "text"), out)
    for message in unread:
        click.echo(message, err=True)
    if unread:
        sys.exit(1)


def _items(corpus: Path, unread: list[str]) -> pl.LazyFrame:
    """The items of a stored corpus, scanned; those of letters, read now, with each unreadable one noted."""
    from openimr.analytics import frame_of
    from openimr.corpus import item_frame, rows_in

    if corpus.is_file() and corpus.suffix.lower() not in {".txt", ".pdf", ".html", ".htm", ".zip"}:
        return item_frame(corpus)

    def note(error: ImrError) -> None:
        unread.append(error.message)

    if not sys.stderr.isatty():
        return frame_of(rows_in(corpus, unreadable=note))
    from rich.console import Console

    with Console(stderr=True).status("Reading letters"):
        return frame_of(rows_in(corpus, unreadable=note))


def _write(report: Report, form: str, out: Path | None) -> None:
    if form == "text":
        from openimr.cli.stats_text import print_report

        if out is None:
            print_report(report, sys.stdout)
            return
        import io

        held = io.StringIO()
        print_report(report, held)
        said = held.getvalue()
    else:
        from openimr.analytics import report_csv, report_html, report_json

        said = {"csv": report_csv, "json": report_json, "html": report_html}[form](report)
    if out is None:
        click.echo(said, nl=False)
        return
    partial = out.with_name(f"{out.name}.partial")
    try:
        partial.write_text(said, encoding="utf-8")
        partial.replace(out)
    except OSError as error:
        raise click.UsageError(f"{out}: cannot be written ({error.strerror}). Choose another place.") from None
    finally:
        partial.unlink(missing_ok=True)
