"""Kleene's three-valued logic: True, False, and None for "cannot be said"."""

from __future__ import annotations

from collections.abc import Iterable

from openimr.criteria.evaluation import Truth

Ternary = bool | None


def all_of(values: Iterable[Ternary]) -> Ternary:
    """True when all are, False as soon as one is false, whatever is unknown.

    >>> all_of([True, None]), all_of([False, None])
    (None, False)
    """
    return at_least(None, list(values))


def any_of(values: Iterable[Ternary]) -> Ternary:
    """True as soon as one is true, whatever is unknown; False when all are."""
    return at_least(1, list(values))


def at_least(needed: int | None, values: list[Ternary]) -> Ternary:
    """Whether `needed` of the values (None for all) are true, as far as that can be said."""
    needed = len(values) if needed is None else needed
    if values.count(True) >= needed:
        return True
    return False if len(values) - values.count(False) < needed else None


def opposite(value: Ternary) -> Ternary:
    return None if value is None else not value


def truth_of(value: Ternary) -> Truth:
    """The value in the words of the field."""
    if value is None:
        return Truth.NOT_DOCUMENTED
    return Truth.MET if value else Truth.NOT_MET
