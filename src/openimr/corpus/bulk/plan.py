"""The plan of a bulk run: a small database of inputs, batches and outcomes, kept beside the batches."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from openimr.corpus.bulk.listing import Listed
from openimr.corpus.bulk.task import Finished, Input, Task
from openimr.corpus.formats import Form
from openimr.vocabulary import InputError

# A batch is what a kill can lose, and what a worker holds in memory.
LETTERS = 200
BYTES = 8_000_000
PAGE = 5_000

TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS input (
    number INTEGER PRIMARY KEY,
    path BLOB NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
    size INTEGER NOT NULL, stamp INTEGER NOT NULL, refused TEXT NOT NULL, remedy TEXT NOT NULL,
    batch INTEGER,
    UNIQUE (path, position)
);
CREATE INDEX IF NOT EXISTS input_by_batch ON input (batch, number);
CREATE TABLE IF NOT EXISTS batch (number INTEGER PRIMARY KEY, size INTEGER, checksum INTEGER);
CREATE TABLE IF NOT EXISTS outcome (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL, place INTEGER,
    sha256 BLOB, content BLOB, case_number TEXT, problems TEXT NOT NULL, found TEXT NOT NULL, remedy TEXT NOT NULL,
    twin INTEGER
);
CREATE INDEX IF NOT EXISTS outcome_by_batch ON outcome (batch);
"""
SEEN = """
CREATE TEMP TABLE seen (
    argument INTEGER NOT NULL, key BLOB NOT NULL, path BLOB NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
    size INTEGER NOT NULL, stamp INTEGER NOT NULL, refused TEXT NOT NULL, remedy TEXT NOT NULL,
    UNIQUE (path, position)
)
"""
IS_SAME = "s.path = i.path AND s.position = i.position"
IS_CHANGED = "(s.name, s.size, s.stamp, s.refused) <> (i.name, i.size, i.stamp, i.refused)"


