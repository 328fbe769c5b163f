"""Pain scores over time, with or without medication where the records say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from openimr.casefile.assertion import Manner
from openimr.casefile.clinical_picture import find_pain_scores
from openimr.casefile.course.leaf import Leaf
from openimr.casefile.course.rows import PainTold, RowStatus
from openimr.casefile.phrase import number_in
from openimr.vocabulary import Range, Span

SPEAKS = frozenset({"pain", "vas", "nrs", "nprs", "scale", "ache", "aching", "headache", "headaches", "discomfort", "soreness"})
NUMBERED = frozenset({"10", "ten", "scale", "score", "scores", "level", "vas", "nrs", "nprs", "rating"})
# A score without its scale, behind the name of one: "VAS 6", "Pain scale: 4-5".
_NAMED = re.compile(
    r"\b(?:VAS|NPRS|NRS|pain\s+(?:scale|score|level|rating)|numeric(?:al)?\s+(?:pain\s+)?rating\s+scale|visual\s+analogu?e\s+scale)\b"
    r"(?:\s*(?:score|rating|today|currently|is|was|of|at|[:=,(-]))*\s*(?P<number>(?:10|\d)(?:\.\d)?(?:\s*(?:-|–|to)\s*(?:10|\d)(?:\.\d)?)?)"
    r"(?![\d/%.]*\d|\s*(?:/|out|of\s+\d|of\s+ten|weeks?|months?|days?|percent|times|%|-?\s*point))",
    re.IGNORECASE,
)
GOAL = re.compile(r"\b(?:goals?|target|aim\w*|reduce\s+(?:pain\s+)?to|will)\b[^.;]{0,60}$", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(?:last\s+(?:visit|time|month|week|year)|previous(?:ly)?|prior|initial(?:ly)?|at\s+the\s+start|before\s+(?:the\s+)?(?:therapy|treatment"
    r"|surgery|injection\w*|operation|acupuncture|program)|at\s+first|formerly|used\s+to|at\s+baseline)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
TODAY = re.compile(r"\b(?:now|today|current(?:ly)?|at\s+present|to)\b", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:an?\s+|about\s+)?$", re.IGNORECASE)
_FALLS = re.compile(r"^[^.;]{0,12}?\s*(?:down\s+)?to\s+(?:an?\s+)?\d", re.IGNORECASE)


def pain_on(leaf: Leaf) -> Iterator[PainTold]:
    """Every pain score of a page; one that is only a goal is planned, one of an earlier time has no day."""
    if SPEAKS.isdisjoint(leaf.words) or NUMBERED.isdisjoint(leaf.words):
        return
    scored = find_pain_scores(leaf.text)
    for each in scored:
        if row := _told(leaf, each.span, each.score):
            yield replace(row, medication=each.medication)
    for match in _NAMED.finditer(leaf.text):
        span = Span(match.start("number"), match.end("number"))
        if not any(each.span.start < span.end and span.start < each.span.end for each in scored):
            if row := _told(leaf, span, number_in(match["number"])):
                yield row


def pain_told(told: Iterable[PainTold]) -> tuple[PainTold, ...]:
    """The scores in the order of the days; one that a day tells alike stands once."""
    alike: dict[PainTold, list[PainTold]] = {}
    for row in told:
        alike.setdefault(replace(row, evidence=()), []).append(row)
    joined = [
        replace(key, evidence=tuple(dict.fromkeys(place for row in rows for place in row.evidence)))
        for key, rows in alike.items()
    ]
    return tuple(sorted(joined, key=lambda row: row.on or date.max))


def is_earlier(leaf: Leaf, start: int, end: int) -> bool:
    """Whether a number tells how it was before: "at the last visit", the first of "from 8 to 4"."""
    sentence = leaf.sentence(start)
    before = leaf.text[sentence.start : start]
    if FROM.search(before) and _FALLS.match(leaf.text[end : sentence.end]):
        return True
    said = EARLIER.search(before)
    return said is not None and TODAY.search(before, said.end()) is None and not re.search(r"[;,]\s*(?:now|today)", before[said.start() :])


def _told(leaf: Leaf, span: Span, score: Range) -> PainTold | None:
    start, end = span.start, span.end
    manner = leaf.manners(start, end)
    if manner & {Manner.HYPOTHETICAL, Manner.OF_FAMILY} or leaf.is_of_another(start, end):
        return None
    sentence = leaf.sentence(start)
    earlier = is_earlier(leaf, start, end)
    beside = leaf.day_of(start, end)
    return PainTold(
        on=None if earlier and beside == leaf.document.dated else beside,
        status=RowStatus.PLANNED if GOAL.search(leaf.text, sentence.start, start) else RowStatus.AFFIRMED,
        evidence=(leaf.evidence(start, end),),
        score=score,
        is_earlier=earlier,
    )
