"""Why an outcome is forced: the smallest sets of criteria that alone would force it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, islice, product

from openimr.criteria.evaluation import CriterionResult

Reason = frozenset[str]
MOST = 64
"""As many reasons are worked out; a tree that has more is decided many times over."""


def minimal_reasons(node: CriterionResult) -> tuple[Reason, ...]:
    """Every smallest set of leaves that forces what a node counts as, whatever the other leaves are.

    One false child forces an "all", all children together an "any"; and the other way round for what is true. For a
    node that cannot be said, the sets name what keeps it open.
    """
    if node.kind == "leaf":
        return (frozenset({node.id}),)
    alike = [child for child in node.children if child.counts_as is node.counts_as]
    ways = [minimal_reasons(child) for child in alike]
    if node.counts_as is None:
        return _smallest(reason for way in ways for reason in way)
    count = _how_many(node)
    chosen = (parts for group in combinations(ways, count) for parts in product(*group))
    return _smallest(frozenset[str]().union(*parts) for parts in chosen)


def count_reasons(node: CriterionResult) -> int:
    """How many smallest sets there are in all. Leaves stand once in a tree, so that sets of two children never meet."""
    if node.kind == "leaf":
        return 1
    ways = [count_reasons(child) for child in node.children if child.counts_as is node.counts_as]
    if node.counts_as is None:
        return sum(ways)
    # Choose as many children as force it, and one set of each.
    chosen = [1, *([0] * _how_many(node))]
    for way in ways:
        for size in range(len(chosen) - 1, 0, -1):
            chosen[size] += chosen[size - 1] * way
    return chosen[-1]


def deciding(node: CriterionResult, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """The leaves of all minimal reasons, those that need the least company first, then in the order of the pack."""
    order = [leaf.id for leaf in node.leaves()]
    least = {leaf: min(len(reason) for reason in reasons if leaf in reason) for leaf in frozenset().union(*reasons)}
    return tuple(sorted(least, key=lambda leaf: (least[leaf], order.index(leaf))))


def shortest_way(node: CriterionResult) -> tuple[CriterionResult, ...]:
    """The fewest leaves that would have to be shown for a node to count as true; those that a record can show first."""
    if node.counts_as is True:
        return ()
    if node.kind == "leaf":
        return (node,)
    ways = sorted((shortest_way(child) for child in node.children), key=_length)
    wanted = {"all": len(node.children), "any": 1}.get(node.kind, node.needed)
    return tuple(leaf for way in ways[:wanted] for leaf in way) if node.kind != "all" else _in_order(node)


def smallest_ways(node: CriterionResult) -> tuple[Reason, ...]:
    """Every smallest set of leaves that would have to be met for a node to count as true; none that cannot be met."""
    if node.counts_as is True:
        return (frozenset(),)
    if node.kind == "leaf":
        return () if node.is_settled else (frozenset({node.id}),)
    ways = [smallest_ways(child) for child in node.children]
    if node.kind == "any":
        return _smallest(way for child in sorted(ways, key=_shortest) for way in child)
    needed = len(ways) if node.kind == "all" else node.needed
    return _smallest(
        frozenset().union(*chosen)
        for group in combinations(ways, needed)
        for chosen in islice(product(*(sorted(way, key=len) for way in group)), MOST)
    )


def _length(way: Sequence[CriterionResult]) -> tuple[int, int]:
    return sum(leaf.is_settled for leaf in way), len(way)


def _shortest(ways: tuple[Reason, ...]) -> int:
    return min((len(way) for way in ways), default=MOST)


def _in_order(node: CriterionResult) -> tuple[CriterionResult, ...]:
    return tuple(leaf for child in node.children for leaf in shortest_way(child))


def _how_many(node: CriterionResult) -> int:
    """How many children together force a node that is true or false."""
    total = len(node.children)
    needed = {"all": total, "any": 1}.get(node.kind, node.needed)
    return needed if node.counts_as else total - needed + 1


def _smallest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for reason in reasons:
        if len(found) >= MOST:
            break
        if not any(other <= reason for other in found):
            found = [other for other in found if not reason <= other] + [reason]
    return tuple(sorted(found, key=lambda reason: (len(reason), sorted(reason))))