class Plan:
    """What a run has to read, in numbered batches, and what became of each input."""

    def __init__(self, path: Path) -> None:
        # Polars asks for the batches from a thread of its own while the run waits; never are two at work.
        self._database = sqlite3.connect(path, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.executescript(TABLES)

    def close(self) -> None:
        self._database.close()

    def expect_same_run(self, about: Mapping[str, str], *, where: Path) -> None:
        """Remember what decides the result, or refuse a plan that was made with anything else."""
        known = dict(self._database.execute("SELECT name, value FROM about"))
        if not known:
            with self._database:
                self._database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            return
        for name, value in about.items():
            if known.get(name) != value:
                raise InputError(
                    f"holds an unfinished run with another {name} ({known.get(name)}; now {value}).",
                    where=str(where),
                    do="Give the command of that run to go on with it, or add --restart to begin anew.",
                )

    def refresh(self, listed: Iterable[Listed], *, letters: int = LETTERS) -> None:
        """Bring the plan up to what is there now.

        New inputs are appended, in the order of their names. A batch that lost an input, or one of whose inputs has
        changed, is to be read again.
        """
        found, run = iter(listed), self._database.execute
        run(SEEN)
        while some := list(islice(found, PAGE)):
            values = [
                (one.argument, one.key, one.path, one.position, one.name, one.size, one.stamp, one.refused, one.remedy)
                for one in some
            ]
            self._database.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        with self._database:
            self._forget_changed()
            run(f"DELETE FROM input AS i WHERE NOT EXISTS (SELECT 1 FROM seen s WHERE {IS_SAME})")  # noqa: S608
            run("DELETE FROM batch WHERE number NOT IN (SELECT batch FROM input WHERE batch IS NOT NULL)")
            run(
                "UPDATE input AS i SET name = s.name, size = s.size, stamp = s.stamp, refused = s.refused, "  # noqa: S608
                f"remedy = s.remedy FROM seen s WHERE {IS_SAME} AND {IS_CHANGED}"
            )
            run(
                "INSERT INTO input (number, path, position, name, size, stamp, refused, remedy) "  # noqa: S608
                "SELECT (SELECT ifnull(max(number), 0) FROM input) + row_number() OVER (ORDER BY argument, key), "
                "path, position, name, size, stamp, refused, remedy FROM seen s "
                f"WHERE NOT EXISTS (SELECT 1 FROM input i WHERE {IS_SAME}) ORDER BY argument, key"
            )
            self._make_batches(letters)
        run("DROP TABLE seen")

    def forget(self, batches: Iterable[int]) -> None:
        """Have these batches read again."""
        numbers = [(number,) for number in batches]
        with self._database:
            self._database.executemany("DELETE FROM outcome WHERE batch = ?", numbers)
            self._database.executemany("UPDATE batch SET size = NULL, checksum = NULL WHERE number = ?", numbers)

    def tasks(self, form: Form, folder: Path) -> Iterator[Task]:
        """The batches that are still to be read."""
        last = -1
        next_batch = "SELECT number FROM batch WHERE number > ? AND size IS NULL ORDER BY number LIMIT 1"
        while batch := self._one(next_batch, last):
            last = batch
            columns = "number, path, position, name, refused, remedy"
            inputs = tuple(
                Input(
                    number=number, path=os.fsdecode(path), position=position, name=name, refused=refused, remedy=remedy
                )
                for number, path, position, name, refused, remedy in self._database.execute(
                    f"SELECT {columns} FROM input WHERE batch = ? ORDER BY number",  # noqa: S608 - names of our own
                    (last,),
                )
            )
            yield Task(batch=last, inputs=inputs, form=form.name, folder=str(folder))

    def record(self, finished: Finished) -> None:
        """Note what became of a batch, all or nothing."""
        with self._database:
            self._database.execute("DELETE FROM outcome WHERE batch = ?", (finished.batch,))
            self._database.executemany(
                "INSERT INTO outcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                (
                    (
                        one.number,
                        finished.batch,
                        one.place,
                        bytes.fromhex(one.sha256) or None,
                        bytes.fromhex(one.content) or None,
                        one.case_number,
                        json.dumps(one.problems, ensure_ascii=False) if one.problems else "",
                        one.found,
                        one.remedy,
                    )
                    for one in finished.outcomes
                ),
            )
            self._database.execute(
                "UPDATE batch SET size = ?, checksum = ? WHERE number = ?",
                (finished.size, finished.checksum, finished.batch),
            )

    def finished(self) -> Iterator[tuple[int, int, int]]:
        """Number, size and checksum of every batch that is read, in order."""
        yield from self._database.execute(
            "SELECT number, size, checksum FROM batch WHERE size IS NOT NULL ORDER BY number"
        )

    def letters_of(self, batch: int) -> int:
        """How many inputs a batch has."""
        return int(self._one("SELECT count(*) FROM outcome WHERE batch = ?", batch) or 0)

    def places_left_out(self, batch: int) -> frozenset[int]:
        """The places of a batch that hold a letter which is written elsewhere already."""
        rows = self._database.execute("SELECT place FROM outcome WHERE batch = ? AND twin IS NOT NULL", (batch,))
        return frozenset(place for (place,) in rows)

    def find_duplicates(self) -> None:
        """Lead every file that holds the letter of an earlier one to that one."""
        with self._database:
            run = self._database.execute
            run("UPDATE outcome SET twin = NULL WHERE twin IS NOT NULL")
            run("CREATE TEMP TABLE IF NOT EXISTS twins (number INTEGER PRIMARY KEY, first INTEGER NOT NULL)")
            for same in ("sha256", "content"):
                # The first of each group is kept; what was found by the bytes needs no second look. One sort finds all
                # groups; to look for the rows of each would read the whole table once a group.
                run("DELETE FROM twins")
                first = f"min(number) OVER (PARTITION BY {same})"
                letters = f"SELECT number, {first} AS first FROM outcome WHERE place IS NOT NULL AND twin IS NULL"  # noqa: S608
                run(f"INSERT INTO twins SELECT number, first FROM ({letters}) WHERE first < number")  # noqa: S608
                run("UPDATE outcome SET twin = twins.first FROM twins WHERE outcome.number = twins.number")

    def count(self, what: str) -> int:
        """How many rows of the kind there are: one of the keys of `COUNTS`."""
        return int(self._one(COUNTS[what]) or 0)

    def reasons(self) -> list[tuple[str, int, list[str]]]:
        """Why inputs could not be read: each reason with how often and the first ten names, the commonest first."""
        reasons = self._database.execute(
            "SELECT found, count(*) FROM outcome WHERE found <> '' GROUP BY found ORDER BY count(*) DESC, found"
        ).fetchall()
        return [(found, count, [name for (name,) in self._names(found)]) for found, count in reasons]

    def findings(self) -> Iterator[dict[str, object]]:
        """Everything that a report lists, in the order of the inputs, one kind after the other."""
        run = self._database.execute
        for name, found, remedy in run(
            "SELECT name, found, o.remedy FROM outcome o JOIN input USING (number) WHERE found <> '' ORDER BY number"
        ):
            yield {"kind": "unreadable", "file": name, "reason": found, "do": remedy}
        for name, first, same in run(
            "SELECT i.name, f.name, o.sha256 = t.sha256 FROM outcome o JOIN input i USING (number) "
            "JOIN outcome t ON t.number = o.twin JOIN input f ON f.number = o.twin ORDER BY o.number"
        ):
            yield {"kind": "duplicate", "file": name, "of": first, "same": "file" if same else "letter"}
        for case_number, names in run(
            "SELECT case_number, json_group_array(name) FROM "  # noqa: S608 - words of our own
            "(SELECT case_number, name FROM outcome JOIN input USING (number) WHERE twin IS NULL AND place IS NOT NULL "
            f"AND case_number IN ({SHARED_NUMBERS}) ORDER BY case_number, number) GROUP BY case_number"
        ):
            yield {"kind": "same case number", "case_number": case_number, "files": json.loads(names)}
        for name, problems in run(
            "SELECT name, problems FROM outcome JOIN input USING (number) WHERE problems <> '' AND twin IS NULL "
            "ORDER BY number"
        ):
            yield {"kind": "problems", "file": name, "problems": json.loads(problems)}

    def _forget_changed(self) -> None:
        touched = self._database.execute(
            f"SELECT DISTINCT batch FROM input i LEFT JOIN seen s ON {IS_SAME} "  # noqa: S608 - names of our own
            f"WHERE batch IS NOT NULL AND (s.path IS NULL OR {IS_CHANGED})"
        ).fetchall()
        self._database.executemany("DELETE FROM outcome WHERE batch = ?", touched)
        self._database.executemany("UPDATE batch SET size = NULL, checksum = NULL WHERE number = ?", touched)

    def _make_batches(self, letters: int) -> None:
        """Put the inputs that are in no batch yet into new ones, by count and by bytes."""
        batch = (self._one("SELECT max(number) FROM batch") or 0) + 1
        first = last = count = size = 0
        while some := self._database.execute(
            "SELECT number, size FROM input WHERE batch IS NULL AND number > ? ORDER BY number LIMIT ?", (last, PAGE)
        ).fetchall():
            for number, more in some:
                if count and (count >= letters or size + more > BYTES):
                    self._add_batch(batch, first, last)
                    batch, count, size = batch + 1, 0, 0
                first = number if not count else first
                last, count, size = number, count + 1, size + more
        if count:
            self._add_batch(batch, first, last)

    def _add_batch(self, batch: int, first: int, last: int) -> None:
        self._database.execute("INSERT INTO batch (number) VALUES (?)", (batch,))
        self._database.execute(
            "UPDATE input SET batch = ? WHERE batch IS NULL AND number BETWEEN ? AND ?", (batch, first, last)
        )

    def _names(self, found: str) -> Iterator[tuple[str]]:
        return self._database.execute(
            "SELECT name FROM outcome JOIN input USING (number) WHERE found = ? ORDER BY number LIMIT 10", (found,)
        )

    def _one(self, query: str, *values: object) -> int | None:
        row = self._database.execute(query, values).fetchone()
        return row[0] if row else None


SHARED_NUMBERS = (
    "SELECT case_number FROM outcome WHERE twin IS NULL AND place IS NOT NULL AND case_number IS NOT NULL "
    "GROUP BY case_number HAVING count(*) > 1"
)
COUNTS = {
    "inputs": "SELECT count(*) FROM input",
    "outcomes": "SELECT count(*) FROM outcome",
    "unreadable": "SELECT count(*) FROM outcome WHERE found <> ''",
    "duplicates": "SELECT count(*) FROM outcome WHERE twin IS NOT NULL",
    "letters": "SELECT count(*) FROM outcome WHERE place IS NOT NULL AND twin IS NULL",
    "with problems": "SELECT count(*) FROM outcome WHERE problems <> '' AND twin IS NULL",
    "shared case numbers": f"SELECT count(*) FROM ({SHARED_NUMBERS})",  # noqa: S608 - words of our own
}
