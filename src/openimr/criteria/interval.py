"""Arithmetic and comparison of numbers that are known only within bounds.

Kleene's logic with plain nulls loses bounds: 12 requested and an unknown number done are certainly more than 10. Here a
bound stays a bound, and a comparison is None only where the bounds leave it open.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from openimr.vocabulary import Range


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, either of which may be infinite and, unlike a `Range`, negative."""

    low: float
    high: float

    @classmethod
    def of(cls, number: Range | float) -> Interval:
        if isinstance(number, Range):
            return cls(number.low, inf if number.high is None else number.high)
        return cls(number, number)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [_times(one, two) for one in (self.low, self.high) for two in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def as_range(self) -> Range:
        """The part of this interval that a count can have."""
        low = max(self.low, 0)
        return Range(low, None if self.high == inf else max(self.high, low))


def compare(left: Interval, sign: str, right: Interval) -> bool | None:
    """Whether the comparison holds for all numbers (True), for none (False), or cannot be said (None).

    >>> compare(Interval(12, 12) + Interval(0, inf), "<=", Interval(10, 10))
    False
    """
    match sign:
        case "<":
            return _less(left, right)
        case "<=":
            greater = _less(right, left)
            return None if greater is None else not greater
        case ">":
            return _less(right, left)
        case ">=":
            less = _less(left, right)
            return None if less is None else not less
        case "=":
            return _equal(left, right)
        case "!=":
            equal = _equal(left, right)
            return None if equal is None else not equal
        case _:
            raise ValueError(f"no comparison is written {sign}")


def _less(left: Interval, right: Interval) -> bool | None:
    if left.high < right.low:
        return True
    return False if left.low >= right.high else None


def _equal(left: Interval, right: Interval) -> bool | None:
    if left.low == left.high == right.low == right.high:
        return True
    return False if left.high < right.low or right.high < left.low else None


def _times(one: float, two: float) -> float:
    return 0.0 if 0 in (one, two) else one * two
