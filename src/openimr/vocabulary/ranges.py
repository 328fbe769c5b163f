"""A number that is known only within bounds: a count that nobody recorded is `[0, ∞)`, never 0."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Range:
    """A closed interval of numbers; `high` is None where there is no upper bound.

    >>> str(Range(9, 10) + Range.at_least(1))
    '10 or more'
    """

    low: float
    high: float | None

    def __post_init__(self) -> None:
        if self.high is not None and self.low > self.high:
            raise ValueError(f"the low bound {self.low} stands above the high bound {self.high}")

    @classmethod
    def exactly(cls, value: float) -> Range:
        return cls(value, value)

    @classmethod
    def at_least(cls, value: float) -> Range:
        return cls(value, None)

    @classmethod
    def unknown(cls) -> Range:
        """A count that nobody recorded."""
        return cls(0, None)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, None if self.high is None or other.high is None else self.high + other.high)

    def __mul__(self, other: Range) -> Range:
        """The product of two ranges of numbers that are not negative."""
        return Range(self.low * other.low, None if self.high is None or other.high is None else self.high * other.high)

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low:g} or more"
        return f"{self.low:g}" if self.is_exact else f"{self.low:g} to {self.high:g}"
