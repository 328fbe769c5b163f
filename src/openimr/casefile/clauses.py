"""Where the sentences of a page end, and where a sentence turns to another matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from openimr.casefile.words import words_in


@dataclass(frozen=True)
class Clause:
    """The place of a sentence, or of a part of one, in the text of a page."""

    start: int
    end: int


@dataclass(frozen=True)
class _Turn:
    """Words that open another clause. `belongs` where they are cues themselves and belong to it."""

    start: int
    end: int
    belongs: bool


# Summaries are pasted together without a blank ("off of work.In a report"), hence no blank is asked for after a
# lower-case letter. A printed line that simply wraps, single or double spaced, ends no sentence. Blanks are counted up
# to a bound and never twice: a page of nothing but line ends must not hold up the desk.
_SENTENCE_END = re.compile(
    # Looked at first, so that all other letters are passed over quickly.
    r"(?=[.!?,\n])(?:"
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bNo)(?<!\bSt)(?<!\bvs)(?<!\byr)(?<!\s\d)"
    r"(?:(?<=[a-z)\]])[.!?](?=[A-Z])|[.!?][\"”)]?(?=\s+[\"“(]?[A-Z0-9]))"
    r"|\n\s{0,200}+(?=[-•*·]\s|\d{1,2}[.)]\s|[A-Z][A-Za-z /]{2,40}:\s)"
    # A heading in capitals opens a sentence wherever it stands.
    r"|[.,]\s{0,3},?(?=[ ]{0,2}[A-Z][A-Z /&()-]{2,40}:)|\.(?=,[A-Z][a-z])"
    r"|\n(?=[^\S\n]{0,80}\n\s{0,200}+[A-Z][A-Z /]{4,80}[^\S\n]{0,80}\n))"
)
_SUBJECT = r"(?:he|she|they|it|there|the\s+(?:patient|worker|applicant|claimant|provider|physician|exam\w*))"
_CLAUSE_END = re.compile(
    # "Naproxen was taken; it hardly helped" goes on about the same thing.
    r";(?!\s+(?:it|they|these|this)\b)|\b(?:but|however|although|though|except|whereas|while)\b"
    r"|\b(?<!not )(?<!has )yet\b(?! to)"
    r"|\b(?:which|apart\s+from|aside\s+from|other\s+than|secondary\s+to)\b"
    rf"|(?:\band|,)\s+(?:{_SUBJECT}\s+)?(?:now\s+)?(?:complain\w*|reports?|endorses|admits|presents)\b"
    r"|\b(?:current\s+)?med(?:ication)?s\s*:|\band\s+(?=(?:takes|uses|is\s+taking)\b)"
    rf"|\band\s+(?:an?\s+(?:further\s+|new\s+)?request|{_SUBJECT}\s+\w+|now\s+\w+s\b|further\s+\w+\s+(?:is|are|was|were))"
    r"|,?\s{1,40}and\s+(?:\w+\s+){1,3}(?:more|further|additional)\b",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 2_000
"""Nobody writes a longer one; a page without any full stop is read in parts, or each word would be held against all."""
_TURNING = frozenset(
    {
        *("but", "however", "although", "though", "except", "whereas", "while", "yet", "and", "which", "meds"),
        *("medications", "apart", "aside", "other", "secondary", "complain", "complains", "complaining", "report"),
        *("reports", "endorses", "admits", "presents"),
    }
)
"""The words of which one stands in every turn but a semicolon."""


def sentence_at(text: str, place: int) -> Clause:
    """The sentence of `text` in which `place` stands."""
    clauses = _sentences(text)
    number = bisect_right(clauses.starts, place) - 1
    if 0 <= number < len(clauses.clauses) and place < clauses.clauses[number].end:
        return clauses.clauses[number]
    return Clause(0, len(text))


def clause_around(text: str, sentence: Clause, start: int, end: int) -> Clause:
    """The part of a sentence from where cues reach forward to a mention, up to where cues reach back to it."""
    first, last = sentence.start, sentence.end
    for turn in _turns(text, sentence):
        if turn.end <= start:
            first = max(first, turn.start if turn.belongs else turn.end)
        elif turn.start >= end:
            last = turn.start
            break
    return Clause(first, last)


@dataclass(frozen=True)
class _Sentences:
    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]


@lru_cache(maxsize=64)
def _sentences(text: str) -> _Sentences:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    clauses = tuple(
        Clause(part, min(part + LONGEST_SENTENCE, end))
        for start, end in zip([0, *ends], [*ends, len(text)], strict=True)
        for part in range(start, end, LONGEST_SENTENCE)
    )
    return _Sentences(clauses, tuple(clause.start for clause in clauses))


@lru_cache(maxsize=256)
def _turns(text: str, sentence: Clause) -> tuple[_Turn, ...]:
    words = words_in(text)
    within = words.between(sentence.start, sentence.end)
    if ";" not in text[sentence.start : sentence.end] and _TURNING.isdisjoint(
        words.lowered[within.start : within.stop]
    ):
        return ()
    return tuple(
        _Turn(match.start(), match.end(), match.group().lower().lstrip(" ,").startswith("and"))
        for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end)
    )
