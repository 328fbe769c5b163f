"""How a sentence speaks of something: as present, denied, past, merely planned, or tried and failed.

The words of a sentence that turn a mention are cues. A cue reaches forward or backward, at most to the end of its
sentence and not over a word that opens another clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Manner(StrEnum):
    """How a mention is meant, beside simply being there."""

    DENIED = "denied"
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
    stops_at: re.Pattern[str] | None = None


# Summaries are pasted together without a blank ("off of work.In a report"), hence no blank is asked for after a
# lower-case letter. A printed line that simply wraps, single or double spaced, ends no sentence.
_SENTENCE_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bNo)(?<!\bSt)(?<!\bvs)(?<!\byr)"
    r"(?:(?<=[a-z)\]])[.!?](?=[A-Z])|[.!?][\"”)]?(?=\s+[\"“(]?[A-Z0-9]))"
    r"|\n\s*(?=[-•*·]\s|\d{1,2}[.)]\s|[A-Z][A-Za-z /]{2,40}:\s)"
    r"|\n(?=\s*\n\s*[A-Z][A-Z /]{4,}\s*\n)"
)
_SUBJECT = r"(?:he|she|they|it|there|the\s+(?:patient|worker|applicant|claimant|provider|physician|exam\w*))"
_CLAUSE_END = re.compile(
    r";|\b(?:but|however|although|though|except|whereas|while|yet)\b"
    rf"|\band\s+(?:an?\s+(?:further\s+|new\s+)?request|{_SUBJECT}\s+\w+|now\s+\w+s\b|further\s+\w+\s+(?:is|are|was|were))"
    r"|,?\s+and\s+(?:\w+\s+){1,3}(?:more|further|additional)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:with|from|after|despite|following|since|because|due)\b|[,;]", re.IGNORECASE)

_NOT_DONE = r"(?:noted|present|documented|found|seen|reported|identified|demonstrated|performed|tried|attempted|done|provided|established|shown|elicited|mentioned|described|recorded)"
_FORWARD: tuple[tuple[Manner, str], ...] = (
    (Manner.DENIED, r"(?<!review )(?<!administrator )(?<!\bUR )denie[sd](?!\s+(?:the\s+|a\s+|this\s+)?(?:request|authori\w+|coverage|claim|by))"),
    (Manner.DENIED, r"\bnegative for|\bfree of|\babsence of|\black(?:s|ed|ing)?\b(?:\s+of)?|\brule[sd]? out|\bneither|\bnor\b|\bnever\b|\brather than"),
    (Manner.DENIED, r"\b(?:no|without|not\s+any)\s+(?:\w+\s+){0,2}?(?:evidence|documentation|mention|indication|signs?|records?|reports?|complaints?|findings?|discussion|demonstration|history)\b(?:\s+\w+){0,4}?\s+(?:of|that|to\s+suggest|suggest\w*|indicat\w*|for|regarding)"),
    (Manner.DENIED, r"\b(?:has|have|had|did|does|do|was|were|is|are|can|could)\s*(?:not|n[’']t)\s+(?:yet\s+|been\s+|had\s+|have\s+)?\w+"),
    (Manner.PLANNED, r"\brequest\w*(?:\s+(?:was|is)\s+made)?\b(?:\s+(?:for|that|is\s+for))?|\bauthori[sz]\w+(?:\s+(?:for|of|to))?|\bapprov\w+|\bcertif\w+"),
    (Manner.PLANNED, r"\brecommend\w*|\bplan(?:s|ned)?\s+(?:is|was|to|for|includes?|included)\b|\btreatment plan\b|\bwill\s+(?:begin|start|undergo|continue|be)\b|\bscheduled\b"),
    (Manner.PLANNED, r"\bprescri\w+|\bconsider\w*|\bsought|\bseek\w*|\basked for|\border(?:s|ed)?\b|\breferr(?:al|ed)\s+(?:to|for)|\bpropos\w+|\bcandidate for|\bpending|\bawait\w*"),
    (Manner.PLANNED, r"\b(?:may|would|could|should|might)\s+(?:benefit|be|try|undergo|attend)\b|\bin need of|\bif\b|\bneeds?\b"),
    (Manner.DONE, r"\b(?:complet\w+|attend\w+|receiv\w+|underw\w+|undergone|treated\s+with|treatments?\s+(?:to\s+date\s+)?(?:has\s+|have\s+)?(?:consists?|consisted|includ\w+)|tried|trial(?:ed)?|has\s+had|have\s+had|had\s+had|prior|previous(?:ly)?|earlier|past|after|following|thus\s+far)\b"),
    (Manner.FAILED, r"\bfail(?:ed|s|ure)?\b(?!\s+to\s+approve)|\bdespite|\bunresponsive to|\brefractory to|\bno (?:lasting |sustained |significant )?(?:relief|benefit|improvement|response) (?:from|with|to|after)|\bnot (?:controlled|relieved|helped|improved) (?:by|with|after)|\binadequate (?:relief|response) (?:from|to|with)"),
    (Manner.PAST, r"\bhistory of|\bprevious(?:ly)?|\bprior\b|\bformer(?:ly)?|\bearlier\b"),
)  # fmt: skip
_BACKWARD: tuple[tuple[Manner, str], ...] = (
    (Manner.DENIED, rf"\b(?:is|was|are|were|has|have|had)\s*(?:not|n[’']t)\s+(?:been\s+)?{_NOT_DONE}|\bnot\s+{_NOT_DONE}|\b(?:is|was|are|were)\s+(?:absent|negative|ruled out)|\babsent\b|:\s*(?:none|no|negative|denied|absent)\b"),
    (Manner.DENIED, r"\b(?:has|have|had)\s+never\s+been"),
    (Manner.PLANNED, r"\b(?:is|was|are|were|be|been)\s+(?:all\s+|both\s+|also\s+|again\s+|being\s+)?(?:sought|requested|recommended|ordered|proposed|denied|modified|non-?\s?certified|not\s+certified|certified|authori[sz]ed|approved|pending|planned|scheduled|considered|advised|appealed|under\s+review)\b|\brequested\b"),
    (Manner.FAILED, r"\bfail(?:ed|s)?\b(?!\s+to\s+approve)|\bdid\s+not\s+(?:help|relieve|improve|control)|\bwithout\s+(?:lasting\s+|sustained\s+|significant\s+|any\s+)?(?:relief|benefit|improvement|effect|response)|\b(?:was|were|proved)\s+(?:not\s+(?:effective|helpful)|ineffective|unsuccessful)|\b(?:gave|provid\w+|brought|with)\s+(?:no|little|minimal|only\s+brief)(?:\s+to\s+no)?\s+(?:lasting\s+)?(?:relief|benefit|improvement)"),
    (Manner.PAST, r"\b(?:has|have|had)\s+(?:since\s+)?resolved|\bresolved\b|\bin the past\b|\byears ago\b"),
)  # fmt: skip
_BARE_NO = re.compile(r"\b(?:no|without)\b(?!\s+(?:relief|benefit|restrictions?\b))", re.IGNORECASE)


def _cues() -> Iterator[_Cue]:
    for manner, pattern in _FORWARD:
        yield _Cue(manner, re.compile(pattern, re.IGNORECASE))
    for manner, pattern in _BACKWARD:
        yield _Cue(manner, re.compile(pattern, re.IGNORECASE), reaches_back=True)
    # "no relief with therapy" denies the relief, not the therapy: a bare "no" stops at the next preposition.
    yield _Cue(Manner.DENIED, _BARE_NO, stops_at=_PREPOSITION)


_CUES = tuple(_cues())


def sentence_at(text: str, place: int) -> Clause:
    """The sentence of `text` in which `place` stands."""
    for clause in _sentences(text):
        if clause.start <= place < clause.end:
            return clause
    return Clause(0, len(text))


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[Clause, ...]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return tuple(Clause(start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end)


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
    for cue in _CUES:
        lower, upper = (end, last) if cue.reaches_back else (first, start)
        for match in cue.pattern.finditer(text, lower, upper):
            if cue.stops_at is not None and cue.stops_at.search(text, match.end(), start):
                continue
            yield cue.manner, (match.start() - end if cue.reaches_back else match.end() - start)


def _weaker(governing: list[tuple[Manner, int]]) -> Manner:
    """Which of "planned" and "done" does not hold: what stands before a mention wins, and of two such the nearer."""
    planned = max((distance for manner, distance in governing if manner is Manner.PLANNED and distance <= 0), default=None)
    done = max((distance for manner, distance in governing if manner is Manner.DONE), default=-10_000)
    if planned is None:
        return Manner.PLANNED
    return Manner.PLANNED if done >= planned else Manner.DONE
