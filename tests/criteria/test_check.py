"""The language of checks: what it reads, what it refuses, and how it answers over bounds."""

from __future__ import annotations

import pytest

from openimr.criteria import load_library
from openimr.criteria.check import Sort, names_in, parse_check, sort_of, written
from openimr.criteria.holding import Situation, concept_sorts, holds
from openimr.vocabulary import RuleError
from tests.builders.criteria import an_item, the_facts

SORTS = concept_sorts() | {"visits_requested": Sort.NUMBER, "body_parts": Sort.WORDS}


def says(check: str, text: str = "Physical therapy for the knee, 8 visits", **known: object) -> bool | None:
    situation = Situation(item=an_item(text), facts=the_facts(**known), parameters={"most": 10.0})
    return holds(parse_check(check), situation)


def test_an_unrecorded_count_is_no_zero() -> None:
    assert says("visits_requested + physical_therapy_visits <= most") is None


def test_twelve_and_an_unknown_number_are_more_than_ten() -> None:
    assert says("visits_requested + physical_therapy_visits <= most", "Physical therapy, 12 visits") is False


def test_a_known_count_is_compared() -> None:
    assert says("visits_requested + physical_therapy_visits <= most", physical_therapy_visits=2) is True


def test_and_binds_closer_than_or() -> None:
    assert says("crps or flare_up and arthritis", crps=True, arthritis=False) is True
    assert says("(crps or flare_up) and arthritis", crps=True, arthritis=False) is False


def test_not_binds_closer_than_and() -> None:
    assert says("not crps and flare_up", crps=False, flare_up=False) is False


def test_products_bind_closer_than_sums() -> None:
    assert says("visits_requested + 1 * 2 = 10") is True


def test_a_denied_fact_is_false_and_a_missing_one_unknown() -> None:
    assert says("radiculopathy", radiculopathy=False) is False
    assert says("radiculopathy") is None


def test_is_true_answers_even_where_nothing_is_known() -> None:
    assert says("radiculopathy is true") is False
    assert says("radiculopathy is not true") is True
    assert says("radiculopathy is null") is True
    assert says("physical_therapy_visits is null", physical_therapy_visits=3) is False


def test_a_count_exists_when_it_is_above_zero() -> None:
    assert says("exists physical_therapy_visits", physical_therapy_visits=(1, None)) is True
    assert says("exists physical_therapy_visits", physical_therapy_visits=0) is False
    assert says("exists physical_therapy_visits") is None


def test_the_body_parts_of_the_item_are_asked() -> None:
    assert says("body_parts contains 'knee'") is True
    assert says("body_parts contains 'wrist'") is False
    assert says("body_parts contains 'wrist'", "Physical therapy, 8 visits") is None


def test_names_are_listed_once_in_the_order_of_writing() -> None:
    assert names_in(parse_check("flare_up or crps and flare_up")) == ("flare_up", "crps")


@pytest.mark.parametrize(
    "text", ["", "crps or", "crps crps", "(crps", "crps = ", "visits_requested <= 'ten'", "crps & flare_up", "exists 3"]
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        parse_check(text)


@pytest.mark.parametrize(
    "text", ["crps + 1 > 2", "visits_requested", "not visits_requested", "unheard_of", "crps contains 'knee'"]
)
def test_truth_and_numbers_never_mix(text: str) -> None:
    try:
        found = sort_of(parse_check(text), SORTS)
    except RuleError:
        return
    assert found is not Sort.TRUTH


def test_every_check_of_the_library_is_written_as_it_is_read() -> None:
    for _, topic in load_library().topics():
        checks = [leaf.check for leaf in topic.supported_when.leaves()]
        checks += [row.when for row in topic.parameters if row.when] + [each for each in (topic.allows,) if each]
        for check in checks:
            assert parse_check(written(check)) == check
