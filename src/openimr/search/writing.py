"""Letters put into an index, exchanged and taken out; and an index built from nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from openimr.corpus import ItemRow
from openimr.search.document import document_of, schema
from openimr.search.folder import Manifest, read_manifest, write_manifest
from openimr.search.stems import ANALYZER, analyzer
from openimr.vocabulary import InputError

if TYPE_CHECKING:
    from tantivy import Index, IndexWriter

THREADS = 2
BUILDING_MB = 256
WRITING_MB = 64
TELLS_EVERY = 1_000


class IndexBusy(InputError):
    """Another process writes to the index."""


class IndexWriting:
    """An index open for writing. All changes are seen together, at the end."""

    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    def put(self, rows: Iterable[ItemRow]) -> None:
        """Put the items of one or more letters in; an older state of these letters is taken out."""
        put: set[str] = set()
        for row in rows:
            if row.case_number not in put:
                self.delete(row.case_number)
                put.add(row.case_number)
            self._writer.add_document(document_of(row))

    def delete(self, case_number: str) -> None:
        """Take a letter out; nothing happens where it is not there."""
        self._writer.delete_documents_by_term("case_number", case_number)


@contextmanager
def writing_to(folder: Path, index: Index, *, source: str | None) -> Iterator[IndexWriting]:
    """The one writing that is allowed at a time; an error inside takes back all of it."""
    writer = _writer(index, WRITING_MB, threads=1, where=folder)
    try:
        yield IndexWriting(writer)
        writer.commit()
        # After the commit: who is stopped between the two enters again what stands there already, and misses nothing.
        if source is not None:
            write_manifest(folder, replace(read_manifest(folder), source=source))
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


def build_index(
    folder: Path,
    rows: Iterable[ItemRow],
    *,
    source: str = "",
    progress: Callable[[int], None] | None = None,
    memory_mb: int = BUILDING_MB,
    threads: int = THREADS,
) -> Manifest:
    """Build the index of these rows in `folder`, in place of what stands there.

    It is built beside the folder and renamed, so that the old one answers until then and a broken build leaves it
    alone. Rows are taken one by one. `progress` hears now and then how many were. `memory_mb` bounds the texts that
    are held before they are written; `source` is kept in the manifest.
    """
    folder = folder.absolute()
    building = folder.with_name(f"{folder.name}.building-{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    try:
        manifest = _build(building, rows, source, progress, memory_mb, threads)
        _exchange(building, folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return manifest


def _build(
    folder: Path,
    rows: Iterable[ItemRow],
    source: str,
    progress: Callable[[int], None] | None,
    memory_mb: int,
    threads: int,
) -> Manifest:
    from tantivy import Index

    index = Index(schema(), path=str(folder))
    index.register_tokenizer(ANALYZER, analyzer())
    writer = _writer(index, memory_mb, threads=threads, where=folder)
    items = letters = 0
    previous: tuple[str, int] | None = None
    try:
        for row in rows:
            writer.add_document(document_of(row))
            items += 1
            # Letters without a case number are told apart by where the numbers of the items begin anew.
            letters += previous is None or row.case_number != previous[0] or row.number <= previous[1]
            previous = row.case_number, row.number
            if progress and items % TELLS_EVERY == 0:
                progress(items)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        # Until then its threads write to the folder.
        writer.wait_merging_threads()
    if progress:
        progress(items)
    manifest = Manifest(source=source, items=items, letters=letters)
    write_manifest(folder, manifest)
    return manifest


def _writer(index: Index, memory_mb: int, *, threads: int, where: Path) -> IndexWriter:
    try:
        return index.writer(memory_mb * 1_000_000, threads)
    except ValueError as error:
        if "LockBusy" not in str(error) and "lock" not in str(error).lower():
            raise
        raise IndexBusy("is written to by another process.", where=str(where), do="Wait until it is done.") from None


def _exchange(new: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one; who has the old one open keeps it."""
    old = folder.with_name(f"{folder.name}.old-{os.getpid()}")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
