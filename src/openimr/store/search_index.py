"""The search index of published determinations: a cache beside the database that the worker keeps up to date."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from openimr.corpus import ItemRow, rows_of_json
from openimr.search import SearchIndex, build_index
from openimr.store.models import PublishedRow
from openimr.store.one_at_a_time import one_at_a_time
from openimr.store.settings import settings
from openimr.vocabulary import InputError

AT_ONCE = 500
"""How many determinations are held in memory at once."""
ANEW = 5_000
"""From so many changes on, an index that holds fewer determinations is built anew, which is faster."""

Progress = Callable[[int], None]


@dataclass(frozen=True, kw_only=True)
class CaughtUp:
    """What bringing the index up to date did: determinations entered, taken out, and up to which revision."""

    entered: int
    taken_out: int
    revision: int


def folder() -> Path:
    """Where the index is. It may be deleted at any time and is then built again."""
    return settings().home / "search"


def searchable() -> SearchIndex | None:
    """The index, which sees by itself what is written later; None while there is none of this version of OpenIMR."""
    try:
        written = _revision_file().stat()
    except FileNotFoundError:
        return None
    return _opened(folder(), written.st_mtime_ns, written.st_ino)


def indexed_revision() -> int:
    """Up to which revision of the published determinations the index knows; 0 without an index."""
    try:
        return int(_revision_file().read_text("ascii"))
    except (FileNotFoundError, ValueError):
        return 0


def catch_up(*, progress: Progress | None = None) -> CaughtUp:
    """Enter what was published and take out what was withdrawn since the last time; doing it twice changes nothing.

    An index that is missing, damaged, of another version or ahead of the database (which was brought back from a
    backup) is built anew.
    """
    with one_at_a_time("search"):
        index, known = searchable(), indexed_revision()
        if index is None or known > _newest() or _is_far_behind(known):
            return _build(progress)
        return _enter(index, known, progress)


def rebuild(*, progress: Progress | None = None) -> CaughtUp:
    """Build the index anew from the database, whatever it is now; the old one answers until the new one is whole."""
    with one_at_a_time("search"):
        return _build(progress)


def rows_from(revision: int, until: int) -> Iterator[Sequence[tuple[str, int, bool, str]]]:
    """Number, revision, whether withdrawn, and body of all rows after `revision` and up to `until`, in batches.

    Each batch is a query of its own, so that no reading transaction stays open over a long work.
    """
    fields = ("number", "revision", "is_withdrawn", "body")
    while True:
        rows = PublishedRow.objects.filter(revision__gt=revision, revision__lte=until).order_by("revision")
        batch = list(rows.values_list(*fields)[:AT_ONCE])
        if not batch:
            return
        yield batch
        revision = batch[-1][1]


def _build(progress: Progress | None) -> CaughtUp:
    until = _newest()
    entered = 0

    def rows() -> Iterator[ItemRow]:
        nonlocal entered
        for batch in rows_from(0, until):
            for _, _, is_withdrawn, body in batch:
                if not is_withdrawn:
                    entered += 1
                    yield from rows_of_json(json.loads(body))
            if progress:
                progress(len(batch))

    build_index(folder(), rows())
    _keep_revision(until)
    return CaughtUp(entered=entered, taken_out=0, revision=until)


def _enter(index: SearchIndex, known: int, progress: Progress | None) -> CaughtUp:
    entered = taken_out = 0
    for batch in rows_from(known, _newest()):
        with index.writing() as writer:
            for number, _, is_withdrawn, body in batch:
                if is_withdrawn:
                    writer.delete(number)
                    taken_out += 1
                else:
                    writer.put(tuple(rows_of_json(json.loads(body))))
                    entered += 1
        # Only now: a batch that was cut short is entered again, which does no harm.
        known = batch[-1][1]
        _keep_revision(known)
        if progress:
            progress(len(batch))
    return CaughtUp(entered=entered, taken_out=taken_out, revision=known)


def _is_far_behind(known: int) -> bool:
    """Whether the index lacks much, and more than it holds."""
    waiting = PublishedRow.objects.filter(revision__gt=known).count()
    return waiting >= ANEW and waiting > PublishedRow.objects.filter(revision__lte=known).count()


def _newest() -> int:
    newest = PublishedRow.objects.order_by("-revision").values_list("revision", flat=True).first()
    return newest or 0


def _revision_file() -> Path:
    return folder() / "published-revision"


def _keep_revision(revision: int) -> None:
    partial = _revision_file().with_suffix(".partial")
    partial.write_text(str(revision), "ascii")
    partial.replace(_revision_file())


@lru_cache(maxsize=1)
def _opened(path: Path, written: int, inode: int) -> SearchIndex | None:
    """The index as it was written at that moment; a new file of its revision means a new look."""
    try:
        return SearchIndex.open(path)
    except InputError:
        return None


def forget() -> None:
    """Delete the index; for tests and for a person who wants the room."""
    with one_at_a_time("search"):
        shutil.rmtree(folder(), ignore_errors=True)
