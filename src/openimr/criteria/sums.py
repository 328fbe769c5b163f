"""The numbers of a criterion as a person reckons them: what is added, what it comes to, and the limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openimr.criteria.check import Calculated, Check, Compared, Name, Number
from openimr.criteria.evaluation import Sum, Term
from openimr.criteria.holding import Situation, amount, holds
from openimr.vocabulary import Range


def sums_of(comparisons: Sequence[Compared], situation: Situation) -> tuple[Sum, ...]:
    """The comparisons of a check with the numbers of this case."""
    return tuple(
        Sum(
            terms=tuple(_terms(compared.left, situation)),
            total=amount(compared.left, situation),
            sign=compared.sign,
            limit=next(_terms(compared.right, situation)),
            holds=holds(compared, situation),
        )
        for compared in comparisons
    )


def _terms(check: Check, situation: Situation) -> Iterator[Term]:
    match check:
        case Calculated(left, _, right):
            yield from _terms(left, situation)
            yield from _terms(right, situation)
        case Name(name):
            yield Term(name=name, amount=amount(check, situation))
        case Number(value):
            yield Term(name="", amount=Range.exactly(value))
