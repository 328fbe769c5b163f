"""Pain scores over time, with or without medication where the records say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypedDict

from openimr.casefile.clinical_picture import MedicationState, find_pain_scores
from openimr.casefile.course.joining import Told, alike, in_time
from openimr.casefile.course.leaf import Leaf
from openimr.casefile.course.rows import PainTold, RowStatus
from openimr.casefile.phrase import number_in
from openimr.vocabulary import Range, Span

SPEAKS = frozenset(
    {"pain", "vas", "nrs", "nprs", "scale", "ache", "aching", "headache", "headaches", "discomfort", "soreness"}
)
NUMBERED = frozenset({"10", "ten", "scale", "score", "scores", "level", "vas", "nrs", "nprs", "rating"})
_NAMES = frozenset({"vas", "nprs", "nrs", "pain", "numeric", "numerical", "visual"})
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_PAIN = frozenset({"pain"})
# A score without its scale, behind the name of one: "VAS 6", "Pain scale: 4-5".
_NAMED = re.compile(
    r"(?:VAS|NPRS|NRS|pain\s+(?:scale|score|level|rating)|numeric(?:al)?\s+(?:pain\s+)?rating\s+scale|visual\s+analogu?e\s+scale)\b"
    r"(?:\s*(?:score|rating|today|currently|is|was|of|at|[:=,(-]))*\s*(?P<number>(?:10|\d)(?:\.\d)?(?:\s*(?:-|–|to)\s*(?:10|\d)(?:\.\d)?)?)"
    r"(?![\d/%.]*\d|\s*(?:/|out|of\s+\d|of\s+ten|weeks?|months?|days?|percent|times|%|-?\s*point))",
    re.IGNORECASE,
)
_WORDS = f"(?:{'|'.join(sorted(_NUMBERS))})"
# "Seven of ten", "five to seven out of ten"; and in a log of visits a bare "Pain 6."
_SPELLED = re.compile(
    rf"(?P<number>{_WORDS}(?:\s+to\s+{_WORDS})?)\s+(?:out\s+)?of\s+(?:ten|10)\b(?!\s+(?:visit|session|treatment|time|day)s?)",
    re.IGNORECASE,
)
_BARE = re.compile(r"pain\s*[:=]?\s*(?P<number>10|\d)(?=\s*(?:[.;\n]|$))", re.IGNORECASE)
_MEDICATED = re.compile(
    r"\s*(?:/\s*10\s*)?(?:of\s+10\s*)?(?P<state>without|with|w/o|w/|off|on)\s+(?:\w+\s+){0,2}?(?:meds?|medications?|analgesics?|opioids?)\b",
    re.I,
)
GOAL = re.compile(r"\b(?:goals?|target|aim\w*|reduce\s+(?:pain\s+)?to|will)\b[^.;]{0,60}$", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(?:last\s+(?:visit|time|month|week|year)|previous(?:ly)?|prior|initial(?:ly)?|at\s+the\s+start|before\s+(?:the\s+)?(?:therapy|treatment"
    r"|surgery|injection\w*|operation|acupuncture|program)|at\s+first|formerly|used\s+to|at\s+baseline)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_GOAL_WORDS = frozenset({"goal", "goals", "target", "aim", "aims", "aimed", "aiming", "reduce", "will"})
_EARLIER_WORDS = frozenset(
    {"last", "previous", "previously", "prior", "initial", "initially", "start", "before", "first", "formerly", "used"}
    | {"baseline"}
)
TODAY = re.compile(r"\b(?:now|today|current(?:ly)?|at\s+present|to)\b", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:an?\s+|about\s+)?$", re.IGNORECASE)
_FROM_TO = re.compile(
    r"(?P<first>\d+(?:\.\d)?)(?:\s*/\s*10)?\s+to\s+(?P<second>\d+(?:\.\d)?)\s*(?:/|out\s+of|of)\s*(?:10|ten)",
    re.IGNORECASE,
)
_RANGES = re.compile(r"\b(?:rang\w+|var(?:y|ies|ied|ying)|fluctuat\w+)\b", re.IGNORECASE)
_FALLS = re.compile(r"^[^.;]{0,12}?\s*(?:down\s+)?to\s+(?:an?\s+)?\d", re.IGNORECASE)


def pain_on(leaf: Leaf) -> Iterator[Told[PainTold]]:
    """Every pain score of a page; one that is only a goal is planned, one of an earlier time has no day."""
    if SPEAKS.isdisjoint(leaf.words):
        return
    scored = () if NUMBERED.isdisjoint(leaf.words) else find_pain_scores(leaf.text)
    for each in scored:
        for span, score, earlier in _apart(leaf, each.span, each.score):
            yield from _told(leaf, span, score, each.medication, earlier=earlier)
    taken = [each.span for each in scored]
    for begin, form in ((_NAMES, _NAMED), (_NUMBERS, _SPELLED), (_PAIN, _BARE)):
        for place in leaf.places(begin):
            match = form.match(leaf.text, place)
            if match is None:
                continue
            span = Span(match.start("number"), match.end("number"))
            if not any(other.start < span.end and span.start < other.end for other in taken):
                taken.append(span)
                yield from _told(leaf, span, number_in(match["number"]), _beside(leaf.text, span.end))


def _beside(text: str, end: int) -> MedicationState | None:
    said = _MEDICATED.match(text, end)
    return None if said is None else "without" if said["state"].lower() in {"without", "w/o", "off"} else "with"


def pain_told(told: Iterable[Told[PainTold]]) -> tuple[PainTold, ...]:
    """The scores in the order of the days; one that a day tells alike stands once."""
    return in_time(alike(told))


def is_earlier(leaf: Leaf, start: int, end: int) -> bool:
    """Whether a number tells how it was before: "at the last visit", the first of "from 8 to 4"."""
    sentence = leaf.sentence(start)
    before = leaf.text[sentence.start : start]
    if FROM.search(before) and _FALLS.match(leaf.text[end : sentence.end]):
        return True
    said = EARLIER.search(before) if leaf.has(_EARLIER_WORDS) else None
    return (
        said is not None
        and TODAY.search(before, said.end()) is None
        and not re.search(r"[;,]\s*(?:now|today)", before[said.start() :])
    )


def _apart(leaf: Leaf, span: Span, score: Range) -> Iterator[tuple[Span, Range, bool]]:
    """A score, or the two of "decreased from 8/10 to 4/10", of which the first is an earlier one."""
    said = leaf.text[span.start : span.end]
    parted = _FROM_TO.fullmatch(said)
    before = leaf.text[leaf.sentence(span.start).start : span.start]
    if parted is None or not FROM.search(before) or _RANGES.search(before):
        yield span, score, False
        return
    second = span.start + parted.start("second")
    yield Span(span.start, span.start + parted.end("first")), number_in(parted["first"]), True
    yield Span(second, span.end), number_in(parted["second"]), False


def _told(
    leaf: Leaf, span: Span, score: Range, medication: MedicationState | None = None, *, earlier: bool = False
) -> Iterator[Told[PainTold]]:
    if not leaf.is_imagined(span.start, span.end):
        said = number_told(leaf, span.start, span.end, earlier=earlier)
        yield PainTold(score=score, medication=medication, **said), leaf.evidence(span.start, span.end)


class NumberTold(TypedDict):
    """Of what day a number is, and whether it was reached, is to be reached, or is an earlier one told again."""

    on: date | None
    status: RowStatus
    is_earlier: bool


def number_told(leaf: Leaf, start: int, end: int, *, earlier: bool = False) -> NumberTold:
    """How a number is told; `earlier` where it is known to be the one before, which is not of the record's day."""
    earlier = earlier or is_earlier(leaf, start, end)
    beside = leaf.day_of(start, end)
    return NumberTold(
        on=None if earlier and beside == leaf.document.dated else beside,
        status=RowStatus.PLANNED if is_goal(leaf, start) else RowStatus.AFFIRMED,
        is_earlier=earlier,
    )


def is_goal(leaf: Leaf, start: int) -> bool:
    """Whether a number tells what is to be reached."""
    return leaf.has(_GOAL_WORDS) and GOAL.search(leaf.text, leaf.sentence(start).start, start) is not None
