"""What a check says of a case: the value of its tree over facts, parameters and the disputed item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from openimr.casefile import Fact, Facts, FactStatus, concepts
from openimr.criteria.check import (
    Calculated,
    Check,
    Compared,
    Constant,
    Contains,
    Exists,
    Is,
    Joined,
    Name,
    Not,
    Number,
    Sort,
)
from openimr.criteria.evaluation import SetAside
from openimr.criteria.interval import Interval, compare
from openimr.criteria.kleene import Ternary, all_of, any_of, opposite
from openimr.vocabulary import DisputedItem, Range

Value = Ternary | Interval

# What a check may ask of the disputed item, beside the facts.
ITEM_NAMES: Mapping[str, Sort] = {
    "visits_requested": Sort.NUMBER,
    "injections_requested": Sort.NUMBER,
    "tablets_requested": Sort.NUMBER,
    "refills_requested": Sort.NUMBER,
    "weeks_requested": Sort.NUMBER,
    "body_parts": Sort.WORDS,
    "ingredients": Sort.WORDS,
    "marks": Sort.WORDS,
}
MARKS = {
    "post-operative": re.compile(r"\bpost[\s-]*(?:op\b|operative|surgical)", re.IGNORECASE),
    "pre-operative": re.compile(r"\bpre[\s-]*(?:op\b|operative|surgical)", re.IGNORECASE),
    "rental": re.compile(r"\brent(?:al|ed)?\b", re.IGNORECASE),
    "purchase": re.compile(r"\bpurchased?\b", re.IGNORECASE),
    "trial": re.compile(r"\btrial\b", re.IGNORECASE),
    "additional": re.compile(r"\b(?:additional|continued|further|extension)\b", re.IGNORECASE),
}
"""What an item's own words say of it, beside treatment, parts and quantity."""
REQUEST = "request"
"""A mark that every item bears: its words are known, so that the lack of a mark is known as well."""
_UNITS = {
    "visits_requested": {"visits", "sessions", "treatments"},
    "injections_requested": {"injections"},
    "tablets_requested": {"tablets", "capsules"},
}
_WEEKS = {"days": 1 / 7, "weeks": 1.0, "months": 365.25 / 7 / 12, "years": 365.25 / 7}


@dataclass(frozen=True, kw_only=True)
class Situation:
    """All that a check can look at. With `absent_if_not_found`, what the record does not mention counts as absent."""

    item: DisputedItem
    facts: Facts
    parameters: Mapping[str, float]
    absent_if_not_found: bool = False
    set_aside: Mapping[str, SetAside] = field(default_factory=dict)
    """The criteria that a reviewer took out of the count, by id."""


def concept_sorts() -> dict[str, Sort]:
    """The sort of every concept; a date cannot be compared in a check and is left out."""
    return {
        concept.id: Sort.NUMBER if concept.kind.is_number else Sort.TRUTH
        for concept in concepts().values()
        if concept.kind != "date"
    }


def holds(check: Check, situation: Situation) -> Ternary:
    """Whether a check holds: True, False, or None where the record leaves it open."""
    value = evaluate_check(check, situation)
    assert not isinstance(value, Interval)  # sorts are checked when a pack is read
    return value


def amount(check: Check, situation: Situation) -> Range:
    """The number that an expression gives, as a count."""
    value = evaluate_check(check, situation)
    return value.as_range() if isinstance(value, Interval) else Range.unknown()


def evaluate_check(check: Check, situation: Situation) -> Value:
    match check:
        case Number(number):
            return Interval.of(number)
        case Constant(truth):
            return truth
        case Name(name):
            return _value_of(name, situation)
        case Exists(name):
            value = _value_of(name, situation)
            return compare(value, ">", Interval(0, 0)) if isinstance(value, Interval) else value
        case Not(inner):
            return opposite(holds(inner, situation))
        case Joined("and", parts):
            return all_of(holds(part, situation) for part in parts)
        case Joined(_, parts):
            return any_of(holds(part, situation) for part in parts)
        case Compared(left, sign, right):
            return compare(_number(left, situation), sign, _number(right, situation))
        case Calculated(left, sign, right):
            return _calculate(_number(left, situation), sign, _number(right, situation))
        case Is(inner, sought, negated):
            return _is(inner, sought, situation) is not negated
        case Contains(inner, word):
            assert isinstance(inner, Name)  # nothing else gives words
            named = words_of(inner.name, situation.item)
            return word in named if named or situation.absent_if_not_found else None


