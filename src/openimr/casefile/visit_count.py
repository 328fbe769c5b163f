"""How many visits the words beside a treatment's name count: "finished fourteen sessions of", "PT x 12", "9 of 12"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openimr.casefile.clauses import Clause, sentence_at
from openimr.casefile.phrase import NUMBER, ONE_NUMBER, bounded, number_in
from openimr.vocabulary import Range


@dataclass(frozen=True, kw_only=True)
class VisitCount:
    """A number of visits, and how it is meant."""

    visits: Range
    is_done: bool = False
    """Whether a verb beside the number says that they were attended, whatever was authorized."""
    is_further: bool = False
    """Whether they come on top of others: "six additional visits"."""
    is_to_date: bool = False
    """Whether it counts every visit up to the day on which it was written."""
    is_left: bool = False
    """Whether they are still to come: "three remaining visits"."""
    of: Range | None = None
    """Out of how many, where that is told: twelve in "6 of 12"."""
    start: int = 0
    end: int = 0
    """Where the count stands."""


_COURSE = r"(?:visits?|sessions?|treatments?|appointments?)"
_QUALIFIED = (
    r"remaining|unused|outstanding|additional|more|further|another|prior|previous|earlier|completed|supervised|outpatient"
    r"|post[ -]?op(?:erative)?|authori[sz]ed|approved|certified|scheduled|formal|individual|initial|weekly|skilled"
    r"|land[ -]based|in[ -]office"
    r"|of|the|his|her|a|to|course"
)
_VISITS = re.compile(rf"\b{_COURSE}\b", re.IGNORECASE)
_VISITS_NEXT = re.compile(rf"\s+{_COURSE}\b", re.IGNORECASE)
_BETWEEN = rf"(?:\s*\b(?:{_QUALIFIED}|{_COURSE})\b)*\s*"
_OF = rf"(?P<of>\s*/\s*\d{{1,3}}|\s+(?:out\s+)?of\s+(?:the\s+|his\s+|her\s+)?{ONE_NUMBER})?"
_BEFORE = re.compile(rf"(?<![\w./-]){NUMBER}{_OF}(?P<between>{_BETWEEN})$", re.IGNORECASE)
_DID = r"(?:attend|complet|finish|receiv|underw|undergon|used|had\b|has\s+had|did\b|done\b|went\s+to|been\s+through)"
_DONE = re.compile(
    rf"\b{_DID}\w*\s+(?:(?:all|only|just|about|approximately|around|some|already|a\s+total\s+of|a\s+course\s+of"
    r"|at\s+least|(?:more|less|fewer)\s+than|over|nearly|almost|up\s+to|the|his|her)\s+)*$",
    re.IGNORECASE,
)
_DONE_BEHIND = re.compile(
    rf"\s*(?:{_COURSE}\s*)?(?:were|was|have\s+been|has\s+been)\s+(?:\w+ly\s+)?(?:used|attended|completed|done|kept|received|finished)\b",
    re.IGNORECASE,
)
# Of the twelve that were authorized, or of those that were missed, none is counted.
_OF_OTHERS = re.compile(r"(?:^\W*of|\b(?:missed|skipped|cancel\w*|no[ -]showed))\s+(?:the\s+|his\s+|her\s+)?$", re.I)
_LEFT = re.compile(r"\b(?:remaining|unused|outstanding)\b", re.IGNORECASE)
LEFT_BEHIND = re.compile(
    rf"\s*(?:{_COURSE}\s*)?(?:(?:are|is|still|yet)\s+)*(?:remain(?:s|ing)?|unused|outstanding|left(?=\s*(?:[.,;)]|$|on\b|of\b|in\b|for\b)))\b(?!\s*[:=])",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\b(?:additional|more|further|another)\b", re.IGNORECASE)

_NO_TIME = (
    r"(?!\s*(?:-|–|to\b)?\s*(?:\d|weeks?|wks?|months?|mos?\b|days?|years?|hours?|minutes?|%|/|per\b|a\s+week"
    r"|x\b|times\b))"
)
_FILLED = (
    r"[,:(=-]|\bx|times|for|were|was|is|are|has|have|had|been|totall?(?:ing|s|ed)|a\s+total\s+of|of|to\s+date|so\s+far"
    r"|about|approximately|around|completed|attended|provided|received|done|\s"
)
_AFTER = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # ", 6 sessions", " (12 visits", " was attended for 15 visits"
        rf"\s*(?:therapy\s*)?(?:{_COURSE}\s*)?(?:{_FILLED})*?(?<![\w./]){NUMBER}{_OF}\s*(?:more\s+|remaining\s+)?{_COURSE}\b",
        # " x 12", " sessions times eight"
        rf"\s*(?:therapy\s*)?(?:{_COURSE}\s*)?(?:x|\btimes)\s*{NUMBER}\b{_NO_TIME}",
        # " visits completed to date: 21"
        rf"\s*(?:therapy\s*)?(?:{_COURSE}\s*)?(?:\b(?:attended|completed|done|used|received|to\s+date|so\s+far)\b\s*)+"
        rf"(?:[:=]|\bis\b|\bare\b|\bwas\b|\bwere\b)\s*{NUMBER}\b{_NO_TIME}",
    )
)
# "... and has completed 11 sessions": no other treatment may stand between.
_ATTENDED = re.compile(
    rf"(?:(?!therap|acupunct|chiropract|massag|inject|aquatic|pool|counsel|[;.]).){{0,60}}?"
    rf"\b(?:attended|completed|finished|kept)\s+(?:only\s+|just\s+|all\s+)?{NUMBER}"
    rf"(?:{_OF}\s*(?:of\s+(?:them|these|those)|{_COURSE})\b(?!\s+of)|\s*(?:[.,;)]|$))",
    re.IGNORECASE | re.DOTALL,
)
_TO_DATE = re.compile(
    r"\b(?:to\s+date|so\s+far|thus\s+far|up\s+to\s+now|until\s+now|(?:has|have|[’']s)\s+(?:now\s+|already\s+)?(?:had|attended"
    r"|completed|received|undergone|finished|been\s+through))\b",
    re.IGNORECASE,
)


def visit_count(text: str, start: int, end: int, *, has_visits: bool = True) -> VisitCount | None:
    """The visits that a sentence counts of the treatment which it names from `start` to `end`.

    What does not come in visits is counted by its own name: "two urine drug screens".

    >>> told = "She finished fourteen physical therapy sessions."
    >>> str(visit_count(told, 22, 38).visits)
    '14'
    """
    sentence = sentence_at(text, start)
    before = _before(text, sentence, start, end, has_visits)
    attended = _ATTENDED.match(text, end, sentence.end)
    if attended and before is None:
        return VisitCount(
            visits=number_in(attended["number"]),
            is_done=True,
            is_to_date=_is_to_date(text, sentence),
            of=_out_of(attended),
            start=attended.start("number"),
            end=attended.end(),
        )
    if before:
        return before
    # "PT x12": what stands behind the x belongs to the name's own words.
    joined = re.search(r"\sx\d*$", text[start:end], re.IGNORECASE)
    behind = start + joined.start() if joined else end
    for form in _AFTER:
        if found := form.match(text, behind, sentence.end):
            return VisitCount(
                visits=number_in(found["number"]),
                is_further=_FURTHER.search(found.group()) is not None,
                is_to_date=_is_to_date(text, sentence),
                is_left=_is_left(text, found.group(), found.end(), sentence),
                of=_out_of(found),
                start=found.start("number"),
                end=found.end(),
            )
    return None


def _before(text: str, sentence: Clause, start: int, end: int, has_visits: bool) -> VisitCount | None:
    found = _BEFORE.search(text, sentence.start, start)
    if found is None:
        return None
    lead = text[sentence.start : found.start()]
    is_done = _DONE.search(lead) is not None
    counts_visits = not has_visits or _VISITS.search(text, found.start(), end) or _VISITS_NEXT.match(text, end)
    if _OF_OTHERS.search(lead) or not (is_done or counts_visits):
        return None
    return VisitCount(
        visits=bounded(number_in(found["number"]), lead),
        is_done=is_done or _DONE_BEHIND.match(text, end, sentence.end) is not None,
        is_further=_FURTHER.search(found["between"]) is not None,
        is_to_date=_is_to_date(text, sentence),
        is_left=_is_left(text, found["between"], end, sentence),
        of=_out_of(found),
        start=found.start("number"),
        end=found.end(),
    )


def _is_left(text: str, said: str, end: int, sentence: Clause) -> bool:
    return bool(_LEFT.search(said) or LEFT_BEHIND.match(text, end, sentence.end))


def _out_of(found: re.Match[str]) -> Range | None:
    of = found.groupdict().get("of")
    return number_in(of.strip(" /")) if of else None


def _is_to_date(text: str, sentence: Clause) -> bool:
    return _TO_DATE.search(text, sentence.start, sentence.end) is not None
