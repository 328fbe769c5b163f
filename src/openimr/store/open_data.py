"""The open data: all published determinations as files that anybody may take away, made anew after each change."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from openimr.analytics import spreadsheet_cell
from openimr.corpus import ItemRow, item_frame, rows_of_json
from openimr.corpus.formats import FORMS
from openimr.store import figures
from openimr.store.codec import dumps, loads
from openimr.store.desks import now
from openimr.store.models import PublishedRow
from openimr.store.one_at_a_time import one_at_a_time
from openimr.store.search_index import rows_from
from openimr.store.settings import settings

LETTERS, PARQUET, ITEMS = "determinations.jsonl.gz", "determinations.parquet", "items.csv"
MANIFEST = "manifest.json"
FORM = 2
"""Raise it when the files or the figures beside them change their form: those of before are then made anew."""
SHORT = (
    "case_number",
    "number",
    "text",
    "treatment",
    "category",
    "drug",
    "body_parts",
    "decision",
    "guidelines",
    "cites",
    "administrator_cites",
    "specialties",
    "decided_on",
    "year",
    "days",
    "layout",
)
"""The columns of the table of items: an `ItemRow` without its long texts."""
PATIENCE = 10
"""After making the files the worker rests so many times as long, unless something was withdrawn."""


@dataclass(frozen=True, kw_only=True)
class DataFile:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class OpenData:
    """The files of one moment: up to which revision, how many determinations and items, and each file.

    `as_of` is the desk's time, which in a demo is another than that of the machine.
    """

    form: int
    revision: int
    made_at: datetime
    as_of: datetime
    seconds: float
    letters: int
    items: int
    files: tuple[DataFile, ...]

    @property
    def folder(self) -> Path:
        return folder() / f"r{self.revision}"

    @property
    def figures(self) -> Path:
        """The file with the figures of the public pages."""
        return self.folder / figures.NAME

    def path(self, name: str) -> Path | None:
        """The file of that name, or None where there is none."""
        return next((self.folder / file.name for file in self.files if file.name == name), None)


def folder() -> Path:
    return settings().home / "open-data"


def current() -> OpenData | None:
    """The open data as they may be read now: None before the first, and from a withdrawal until they are made anew."""
    made = _made()
    return made if made and not _withdrawn_since(made) else None


def is_current() -> bool:
    """Whether nothing has changed since the files were made."""
    made = _made()
    return made is not None and made.revision == _newest()


def due_at() -> datetime:
    """When the files should be made again: at once after a withdrawal, else after a rest that the work deserves."""
    made = _made()
    if made is None or _withdrawn_since(made):
        return datetime.min.replace(tzinfo=UTC)
    return made.made_at + timedelta(seconds=made.seconds * PATIENCE)


def remove_outdated() -> None:
    """Delete files that hold a determination that was withdrawn."""
    made = _made()
    if made and _withdrawn_since(made):
        shutil.rmtree(made.folder, ignore_errors=True)


def make() -> OpenData:
    """Make all files and the figures beside them; the files of before stay until these are whole."""
    # The worker makes them too while a person publishes a corpus; both would write to the same place.
    with one_at_a_time("open-data"):
        return _make()


def _make() -> OpenData:
    began = time.monotonic()
    revision = _newest()
    partial = folder() / "next.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    letters, items = _write_letters(partial, revision)
    figures.make(item_frame(partial / PARQUET), partial / figures.NAME)
    made = OpenData(
        form=FORM,
        revision=revision,
        made_at=datetime.now(UTC),
        as_of=now(),
        seconds=round(time.monotonic() - began, 1),
        letters=letters,
        items=items,
        files=tuple(_described(partial / name) for name in (LETTERS, PARQUET, ITEMS)),
    )
    (partial / MANIFEST).write_text(dumps(made), "utf-8")
    shutil.rmtree(made.folder, ignore_errors=True)
    partial.rename(made.folder)
    for old in folder().glob("r*"):
        if old != made.folder:
            shutil.rmtree(old, ignore_errors=True)
    return made


def _write_letters(partial: Path, revision: int) -> tuple[int, int]:
    """One pass over the database writes all three files; how many letters and items there are."""
    letters = items = 0
    parquet = FORMS["parquet"]
    batches: list[Path] = []
    with ExitStack() as open_files:
        # Without the time of day in it, equal letters make equal files.
        packed = open_files.enter_context(gzip.GzipFile(partial / LETTERS, "wb", compresslevel=6, mtime=0))
        table = open_files.enter_context((partial / ITEMS).open("w", encoding="utf-8", newline=""))
        rows = csv.writer(table)
        rows.writerow(SHORT)
        for bodies in _bodies(revision):
            values = [json.loads(body) for body in bodies]
            packed.writelines(f"{body}\n".encode() for body in bodies)
            for value in values:
                flat = [_cells(row) for row in rows_of_json(value)]
                rows.writerows(flat)
                items += len(flat)
            letters += len(values)
            batches.append(partial / f"batch-{len(batches)}")
            parquet.write(batches[-1], values)
    if not batches:
        batches.append(partial / "batch-0")
        parquet.write(batches[0], [])
    parquet.join(((batch, ()) for batch in batches), partial / PARQUET)
    for batch in batches:
        batch.unlink()
    return letters, items


def _bodies(revision: int) -> Iterator[Sequence[str]]:
    for batch in rows_from(0, revision):
        if bodies := [body for _, _, is_withdrawn, body in batch if not is_withdrawn]:
            yield bodies


def _cells(row: ItemRow) -> list[Any]:
    values = (getattr(row, name) for name in SHORT)
    return [spreadsheet_cell("; ".join(value) if isinstance(value, tuple) else value) for value in values]


def _described(path: Path) -> DataFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return DataFile(name=path.name, size=path.stat().st_size, sha256=digest)


def _made() -> OpenData | None:
    """The newest files that are whole."""
    found: Mapping[int, Path] = {int(path.parent.name[1:]): path for path in folder().glob(f"r*/{MANIFEST}")}
    try:
        made = loads(found[max(found)].read_text("utf-8"), OpenData) if found else None
    except (OSError, ValueError):  # the worker is exchanging them, or another version of OpenIMR made them
        return None
    return made if made and made.form == FORM else None


def _withdrawn_since(made: OpenData) -> bool:
    return PublishedRow.objects.filter(revision__gt=made.revision, is_withdrawn=True).exists()


def _newest() -> int:
    newest = PublishedRow.objects.order_by("-revision").values_list("revision", flat=True).first()
    return newest or 0
