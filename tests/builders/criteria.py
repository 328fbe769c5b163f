"""Facts, items and traces for tests of the criteria."""

from __future__ import annotations

from datetime import date
from typing import Any

from openimr.casefile import Fact, Facts, FactStatus
from openimr.criteria import Counting, CriterionResult, Evaluation, Truth, evaluate
from openimr.vocabulary import DisputedItem, Range
from openimr.wording import read_item

IN_2014 = date(2014, 6, 2)


def an_item(text: str = "Physical therapy, 8 visits") -> DisputedItem:
    """A disputed item as its text reads."""
    reading = read_item(text)
    return DisputedItem(
        number=1, text=text, treatment=reading.treatment, body_parts=reading.body_parts, quantity=reading.quantity
    )


def the_facts(**known: Any) -> Facts:
    """Facts by concept: True, False, "conflicting", a number, or a pair of bounds."""
    return Facts({concept: _fact(concept, value) for concept, value in known.items()})


def _fact(concept: str, value: Any) -> Fact:
    if isinstance(value, bool):
        return Fact(concept=concept, status=FactStatus.DOCUMENTED if value else FactStatus.DENIED)
    if value == "conflicting":
        return Fact(concept=concept, status=FactStatus.CONFLICTING)
    bounds = Range(*value) if isinstance(value, tuple) else Range.exactly(value)
    return Fact(concept=concept, status=FactStatus.DOCUMENTED, value=bounds)


def evaluated(
    text: str = "Physical therapy, 8 visits", *, requested_on: date | None = IN_2014, **known: Any
) -> Evaluation:
    """The evaluation of an item under facts that a test spells out."""
    return evaluate(
        an_item(text), the_facts(**known), requested_on=requested_on, ur_decided_on=None, date_of_injury=None
    )


def a_leaf(id: str, counts_as: bool | None) -> CriterionResult:
    """A leaf of a trace that counts as said."""
    truth = {True: Truth.MET, False: Truth.NOT_MET, None: Truth.NOT_DOCUMENTED}[counts_as]
    return CriterionResult(id=id, says=id, truth=truth, counts_as=counts_as, if_undocumented=Counting.ASK)
