"""Promises of the three-valued engine, held for generated cases."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from openimr.criteria import CriterionResult, Truth, minimal_reasons
from openimr.criteria.interval import Interval, compare
from openimr.criteria.kleene import all_of, any_of, at_least, opposite, truth_of
from openimr.criteria.reasons import MOST, count_reasons, deciding, shortest_way
from openimr.vocabulary import Range
from tests.builders.criteria import a_leaf, evaluated

TERNARY = st.sampled_from([True, False, None])
SIGNS = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])
BOUNDS = st.tuples(st.integers(-30, 30), st.integers(0, 30)).map(lambda pair: Interval(pair[0], pair[0] + pair[1]))
WIDER = st.tuples(st.integers(0, 10), st.integers(0, 10))


def widened(interval: Interval, by: tuple[int, int]) -> Interval:
    return Interval(interval.low - by[0], interval.high + by[1])


@given(BOUNDS, SIGNS, BOUNDS, WIDER, WIDER)
def test_widening_never_turns_yes_into_no(
    left: Interval, sign: str, right: Interval, one: tuple[int, int], other: tuple[int, int]
) -> None:
    before = compare(left, sign, right)
    after = compare(widened(left, one), sign, widened(right, other))
    assert after in {before, None}


@given(BOUNDS, BOUNDS, SIGNS)
def test_a_comparison_that_is_answered_holds_for_every_number_within_the_bounds(
    left: Interval, right: Interval, sign: str
) -> None:
    answer = compare(left, sign, right)
    corners = product((left.low, left.high), (right.low, right.high))
    exact = {compare(Interval.of(one), sign, Interval.of(other)) for one, other in corners}
    if answer is not None:
        assert exact == {answer}


@given(BOUNDS, BOUNDS, st.integers(0, 100), st.integers(0, 100))
def test_arithmetic_stays_within_its_bounds(left: Interval, right: Interval, one: int, other: int) -> None:
    a = left.low + (left.high - left.low) * one / 100
    b = right.low + (right.high - right.low) * other / 100
    for exact, whole in ((a + b, left + right), (a - b, left - right), (a * b, left * right)):
        assert whole.low - 1e-6 <= exact <= whole.high + 1e-6


@given(st.lists(TERNARY, min_size=1, max_size=5), st.integers(0, 4), st.booleans())
def test_learning_a_fact_never_turns_what_was_certain(values: list[bool | None], place: int, learned: bool) -> None:
    known = [learned if value is None and n == place else value for n, value in enumerate(values)]
    for join in (all_of, any_of):
        assert join(values) in {join(known), None}
    assert at_least(2, values) in {at_least(2, known), None}


@given(st.lists(TERNARY, min_size=1, max_size=5))
def test_de_morgan_holds(values: list[bool | None]) -> None:
    assert opposite(all_of(values)) == any_of([opposite(value) for value in values])


@given(st.integers(1, 20), st.integers(0, 20), st.integers(0, 10), st.integers(0, 10))
def test_a_wider_count_of_earlier_visits_never_turns_met_into_not_met(
    asked: int, done: int, lower: int, higher: int
) -> None:
    text = f"Physical therapy, {asked} visits"
    exact = evaluated(text, physical_therapy_visits=done, functional_improvement=True, home_exercise_program=True)
    wide = evaluated(
        text,
        physical_therapy_visits=(max(0, done - lower), done + higher),
        functional_improvement=True,
        home_exercise_program=True,
    )
    for before, after in zip(exact.root.leaves(), wide.root.leaves(), strict=True):  # type: ignore[union-attr]
        assert after.truth in {before.truth, Truth.NOT_DOCUMENTED}


@st.composite
def trees(draw: st.DrawFn) -> CriterionResult:
    """A trace of two levels with any values at its leaves."""
    groups = []
    for number in range(draw(st.integers(1, 3))):
        leaves = [a_leaf(f"{number}{n}", draw(TERNARY)) for n in range(draw(st.integers(1, 3)))]
        groups.append(joined(draw(st.sampled_from(["all", "any", "at_least"])), leaves))
    return joined(draw(st.sampled_from(["all", "any", "at_least"])), groups)


def joined(kind: str, children: list[CriterionResult]) -> CriterionResult:
    needed = max(1, len(children) - 1)
    value = value_of(kind, needed, [child.counts_as for child in children])
    return CriterionResult(
        id=kind, says="", kind=kind, needed=needed, truth=truth_of(value), counts_as=value, children=tuple(children)
    )


def value_of(kind: str, needed: int, values: list[bool | None]) -> bool | None:
    return at_least({"all": len(values), "any": 1}.get(kind, needed), values)


def with_only(node: CriterionResult, known: frozenset[str], also: bool | None = None) -> bool | None:
    """What a tree counts as when only some leaves keep their value."""
    if not node.children:
        return node.counts_as if node.id in known else also
    return value_of(node.kind, node.needed, [with_only(child, known, also) for child in node.children])


@given(trees())
def test_a_minimal_reason_forces_the_outcome_alone_and_none_of_it_is_spare(tree: CriterionResult) -> None:
    if tree.counts_as is None:
        return
    for reason in minimal_reasons(tree):
        assert with_only(tree, reason) is tree.counts_as
        assert all(with_only(tree, reason - {leaf}) is None for leaf in reason)


@given(trees())
def test_the_reasons_are_counted_without_being_listed(tree: CriterionResult) -> None:
    listed = minimal_reasons(tree)
    assert count_reasons(tree) == len(listed) or len(listed) >= MOST


@given(trees())
def test_what_decides_is_never_empty_and_always_a_leaf_of_the_tree(tree: CriterionResult) -> None:
    ids = {leaf.id for leaf in tree.leaves()}
    found = deciding(tree, minimal_reasons(tree))
    assert found
    assert set(found) <= ids


@given(trees())
def test_the_shortest_way_leads_to_supported(tree: CriterionResult) -> None:
    turned = {leaf.id for leaf in shortest_way(tree)}

    def counts(node: CriterionResult) -> bool | None:
        if not node.children:
            return True if node.id in turned else node.counts_as
        return value_of(node.kind, node.needed, [counts(child) for child in node.children])

    assert counts(tree) is True


def test_a_range_keeps_no_upper_bound_through_a_sum() -> None:
    total = Interval.of(Range.exactly(12)) + Interval.of(Range.unknown())
    assert total.as_range() == Range.at_least(12)
