"""How a sentence speaks of something: as present, denied, past, merely planned, or tried and failed.

The words of a sentence that turn a mention are cues. A cue reaches forward or backward, at most to the end of its
sentence and not over a word that opens another clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from openimr.vocabulary import read_yaml


class Manner(StrEnum):
    """How a mention is meant, beside simply being there."""

    DENIED = "denied"
    REFUSED = "refused"
    WARNED = "warned"
    PAST = "past"
    PLANNED = "planned"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Clause:
    """The place of a sentence, or of a part of one, in the text of a page."""

    start: int
    end: int


@dataclass(frozen=True)
class _Cue:
    manner: Manner
    pattern: re.Pattern[str]
    reaches_back: bool = False
    reaches_far: bool = True


# Summaries are pasted together without a blank ("off of work.In a report"), hence no blank is asked for after a
# lower-case letter. A printed line that simply wraps, single or double spaced, ends no sentence. Blanks are counted up
# to a bound and never twice: a page of nothing but line ends must not hold up the desk.
_SENTENCE_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bNo)(?<!\bSt)(?<!\bvs)(?<!\byr)(?<!\s\d)"
    r"(?:(?<=[a-z)\]])[.!?](?=[A-Z])|[.!?][\"”)]?(?=\s+[\"“(]?[A-Z0-9]))"
    r"|\n\s{0,200}+(?=[-•*·]\s|\d{1,2}[.)]\s|[A-Z][A-Za-z /]{2,40}:\s)"
    r"|\n(?=[^\S\n]{0,80}\n\s{0,200}+[A-Z][A-Z /]{4,80}[^\S\n]{0,80}\n)"
)
_SUBJECT = r"(?:he|she|they|it|there|the\s+(?:patient|worker|applicant|claimant|provider|physician|exam\w*))"
_CLAUSE_END = re.compile(
    # "Naproxen was taken; it hardly helped" goes on about the same thing.
    r";(?!\s+(?:it|they|these|this)\b)|\b(?:but|however|although|though|except|whereas|while|yet)\b"
    r"|\b(?:current\s+)?med(?:ication)?s\s*:|\band\s+(?=(?:takes|uses|is\s+taking)\b)"
    rf"|\band\s+(?:an?\s+(?:further\s+|new\s+)?request|{_SUBJECT}\s+\w+|now\s+\w+s\b|further\s+\w+\s+(?:is|are|was|were))"
    r"|,?\s{1,40}and\s+(?:\w+\s+){1,3}(?:more|further|additional)\b",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 2_000
"""Nobody writes a longer one; a page without any full stop is read in parts, or each word would be held against all."""
REACH = 4
_PREPOSITION = re.compile(
    r"\b(?:with|from|after|despite|following|since|because|due|to\s+approve)\b|[;:]", re.IGNORECASE
)
_BARE_NO = re.compile(r"\b(?:no|not|without)\b(?!\s+(?:relief|benefit|restrictions?|contrast)\b)", re.IGNORECASE)


@cache
def _cues() -> tuple[_Cue, ...]:
    """The cues of `cues.yaml`, and the bare "no"."""
    rows = read_yaml((files("openimr.casefile") / "cues.yaml").read_text("utf-8"))
    listed = (
        _Cue(Manner(row["manner"]), _whole_words(str(words)), reaches_back=row["reaches"] == "back")
        for row in rows
        for words in row["words"]
    )
    return (*listed, _Cue(Manner.DENIED, _BARE_NO, reaches_far=False))


def _whole_words(words: str) -> re.Pattern[str]:
    # A look-behind has a fixed width and keeps its blank; every other blank matches a line break as well.
    behind = re.match(r"(?:\(\?<![^)]*\))*", words)
    kept = behind.group() if behind else ""
    return re.compile(rf"{kept}\b(?:" + words[len(kept) :].replace(" ", r"\s+").replace(r"\s+?", r"\s*") + r")\b", re.I)


def sentence_at(text: str, place: int) -> Clause:
    """The sentence of `text` in which `place` stands."""
    for clause in _sentences(text):
        if clause.start <= place < clause.end:
            return clause
    return Clause(0, len(text))


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Clause, ...]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return tuple(
        Clause(part, min(part + LONGEST_SENTENCE, end))
        for start, end in zip([0, *ends], [*ends, len(text)], strict=True)
        for part in range(start, end, LONGEST_SENTENCE)
    )


def manners(text: str, start: int, end: int) -> frozenset[Manner]:
    """In what manner the words `start` to `end` of `text` are meant; nothing when they simply stand there.

    >>> text = "She denies numbness; physical therapy was requested."
    >>> sorted(manners(text, 11, 19)), sorted(manners(text, 21, 37))
    ([<Manner.DENIED: 'denied'>], [<Manner.PLANNED: 'planned'>])
    """
    sentence = sentence_at(text, start)
    before, after = _clause_around(text, sentence, start, end)
    governing = list(_governing(text, before, after, start, end))
    found = {manner for manner, _ in governing}
    if {Manner.PLANNED, Manner.DONE} <= found:
        found.discard(_weaker(governing))
    return frozenset(found)


def _clause_around(text: str, sentence: Clause, start: int, end: int) -> tuple[int, int]:
    """From where cues reach forward to a mention, and up to where cues reach back to it."""
    opens = [match.end() for match in _CLAUSE_END.finditer(text, sentence.start, start) if not _opens_request(match)]
    requests = [match.start() for match in _CLAUSE_END.finditer(text, sentence.start, start) if _opens_request(match)]
    closes = _CLAUSE_END.search(text, end, sentence.end)
    return max([sentence.start, *opens, *requests]), closes.start() if closes else sentence.end


def _opens_request(match: re.Match[str]) -> bool:
    """Whether the words that open a clause are cues themselves and belong to it."""
    return match.group().lower().lstrip(" ,").startswith("and")


def _governing(text: str, first: int, last: int, start: int, end: int) -> Iterator[tuple[Manner, int]]:
    """Each cue that reaches the mention, with its distance; a negative one stands before the mention."""
    for cue in _cues():
        lower, upper = (end, last) if cue.reaches_back else (first, start)
        for match in cue.pattern.finditer(text, lower, upper):
            if not cue.reaches_far and not _is_close(text, match.end(), start, end, last):
                continue
            yield cue.manner, (match.start() - end if cue.reaches_back else match.end() - start)


def _is_close(text: str, cue_end: int, start: int, end: int, last: int) -> bool:
    """Whether a bare "no" still governs a mention.

    "No relief with therapy" denies the relief, not the therapy; "no numbness, tingling, or weakness" denies all three.
    """
    between = text[cue_end:start]
    if _PREPOSITION.search(between):
        return False
    parts = between.split(",")
    if len(parts) > 1 and not re.search(r"\b(?:or|nor)\b", between + text[end : min(last, end + 40)]):
        return False
    return all(len(part.split()) <= REACH for part in parts)


def _weaker(governing: list[tuple[Manner, int]]) -> Manner:
    """Which of "planned" and "done" does not hold: what stands before a mention wins, and of two such the nearer."""
    planned = max(
        (distance for manner, distance in governing if manner is Manner.PLANNED and distance <= 0), default=None
    )
    done = max((distance for manner, distance in governing if manner is Manner.DONE), default=-10_000)
    if planned is None:
        return Manner.PLANNED
    return Manner.PLANNED if done >= planned else Manner.DONE