def _value_of(name: str, situation: Situation) -> Value:
    if ITEM_NAMES.get(name) is Sort.NUMBER:
        return Interval.of(amount_asked(name, situation.item, or_one=situation.absent_if_not_found))
    if name in situation.parameters:
        return Interval.of(situation.parameters[name])
    fact = situation.facts.about(name)
    if concepts()[name].kind.is_number:
        return _number_of(fact, situation)
    if fact.status is FactStatus.NOT_FOUND and situation.absent_if_not_found:
        return False
    return {FactStatus.DOCUMENTED: True, FactStatus.DENIED: False}.get(fact.status)


def _number_of(fact: Fact, situation: Situation) -> Interval:
    if fact.status is FactStatus.NOT_FOUND:
        return Interval(0, 0) if situation.absent_if_not_found else Interval(0, inf)
    return Interval.of(fact.value if fact.value is not None else Range.unknown())


def amount_asked(name: str, item: DisputedItem, *, or_one: bool = False) -> Range:
    """How much an item asks for, by the name that a check has for it."""
    if name in _UNITS:
        return requested(item, _UNITS[name], or_one=or_one)
    return refills(item) if name == "refills_requested" else weeks_requested(item)


def requested(item: DisputedItem, units: set[str], *, or_one: bool = False) -> Range:
    """How much the item asks for in one of `units`; where its text gives no number, at least one, or just one."""
    if item.quantity is not None and item.quantity.unit in units:
        return item.quantity.amount
    return Range.exactly(1) if or_one else Range.at_least(1)


def refills(item: DisputedItem, *, or_none: bool = False) -> Range:
    """How many refills the item asks for; a quantity that names none has none."""
    if item.quantity is None:
        return Range.exactly(0) if or_none else Range.unknown()
    if item.quantity.unit == "refills":  # of a prescription that was granted, only the refills are in dispute
        return item.quantity.amount
    return item.quantity.refills or Range.exactly(0)


def weeks_requested(item: DisputedItem) -> Range:
    """Over how many weeks the treatment is asked for: its duration, or an amount in days, weeks or months."""
    quantity = item.quantity
    if quantity is None:
        return Range.unknown()
    length, unit = (
        (quantity.duration.length, quantity.duration.unit) if quantity.duration else (quantity.amount, quantity.unit)
    )
    weeks = _WEEKS.get(unit if unit.endswith("s") else f"{unit}s")
    if weeks is None:
        return Range.unknown()
    return Range(length.low * weeks, None if length.high is None else length.high * weeks)


def words_of(name: str, item: DisputedItem) -> set[str]:
    """The words of an item that a check can ask for by this name."""
    match name:
        case "body_parts":
            return {part.name for part in item.body_parts}
        case "ingredients":
            return {drug.ingredient for drug in item.drugs}
        case _:
            return {REQUEST, *(mark for mark, pattern in MARKS.items() if pattern.search(item.text))}


def _number(check: Check, situation: Situation) -> Interval:
    value = evaluate_check(check, situation)
    assert isinstance(value, Interval)
    return value


def _calculate(left: Interval, sign: str, right: Interval) -> Interval:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case _:
            return left * right


def _is(inner: Check, value: bool | None, situation: Situation) -> bool:
    if value is None and isinstance(inner, Name | Exists) and inner.name in concepts():
        return situation.facts.about(inner.name).status is FactStatus.NOT_FOUND and not situation.absent_if_not_found
    found = evaluate_check(inner, situation)
    return found is value
