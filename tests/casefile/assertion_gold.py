"""The hand-labelled mentions: sentences of our own writing, and offsets into the sample notes beside the project."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
NOTES = Path("data") / "mtsamples" / "mtsamples_200.csv.gz"
_MARKED = re.compile(r"\{([^{}|]+)\|([a-z]+)\}")


@dataclass(frozen=True, kw_only=True)
class LabelledMention:
    """Words of a text with the label that a person gave them."""

    text: str
    start: int
    end: int
    label: str
    is_held_out: bool
    where: str

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def labelled_sentences() -> tuple[LabelledMention, ...]:
    """Every marked mention of `assertion_gold.yaml`; every fourth sentence is held out."""
    written: Sequence[str] = yaml.safe_load((HERE / "assertion_gold.yaml").read_text("utf-8"))
    return tuple(
        mention for number, line in enumerate(written, start=1) for mention in _marked(line, number, number % 4 == 0)
    )


def labelled_notes(shared: Path) -> tuple[LabelledMention, ...]:
    """Every labelled mention of the sample notes; every third note is held out."""
    with gzip.open(shared / NOTES, "rt", encoding="utf-8", newline="") as lines:
        texts = {row["note_id"]: row["text"] for row in csv.DictReader(lines)}
    labels = yaml.safe_load((HERE / "mtsamples_labels.yaml").read_text("utf-8"))
    return tuple(
        LabelledMention(
            text=texts[note], start=start, end=end, label=label, is_held_out=number % 3 == 0, where=f"{note}:{start}"
        )
        for number, (note, rows) in enumerate(labels.items(), start=1)
        for start, end, label in rows
    )


def _marked(line: str, number: int, is_held_out: bool) -> Iterator[LabelledMention]:
    text, places, done = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[done : match.start()]
        places.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        done = match.end()
    text += line[done:]
    for start, end, label in places:
        yield LabelledMention(
            text=text, start=start, end=end, label=label, is_held_out=is_held_out, where=f"sentence {number}"
        )
