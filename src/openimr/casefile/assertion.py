"""How a sentence speaks of something: as present, denied, past, merely planned, or tried and failed.

The words of a sentence that turn a mention are cues. A cue reaches forward or backward, at most to the end of its
sentence and not over a word that opens another clause. All cues of a sentence are found once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from openimr.casefile.answers import answer_beside
from openimr.casefile.clauses import Clause, clause_around, sentence_at
from openimr.casefile.cues import Manner, cues_in

__all__ = ["Assertion", "AssertionStatus", "Clause", "Manner", "assert_mention", "manners", "sentence_at"]


class AssertionStatus(StrEnum):
    """What a text says of the worker about something that it names."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    POSSIBLE = "possible"
    HISTORICAL = "historical"
    HYPOTHETICAL = "hypothetical"
    FAMILY = "family"
    PLANNED = "planned"
    REFUSED = "refused"


@dataclass(frozen=True)
class Assertion:
    """The status of a mention, and every manner in which it is meant."""

    status: AssertionStatus
    manners: frozenset[Manner] = frozenset()


# The first that holds decides: what is only imagined is not there, and what is denied of the family is denied.
_DECIDING = (
    (frozenset({Manner.HYPOTHETICAL, Manner.WARNED}), AssertionStatus.HYPOTHETICAL),
    (frozenset({Manner.REFUSED}), AssertionStatus.REFUSED),
    (frozenset({Manner.DENIED}), AssertionStatus.DENIED),
    (frozenset({Manner.OF_FAMILY}), AssertionStatus.FAMILY),
    (frozenset({Manner.DENIED_BEHIND_SIGN, Manner.PLANNED}), AssertionStatus.PLANNED),
    (frozenset({Manner.POSSIBLE}), AssertionStatus.POSSIBLE),
    (frozenset({Manner.PAST}), AssertionStatus.HISTORICAL),
)


def assert_mention(text: str, start: int, end: int) -> Assertion:
    """What `text` says about the words `start` to `end`, whatever they name.

    >>> str(assert_mention("Her mother had diabetes.", 15, 23).status)
    'family'
    """
    found = manners(text, start, end)
    return Assertion(next((status for deciding, status in _DECIDING if deciding & found), AssertionStatus.AFFIRMED), found)

REACH = 4
_PREPOSITION = re.compile(
    r"\b(?:with|from|after|despite|following|since|because|due|to\s+approve)\b|[;:]", re.IGNORECASE
)

_OTHER_MATTER = re.compile(r"\s+(?:relief|benefit|restrictions?|contrast)\b", re.IGNORECASE)


def manners(text: str, start: int, end: int) -> frozenset[Manner]:
    """In what manner the words `start` to `end` of `text` are meant; nothing when they simply stand there.

    >>> text = "She denies numbness; physical therapy was requested."
    >>> sorted(manners(text, 11, 19)), sorted(manners(text, 21, 37))
    ([<Manner.DENIED: 'denied'>], [<Manner.PLANNED: 'planned'>])
    """
    governing = list(_governing(text, start, end))
    found = {manner for manner, _ in governing}
    if {Manner.PLANNED, Manner.DONE} <= found:
        found.discard(_weaker(governing))
    found.discard(Manner.PLAIN)
    answer = answer_beside(text, start, end)
    if answer is not None:
        found.discard(Manner.DENIED)
        return frozenset(found if answer else {*found, Manner.DENIED})
    return frozenset(found)


def _governing(text: str, start: int, end: int) -> Iterator[tuple[Manner, int]]:
    """Each cue that reaches the mention, with its distance; a negative one stands before the mention."""
    sentence = sentence_at(text, start)
    found_cues = cues_in(text, sentence)
    if not found_cues:
        return
    clause = clause_around(text, sentence, start, end)
    for found in found_cues:
        cue, cue_end = found.cue, found.end
        lower, upper = (end, clause.end) if cue.reaches_back else (clause.start, start)
        if not lower <= found.start < upper:
            continue
        if cue_end > upper:
            # A cue may take in words of the mention itself: it holds if it does without them.
            shorter = cue.pattern.match(text, found.start, upper)
            if shorter is None:
                continue
            cue_end = shorter.end()
        if cue.reaches_far or _is_close(text, cue_end, start, end, clause.end):
            yield cue.manner, (found.start - end if cue.reaches_back else cue_end - start)


def _is_close(text: str, cue_end: int, start: int, end: int, last: int) -> bool:
    """Whether a bare "no" still governs a mention.

    "No relief with therapy" denies the relief, not the therapy; "no numbness, tingling, or weakness" denies all three.
    """
    between = text[cue_end:start]
    if _OTHER_MATTER.match(between) or _PREPOSITION.search(between):
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
