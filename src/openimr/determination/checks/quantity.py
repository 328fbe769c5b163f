"""QTY: the rationale speaks of the quantity that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.determination.checks.clause import clauses
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.determination import DeterminedItem
from openimr.vocabulary import Quantity, Range
from openimr.wording import find_quantity, read_item

# "the request for 12 visits", "the current request is for 10 sessions": only a request that is stated outright counts.
REQUEST = re.compile(
    r"\b(?:(?:current|present|disputed|this|the)\s+request\s+(?:is\s+)?(?:for|of)|(?:he|she|provider|physician)\s+(?:is\s+)?request(?:s|ing|ed))\b",
    re.IGNORECASE,
)
# A request that belongs to another time, or is only a part of what was asked for, says nothing of the item.
OTHER_REQUEST = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|original(?:ly)?|initial(?:ly)?|authorized|approved|certified|modified|completed)\b",
    re.IGNORECASE,
)


def other_quantity(material: Material) -> Iterator[Flaw]:
    """QTY-01: the rationale states the request with a quantity that the item does not have."""
    for path, item in material.items():
        asked = item.quantity or read_item(item.text).quantity
        if asked is None:
            continue
        named = (asked, *_named_in_title(item))
        for span, clause in clauses(item.rationale):
            stated = _stated_request(clause, item.treatment)
            if stated and not any(agree(stated, quantity) for quantity in named):
                yield Flaw(
                    path=f"{path}.rationale",
                    item=item.number,
                    span=span,
                    message=f"The item asks for {asked}; the rationale states a request for {stated}.",
                    fix="Compare the number with the UR letter.",
                )


def _stated_request(clause: str, treatment: str | None) -> Quantity | None:
    request = REQUEST.search(clause)
    if request is None or OTHER_REQUEST.search(clause):
        return None
    stated = find_quantity(clause[request.end() :], treatment=treatment)
    if stated and re.search(r"\bor\s+more\b|\bat\s+least\b|\bmore\s+than\b", clause[request.end() :], re.IGNORECASE):
        return Quantity(amount=Range.at_least(stated.amount.low), unit=stated.unit)
    return stated


def _named_in_title(item: DeterminedItem) -> Iterator[Quantity]:
    """Every quantity of the item's text: where a part was authorized, it names the whole, that part and the rest."""
    for _, clause in clauses(item.text):
        quantity = find_quantity(clause, treatment=item.treatment)
        if quantity:
            yield quantity


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both may be the same amount; amounts in different units are not compared."""
    return one.unit != other.unit or overlap(one.amount, other.amount)


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges have a number in common."""
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)
