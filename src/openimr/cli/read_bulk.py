"""`openimr read --out` into a corpus: progress while it runs, and what became of every file at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from openimr.corpus.bulk import Progress, Report

# What a shell answers for a command that was interrupted.
INTERRUPTED = 130


def read_into_corpus(
    paths: tuple[Path, ...],
    out: Path,
    *,
    form: str,
    jobs: int,
    engine: str,
    scheduler: str | None,
    restart: bool,
    overwrite: bool,
    letters_a_batch: int | None,
    seconds: float | None,
) -> None:
    """Read everything at `paths` into one corpus, say what became of it, and exit with its code."""
    from openimr.corpus.bulk import LETTERS, SECONDS, Cluster, Crew, partial_folder_of, read_in_bulk
    from openimr.corpus.formats import FORMS

    limit = seconds or SECONDS
    reading = Cluster(jobs, scheduler=scheduler, seconds=limit) if engine == "dask" else Crew(jobs, seconds=limit)
    try:
        with reading as readers, _progress() as tell:
            report = read_in_bulk(
                paths,
                out,
                form=FORMS[form],
                engine=readers,
                restart=restart,
                overwrite=overwrite,
                letters_a_batch=letters_a_batch or LETTERS,
                tell=tell,
            )
    except KeyboardInterrupt:
        click.echo(f"\nStopped. What was read stands in {partial_folder_of(out)}.", err=True)
        click.echo("Give the same command again to go on; add --restart to begin anew.", err=True)
        sys.exit(INTERRUPTED)
    _say(report, out)
    if not report.letters:
        sys.exit(2)
    if report.unreadable:
        sys.exit(1)


def _say(report: Report, out: Path) -> None:
    """The counts, then why files could not be read, the first ten of each reason by name."""
    from openimr.corpus.bulk import report_path_of

    lines = [
        f"Letters written to {out}: {report.letters:,}."
        if report.letters
        else "openimr: no letter could be read; nothing was written.",
        f"Files: {report.inputs:,}. Duplicates of a letter in another file: {report.duplicates:,}. "
        f"Not readable: {report.unreadable:,}.",
    ]
    if report.with_problems:
        lines.append(f"Letters with something missing or unclear: {report.with_problems:,}.")
    if report.shared_case_numbers:
        lines.append(f"Case numbers on letters that differ (all are kept): {report.shared_case_numbers:,}.")
    for reason in report.reasons:
        lines.append(f"Not read, {reason.count:,}: {reason.found}")
        lines += [f"  {name}" for name in reason.names]
        if reason.count > len(reason.names):
            lines.append(f"  and {reason.count - len(reason.names):,} more")
    if report.reasons or report.duplicates or report.with_problems or report.shared_case_numbers:
        lines.append(f"All are listed in {report_path_of(out)}.")
    click.echo("\n".join(lines), err=True)


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """A progress bar on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
        console=Console(stderr=True),
        transient=True,
        speed_estimate_period=60,
    )
    with bar:
        shown = bar.add_task("Starting", total=None, rate="", failed="")
        stage = ""

        def tell(now: Progress) -> None:
            nonlocal stage
            if now.stage != stage:
                # Each stage has its own pace: what a run before this one had read must not count as read now.
                stage = now.stage
                bar.reset(shown, description=stage, total=now.total or None, completed=now.done)
            speed = bar.tasks[0].speed
            bar.update(
                shown,
                completed=now.done,
                rate=f"{speed:,.0f} letters/s" if speed else "",
                failed=f"{now.failed:,} failed" if now.failed else "",
            )

        yield tell
