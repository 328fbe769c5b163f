"""Agreement with the reviewers: what is not decided counts as wrong, and one answer for all is worth 0.5."""

from __future__ import annotations

import pytest

from openimr.cli.agreement import Judged, agreement, auroc, balanced_accuracy
from openimr.criteria import Outcome
from openimr.vocabulary import Decision

UPHELD, OVERTURNED = Decision.UPHELD, Decision.OVERTURNED
AGAINST, FOR, OPEN, NONE = Outcome.NOT_SUPPORTED, Outcome.SUPPORTED, Outcome.UNDECIDED, Outcome.NO_PACK


def an_item(decision: Decision, outcome: Outcome, *, letter: str = "a", support: float | None = 0.5) -> Judged:
    return Judged(letter=letter, outcome=outcome, decision=decision, support=support)


def test_what_is_not_decided_counts_as_wrong():
    items = [an_item(UPHELD, AGAINST), an_item(UPHELD, OPEN), an_item(OVERTURNED, NONE, support=None)]
    found = agreement(items)
    assert found.accuracy.value == pytest.approx(1 / 3)
    assert found.not_decided.value == pytest.approx(2 / 3)


def test_always_saying_upheld_scores_one_half():
    items = [an_item(UPHELD, AGAINST)] * 9 + [an_item(OVERTURNED, AGAINST)]
    assert agreement(items).accuracy.value == 0.9
    assert balanced_accuracy(items) == 0.5


def test_a_score_that_parts_both_kinds_is_one_and_equal_scores_are_a_half():
    assert auroc([an_item(OVERTURNED, FOR, support=0.9), an_item(UPHELD, AGAINST, support=0.1)]) == 1
    assert auroc([an_item(OVERTURNED, FOR), an_item(UPHELD, AGAINST)]) == 0.5
    assert auroc([an_item(OVERTURNED, FOR), an_item(UPHELD, NONE, support=None)]) is None


def test_letters_are_resampled_whole():
    one = [an_item(UPHELD, AGAINST, letter="a")] * 5
    other = [an_item(UPHELD, FOR, letter="b")] * 5
    found = agreement([*one, *other], resamples=200).accuracy
    assert (found.low, found.value, found.high) == (0, 0.5, 1)


def test_the_interval_is_the_same_each_time():
    items = [an_item(UPHELD, AGAINST if place % 3 else FOR, letter=str(place)) for place in range(20)]
    assert agreement(items, resamples=100) == agreement(items, resamples=100)


def test_without_items_nothing_is_said():
    assert agreement([]).accuracy.value is None
