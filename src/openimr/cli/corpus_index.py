"""The search index of a corpus: built when it is first asked, kept while the corpus stays the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from openimr.search import SearchIndex
    from openimr.vocabulary import ImrError

SUFFIX = ".index"


def index_of(corpus: Path, *, reindex: bool = False) -> SearchIndex:
    """The index of a corpus file, a ZIP archive, a folder of letters, or a folder that is an index itself.

    Where it stands and that it is built is said on standard error.
    """
    from openimr.search import IndexUnusable, SearchIndex

    if not corpus.exists():
        raise click.UsageError(f"{corpus}: there is no such file or folder.")
    if _is_index(corpus):
        return SearchIndex.open(corpus)
    folder, source = index_folder(corpus), source_of(corpus)
    if not reindex:
        try:
            index = SearchIndex.open(folder)
            if index.manifest.source == source:
                return index
        except IndexUnusable:
            pass  # There is none yet, or an old one: it is built now.
    _build(corpus, folder, source)
    return SearchIndex.open(folder)


def index_folder(corpus: Path) -> Path:
    """Where the index of a corpus stands: beside a file, else in the cache of this person.

    The cache is OPENIMR_HOME/search where that is set, else openimr/search under XDG_CACHE_HOME or ~/.cache.
    """
    whole = corpus.absolute()
    if corpus.is_file() and os.access(whole.parent, os.W_OK):
        return whole.with_name(whole.name + SUFFIX)
    name = f"{whole.name}-{sha256(str(whole).encode()).hexdigest()[:16]}"
    return _cache() / "search" / name


def source_of(corpus: Path) -> str:
    """Something that is another when the corpus has changed: names, sizes and times of its files."""
    from openimr.corpus import letters_in

    told = sha256()
    for file in letters_in(corpus):
        found = file.stat()
        told.update(f"{file.relative_to(corpus)}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return f"{corpus.name} {told.hexdigest()}"


def _is_index(folder: Path) -> bool:
    return (folder / "openimr-index.json").is_file()


def _cache() -> Path:
    home = os.environ.get("OPENIMR_HOME")
    if home:
        return Path(home).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "openimr"


def _build(corpus: Path, folder: Path, source: str) -> None:
    from openimr.corpus import rows_in
    from openimr.search import build_index

    click.echo(f"Building the search index in {folder}", err=True)
    unread: list[ImrError] = []
    try:
        with _progress() as progress:
            built = build_index(folder, rows_in(corpus, unreadable=unread.append), source=source, progress=progress)
    except OSError as error:
        raise click.UsageError(f"{folder}: cannot be written ({error.strerror}). Set OPENIMR_HOME.") from None
    for refused in unread:
        click.echo(refused.message, err=True)
    click.echo(f"{built.items} items of {built.letters} letters.", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Shows how many items were taken in, where somebody watches."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Indexing")

        def tell(items: int) -> None:
            bar.update(task, description=f"Indexing: {items:,} items")

        yield tell
