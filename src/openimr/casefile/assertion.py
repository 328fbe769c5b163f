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
from openimr.casefile.background import told_by_heading
from openimr.casefile.clauses import Clause, clause_around, sentence_at
from openimr.casefile.cues import Manner, cues_in, without_swallowed

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


# Words that open a mention and are cues themselves: "no tear", "possible fracture".
_OWN_CUE = re.compile(r"(?:no|without|possible|probable|suspected|prior|previous)\s+(?=\w)", re.IGNORECASE)
_TREATMENT = re.compile(
    r"\b(?:therap\w*|surg\w*|MRI|CT|EMG|NCV|NCS|scans?|x-?rays?|injections?|acupuncture|chiropract\w*|massage|drugs?"
    r"|medications?|mg|creams?|opioids?|braces?|units?|stimulat\w*|visits?|sessions?|treatments?|program|trial|rehab\w*"
    r"|evaluations?|consult\w*|procedures?|test(?:s|ing)?|screens?|stud(?:y|ies)|fusion|release|replacement|repair"
    r"|blocks?|ablation|manipulation|equipment|hearing aids?|\w+(?:ectomy|otomy|plasty|scopy|gram|graphy))\b",
    re.IGNORECASE,
)
# The first that holds decides: what is only imagined is not there, and what is denied of the family is denied.
_DECIDING = (
    (frozenset({Manner.HYPOTHETICAL, Manner.WARNED}), AssertionStatus.HYPOTHETICAL),
    (frozenset({Manner.REFUSED}), AssertionStatus.REFUSED),
    (frozenset({Manner.DENIED}), AssertionStatus.DENIED),
    (frozenset({Manner.OF_FAMILY}), AssertionStatus.FAMILY),
    (frozenset({Manner.DENIED_BY_SOMEONE, Manner.PLANNED}), AssertionStatus.PLANNED),
    (frozenset({Manner.POSSIBLE, Manner.SOUGHT}), AssertionStatus.POSSIBLE),
    (frozenset({Manner.PAST}), AssertionStatus.HISTORICAL),
)


def assert_mention(text: str, start: int, end: int) -> Assertion:
    """What `text` says about the words `start` to `end`, whatever they name.

    >>> str(assert_mention("Her mother had diabetes.", 15, 23).status)
    'family'
    """
    if own := _OWN_CUE.match(text, start, end):
        start = own.end()
    found = manners(text, start, end)
    if Manner.DENIED_BY_SOMEONE in found and not _TREATMENT.search(text, start, end):
        found |= {Manner.DENIED}
    return Assertion(
        next((status for deciding, status in _DECIDING if deciding & found), AssertionStatus.AFFIRMED), found
    )


REACH = 4
LONGEST_LIST = 400
"""How many characters a bare "no" reaches over: longer lists of what is not there are nobody's."""
_PREPOSITION = re.compile(
    r"\b(?:with|from|after|despite|following|since|because|due|to\s+approve)\b|[;:]", re.IGNORECASE
)
_POSITIVE = re.compile(
    r"\b(?:positive|pos|full|intact|normal|present|is|are|was|were|has|have|had|but|mild|moderate|severe|clear|stable"
    r"|only|\d+/\d+)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:or|nor)\b", re.IGNORECASE)
_JOINED = re.compile(r"[,;:]|\b(?:and|with|without|no)\b", re.IGNORECASE)
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
    if not found and (told := told_by_heading(text, start)):
        found.add(told)
    answer = answer_beside(text, start, end)
    if answer is not None:
        found.discard(Manner.DENIED)
        return frozenset(found if answer else {*found, Manner.DENIED})
    return frozenset(found)


def _governing(text: str, start: int, end: int) -> Iterator[tuple[Manner, int]]:
    """Each cue that reaches the mention, with its distance; a negative one stands before the mention."""
    sentence = sentence_at(text, start)
    found_cues = without_swallowed(cues_in(text, sentence), start, end)
    if not found_cues:
        return
    clause = clause_around(text, sentence, start, end)
    told: set[Manner] = set()
    # The nearest first: of cues before the mention that say the same, the farther ones add nothing.
    for found in reversed(found_cues):
        cue, cue_end = found.cue, found.end
        if cue.manner in told and not cue.reaches_back:
            continue
        lower, upper = (end, clause.end) if cue.reaches_back else (clause.start, start)
        if not lower <= found.start < upper:
            continue
        if cue_end > upper and not (cue.reaches_back and cue.stands_alone):
            # A cue may take in words of the mention itself: it holds if it does without them.
            shorter = cue.pattern.match(text, found.start, upper)
            if shorter is None:
                continue
            cue_end = shorter.end()
        if cue.reaches_back:
            if cue.reaches_far or _is_close_behind(text, end, found.start):
                yield cue.manner, found.start - end
        elif cue.reaches_far or _is_close(text, cue_end, start, end, clause.end):
            told.add(cue.manner)
            yield cue.manner, cue_end - start


def _is_close(text: str, cue_end: int, start: int, end: int, last: int) -> bool:
    """Whether a bare "no" still governs a mention.

    "No relief with therapy" denies the relief, not the therapy; "no numbness, tingling, or weakness" denies all three.
    """
    if start - cue_end > LONGEST_LIST:
        return False
    between = text[cue_end:start]
    if _OTHER_MATTER.match(between) or _PREPOSITION.search(between):
        return False
    if _POSITIVE.search(between):
        return False
    parts = between.split(",")
    if len(parts) > 1 and _POSITIVE.search(text, start, _part_end(text, end, last)):
        return bool(_OR.search(between))
    return all(len(part.split()) <= REACH for part in parts)


def _part_end(text: str, end: int, last: int) -> int:
    comma = text.find(",", end, last)
    return comma if comma >= 0 else last


def _is_close_behind(text: str, end: int, cue_start: int) -> bool:
    """Whether a word such as "absent" still speaks of a mention before it."""
    between = text[end:cue_start]
    return len(between.split()) <= REACH and not _JOINED.search(between)


def _weaker(governing: list[tuple[Manner, int]]) -> Manner:
    """Which of "planned" and "done" does not hold: what stands before a mention wins, and of two such the nearer."""
    planned = max(
        (distance for manner, distance in governing if manner is Manner.PLANNED and distance <= 0), default=None
    )
    done = max((distance for manner, distance in governing if manner is Manner.DONE), default=-10_000)
    if planned is None:
        return Manner.PLANNED
    return Manner.PLANNED if done >= planned else Manner.DONE
