"""The files that another file carries: an archive's members, a portfolio's attachments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openimr.casefile.limits import Limits
from openimr.casefile.reader import Opener, asked

MOST_NESTED = 2
"""An archive may hold archives; what lies deeper is left out."""

WHY_LEFT_OUT = {
    "many": "beyond the {enclosed_files:,} that a file may carry",
    "large": "larger than {megabytes} MB",
    "all large": "beyond {enclosed_megabytes} MB in all",
    "locked": "locked with a password",
    "damaged": "damaged",
}


@dataclass(frozen=True, kw_only=True)
class EnclosedFile:
    """A file as it was unpacked; its name is what the document may be called, never a path."""

    name: str
    path: Path


def enclosed_in(
    path: Path, opener: Opener, *, password: str | None, limits: Limits, into: Path
) -> tuple[tuple[EnclosedFile, ...], tuple[str, ...]]:
    """The enclosed files, written into a folder, and for each that was left out a key of `WHY_LEFT_OUT`."""
    with asked(path, opener, "enclosed", password=password, limits=limits, into=str(into.resolve())) as answer:
        if not answer.is_read:
            return (), ("damaged",)
        said = list(answer.parts)
    kept = tuple(EnclosedFile(name=part["name"], path=into / part["file"]) for part in said if "file" in part)
    return kept, tuple(part["refused"] for part in said if "refused" in part)


def told_of(kept: Sequence[EnclosedFile], left_out: Sequence[str], limits: Limits) -> str:
    """What became of the enclosed files, in a sentence or two; empty where there are none."""
    told = []
    if kept:
        each = "it is" if len(kept) == 1 else "each is"
        told.append(f"{counted(len(kept))} enclosed; {each} a record of its own.")
    if left_out:
        times = Counter(left_out).items()
        reasons = "; ".join(f"{number} {WHY_LEFT_OUT[why].format(**vars(limits))}" for why, number in times)
        each = "it" if len(left_out) == 1 else "them one by one"
        told.append(f"{counted(len(left_out))} left out ({reasons}). Send {each}.")
    return " ".join(told)


def counted(number: int) -> str:
    return "1 file is" if number == 1 else f"{number:,} files are"
