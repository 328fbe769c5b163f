"""QTY-02: where the rationale compares two numbers or adds them up, the result is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.determination.checks.amount import amounts
from openimr.determination.checks.clause import clauses
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Range, Span
from openimr.wording import UNIT, number_range, range_of, unit_of

_BE = r"(?:is|are|was|were|remains?|lies?|lay|falls?|fell|stays?)"
_NOT = r"(?:does|do|did|would|will|is|are)\s+not\s+"
_OVER = r"(?:(?:more|greater|higher|larger)\s+than|in\s+excess\s+of|above|beyond)"
_UNDER = r"(?:(?:less|fewer|lower|smaller)\s+than|below|under)"
# What is said of the first number with regard to the second. A sentence about what should be compares nothing.
_ABOVE = rf"(?:would\s+|will\s+)?(?:exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?)|{_BE}\s+{_OVER}"
_NOT_ABOVE = rf"{_NOT}(?:exceed|surpass)|{_BE}\s+(?:well\s+)?within|{_BE}\s+not\s+{_OVER}"
_BELOW = rf"{_BE}\s+{_UNDER}"
# Between the two numbers nothing but the words that belong to them: no other number, no other verb.
_OF_THE_FIRST = (
    r"of|for|the|this|physical|occupational|therapy|treatment|acupuncture|chiropractic|care|requested|request|asked"
    r"|proposed|here|now|clearly|far|that|were|are|was|is(?=\s+(?:requested|asked|proposed))|in|question|disputed"
    r"|which|have|been|guidelines?|mtus|odg|recommended|allowed|her|his|their|course"
)
_OF_THE_SECOND = (
    r"the|a|an|of|what|maximum|max|total|limit|recommended|recommendation|allowed|permitted|supported|suggested|usual"
    r"|up|to|initial|guidelines?(?:['’]s)?|mtus|odg|upper|number|about|only|general|standard|range|course|trial"
)
_TAIL = rf"(?:\s+(?:{_OF_THE_FIRST})\b){{0,8}}?"
_HEAD = rf"(?:\s+(?:{_OF_THE_SECOND})\b){{0,10}}?"
_COMPARED = re.compile(
    rf"{_TAIL}\s+(?:(?P<not_above>{_NOT_ABOVE})|(?P<below>{_BELOW})|(?P<above>{_ABOVE})){_HEAD}\s+{number_range('second')}"
    rf"(?P<rest>[^.;]{{0,60}})",
    re.IGNORECASE,
)
# The unit of the second number, where it has one; a length of time or a part of something is another unit.
_ITS_UNIT = re.compile(rf"(?:\s+(?!(?:for|and|or|per|over|in)\b)[a-z/\-]+){{0,4}}?\s+(?P<unit>{UNIT})", re.IGNORECASE)
_OTHER_UNIT = re.compile(
    r"[\s-]*(?:%|percent|weeks?|months?|days?|hours?|years?|mg|mcg|minutes?|times|per\b|/|x\b|refills?)", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:if|unless|whether|when|should|may|might|could|must)\b", re.IGNORECASE)
# Visits of before, or of another request, may be meant in the sum that is compared.
_BESIDES = re.compile(
    r"\b(?:additional|further|more\s+(?:visits|sessions)|another|already|prior|previous(?:ly)?|earlier|completed|attended"
    r"|received|finished|total(?:ing|s)?|combined|together|plus|added|extra|remaining|past|had)\b",
    re.IGNORECASE,
)
_ONE = r"(?<![\w./#\-–])(?P<{}>\d{{1,3}})(?:\s*{})?"
_SUMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\btotal(?:ing|s)?\s+(?:of\s+)?"
        + _ONE.format("sum", UNIT)
        + r"\s*[(:,]?\s*"
        + _ONE.format("one", UNIT)
        + r"\s*(?P<sign>\+|plus|and)\s*"
        + _ONE.format("other", UNIT)
        + r"(?=\s*[).;,]|\s*$)",
        _ONE.format("one", UNIT)
        + r"\s*(?P<sign>\+|plus|x|×)\s*"
        + _ONE.format("other", UNIT)
        + r"\s*(?:=|equals|makes|gives|,?\s*(?:for\s+)?a\s+total\s+of|,?\s*totaling)\s*"
        + _ONE.format("sum", UNIT)
        + r"(?![\w/.]*\d)",
    )
)


@dataclass(frozen=True)
class Comparison:
    """Two numbers of one unit and what the text says of them; `holds` is None where a range leaves it open."""

    first: Range
    second: Range
    unit: str
    holds: bool | None
    start: int
    end: int


def comparisons(clause: str) -> Iterator[Comparison]:
    """What a clause says of two numbers of the same unit.

    >>> [found.holds for found in comparisons("The 12 sessions requested exceed the recommended 9-10 visits.")]
    [True]
    """
    if _OPEN.search(clause):
        return
    for first in amounts(clause):
        said = _COMPARED.match(clause, first.end)
        if said and _same_unit(first.unit, said["rest"]):
            second = range_of(said["second"])
            yield Comparison(
                first.number, second, first.unit, _holds(said, first.number, second), first.start, said.end("second")
            )


def wrong_arithmetic(material: Material) -> Iterator[Flaw]:
    """QTY-02: two numbers of one clause are compared or added up, and the result is wrong."""
    for path, item in material.items():
        before = ""
        for span, clause in clauses(item.rationale):
            for start, end, message in (*_wrong_comparisons(clause, before), *_wrong_sums(clause)):
                yield Flaw(
                    path=f"{path}.rationale",
                    item=item.number,
                    span=Span(span.start + start, span.start + end),
                    message=message,
                    fix="Correct the number or the word between them; name earlier visits where they count as well.",
                )
            before = clause


def _wrong_comparisons(clause: str, before: str) -> Iterator[tuple[int, int, str]]:
    wrong = [found for found in comparisons(clause) if found.holds is False]
    if not wrong or _BESIDES.search(clause) or _BESIDES.search(before):
        return
    for found in wrong:
        message = f"The sentence compares {found.first} with {found.second} {found.unit}, and the comparison is wrong."
        yield found.start, found.end, message


def _wrong_sums(clause: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _SUMS:
        for match in pattern.finditer(clause):
            one, other, stated = int(match["one"]), int(match["other"]), int(match["sum"])
            is_product = match["sign"].lower() in {"x", "×"}
            right = one * other if is_product else one + other
            if stated != right:
                sign = "times" if is_product else "and"
                yield match.start(), match.end(), f"{one} {sign} {other} make {right}, not {stated}."


def _same_unit(unit: str, behind: str) -> bool:
    if _OTHER_UNIT.match(behind):
        return False
    own = _ITS_UNIT.match(behind)
    return own is None or unit_of(own["unit"]) == unit


def _holds(said: re.Match[str], first: Range, second: Range) -> bool | None:
    """True or False only where every value of both ranges gives the same answer."""
    assert first.high is not None  # both were read from numbers
    assert second.high is not None
    if said["above"]:
        return _certain(first.low > second.high, first.high <= second.high)
    if said["below"]:
        return _certain(first.high < second.high, first.low >= second.high)
    return _certain(first.high <= second.high, first.low > second.high)


def _certain(yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None
