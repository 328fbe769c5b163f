"""How an item stands in the index: what is searched, what is counted, and the row itself to show."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any
from zlib import crc32

from openimr.corpus import ItemRow
from openimr.search.stems import ANALYZER
from openimr.search.stock_phrases import stock_phrases
from openimr.wording import body_part_of

if TYPE_CHECKING:
    from tantivy import Document, Schema

VERSION = 4
"""Grows with every change of the fields: an index of another version is built again."""

ALL_TEXT = "everything"
STOCK = "stock_phrases"
CHOICES = ("treatment", "category", "body_part", "drug", "decision", "guideline", "cites", "specialty")
# Counting a column with one value in every document is ten times as fast as counting one with several values (3 against
# 25 ns a document, tantivy 0.27). So what belongs together is counted as one value and taken apart afterwards. Sets of
# citations are too many for that: the first citation is one column, the others, which most items lack, a second one.
COLUMNS = {
    "what": ("treatment", "category", "drug"),
    "where": ("body_part",),
    "outcome": ("decision", "year"),
    "relied": ("guideline",),
    "cited": ("cites",),
    "cited_too": ("cites",),
    "who": ("specialty",),
}
SLICES = 16
"""Each letter lies in one slice, by its case number: the items of one slice stand for all where those are very many."""
BETWEEN_FIELDS, BETWEEN_VALUES = "\x1e", "\x1f"
SEPARATORS = str.maketrans({BETWEEN_FIELDS: " ", BETWEEN_VALUES: " "})
"""A value out of a damaged letter may hold them; it must not be taken apart there."""
# The newest first, and of one day the highest case number first.
CASES_A_DAY = 10**10


def schema() -> Schema:
    """The fields of the index."""
    from tantivy import SchemaBuilder

    made = SchemaBuilder()
    for text in (ALL_TEXT, "title", "rationale"):
        made.add_text_field(text, tokenizer_name=ANALYZER)
    # The longest text has no positions of its own: half the size, and a phrase in it is found through all text.
    made.add_text_field("summary", tokenizer_name=ANALYZER, index_option="basic")
    for exact in ("case_number", "sided_part", STOCK, *CHOICES):
        made.add_text_field(exact, tokenizer_name="raw", index_option="basic")
    for column in COLUMNS:
        made.add_text_field(column, tokenizer_name="raw", index_option="basic", fast=True)
    made.add_unsigned_field("year", indexed=True, fast=True)
    made.add_unsigned_field("newest", fast=True)
    made.add_unsigned_field("slice", indexed=True)
    made.add_bytes_field("row", stored=True, indexed=False)
    return made.build()


def document_of(row: ItemRow) -> Document:
    """The document of a row."""
    from tantivy import Document

    values = _values(row)
    made = Document()
    everything = "\n".join((row.text, row.rationale, row.summary, row.basis))
    made.add_text(ALL_TEXT, everything)
    for phrase in stock_phrases(everything):
        made.add_text(STOCK, phrase)
    for text in ("title", "rationale", "summary"):
        made.add_text(text, row.text if text == "title" else getattr(row, text))
    made.add_text("case_number", row.case_number)
    for part in _sided_parts(row):
        made.add_text("sided_part", part)
    for field in CHOICES:
        for value in values[field]:
            made.add_text(field, value)
    for column in COLUMNS:
        made.add_text(column, _joined(column, values))
    if row.year is not None:
        made.add_unsigned("year", row.year)
    made.add_unsigned("newest", _newest(row))
    made.add_unsigned("slice", crc32(row.case_number.encode()) % SLICES)
    made.add_bytes("row", _stored(row))
    return made


def row_of(document: Document) -> ItemRow:
    """The row that a document was made of."""
    stored: Any = document.get_first("row")
    values: dict[str, Any] = json.loads(bytes(stored))
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    values["decided_on"] = date.fromisoformat(values["decided_on"]) if values["decided_on"] else None
    return ItemRow(**values)


def values_in(column: str, value: str) -> Iterator[tuple[str, str]]:
    """Each field and value that a column's value stands for."""
    fields = COLUMNS[column]
    if len(fields) == 1 and BETWEEN_VALUES not in value:  # the usual case, and much faster
        if value:
            yield fields[0], value
        return
    for field, part in zip(fields, value.split(BETWEEN_FIELDS), strict=True):
        if part:
            for each in part.split(BETWEEN_VALUES):
                yield field, each


def column_value(column: str, row: ItemRow) -> str:
    """What a row has in a column."""
    return _joined(column, _values(row))


def part_names(row: ItemRow) -> tuple[str, ...]:
    """The parts of the body of a row without side and level: what is counted."""
    return _distinct(body_part_of(part).name for part in row.body_parts)


def _values(row: ItemRow) -> dict[str, tuple[str, ...]]:
    """What each field holds, sorted, so that the same set is always the same value of its column."""
    return {
        "treatment": _one(row.treatment),
        "category": _one(row.category),
        "drug": _one(row.drug),
        "body_part": part_names(row),
        "decision": _one(row.decision),
        "year": _one(str(row.year) if row.year is not None else ""),
        "guideline": _distinct(row.guidelines),
        "cites": _distinct(row.cites),
        "specialty": _distinct(row.specialties),
    }


def _joined(column: str, values: Mapping[str, tuple[str, ...]]) -> str:
    if column == "cited":
        return "".join(values["cites"][:1])
    if column == "cited_too":
        return BETWEEN_VALUES.join(values["cites"][1:])
    return BETWEEN_FIELDS.join(BETWEEN_VALUES.join(values[field]) for field in COLUMNS[column])


def _sided_parts(row: ItemRow) -> tuple[str, ...]:
    found = map(body_part_of, row.body_parts)
    return _distinct(f"{part.side} {part.name}" for part in found if part.side)


def _one(value: str) -> tuple[str, ...]:
    return (value.translate(SEPARATORS),) if value else ()


def _distinct(values: Any) -> tuple[str, ...]:
    return tuple(sorted({value.translate(SEPARATORS) for value in values if value}))


def _newest(row: ItemRow) -> int:
    digits = "".join(character for character in row.case_number if character in "0123456789")[-10:]
    day = row.decided_on.toordinal() if row.decided_on else 0
    return day * CASES_A_DAY + int(digits or 0)


def _stored(row: ItemRow) -> bytes:
    values = asdict(row) | {"decided_on": row.decided_on.isoformat() if row.decided_on else None}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
