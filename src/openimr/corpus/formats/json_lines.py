"""A corpus as JSON Lines: one letter a line, exactly as `to_json` gives it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from openimr.corpus.formats.letters import Letter, expect_letter
from openimr.vocabulary import InputError


def write(path: Path, letters: Sequence[Letter]) -> None:
    """Write the letters, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{json.dumps(letter, ensure_ascii=False)}\n" for letter in letters)


def join(batches: Iterable[tuple[Path, Collection[int]]], out: Path) -> None:
    """Write the lines of all batches into one file, without those whose place in the batch is given."""
    with out.open("wb") as stream:
        for batch, skipped in batches:
            with batch.open("rb") as lines:
                stream.writelines(line for place, line in enumerate(lines) if place not in skipped)


def letters_in(path: Path) -> Iterator[Letter]:
    """The letters of a file with one JSON object a line; a line that is none is named with its number."""
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield expect_letter(_value(line, f"{path}, line {number}"), where=f"{path}, line {number}")


def letters_in_json(path: Path) -> Iterator[Letter]:
    """The letters of a JSON file that holds a list of them, or one."""
    value = _value(path.read_bytes(), str(path))
    for number, letter in enumerate(value if isinstance(value, list) else [value], start=1):
        yield expect_letter(letter, where=f"{path}, letter {number}")


def is_json_lines(path: Path) -> bool:
    """Whether the first line that is not blank is a whole JSON object."""
    with path.open("rb") as stream:
        first = next((line for line in chain(stream) if line.strip()), b"")
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _value(text: bytes, where: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(
            "no whole JSON value here: cut off or damaged.", where=where, do="Write the corpus anew."
        ) from None
