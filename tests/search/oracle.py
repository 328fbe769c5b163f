"""A second opinion: the same rows in SQLite FTS5 with its Porter stemmer, and counts made in plain Python."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from openimr.corpus import ItemRow
from openimr.search import Question, SearchIndex
from openimr.wording import body_part_of

MOST = 1_000
ACCENTS = "unicode61 remove_diacritics 2"


class Oracle:
    """The rows in a full-text table of SQLite."""

    def __init__(self, rows: Sequence[ItemRow]) -> None:
        self.rows = {row.key: row for row in rows}
        self.database = sqlite3.connect(":memory:")
        self.database.execute(
            f"CREATE VIRTUAL TABLE items USING fts5(key UNINDEXED, everything, title, tokenize='porter {ACCENTS}')"
        )
        self.database.executemany(
            "INSERT INTO items VALUES (?, ?, ?)",
            [(row.key, "\n".join((row.text, row.rationale, row.summary, row.basis)), row.text) for row in rows],
        )

    def matching(self, question: str) -> set[str]:
        """The keys of the rows that match a question in the words of FTS5."""
        found = self.database.execute("SELECT key FROM items WHERE items MATCH ?", (question,))
        return {key for (key,) in found}


def found(index: SearchIndex, question: Question) -> set[str]:
    """The keys of everything that the index finds."""
    answer = index.search(question, per_page=MOST, with_facets=False)
    assert answer.total <= MOST
    return {hit.row.key for hit in answer.hits}


def counted(rows: Sequence[ItemRow]) -> dict[str, Counter[str]]:
    """How many rows have which value, by field."""
    counts: dict[str, Counter[str]] = {
        "treatment": Counter(row.treatment for row in rows if row.treatment),
        "category": Counter(row.category for row in rows if row.category),
        "drug": Counter(row.drug for row in rows if row.drug),
        "decision": Counter(row.decision for row in rows if row.decision),
        "year": Counter(str(row.year) for row in rows if row.year is not None),
    }
    for field, names in (("guideline", "guidelines"), ("cites", "cites"), ("specialty", "specialties")):
        counts[field] = Counter(value for row in rows for value in set(getattr(row, names)))
    counts["body_part"] = Counter(name for row in rows for name in {body_part_of(part).name for part in row.body_parts})
    return counts
