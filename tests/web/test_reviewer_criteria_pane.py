"""What the criteria pane says of a criterion that the record leaves open."""

from __future__ import annotations

import pytest

from openimr.casefile import Fact, FactStatus
from openimr.criteria import Counting, CriterionResult, Evaluation, Outcome, Truth, load_library, worked_cases
from openimr.web.reviewer.criteria_pane import CONTRADICTS, COUNTS_AS, ShownCriterion
from openimr.web.reviewer.folding import fold_line, matters
from openimr.web.reviewer.ways import Way, ways_shown
from tests.builders.criteria import a_leaf, evaluated


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


# --- folding ------------------------------------------------------------------------


def a_group(kind: str, *leaves: CriterionResult, counts_as: bool | None) -> CriterionResult:
    truth = {True: Truth.MET, False: Truth.NOT_MET, None: Truth.NOT_DOCUMENTED}[counts_as]
    return CriterionResult(id=kind, says="", kind=kind, truth=truth, counts_as=counts_as, children=leaves)


@pytest.mark.parametrize(
    ("kind", "counts_as", "folded", "line"),
    [
        ("all", False, [True] * 4, "4 more criteria, all met"),
        ("all", False, [True], "1 more criterion, met"),
        ("all", False, [True, True], "2 more criteria, both met"),
        ("any", True, [False, False], "2 other ways, neither needed"),
        ("any", True, [None], "1 other way, not needed"),
        ("any", True, [False] * 3, "3 other ways, none needed"),
        ("all", False, [True, None], "2 more criteria on which the outcome does not hang: 1 met, 1 not documented"),
        ("all", False, [], ""),
    ],
)
def test_what_is_folded_stands_on_one_line(kind: str, counts_as: bool, folded: list[bool | None], line: str) -> None:
    leaves = [a_leaf(f"l{number}", value) for number, value in enumerate(folded)]
    assert fold_line(a_group(kind, *leaves, counts_as=counts_as), leaves) == line


def test_nothing_that_decides_is_ever_folded() -> None:
    for case in worked_cases(load_library()):
        for leaf in case.evaluation.root.leaves() if case.evaluation.root else ():
            conflicts = any(fact.status is FactStatus.CONFLICTING for fact in leaf.facts)
            if leaf.id in case.evaluation.deciding or conflicts:
                assert matters(leaf, case.evaluation), f"{case.name}: {leaf.id}"


def test_criteria_that_are_met_beside_one_that_is_not_fold_away() -> None:
    evaluation = evaluated(physical_therapy_visits=2, functional_improvement=False, home_exercise_program=True)
    assert evaluation.root is not None
    assert [leaf.id for leaf in evaluation.root.leaves() if matters(leaf, evaluation)] == ["pm-fi"]


# --- what would change it -----------------------------------------------------------


def ways(evaluation: Evaluation) -> tuple[Way, ...]:
    leaves = evaluation.root.leaves() if evaluation.root else ()
    return ways_shown(evaluation, {leaf.id: str(number) for number, leaf in enumerate(leaves, start=1)})


def test_each_way_says_what_to_look_for_and_which_words_to_search() -> None:
    ((step,),) = ways(evaluated(physical_therapy_visits=2, functional_improvement=False, home_exercise_program=True))
    assert step.label == "3"
    assert step.says == "Daily activities or work restrictions measured before and after the earlier therapy"
    assert "flare up" in [search.words for search in step.searches]


def test_where_the_request_goes_beyond_the_count_the_way_is_to_ask_for_less() -> None:
    known = {"functional_improvement": True, "home_exercise_program": True}
    ((room,),) = ways(evaluated("Physical therapy, 8 visits", physical_therapy_visits=6, **known))
    ((none,),) = ways(evaluated("Physical therapy, 12 visits", physical_therapy_visits=12, **known))
    assert room.says == "A request for no more than 4"
    assert none.says == "A request for no more than 10, and a record that fewer were done before"


def test_a_supported_item_has_no_way_to_another_outcome() -> None:
    evaluation = evaluated(physical_therapy_visits=0)
    assert evaluation.outcome is Outcome.SUPPORTED
    assert ways(evaluation) == ()


def test_words_to_search_for_are_plain() -> None:
    for case in worked_cases(load_library()):
        for search in (search for way in ways(case.evaluation) for step in way for search in step.searches):
            assert not set(search.words) & set("*|{}."), search.words
