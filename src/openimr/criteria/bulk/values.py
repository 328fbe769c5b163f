"""What a check says of every case at once: three-valued answers and intervals as arrays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from openimr.casefile import FactStatus, concepts
from openimr.criteria.bulk.columns import NOT_FOUND, STATUS, CaseColumns, Mask
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
)
from openimr.criteria.holding import ITEM_NAMES
from openimr.criteria.pack import PackTopic

DOCUMENTED, DENIED = STATUS[FactStatus.DOCUMENTED], STATUS[FactStatus.DENIED]
CONFLICTING = STATUS[FactStatus.CONFLICTING]
Bound = NDArray[np.float64] | float


@dataclass(frozen=True)
class Ternaries:
    """Where it is true and where it is false; elsewhere it cannot be said."""

    true: Mask
    false: Mask


@dataclass(frozen=True)
class Intervals:
    """The bounds of a number in every case; one bound for all where it is the same."""

    low: Bound
    high: Bound


@dataclass(frozen=True, kw_only=True)
class Case:
    """The columns that a check can look at, with the parameters of the topic for each case."""

    columns: CaseColumns
    parameters: Mapping[str, Intervals] = field(default_factory=dict)
    absent_if_not_found: bool = False
    known: dict[tuple[str, bool], Ternaries | Intervals] = field(default_factory=dict)
    """What names have said of these columns already: many criteria, also of other topics, look at the same facts."""

    def under(self, topic: PackTopic) -> Case:
        """With the numbers of the first group of diagnoses that each record shows, or else of the last row."""
        if not topic.parameters:
            return self
        shown = [None if row.when is None else holds_everywhere(row.when, self).true for row in topic.parameters]
        parameters = {}
        for name in topic.parameters[0].numbers:
            values = [row.numbers[name] for row in topic.parameters]
            number: Bound = values[-1]
            for value, mask in reversed(list(zip(values, shown, strict=True))):
                if mask is not None and not (isinstance(number, float) and number == value):
                    number = np.where(mask, value, number)
            parameters[name] = Intervals(number, number)
        return replace(self, parameters=parameters)

    def with_silence_as_absence(self) -> Case:
        return replace(self, absent_if_not_found=True)

    def conflicts(self, names: Sequence[str]) -> Mask:
        """Where a fact among these is conflicting."""
        found = [self.columns.facts[name].status == CONFLICTING for name in names if name in self.columns.facts]
        return reduce(np.logical_or, found) if found else self.nowhere

    @property
    def nowhere(self) -> Mask:
        return np.zeros(self.columns.count, dtype=np.bool_)

    @property
    def everywhere(self) -> Mask:
        return np.ones(self.columns.count, dtype=np.bool_)


def holds_everywhere(check: Check, case: Case) -> Ternaries:
    """Where a check holds and where it does not."""
    value = _value(check, case)
    assert isinstance(value, Ternaries)  # sorts are checked when a pack is read
    return value


def _value(check: Check, case: Case) -> Ternaries | Intervals:
    match check:
        case Number(number):
            return Intervals(number, number)
        case Constant(truth):
            return Ternaries(
                case.everywhere if truth is True else case.nowhere, case.everywhere if truth is False else case.nowhere
            )
        case Name(name):
            return _of_name(name, case)
        case Exists(name):
            value = _of_name(name, case)
            return _compared(value, ">", Intervals(0.0, 0.0), case) if isinstance(value, Intervals) else value
        case Not(inner):
            found = holds_everywhere(inner, case)
            return Ternaries(found.false, found.true)
        case Joined(word, parts):
            found_all = [holds_everywhere(part, case) for part in parts]
            every, some = (np.logical_and, np.logical_or) if word == "and" else (np.logical_or, np.logical_and)
            return Ternaries(
                reduce(every, [each.true for each in found_all]), reduce(some, [each.false for each in found_all])
            )
        case Compared(left, sign, right):
            return _compared(_numbers(left, case), sign, _numbers(right, case), case)
        case Calculated(left, sign, right):
            return _calculated(_numbers(left, case), sign, _numbers(right, case))
        case Is(inner, sought, negated):
            is_so = _is(inner, sought, case)
            return Ternaries(~is_so, is_so) if negated else Ternaries(is_so, ~is_so)
        case Contains(inner, word):
            assert isinstance(inner, Name)  # nothing else gives words
            return _contains(inner.name, word, case)


def _numbers(check: Check, case: Case) -> Intervals:
    value = _value(check, case)
    assert isinstance(value, Intervals)
    return value


def _of_name(name: str, case: Case) -> Ternaries | Intervals:
    if name in case.parameters:
        return case.parameters[name]
    key = (name, case.absent_if_not_found)
    if key not in case.known:
        case.known[key] = _asked(name, case) if name in ITEM_NAMES else _of_fact(name, case)
    return case.known[key]


def _of_fact(name: str, case: Case) -> Ternaries | Intervals:
    column = case.columns.facts.get(name)
    if concepts()[name].kind.is_number:
        if column is None:
            return Intervals(0.0, 0.0 if case.absent_if_not_found else np.inf)
        assert column.low is not None  # a column of numbers has bounds
        assert column.high is not None
        if not case.absent_if_not_found:
            return Intervals(column.low, column.high)
        silent = column.status == NOT_FOUND
        return Intervals(np.where(silent, 0.0, column.low), np.where(silent, 0.0, column.high))
    if column is None:
        return Ternaries(case.nowhere, case.everywhere if case.absent_if_not_found else case.nowhere)
    denied = column.status == DENIED
    if case.absent_if_not_found:
        denied = denied | (column.status == NOT_FOUND)
    return Ternaries(column.status == DOCUMENTED, denied)


def _asked(name: str, case: Case) -> Intervals:
    column = case.columns.items.get(name)
    if column is None:
        return Intervals(0.0, np.inf)
    return Intervals(column.low, column.high_at_least if case.absent_if_not_found else column.high)


def _contains(name: str, word: str, case: Case) -> Ternaries:
    column = case.columns.words.get(name)
    if column is None:
        return Ternaries(case.nowhere, case.everywhere if case.absent_if_not_found else case.nowhere)
    stands = column.words.get(word, case.nowhere)
    return Ternaries(stands, ~stands if case.absent_if_not_found else column.any & ~stands)


def _compared(left: Intervals, sign: str, right: Intervals, case: Case) -> Ternaries:
    match sign:
        case "<":
            found = _less(left, right)
        case "<=":
            found = _opposite(_less(right, left))
        case ">":
            found = _less(right, left)
        case ">=":
            found = _opposite(_less(left, right))
        case "=":
            found = _equal(left, right)
        case _:
            found = _opposite(_equal(left, right))
    return Ternaries(*(np.broadcast_to(mask, case.columns.count) for mask in (found.true, found.false)))


def _less(left: Intervals, right: Intervals) -> Ternaries:
    return Ternaries(np.asarray(left.high < right.low), np.asarray(left.low >= right.high))


def _equal(left: Intervals, right: Intervals) -> Ternaries:
    same = np.asarray(left.low == left.high) & (right.low == right.high) & (left.low == right.low)
    return Ternaries(same, np.asarray(left.high < right.low) | (right.high < left.low))


def _opposite(found: Ternaries) -> Ternaries:
    return Ternaries(found.false, found.true)


def _calculated(left: Intervals, sign: str, right: Intervals) -> Intervals:
    match sign:
        case "+":
            return Intervals(left.low + right.low, left.high + right.high)
        case "-":
            return Intervals(left.low - right.high, left.high - right.low)
        case _:
            corners = [_times(one, two) for one in (left.low, left.high) for two in (right.low, right.high)]
            return Intervals(reduce(np.minimum, corners), reduce(np.maximum, corners))


def _times(one: Bound, two: Bound) -> Bound:
    """The product; 0 times infinity is 0, as a count of none."""
    with np.errstate(invalid="ignore"):
        product: Bound = np.where((np.asarray(one) == 0) | (np.asarray(two) == 0), 0.0, one * np.asarray(two))
    return product


def _is(inner: Check, sought: bool | None, case: Case) -> Mask:
    if sought is None and isinstance(inner, Name | Exists) and inner.name in concepts():
        column = case.columns.facts.get(inner.name)
        if case.absent_if_not_found:
            return case.nowhere
        return case.everywhere if column is None else column.status == NOT_FOUND
    value = _value(inner, case)
    if isinstance(value, Intervals):  # a number is never true, false or null
        return case.nowhere
    pick: Callable[[], Mask] = {
        True: lambda: value.true,
        False: lambda: value.false,
        None: lambda: ~(value.true | value.false),
    }[sought]
    return pick()
