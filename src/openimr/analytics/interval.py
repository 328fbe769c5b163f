"""How well a share or a median is known: 95 % intervals that respect that the items of one letter belong together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: 95 % lie between -Z and Z."""
FEW_LETTERS = 30
"""Under this many letters the likeness of their items cannot be estimated, and is taken to be complete."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterSums:
    """Sums over letters, each with n items that count and k items of the kind that is counted."""

    letters: int
    n: int
    k: int
    nn: int
    kk: int
    nk: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """`part` of `whole` items in `letters` letters, with the 95 % interval of the share; no interval without items.

    `effective` is the number of independent items that would tell as much.
    """

    part: int
    whole: int
    letters: int
    effective: float
    low: float | None
    high: float | None

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None


def share_of(sums: LetterSums) -> Share:
    """The share k of n with Wilson's interval on the effective number of items.

    >>> found = share_of(LetterSums(letters=40, n=40, k=10, nn=40, kk=10, nk=10))
    >>> f"{found.share:.2f} ({found.low:.3f} to {found.high:.3f})"
    '0.25 (0.142 to 0.402)'
    """
    if not sums.n:
        return Share(part=0, whole=0, letters=0, effective=0.0, low=None, high=None)
    effective = sums.n / design_effect(sums)
    low, high = wilson(sums.k / sums.n, effective)
    return Share(part=sums.k, whole=sums.n, letters=sums.letters, effective=effective, low=low, high=high)


def design_effect(sums: LetterSums) -> float:
    """How many times wider the variance is than that of as many independent items.

    It is the linearized variance of a ratio between letters over the variance of independent items. It never falls
    under 1 (items that tell nothing of each other) and never exceeds the value at which all items of a letter are
    decided alike; that value is taken where it cannot be estimated: few letters, or all items decided alike.
    """
    alike = sums.nn / sums.n
    share = sums.k / sums.n
    if sums.letters < FEW_LETTERS or share in {0.0, 1.0}:
        return alike
    between = sums.kk - 2 * share * sums.nk + share**2 * sums.nn
    variance = sums.letters / (sums.letters - 1) * between / sums.n**2
    return min(max(variance / (share * (1 - share) / sums.n), 1.0), alike)


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a share that was seen in `n` independent items; `n` need not be whole."""
    weight = 1 + Z**2 / n
    middle = (share + Z**2 / (2 * n)) / weight
    reach = Z * math.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2)) / weight
    return max(0.0, middle - reach), min(1.0, middle + reach)


def median_interval(counts: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """A 95 % interval of the median from order statistics, whatever the distribution; None for under six values.

    `counts` are values with how often each occurs, in rising order.
    """
    n = sum(times for _, times in counts)
    rank = _lower_rank(n)
    return None if rank is None else (value_at(counts, rank), value_at(counts, n + 1 - rank))


def value_at(counts: Sequence[tuple[int, int]], rank: int) -> int:
    """The value of the given rank, from 1, among values counted in rising order."""
    passed = 0
    for value, times in counts:
        passed += times
        if passed >= rank:
            return value
    raise IndexError(rank)


def quantile(counts: Sequence[tuple[int, int]], part: float) -> int:
    """The least value that at least `part` of all values do not exceed; always a value that occurs.

    >>> quantile([(10, 1), (20, 2), (90, 1)], 0.5)
    20
    """
    n = sum(times for _, times in counts)
    return value_at(counts, max(1, math.ceil(part * n - 1e-9)))


def _lower_rank(n: int) -> int | None:
    """The largest rank r with P(fewer than r of n values lie under the median) at most 2.5 %; None where there is none.

    The probabilities are binomial with one half; they are summed as logarithms, so that a million values do no harm.
    """
    spread = math.sqrt(n) / 2
    # Far from the middle the sum is nothing that a float could hold.
    first = max(0, int(n / 2 - 12 * spread - 1))
    total, rank = 0.0, None
    for i in range(first, n // 2 + 1):
        total += math.exp(math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1) - n * math.log(2))
        if total > 0.025:
            break
        rank = i + 1
    return rank
