"""A public record from JSON that anybody may have written: every mistake with its line and what to do."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from openimr.publication.json_lines import line_of
from openimr.publication.record import PublicRecord
from openimr.publication.shape import SCHEMA_ID, RecordShape
from openimr.vocabulary import InputError

REMEDIES = {
    "missing": "Add it.",
    "extra_forbidden": "Remove it, or mend its spelling.",
    "literal_error": "Use one of the values named.",
    "string_pattern_mismatch": "Write it in the form of the schema.",
    "date_from_datetime_parsing": "Write the date as YYYY-MM-DD.",
    "date_parsing": "Write the date as YYYY-MM-DD.",
}


def from_json(source: str | bytes, *, where: str) -> PublicRecord:
    """The record that `source` says; `where` names the file in messages.

    Raises `InputError` with all mistakes at once, one a line, each with file, line, place and remedy. Values are not
    repeated in messages, because they may be clinical text.
    """
    text = _decoded(source, where)
    try:
        value = json.loads(text, object_pairs_hook=_without_duplicates, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise InputError(
            f"no valid JSON here ({error.msg}, column {error.colno}).",
            where=f"{where}, line {error.lineno}",
            do="Mend the JSON at this place.",
        ) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"no usable JSON ({_said(error)}).", where=where, do="Mend it and read again.") from None
    if isinstance(value, dict) and "schema" not in value:
        raise InputError(
            'the key "schema" is missing.', where=f"{where}, line 1", do=f'Add "schema": "{SCHEMA_ID}" at the head.'
        )
    try:
        # JSON mode, because dates stand as strings there; strict otherwise.
        return RecordShape.model_validate_json(text, by_alias=True).value()
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        mistakes = sorted(
            (line_of(text, tuple(detail["loc"])) or 0, _mistake(detail, text, where)) for detail in details
        )
        raise InputError("\n".join(mistake for _, mistake in mistakes)) from None


def _decoded(source: str | bytes, where: str) -> str:
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise InputError(
            "bytes that are no UTF-8.", where=f"{where}, line {line}", do="Save the file as UTF-8."
        ) from None


def _mistake(detail: ErrorDetails, text: str, where: str) -> str:
    path = tuple(detail["loc"])
    line = line_of(text, path)
    place = f"{where}, line {line}" if line else where
    found = detail["msg"].removeprefix("Value error, ")
    remedy = REMEDIES.get(detail["type"], "Write it as the schema says (openimr read --schema).")
    return InputError(f"{_dotted(path)}: {_first_small(found)}.", where=place, do=remedy).message


def _dotted(path: Sequence[str | int]) -> str:
    return ".".join(str(step) for step in path) or "the whole"


def _first_small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # The JSON grammar allows a key twice, and readers differ in which value they take: refuse to choose.
    seen: dict[str, object] = {}
    for key, value in pairs:
        if key in seen:
            raise ValueError("a key stands twice in one object")
        seen[key] = value
    return seen


def _refused(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON number")


def _said(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).splitlines()[0][:80]
