"""The small JSON of a case, as `openimr evaluate` takes it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from openimr.casefile import CaseFile, Document, DocumentType, Page
from openimr.vocabulary import DisputedItem, InputError
from openimr.wording import read_item

SCHEMA = "openimr/case/1"
KEYS = {"schema", "items", "documents", "requested_on", "ur_decided_on", "date_of_injury"}
FORM_FEED = "\f"


@dataclass(frozen=True, kw_only=True)
class Case:
    """What the JSON of a case holds. A form feed in a document's text begins a page."""

    items: tuple[DisputedItem, ...]
    file: CaseFile
    requested_on: date | None
    ur_decided_on: date | None
    date_of_injury: date | None


def read_case(text: str, *, where: str) -> Case:
    """The case that a JSON text holds; raises `InputError` with file and, where known, line."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"is no JSON ({error.msg}).", where=f"{where}:{error.lineno}") from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise InputError(f'is no case of "schema": "{SCHEMA}".', where=f"{where}:1", do="Add the schema line.")
    unknown = sorted(set(value) - KEYS)
    if unknown:
        raise InputError(f"{unknown[0]!r} is no known key.", where=where, do=f"Use {', '.join(sorted(KEYS))}.")
    items = value.get("items") or []
    documents = value.get("documents") or []
    if not items:
        raise InputError("has no items.", where=where, do="Name at least one disputed item.")
    return Case(
        items=tuple(_item(number, item, where) for number, item in enumerate(items, start=1)),
        file=CaseFile(documents=tuple(_document(n, each, where) for n, each in enumerate(documents, start=1))),
        requested_on=_date(value, "requested_on", where),
        ur_decided_on=_date(value, "ur_decided_on", where),
        date_of_injury=_date(value, "date_of_injury", where),
    )


def _item(number: int, item: Any, where: str) -> DisputedItem:
    """An item is its text, alone or under "text"."""
    text = item.get("text") if isinstance(item, dict) else item
    if not isinstance(text, str) or not text.strip():
        raise InputError("has no text.", where=f"{where}, item {number}")
    reading = read_item(text)
    return DisputedItem(
        number=number,
        text=text,
        treatment=reading.treatment,
        codes=reading.codes,
        drugs=reading.drugs,
        body_parts=reading.body_parts,
        quantity=reading.quantity,
    )


def _document(number: int, document: Any, where: str) -> Document:
    here = f"{where}, document {number}"
    if not isinstance(document, dict) or not isinstance(document.get("text"), str):
        raise InputError("has no text.", where=here)
    pages = tuple(Page(number=n, text=text) for n, text in enumerate(document["text"].split(FORM_FEED), start=1))
    try:
        type_ = DocumentType(document.get("type", DocumentType.OTHER))
    except ValueError:
        allowed = ", ".join(type_.value for type_ in DocumentType)
        raise InputError("has an unknown type.", where=here, do=f"Use one of {allowed}.") from None
    return Document(
        id=str(number),
        name=str(document.get("name", f"document {number}")),
        type=type_,
        dated=_date(document, "dated", here),
        page_count=len(pages),
        pages=pages,
    )


def _date(value: dict[str, Any], key: str, where: str) -> date | None:
    written = value.get(key)
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        raise InputError(f"{key} is no date.", where=where, do="Write it as 2014-12-31.") from None
