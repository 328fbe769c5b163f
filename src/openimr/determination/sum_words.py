"""A reckoning as a sentence: asked for and done against the limit, and whose limit that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openimr.casefile import Evidence, Fact, Facts, concepts
from openimr.criteria import CriterionResult, Evaluation, Sum, is_count, is_unknown
from openimr.determination.fact_words import valued
from openimr.determination.page_words import PageLabel, Said, denied_on, listed, shown_on


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """A sum that is told, and whether its limit is a measure of the pack rather than a number of the guideline."""

    sum: Sum
    is_ours: bool

    @property
    def limit(self) -> str:
        return f"{self.sum.limit.amount.low:g}"

    @property
    def course(self) -> str:
        return " in a first course" if self.sum.limit.name.startswith(("first_", "trial_")) else ""

    @property
    def allowed(self) -> str:
        if self.is_ours:
            return f"the criteria held here take {self.limit}{self.course} as the measure"
        return f"the guideline allows {self.limit}{self.course}"

    @property
    def the_limit(self) -> str:
        if self.is_ours:
            return f"the {self.limit} that the criteria held here take{self.course} as the measure"
        return f"the {self.limit} that the guideline allows{self.course}"

    @property
    def needed(self) -> str:
        if is_none(self.sum):
            return f"{'the criteria held here ask' if self.is_ours else 'the guideline asks'} for none before"
        side = {"<=": "no more than", "<": "fewer than", ">": "more than"}.get(self.sum.sign, "at least")
        if self.is_ours:
            return f"the criteria held here take {side} {self.limit} as the measure"
        return f"the guideline speaks of {side} {self.limit}"


def reckonings(leaves: Sequence[CriterionResult], evaluation: Evaluation) -> list[Reckoning]:
    """The sums that tell why a criterion came out as it did, one for each amount: the nearest limit says the others."""
    told = [
        Reckoning(sum=reckoned, is_ours=_is_ours(reckoned, leaf, evaluation))
        for leaf in leaves
        for reckoned in leaf.sums
        if _is_told(reckoned, leaf)
    ]
    kept: dict[object, Reckoning] = {}
    for each in sorted(told, key=lambda one: abs(one.sum.limit.amount.low - one.sum.total.low)):
        kept.setdefault(_amount(each.sum), each)
    return [each for each in told if each is kept[_amount(each.sum)]]


def reckoned_said(reckoning: Reckoning, facts: Facts, page_label: PageLabel) -> Said:
    """Asked for and done against what is allowed, or a number of the record against what is needed."""
    reckoned = reckoning.sum
    evidence: tuple[Evidence, ...] = tuple(each for term in reckoned.terms for each in facts.about(term.name).evidence)
    done = [facts.about(term.name) for term in reckoned.terms if term.name in concepts() and not is_unknown(term)]
    some = [f"{valued(fact)}{shown_on(fact, page_label)}" for fact in done if _is_some(fact)]
    if not asked_in(reckoned):
        shown = listed([f"{valued(fact)}{shown_on(fact, page_label)}" for fact in done], "and")
        return f"The record shows {shown}, where {reckoning.needed}.", evidence
    if some:
        return _with_done(reckoning, listed(some, "and")), evidence
    return _without_done(reckoning, [_none_on(fact, page_label) for fact in done]), evidence


def asked_in(reckoned: Sum) -> str:
    """The amount asked for within a sum; empty where the sum is about the record alone."""
    return next((str(term.amount) for term in reckoned.terms if term.name.endswith("_requested")), "")


def is_none(reckoned: Sum) -> bool:
    """Whether the limit leaves room for none at all."""
    limit = reckoned.limit.amount.low
    return (reckoned.sign, limit) in {("<", 1), ("<=", 0)}


def _is_told(reckoned: Sum, leaf: CriterionResult) -> bool:
    """Whether the reckoning tells why the criterion came out as it did: it holds as the criterion does."""
    if reckoned.holds is None or reckoned.holds is not leaf.counts_as:
        return False
    if asked_in(reckoned):
        return is_count(reckoned.limit)
    if any(map(is_unknown, reckoned.terms)):
        return False
    # A number that suffices is told with the other facts; one that does not is told with the limit that it misses.
    return leaf.counts_as is False and reckoned.limit.amount.low >= 1


def _is_ours(reckoned: Sum, leaf: CriterionResult, evaluation: Evaluation) -> bool:
    """A number of a criterion that nobody confirmed is no more the guideline's than one that the pack calls its own."""
    numbers = evaluation.numbers
    is_of_pack = numbers is not None and numbers.is_ours and reckoned.limit.name in dict(numbers.values)
    return is_of_pack or not leaf.is_confirmed


def _amount(reckoned: Sum) -> object:
    """What of two sums is the same: all numbers, or the amount asked for where nothing is known to be done."""
    asked = next((term.amount for term in reckoned.terms if term.name.endswith("_requested")), None)
    if asked is None:
        return reckoned.terms
    others = [term for term in reckoned.terms if not term.name.endswith("_requested") and not is_unknown(term)]
    return reckoned.total if others else asked


def _with_done(reckoning: Reckoning, done: str) -> str:
    reckoned, asked = reckoning.sum, asked_in(reckoning.sum)
    if reckoned.total.high is None and reckoned.holds is False and asked == "1 or more":
        return f"With {done}, even one more goes past {reckoning.the_limit}."
    return f"The {asked} asked for and {done} make {reckoned.total}, and {reckoning.allowed}."


def _without_done(reckoning: Reckoning, none: Sequence[str]) -> str:
    reckoned, asked = reckoning.sum, asked_in(reckoning.sum)
    if any(map(is_unknown, reckoned.terms)):
        return f"The {asked} asked for {'is' if asked == '1' else 'are'} alone more than {reckoning.the_limit}."
    before = f" with {listed(none, 'and')}," if none else ""
    return f"The amount asked for is {asked},{before} and {reckoning.allowed}."


def _is_some(fact: Fact) -> bool:
    return fact.value is not None and fact.value.high != 0


def _none_on(fact: Fact, page_label: PageLabel) -> str:
    return f"{valued(fact)}{denied_on(fact, page_label) or shown_on(fact, page_label)}"
