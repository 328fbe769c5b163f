"""`openimr admin search` and `publish-corpus`: what the public pages answer from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from openimr.publication import PublicRecord
    from openimr.vocabulary import ImrError


@click.group("search")
def search() -> None:
    """The search index of the public pages: a cache, which can be built anew at any time."""


@search.command("rebuild")
def rebuild_search() -> None:
    """Build the search index anew from the database, and with it the figures and the open data.

    Nothing is lost by it. The old index answers until the new one is whole.
    """
    from openimr.store.prepare import prepare

    prepare()
    from openimr.store import open_data
    from openimr.store.search_index import rebuild

    with _counting("Indexing determinations") as counted:
        done = rebuild(progress=counted)
    with _counting("Making the open data"):
        open_data.make()
    click.echo(f"{done.entered} determinations can be searched.")


@click.command("publish-corpus")
@click.argument("corpus", type=click.Path(path_type=Path, exists=True))
def publish_corpus(corpus: Path) -> None:
    """Publish determinations that somebody else has published already.

    CORPUS is what `openimr read --out` wrote, or letters: a file, a folder or a ZIP archive. A determination that
    stands here already is exchanged where it reads differently, so that the command can be repeated. Not taken are
    records without a case number and those with the number of a case of this desk.

    Exit code 1: some letters could not be read, or some records were not taken.
    """
    from openimr.corpus import records_in
    from openimr.store.prepare import prepare

    prepare()
    from openimr.store import open_data
    from openimr.store.published import take_in
    from openimr.store.search_index import catch_up

    unreadable: list[ImrError] = []
    with _counting("Taking in determinations") as counted:
        records = _told(records_in(corpus, unreadable=unreadable.append), counted)
        taken, refused = take_in(records)
    with _counting("Indexing determinations") as counted:
        catch_up(progress=counted)
    with _counting("Making the open data"):
        open_data.make()
    for error in unreadable:
        click.echo(error.message, err=True)
    click.echo(f"{taken} records were taken in; {refused} were not taken, {len(unreadable)} could not be read.")
    sys.exit(1 if refused or unreadable else 0)


def _told(records: Iterator[PublicRecord], counted: Callable[[int], None]) -> Iterator[PublicRecord]:
    for record in records:
        yield record
        counted(1)


@contextmanager
def _counting(what: str) -> Iterator[Callable[[int], None]]:
    """A count that goes on, on a terminal; how much there is in all is known only at the end."""
    if not sys.stderr.isatty():
        yield lambda more: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    shown = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda more: progress.advance(task, more)
