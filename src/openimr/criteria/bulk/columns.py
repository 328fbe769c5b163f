"""Cases as columns: for every fact its status and bounds, for every item what it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np
from numpy.typing import NDArray

from openimr.casefile import Fact, Facts, FactStatus, concepts
from openimr.criteria.check import Sort
from openimr.criteria.holding import ITEM_NAMES, amount_asked, words_of
from openimr.vocabulary import DisputedItem, Range

Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]
STATUS = {status: code for code, status in enumerate(FactStatus)}
NOT_FOUND = STATUS[FactStatus.NOT_FOUND]


@dataclass(frozen=True, kw_only=True)
class FactColumn:
    """One concept in every case: `status` by the place of `FactStatus`; the bounds where it is a number, else None.

    Where a fact is not found the bounds are 0 and infinity.
    """

    status: NDArray[np.uint8]
    low: Numbers | None = None
    high: Numbers | None = None


@dataclass(frozen=True, kw_only=True)
class ItemColumn:
    """How much each item asks for in some unit: bounds, and those that hold where its silence means the least."""

    low: Numbers
    high: Numbers
    high_at_least: Numbers


@dataclass(frozen=True, kw_only=True)
class WordColumn:
    """Words of each item, such as the parts of the body: where each word stands, and where any does."""

    words: Mapping[str, Mask]
    any: Mask


@dataclass(frozen=True, kw_only=True)
class CaseColumns:
    """Cases of one item each. A fact without a column is found nowhere; an item's value without one is not told."""

    count: int
    facts: Mapping[str, FactColumn] = field(default_factory=dict)
    items: Mapping[str, ItemColumn] = field(default_factory=dict)
    words: Mapping[str, WordColumn] = field(default_factory=dict)

    def part(self, first: int, end: int) -> CaseColumns:
        """The cases from `first` to `end`, without copying."""
        here = slice(first, end)
        return CaseColumns(
            count=min(end, self.count) - first,
            facts={
                name: FactColumn(status=column.status[here], low=_cut(column.low, here), high=_cut(column.high, here))
                for name, column in self.facts.items()
            },
            items={
                name: ItemColumn(low=column.low[here], high=column.high[here], high_at_least=column.high_at_least[here])
                for name, column in self.items.items()
            },
            words={
                name: WordColumn(words={word: mask[here] for word, mask in column.words.items()}, any=column.any[here])
                for name, column in self.words.items()
            },
        )


def columns_of(cases: Sequence[tuple[DisputedItem, Facts]]) -> CaseColumns:
    """The columns of cases that are at hand one by one."""
    names = {name for _, facts in cases for name in facts}
    return CaseColumns(
        count=len(cases),
        facts={name: _fact_column(name, [facts.about(name) for _, facts in cases]) for name in sorted(names)},
        items={
            name: _item_column(name, [item for item, _ in cases])
            for name, sort in ITEM_NAMES.items()
            if sort is Sort.NUMBER
        },
        words={
            name: _word_column([words_of(name, item) for item, _ in cases])
            for name, sort in ITEM_NAMES.items()
            if sort is Sort.WORDS
        },
    )


def _cut(numbers: Numbers | None, here: slice) -> Numbers | None:
    return None if numbers is None else numbers[here]


def _fact_column(name: str, facts: Sequence[Fact]) -> FactColumn:
    status = np.array([STATUS[fact.status] for fact in facts], dtype=np.uint8)
    if not concepts()[name].kind.is_number:
        return FactColumn(status=status)
    values = [_bounds(fact) for fact in facts]
    return FactColumn(status=status, low=_lows(values), high=_highs(values))


def _bounds(fact: Fact) -> Range:
    return Range.unknown() if fact.status is FactStatus.NOT_FOUND or fact.value is None else fact.value


def _item_column(name: str, items: Sequence[DisputedItem]) -> ItemColumn:
    asked = [amount_asked(name, item) for item in items]
    least = [amount_asked(name, item, or_one=True) for item in items]
    return ItemColumn(low=_lows(asked), high=_highs(asked), high_at_least=_highs(least))


def _word_column(named: Sequence[set[str]]) -> WordColumn:
    known = sorted(set().union(*named))
    return WordColumn(
        words={word: np.array([word in each for each in named]) for word in known},
        any=np.array([bool(each) for each in named], dtype=np.bool_),
    )


def _lows(ranges: Sequence[Range]) -> Numbers:
    return np.array([each.low for each in ranges], dtype=np.float64)


def _highs(ranges: Sequence[Range]) -> Numbers:
    return np.array([inf if each.high is None else each.high for each in ranges], dtype=np.float64)
