"""DEC: what a rationale concludes is what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.determination.checks.clause import clauses
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.vocabulary import Decision, Span

_BE = r"(?:is|are|was|were|be|been|remains?|seems?|appears?|considered|deemed|found)"
_ALSO = (
    r"(?:\s+(?:therefore|thus|also|hence|then|currently|now|to\s+be|as|be|being|a|the|at\s+this\s+time"
    r"|considered|deemed|found))*"
)
_NEED = r"(?:necessary|necessity|appropriate|reasonable|warranted|indicated|supported|justified|needed)"
_GIVEN = (
    r"(?:endorsed|certified|approved|authorized|supported|recommended|warranted|established|substantiated"
    r"|justified|affirmed)"
)
# What is said of necessity, and not of a treatment.
_SHOWN = rf"(?:{_GIVEN}|demonstrated|documented|shown|met|confirmed|evident)"

# Each pattern that says no is tried before those that say yes.
_AGAINST = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:not|nor|neither|never|cannot|\w+n['’]t){_ALSO}(?:\s+\w+){{0,2}}?\s+medical(?:ly)?\s*{_NEED}",
        r"\bmedically\s+(?:un|not\s+)necessary",
        r"\bnot\s*medically\s*necessary|\bnon-?certif\w+|\bnot\s+certif\w+",
        rf"\b(?:no|lack\s+of)\s+medical\s+necessity|\bmedical(?:ly)?\s+necessity\b[^.;]{{0,80}}?\b(?:not|cannot|never)\b[^.;]{{0,20}}?\b{_SHOWN}",
        rf"\bnot\s+(?:find|deem|consider)\b[^.;]{{0,80}}?\bmedically\s*{_NEED}",
        r"\bfail(?:s|ed)?\s+to\s+(?:meet|establish|demonstrate)\s+(?:the\s+)?medical\s+necessity",
        r"\brequest(?:ed|s)?\b[^.;]{0,160}?\b(?:is|are)(?:\s+(?:therefore|thus|hence))?\s+denied\b(?!\s+by)",
        rf"\b(?:can\s?not|can['’]t|could\s+not)\s+(?:\w+\s+)?be\s+(?:\w+\s+)?{_GIVEN}",
        rf"\brequest(?:ed|s)?\b[^.;]{{0,160}}?\b{_BE}\s+not{_ALSO}\s+(?:{_NEED}|{_GIVEN})\b",
    )
)
_FOR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_BE}{_ALSO}\s+medically\s*{_NEED}",
        rf"\bmedical(?:ly)?\s+necessity\b[^.;]{{0,60}}?\b(?:is|has\s+been|was)\s+{_SHOWN}",
        rf"\b(?:find|deem)\b[^.;]{{0,80}}?\bmedically\s*{_NEED}",
        rf"\b{_BE}\b[^.;]{{0,60}}?\band\s+medically\s*{_NEED}",
        r"\bthere\s+is\s+medical\s+necessity\b",
        r"\brequest(?:ed|s)?\b[^.;]{0,160}?\b(?:is|are)(?:\s+(?:therefore|thus|hence))?\s+(?:certified|approved|authorized|endorsed|supported|warranted)\b",
    )
)
_NO = re.compile(r"\b(?:not|no|nor|neither|never|cannot|without|\w+n['’]t)\b", re.IGNORECASE)
# From here on a clause speaks of the request itself, whatever general rule it opened with.
_TURN = re.compile(r"\b(?:therefore|thus|hence|th(?:e|is)\s+(?:\w+\s+)?request)\b", re.IGNORECASE)
# What might be, or what a guideline says in general, concludes nothing.
_OPEN = re.compile(
    r"\b(?:if|unless|whether|until|would|might|may|could|should|when|only|question)\b"
    r"|\b(?:guidelines?|MTUS|ODG|ACOEM|utilization\s+review|UR|administrator|provider|physician)\b[^.;]{0,400}\b"
    r"(?:states?|stated|says?|recommends?|considers?|considered|notes?|noted|indicates?|indicated|opined?|supports?|requires?|found|determined|denied)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Conclusion:
    """A clause of a rationale that concludes, and the decision that it speaks for."""

    decision: Decision
    span: Span


def conclusions(rationale: str) -> tuple[Conclusion, ...]:
    """The concluding clauses of a rationale, in order.

    >>> [said.decision.value for said in conclusions("The visits are needed. They are not medically necessary.")]
    ['Upheld']
    """
    found = []
    for span, clause in clauses(rationale):
        speaks_for = _speaks_for(clause)
        if speaks_for:
            found.append(Conclusion(speaks_for, span))
    return tuple(found)


def contradicts_decision(material: Material) -> Iterator[Flaw]:
    """DEC-01: the rationale concludes the opposite of the decision, and nowhere the decision itself."""
    for path, item in material.items():
        said = conclusions(item.rationale)
        if item.decision and said and all(conclusion.decision is not item.decision for conclusion in said):
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                span=said[-1].span,
                message=f"The item is {item.decision}, but the rationale concludes the opposite.",
                fix="Change the decision, or the concluding sentence.",
            )


def concludes_both(material: Material) -> Iterator[Flaw]:
    """DEC-02: the last conclusion contradicts the decision, although another one agrees with it."""
    for path, item in material.items():
        said = conclusions(item.rationale)
        if not item.decision or not said or said[-1].decision is item.decision:
            continue
        if any(conclusion.decision is item.decision for conclusion in said):
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                span=said[-1].span,
                message=f"The item is {item.decision}; the rationale says so, and ends on the opposite.",
                fix="End the rationale on the decision itself.",
            )


def concludes_nothing(material: Material) -> Iterator[Flaw]:
    """DEC-03: the rationale ends without saying whether the treatment is medically necessary."""
    for path, item in material.items():
        if item.decision and item.rationale.strip() and not conclusions(item.rationale):
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                message="No sentence of the rationale says whether the treatment is medically necessary.",
                fix="End the rationale with a sentence that says so.",
            )


def _speaks_for(clause: str) -> Decision | None:
    for decision, patterns in ((Decision.UPHELD, _AGAINST), (Decision.OVERTURNED, _FOR)):
        matches = [match for pattern in patterns if (match := pattern.search(clause))]
        if matches:
            # Where the words stand, but only as what might be or was said elsewhere, nothing is concluded.
            return decision if any(_concludes(clause, match, decision) for match in matches) else None
    return None


def _concludes(clause: str, match: re.Match[str], decision: Decision) -> bool:
    turns = [turn.start() for turn in _TURN.finditer(clause, 0, match.end())]
    said = clause[turns[-1] if turns else 0 : match.end()]
    if decision is Decision.OVERTURNED and _NO.search(said):
        return False
    return not _OPEN.search(said)
