"""QTY-03: what the rationale says of the amount asked for and the amount allowed fits the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.determination.checks.amount import amounts
from openimr.determination.checks.clause import clauses
from openimr.determination.checks.comparison import comparisons
from openimr.determination.checks.conclusion import conclusions
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.determination import DeterminedItem
from openimr.vocabulary import Decision, Quantity, Range, Span
from openimr.wording import read_item

_GUIDELINE = r"(?:guidelines?|MTUS|ODG|ACOEM|recommendations?)"
_ALLOWS = re.compile(
    rf"\b{_GUIDELINE}\b[^.;]{0, 160}?\b(?:allows?|recommends?|supports?|permits?|limits?|suggests?)\b"
    r"(?P<said>[^.;]*)",
    re.IGNORECASE,
)
# A number of visits a week is a pace, and a first trial is only the beginning of what is allowed.
_NO_WHOLE = re.compile(r"\b(?:per|a|each|every)\s+(?:week|day|month)|\b(?:trial|initial|first|fading)\b", re.IGNORECASE)
_EXCEEDS = re.compile(
    r"\b(?:requests?|requested|visits?|sessions?|quantity|number|amount)\b[^.;]{0,100}?"
    r"\b(?:exceeds?|surpass(?:es)?|(?:is|are)\s+(?:in\s+excess\s+of|above|beyond|more\s+than|greater\s+than))\b"
    rf"[^.;]{{0,60}}?\b(?:{_GUIDELINE}|recommended|allowed|permitted|supported|limit|allows?)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:not|never|no|if|unless|whether|when|should|may|might|could)\b|n['’]t\b", re.IGNORECASE)
# With one of these the rationale gives a reason for more than the guideline allows.
_EXCEPTION = re.compile(
    r"\b(?:exception\w*|however|although|though|while|despite|nevertheless|nonetheless|but|yet|unusual|extenuating|unique"
    r"|special|post-?operative|post-?surgical\w*|surgery|fracture|complicat\w+|co-?morbid\w+|severe|flare\w*|exacerbation"
    r"|gains?|improv\w+|progress\w*|benefit\w*|in\s+this\s+case|justif\w+|further|additional|up\s+to\s+the|individual\w*)\b",
    re.IGNORECASE,
)
# Visits of before may be counted in with those of the request.
_BEFORE = re.compile(
    r"\b(?:already|prior|previous(?:ly)?|earlier|completed|attended|received|finished|had|undergone|past|additional|further"
    r"|more|another|total|combined|authorized|approved|certified|initial|trial|exceeded|history)\b",
    re.IGNORECASE,
)


def decided_against_allowance(material: Material) -> Iterator[Flaw]:
    """QTY-03: found necessary although it exceeds what is allowed, or refused as too much although it does not."""
    for path, item in material.items():
        asked = item.quantity or read_item(item.text).quantity
        if asked is None or item.decision is None:
            continue
        against = _too_much_and_granted if item.decision is Decision.OVERTURNED else _in_bounds_and_refused
        found = against(item, asked)
        if found:
            span, message = found
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                span=span,
                message=message,
                fix="Say why this item is an exception, or name what else counts; else compare numbers and decision.",
            )


def _too_much_and_granted(item: DeterminedItem, asked: Quantity) -> tuple[Span, str] | None:
    if _EXCEPTION.search(item.rationale):
        return None
    said_to_exceed = _says_it_exceeds(item.rationale)
    if said_to_exceed:
        return said_to_exceed, f"The item is {item.decision}, and the rationale says that it exceeds what is allowed."
    allowed = _allowances(item.rationale, asked.unit)
    if allowed and asked.amount.low > max(_high(number) for _, number in allowed):
        stated = " or ".join(dict.fromkeys(str(number) for _, number in allowed))
        return allowed[0][0], f"The item asks for {asked} and is {item.decision}; the rationale allows {stated}."
    return None


def _in_bounds_and_refused(item: DeterminedItem, asked: Quantity) -> tuple[Span, str] | None:
    said_to_exceed = _says_it_exceeds(item.rationale)
    if not said_to_exceed or asked.amount.high is None or _BEFORE.search(_without_the_rule(item.rationale)):
        return None
    # Where the sentence compares the numbers itself, QTY-02 looks at it.
    if any(comparisons(item.rationale[said_to_exceed.start : said_to_exceed.end])):
        return None
    allowed = _allowances(item.rationale, asked.unit)
    if allowed and asked.amount.high <= min(_high(number) for _, number in allowed):
        stated = " or ".join(dict.fromkeys(str(number) for _, number in allowed))
        return said_to_exceed, (
            f"The item asks for {asked}, within the {stated} that the rationale allows; it is said to exceed them."
        )
    return None


def _says_it_exceeds(rationale: str) -> Span | None:
    """The clause that says of the request that it goes beyond what is allowed."""
    for span, clause in clauses(rationale):
        # A sentence whose own numbers say otherwise is looked at by QTY-02.
        is_wrong = any(compared.holds is False for compared in comparisons(clause))
        if _EXCEEDS.search(clause) and not _OPEN.search(clause) and not is_wrong:
            return span
    return None


def _allowances(rationale: str, unit: str) -> list[tuple[Span, Range]]:
    """What the rationale says that a guideline allows as a whole, in the item's own unit."""
    found = []
    for span, clause in clauses(rationale):
        allows = _ALLOWS.search(clause)
        if allows is None or _OPEN.search(clause) or _NO_WHOLE.search(clause):
            continue
        found += [(span, stated.number) for stated in amounts(allows["said"]) if stated.unit == unit]
    return found


def _without_the_rule(rationale: str) -> str:
    """The rationale without its conclusions and without what a guideline allows in general."""
    concluding = {said.span for said in conclusions(rationale)}
    return " ".join(
        clause
        for span, clause in clauses(rationale)
        if span not in concluding and not (_ALLOWS.search(clause) and any(amounts(clause)))
    )


def _high(number: Range) -> float:
    return number.low if number.high is None else number.high
