"""What the trace tells a person beside the outcome: sums, what is missing, ways out, and criteria set aside."""

from __future__ import annotations

from openimr.criteria import (
    CriterionResult,
    Evaluation,
    Outcome,
    SetAside,
    Truth,
    evaluate,
    load_library,
    numbers_said,
    sum_said,
    worked_cases,
)
from tests.builders.criteria import IN_2014, an_item, evaluated, the_facts


def the_leaf(evaluation: Evaluation, id: str) -> CriterionResult:
    assert evaluation.root is not None
    return next(leaf for leaf in evaluation.root.leaves() if leaf.id == id)


def with_aside(*aside: SetAside) -> Evaluation:
    """Eight visits after two without functional improvement, with what the reviewer set aside."""
    return evaluate(
        an_item(),
        the_facts(physical_therapy_visits=2, functional_improvement=False, home_exercise_program=True),
        requested_on=IN_2014,
        ur_decided_on=None,
        date_of_injury=None,
        set_aside=aside,
    )


def aside(criterion: str = "pm-fi", *, counts_as: bool = True, topic: str = "physical-medicine") -> SetAside:
    return SetAside(topic=topic, criterion=criterion, counts_as=counts_as, reason="The stroke explains the plateau.")


def test_the_sum_is_told_with_what_was_asked_and_what_was_done() -> None:
    evaluation = evaluated("Physical therapy, 12 visits", physical_therapy_visits=6)
    (reckoned,) = the_leaf(evaluation, "pm-count").sums
    assert sum_said(reckoned) == "12 asked for + 6 done = 18, allowed 10"


def test_an_amount_that_nobody_recorded_is_told_as_unknown() -> None:
    (reckoned,) = the_leaf(evaluated("Physical therapy, 12 visits"), "pm-count").sums
    assert sum_said(reckoned) == "12 asked for + unknown done = 12 or more, allowed 10"


def test_a_sum_that_says_nothing_is_not_told() -> None:
    (reckoned,) = the_leaf(evaluated("Physical therapy, 8 visits"), "pm-count").sums
    assert sum_said(reckoned) == ""


def test_the_numbers_are_those_of_the_group_that_the_record_shows() -> None:
    numbers = evaluated(radiculopathy=True).numbers
    assert numbers is not None
    assert (numbers.group, numbers_said(numbers)) == (
        "neuralgia, neuritis and radiculitis",
        "8 to 10 visits over 4 weeks",
    )


def test_only_what_would_help_is_said_to_be_missing() -> None:
    assert the_leaf(evaluated(), "pm-active").sought == ()  # passive therapy would not help
    assert the_leaf(evaluated(physical_therapy_visits=6), "pm-fi").sought == ("functional_improvement", "flare_up")
    denied = evaluated(physical_therapy_visits=6, functional_improvement=False)
    assert the_leaf(denied, "pm-fi").sought == ("flare_up",)  # silence is a no for "flare_up is true"


def test_every_way_out_leads_to_supported_and_none_is_longer_than_it_must_be() -> None:
    for case in worked_cases(load_library()):
        root = case.evaluation.root
        if root is None or case.evaluation.outcome is Outcome.SUPPORTED:
            continue
        for way in case.evaluation.ways:
            assert _counts(root, set(way)) is True, case.name
            assert all(_counts(root, set(way) - {step}) is not True for step in way), case.name


def test_a_guideline_that_recommends_it_for_nobody_leaves_no_way_out() -> None:
    evaluation = next(
        case.evaluation for case in worked_cases(load_library()) if case.name == "low-level laser is not recommended"
    )
    assert evaluation.ways == ()
    assert evaluation.would_change == "No record changes this: the guideline itself settles it."


def test_a_criterion_that_is_set_aside_counts_as_the_reviewer_says_and_the_record_stays() -> None:
    before, after = with_aside(), with_aside(aside())
    assert (before.outcome, after.outcome) == (Outcome.NOT_SUPPORTED, Outcome.SUPPORTED)
    leaf = the_leaf(after, "pm-fi")
    assert (leaf.truth, leaf.counts_as) == (Truth.NOT_MET, True)
    assert leaf.set_aside is not None


def test_a_criterion_may_also_be_set_aside_against_the_request() -> None:
    evaluation = with_aside(aside(), aside("pm-hep", counts_as=False))
    assert evaluation.outcome is Outcome.NOT_SUPPORTED
    assert evaluation.deciding == ("pm-hep",)


def test_no_way_out_leads_through_a_criterion_that_was_set_aside() -> None:
    against = with_aside(aside("pm-hep", counts_as=False))
    assert against.ways == ()
    assert against.would_change == "No record changes this while a criterion that it needs is set aside as not met."
    in_favor = with_aside(aside("pm-hep", counts_as=True))
    assert in_favor.ways == (("pm-fi",),)


def test_what_is_set_aside_under_one_topic_says_nothing_under_another() -> None:
    assert with_aside(aside(topic="acupuncture")) == with_aside()


def _counts(node: CriterionResult, met: set[str]) -> bool | None:
    """What a node counts as once these leaves are met; worked out here once more, apart from the engine."""
    if not node.children:
        return True if node.id in met else node.counts_as
    values = [_counts(child, met) for child in node.children]
    needed = {"all": len(values), "any": 1}.get(node.kind, node.needed)
    if values.count(True) >= needed:
        return True
    return False if len(values) - values.count(False) < needed else None
