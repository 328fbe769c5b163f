"""The cues of `cues.yaml`: words that turn what a sentence mentions, found once in each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from openimr.casefile.clauses import Clause
from openimr.casefile.first_word import ByFirstWord, openings
from openimr.casefile.words import words_in
from openimr.vocabulary import read_yaml


class Manner(StrEnum):
    """How a mention is meant, beside simply being there. `PLAIN` words only look like a cue."""

    DENIED = "denied"
    DENIED_BY_SOMEONE = "denied by someone"
    REFUSED = "refused"
    WARNED = "warned"
    PAST = "past"
    PLANNED = "planned"
    DONE = "done"
    FAILED = "failed"
    POSSIBLE = "possible"
    SOUGHT = "sought"
    HYPOTHETICAL = "hypothetical"
    OF_FAMILY = "of family"
    PLAIN = "plain"


@dataclass(frozen=True, eq=False)
class Cue:
    """Words that turn a mention before them or behind them, everywhere in a clause or only near by."""

    manner: Manner
    pattern: re.Pattern[str]
    reaches_back: bool = False
    reaches_far: bool = True
    stands_alone: bool = False
    """Whether what begins inside its words is no cue of its own: "no increase" denies nothing."""


@dataclass(frozen=True)
class FoundCue:
    """A cue with its place."""

    cue: Cue
    start: int
    end: int


@lru_cache(maxsize=256)
def cues_in(text: str, sentence: Clause) -> tuple[FoundCue, ...]:
    """Every cue of a sentence of `text`."""
    words = words_in(text)
    at = _by_word().at
    found: list[FoundCue] = []
    within = words.between(sentence.start, sentence.end)
    for number, word in enumerate(words.lowered[within.start : within.stop], start=within.start):
        for cue in at(word):
            start = words.starts[number]
            if match := cue.pattern.match(text, start, sentence.end):
                found.append(FoundCue(cue, start, match.end()))
    return tuple(found)


def without_swallowed(cues: Sequence[FoundCue], start: int, end: int) -> Sequence[FoundCue]:
    """The cues that hold beside the words `start` to `end`, without those inside one that stands alone.

    A cue that takes in the very words swallows nothing: "no significant change" denies a significant change.
    """
    alone = [each for each in cues if each.cue.stands_alone and (each.end <= start or each.start >= end)]
    return [each for each in cues if not _is_inside(each, alone)] if alone else cues


def _is_inside(found: FoundCue, others: Sequence[FoundCue]) -> bool:
    return not found.cue.stands_alone and any(other.start <= found.start < other.end for other in others)


@cache
def _by_word() -> ByFirstWord[Cue]:
    return ByFirstWord(listed_cues())


def listed_cues() -> Iterator[tuple[Cue, frozenset[str]]]:
    """Each cue of `cues.yaml` with the words that it can begin with."""
    for row in read_yaml((files("openimr.casefile") / "cues.yaml").read_text("utf-8")):
        for written in row["words"]:
            behind, words = _parts(str(written))
            pattern = re.compile(rf"{behind}\b(?:{_over_lines(words)})\b", re.IGNORECASE)
            cue = Cue(
                Manner(row["manner"]),
                pattern,
                reaches_back=row["reaches"].startswith("back"),
                reaches_far=not row["reaches"].endswith("near"),
                stands_alone=row.get("alone", False),
            )
            yield cue, openings(words)


def _parts(written: str) -> tuple[str, str]:
    """The look-behinds at the head of a cue, and its words. A look-behind has a fixed width and keeps its blanks."""
    behind = re.match(r"(?:\(\?<[!=][^)]*\))*", written)
    kept = behind.group() if behind else ""
    return kept, written[len(kept) :]


def _over_lines(words: str) -> str:
    """The words with every blank matching a line break as well."""
    return words.replace(" ", r"\s+").replace(r"\s+?", r"\s*")
