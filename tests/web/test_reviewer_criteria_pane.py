"""What the criteria pane says of a criterion that the record leaves open."""

from __future__ import annotations

from openimr.casefile import Fact, FactStatus
from openimr.criteria import Counting, CriterionResult, Truth
from openimr.web.reviewer.criteria_pane import CONTRADICTS, COUNTS_AS, ShownCriterion


def shown(status: FactStatus, truth: Truth = Truth.NOT_DOCUMENTED) -> ShownCriterion:
    result = CriterionResult(
        id="no-radiculopathy",
        says="Radiculopathy is not present",
        truth=truth,
        counts_as=None,
        if_undocumented=Counting.PRESUMED_ABSENT,
        facts=(Fact(concept="radiculopathy", status=status),),
    )
    return ShownCriterion(result=result, label="4", facts=(), links=(), more=0, children=(), is_deciding=True)


def test_silence_is_told_as_what_it_counts_as() -> None:
    assert shown(FactStatus.NOT_FOUND).counts_as == COUNTS_AS[Counting.PRESUMED_ABSENT]


def test_pages_that_contradict_each_other_are_never_told_as_silence() -> None:
    assert shown(FactStatus.CONFLICTING).counts_as == CONTRADICTS


def test_a_criterion_that_is_met_counts_as_nothing_else() -> None:
    assert shown(FactStatus.DENIED, Truth.MET).counts_as == ""
