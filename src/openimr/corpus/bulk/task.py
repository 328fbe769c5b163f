"""What passes between a run and those who read for it: a batch to read, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

WHOLE_FILE = -1


@dataclass(frozen=True, kw_only=True)
class Input:
    """A letter to read: a file, or the member of an archive at `position` of its table of contents.

    `name` is what people see (`archive.zip/letter.pdf`). `refused` says why it is not to be read, and `remedy` what to
    do about it; both are empty where it is.
    """

    number: int
    path: str
    name: str
    position: int = WHOLE_FILE
    refused: str = ""
    remedy: str = ""


@dataclass(frozen=True, kw_only=True)
class Task:
    """A batch to read: its inputs, the form in which it is stored, and the folder that receives it."""

    batch: int
    inputs: tuple[Input, ...]
    form: str
    folder: str

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Task:
        return cls(**values | {"inputs": tuple(Input(**one) for one in values["inputs"])})


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one input: its place in the batch and what tells it from others, or why it was not read."""

    number: int
    place: int | None = None
    sha256: str = ""
    content: str = ""
    """A fingerprint of all that the letter says; equal for two files of one letter."""
    case_number: str | None = None
    problems: tuple[str, ...] = ()
    found: str = ""
    remedy: str = ""


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A batch that stands under its name, with its size and checksum, and the version of the reader that wrote it."""

    batch: int
    size: int
    checksum: int
    version: str
    outcomes: tuple[Outcome, ...] = field(repr=False)

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Finished:
        outcomes: Sequence[dict[str, Any]] = values["outcomes"]
        made = tuple(Outcome(**one | {"problems": tuple(one["problems"])}) for one in outcomes)
        return cls(**values | {"outcomes": made})
