"""The forms in which a corpus is stored, and which of them a file has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openimr.corpus.formats import json_lines, parquet, sqlite
from openimr.corpus.formats.letters import Letter
from openimr.corpus.item_row import ItemRow


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form of a corpus.

    `write` stores a batch of letters; `join` makes one corpus of batches, leaving out the places given with each;
    `letters_in` gives the letters of a corpus back as JSON values, and `rows_in` its items where that has a faster way.
    """

    name: str
    suffix: str
    write: Callable[[Path, Sequence[Letter]], None]
    join: Callable[[Iterable[tuple[Path, Collection[int]]], Path], None]
    letters_in: Callable[[Path], Iterator[Letter]]
    rows_in: Callable[[Path], Iterator[ItemRow]] | None = None


JSON_LINES = Form(
    name="jsonl", suffix=".jsonl", write=json_lines.write, join=json_lines.join, letters_in=json_lines.letters_in
)
PARQUET = Form(
    name="parquet",
    suffix=".parquet",
    write=parquet.write,
    join=parquet.join,
    letters_in=parquet.letters_in,
    rows_in=parquet.rows_in,
)
SQLITE = Form(name="db", suffix=".db", write=sqlite.write, join=sqlite.join, letters_in=sqlite.letters_in)
FORMS = {form.name: form for form in (JSON_LINES, PARQUET, SQLITE)}

_SIGNS = ((b"PAR1", PARQUET), (b"SQLite format 3\0", SQLITE))
_SUFFIXES = {".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".parquet": PARQUET, ".db": SQLITE, ".sqlite": SQLITE}


def form_of(path: Path) -> Form | None:
    """The form of the corpus at `path`, by its first bytes, else by the end of its name; None for letters."""
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        head = stream.read(16)
    for sign, form in _SIGNS:
        if head.startswith(sign):
            return form
    suffix = path.suffix.lower()
    if suffix == ".json":
        return JSON
    return _SUFFIXES.get(suffix)


JSON = Form(
    name="json", suffix=".json", write=json_lines.write, join=json_lines.join, letters_in=json_lines.letters_in_json
)
