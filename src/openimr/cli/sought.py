"""The items that like ones are looked for: of a letter, of a determination's JSON, or of a request in plain words."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from openimr.vocabulary import InputError, NotADetermination, UnreadableFile

if TYPE_CHECKING:
    from openimr.corpus import ItemRow

LONGEST_REQUEST = 4_000


def sought_items(file: Path | None, text: str | None) -> tuple[ItemRow, ...]:
    """The items of a file or of a text; a text that is no letter is one request for each of its lines."""
    if text is not None or file is None:
        return _requested(text or "", "--text")
    where = "standard input" if str(file) == "-" else str(file)
    return _of_content(_content(file), where)


def _of_content(content: bytes, where: str) -> tuple[ItemRow, ...]:
    from openimr.corpus import read_contents, rows_of

    if content.lstrip()[:1] == b"{":
        return _of_json(content, where)
    letters = tuple(read_contents(content, where=where))
    errors = [letter.error for letter in letters if letter.error]
    if len(letters) == 1 and isinstance(letters[0].error, NotADetermination) and len(content) <= LONGEST_REQUEST:
        return _requested(content.decode("utf-8", errors="replace"), where)
    if errors or not letters:
        raise errors[0] if errors else InputError("holds no letter.", where=where, do="Name a letter.")
    return tuple(row for letter in letters if letter.reading for row in rows_of(letter.reading.record))


def _of_json(content: bytes, where: str) -> tuple[ItemRow, ...]:
    """The items of a determination, or those of a case as `openimr evaluate` reads it."""
    from openimr.corpus import rows_of
    from openimr.publication import from_json
    from openimr.search import sought_item

    text = content.decode("utf-8", errors="replace")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = {}
    if str(value.get("schema", "")).startswith("openimr/case/"):
        items = value.get("items")
        said = [item for item in items if isinstance(item, str)] if isinstance(items, list) else []
        if not said:
            raise InputError("names no item.", where=where, do='Give the disputed items as texts in "items".')
        return tuple(map(sought_item, said))
    return rows_of(from_json(text, where=where))


def _requested(text: str, where: str) -> tuple[ItemRow, ...]:
    from openimr.search import sought_item

    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise InputError("holds no words.", where=where, do="Say what is asked for.")
    return tuple(sought_item(line) for line in lines)


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        said = f"cannot be opened ({error.strerror or 'unknown reason'})."
        raise UnreadableFile(said, where=str(file), do="Check name and permission.") from None
