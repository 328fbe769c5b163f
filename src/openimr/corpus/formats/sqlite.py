"""A corpus as a SQLite database: the tables letter, item, citation and body_part, and the view item_row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from openimr.corpus.formats.letters import DAYS, Letter, expect_letter
from openimr.corpus.item_row import ItemRow, cited_key, rows_of_json
from openimr.vocabulary import InputError

VERSION = 1
"""Stands in `user_version`; a reader refuses any other."""
# "OIMR", so that `file` and a reader know whose database it is.
APPLICATION = 0x4F494D52

TABLES = """
CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    case_number TEXT, date_assigned TEXT, date_of_injury TEXT, decision_date TEXT, ur_denial_date TEXT,
    application_received TEXT, priority TEXT,
    certifications TEXT NOT NULL, subspecialties TEXT NOT NULL, licensed_in TEXT NOT NULL,
    layout TEXT, source_name TEXT, sha256 TEXT, problems TEXT NOT NULL, leftovers INTEGER NOT NULL,
    record TEXT NOT NULL
);
CREATE TABLE item (
    letter INTEGER NOT NULL REFERENCES letter (id),
    number INTEGER NOT NULL,
    case_number TEXT NOT NULL, text TEXT NOT NULL, treatment TEXT NOT NULL, category TEXT NOT NULL, drug TEXT NOT NULL,
    body_parts TEXT NOT NULL, decision TEXT NOT NULL, guidelines TEXT NOT NULL, cites TEXT NOT NULL,
    administrator_cites TEXT NOT NULL, specialties TEXT NOT NULL, decided_on TEXT, year INTEGER, days INTEGER,
    layout TEXT NOT NULL,
    PRIMARY KEY (letter, number)
) WITHOUT ROWID;
CREATE TABLE citation (
    letter INTEGER NOT NULL, item INTEGER NOT NULL, place INTEGER NOT NULL,
    cited_by TEXT NOT NULL,
    guideline TEXT NOT NULL, title TEXT NOT NULL, edition TEXT, section TEXT, pages TEXT NOT NULL, topic TEXT,
    key TEXT NOT NULL,
    PRIMARY KEY (letter, item, cited_by, place),
    FOREIGN KEY (letter, item) REFERENCES item (letter, number)
) WITHOUT ROWID;
CREATE TABLE body_part (
    letter INTEGER NOT NULL, item INTEGER NOT NULL, place INTEGER NOT NULL,
    body_part TEXT NOT NULL,
    PRIMARY KEY (letter, item, place),
    FOREIGN KEY (letter, item) REFERENCES item (letter, number)
) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX letter_by_case_number ON letter (case_number);
CREATE INDEX item_by_treatment ON item (treatment, decision);
CREATE INDEX item_by_year ON item (year, decision);
CREATE INDEX citation_by_key ON citation (key, cited_by);
CREATE INDEX body_part_by_name ON body_part (body_part);
CREATE VIEW item_row AS
    SELECT item.*,
        json_extract(letter.record, '$.clinical_summary') AS summary,
        json_extract(letter.record, '$.items[' || (item.number - 1) || '].rationale') AS rationale,
        json_extract(letter.record, '$.items[' || (item.number - 1) || '].reviewer_guideline.text') AS basis
    FROM item JOIN letter ON letter.id = item.letter;
