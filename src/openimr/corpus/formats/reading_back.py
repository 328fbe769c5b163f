"""A corpus read back: the letters as records, or their items as flat rows, whatever file or folder they stand in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from openimr.corpus.files import read_files
from openimr.corpus.formats.forms import form_of
from openimr.corpus.formats.letters import Letter
from openimr.corpus.item_row import ItemRow, rows_of, rows_of_json
from openimr.publication import PublicRecord, from_json
from openimr.vocabulary import ImrError, InputError, UnreadableFile

Hears = Callable[[ImrError], None]


def records_in(path: Path, *, unreadable: Hears | None = None) -> Iterator[PublicRecord]:
    """Every record at `path`, one by one: a corpus of `openimr read --out`, or letters, folders and ZIP archives.

    A letter that cannot be read is passed over and told to `unreadable`. Raises `InputError` where nothing can be read
    at all, and for a corpus that is damaged, with the line.
    """
    form = form_of(path)
    if form is None:
        yield from _records_of_letters(path, unreadable)
        return
    for number, letter in enumerate(form.letters_in(path), start=1):
        yield _record(letter, f"{path}, letter {number}")


def rows_in(path: Path, *, unreadable: Hears | None = None) -> Iterator[ItemRow]:
    """A row for every item at `path`, as `records_in` finds it; from a corpus much faster than by records."""
    form = form_of(path)
    if form is None:
        return chain.from_iterable(map(rows_of, _records_of_letters(path, unreadable)))
    if form.rows_in:
        return form.rows_in(path)
    return chain.from_iterable(map(rows_of_json, form.letters_in(path)))


def _record(letter: Letter, where: str) -> PublicRecord:
    try:
        return from_json(json.dumps(letter), where=where)
    except InputError as error:
        # The line counts within one letter, which stands on one line.
        raise InputError(error.message.replace(f"{where}, line 1:", f"{where}:")) from None


def _records_of_letters(path: Path, unreadable: Hears | None) -> Iterator[PublicRecord]:
    failed: ImrError | None = None
    is_empty = True
    for read in read_files([path]):
        if read.reading:
            is_empty = False
            yield read.reading.record
        elif read.error:
            failed = failed or read.error
            if unreadable:
                unreadable(read.error)
    if is_empty:
        raise failed or UnreadableFile("holds no letter.", where=str(path), do="Name another folder or a corpus.")
