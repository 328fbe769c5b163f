"""Intervals hold what they promise: tried on clustered letters whose true rate is known."""

from __future__ import annotations

import random
from statistics import median

import pytest

from openimr.analytics.interval import LetterSums, median_interval, quantile, share_of, wilson

SIZES, WEIGHTS = (1, 2, 3, 4, 6, 10), (50, 20, 12, 8, 6, 4)
"""How many items letters have in the simulation, and how often."""
ROUNDS = 400


def clustered(rng: random.Random, letters: int, rate: float, likeness: float) -> LetterSums:
    """Letters whose items are decided with a chance of their own, drawn around `rate`."""
    spread = (1 - likeness) / likeness
    pairs = []
    for n in rng.choices(SIZES, WEIGHTS, k=letters):
        chance = rng.betavariate(rate * spread, (1 - rate) * spread)
        pairs.append((n, sum(rng.random() < chance for _ in range(n))))
    return LetterSums(
        letters=letters,
        n=sum(n for n, _ in pairs),
        k=sum(k for _, k in pairs),
        nn=sum(n * n for n, _ in pairs),
        kk=sum(k * k for _, k in pairs),
        nk=sum(n * k for n, k in pairs),
    )


@pytest.mark.parametrize("likeness", [0.05, 0.3, 0.7])
@pytest.mark.parametrize("rate", [0.05, 0.15, 0.5])
@pytest.mark.parametrize("letters", [5, 20, 60, 300])
def test_the_interval_covers_the_true_rate_about_as_often_as_it_says(
    letters: int, rate: float, likeness: float
) -> None:
    rng = random.Random(20_150_123)
    covered = 0
    for _ in range(ROUNDS):
        found = share_of(clustered(rng, letters, rate, likeness))
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= rate <= found.high
    # 0.95 is meant; with few letters the interval is wider on purpose.
    assert covered / ROUNDS >= 0.88


def test_counting_items_as_independent_would_promise_too_much() -> None:
    rng = random.Random(7)
    sums = [clustered(rng, 300, 0.15, 0.7) for _ in range(ROUNDS)]
    naive = sum(low <= 0.15 <= high for low, high in (wilson(each.k / each.n, each.n) for each in sums))
    assert naive / ROUNDS < 0.8


def test_letters_of_one_item_each_get_the_plain_interval() -> None:
    found = share_of(LetterSums(letters=200, n=200, k=30, nn=200, kk=30, nk=30))
    assert (found.low, found.high) == pytest.approx(wilson(0.15, 200))
    assert (found.low, found.high) == pytest.approx((0.1071, 0.2061), abs=1e-4)


def test_a_rate_of_nought_still_has_an_interval() -> None:
    found = share_of(LetterSums(letters=40, n=40, k=0, nn=40, kk=0, nk=0))
    assert found.low == 0
    assert found.high == pytest.approx(0.0876, abs=1e-4)


def test_the_interval_of_a_median_covers_it() -> None:
    rng = random.Random(3)
    covered = 0
    for _ in range(ROUNDS):
        values = sorted(int(rng.lognormvariate(3.4, 0.4)) for _ in range(45))
        span = median_interval([(value, values.count(value)) for value in sorted(set(values))])
        assert span is not None
        covered += span[0] <= 29 <= span[1]  # the median of exp(3.4 + noise), rounded down
    assert covered / ROUNDS >= 0.94


def test_the_ranks_of_a_median_are_those_of_the_tables() -> None:
    ten = [(value, 1) for value in range(1, 11)]
    assert median_interval(ten) == (2, 9)
    assert median_interval(ten[:5]) is None
    assert median_interval([(1, 500_000), (2, 500_001)]) is not None


def test_quantiles_are_values_that_occur() -> None:
    values = [3, 3, 4, 8, 9, 20]
    counts = [(value, values.count(value)) for value in sorted(set(values))]
    assert quantile(counts, 0.5) == sorted(values)[2] <= median(values)
    assert (quantile(counts, 0.25), quantile(counts, 0.9), quantile(counts, 1)) == (3, 20, 20)