"""
COLUMNS = {"letter": 17, "item": 17, "citation": 11, "body_part": 4}
LISTS = ("body_parts", "guidelines", "cites", "administrator_cites", "specialties")
BASES = ("claims_administrator_guideline", "reviewer_guideline")


def write(path: Path, letters: Sequence[Letter]) -> None:
    """Write the letters as a database of the same tables, numbered from 0."""
    path.unlink(missing_ok=True)
    with closing(_opened_for_writing(path)) as database, database:
        database.executescript(TABLES)
        for number, letter in enumerate(letters):
            _insert(database, number, letter)


def join(batches: Iterable[tuple[Path, Collection[int]]], out: Path) -> None:
    """Write the rows of all batches into one database, without those whose place in the batch is given."""
    out.unlink(missing_ok=True)
    with closing(_opened_for_writing(out)) as database:
        database.executescript(TABLES)
        database.execute("CREATE TEMP TABLE new_id (place INTEGER PRIMARY KEY, id INTEGER NOT NULL)")
        database.commit()
        first = 1
        for batch, skipped in batches:
            first += _take(database, batch, skipped, first)
        database.executescript(INDEXES)
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.commit()


def letters_in(path: Path) -> Iterator[Letter]:
    """The letters of a SQLite corpus."""
    with closing(opened(path)) as database:
        for number, record in database.execute("SELECT id, record FROM letter ORDER BY id"):
            yield expect_letter(json.loads(record), where=f"{path}, letter {number}")


def short_rows(path: Path) -> Iterator[tuple[Any, ...]]:
    """The item rows without long texts, in the order of `SHORT_ROW`, lists as lists."""
    from openimr.corpus.formats.parquet_schema import SHORT_ROW

    with closing(opened(path)) as database:
        database.row_factory = sqlite3.Row
        # Names of columns of our own; nothing from outside stands in this statement.
        for row in database.execute(f"SELECT {', '.join(SHORT_ROW)} FROM item ORDER BY letter, number"):  # noqa: S608
            yield tuple(_value(name, row[name]) for name in SHORT_ROW)


def opened(path: Path) -> sqlite3.Connection:
    """The database at `path` for reading; raises `InputError` for a file that is no corpus of this version."""
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        application = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError:
        database.close()
        raise InputError("is no SQLite database that can be opened.", where=str(path), do="Write it anew.") from None
    if (application, version) != (APPLICATION, VERSION):
        database.close()
        said = f"is no corpus of version {VERSION}."
        raise InputError(said, where=str(path), do="Write it anew with openimr read.")
    return database


def _opened_for_writing(path: Path) -> sqlite3.Connection:
    # The file gets its name only when it is whole, so that a journal would guard nothing.
    database = sqlite3.connect(path)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "page_size = 8192"):
        database.execute(f"PRAGMA {pragma}")
    return database


def _take(database: sqlite3.Connection, batch: Path, skipped: Collection[int], first: int) -> int:
    """Copy what a batch holds; how many letters that was."""
    database.execute("ATTACH ? AS batch", (str(batch),))
    try:
        with database:
            places = [place for (place,) in database.execute("SELECT id FROM batch.letter ORDER BY id")]
            kept = [place for place in places if place not in skipped]
            database.execute("DELETE FROM new_id")
            database.executemany(
                "INSERT INTO new_id VALUES (?, ?)", zip(kept, range(first, first + len(kept)), strict=True)
            )
            for table in COLUMNS:
                names = [name for _, name, *_ in database.execute(f"PRAGMA batch.table_info({table})")]
                key, *rest = (f"old.{name}" for name in names)
                database.execute(
                    f"INSERT INTO main.{table} SELECT new_id.id, {', '.join(rest)} "  # noqa: S608 - names of our own
                    f"FROM batch.{table} AS old JOIN new_id ON {key} = new_id.place ORDER BY new_id.id"
                )
    finally:
        database.execute("DETACH batch")
    return len(kept)


def _insert(database: sqlite3.Connection, number: int, letter: Letter) -> None:
    reviewer, source = letter["reviewer"], letter["source"] or {}
    _insert_row(
        database,
        "letter",
        number,
        letter["case_number"],
        *(letter[day] for day in DAYS),
        letter["priority"],
        *(_text(reviewer[name]) for name in ("certifications", "subspecialties", "licensed_in")),
        *(source.get(name) for name in ("layout", "name", "sha256")),
        _text(source.get("problems", [])),
        len(letter["leftovers"]),
        _text(letter),
    )
    for item, row in zip(letter["items"], rows_of_json(letter), strict=True):
        _insert_item(database, number, item, row)


def _insert_item(database: sqlite3.Connection, letter: int, item: Letter, row: ItemRow) -> None:
    values = [row.case_number, row.text, row.treatment, row.category, row.drug, _text(row.body_parts), row.decision]
    values += [_text(row.guidelines), _text(row.cites), _text(row.administrator_cites), _text(row.specialties)]
    decided_on = row.decided_on.isoformat() if row.decided_on else None
    _insert_row(database, "item", letter, row.number, *values, decided_on, row.year, row.days, row.layout)
    for basis in BASES:
        for place, cited in enumerate(item[basis]["citations"], start=1):
            said = (cited["guideline"], cited["title"], cited["edition"], cited["section"], _text(cited["pages"]))
            cited_by = basis.removesuffix("_guideline")
            _insert_row(
                database, "citation", letter, row.number, place, cited_by, *said, cited["topic"], cited_key(cited)
            )
    for place, part in enumerate(row.body_parts, start=1):
        _insert_row(database, "body_part", letter, row.number, place, part)


def _insert_row(database: sqlite3.Connection, table: str, *values: object) -> None:
    marks = ", ".join("?" * COLUMNS[table])
    database.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - names of our own


def _value(name: str, stored: Any) -> Any:
    if name in LISTS:
        return json.loads(stored)
    return date.fromisoformat(stored) if name == "decided_on" and stored else stored


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
