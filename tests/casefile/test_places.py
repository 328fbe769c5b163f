"""Places of evidence in columns: the same evidence in fewer bytes, in memory and in the store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile import Evidence, Fact, FactStatus
from openimr.casefile.places import FEW, GatheredPlaces, Places, without_repetitions
from openimr.store.codec import dumps, loads, written

evidence = st.builds(
    Evidence,
    document_id=st.sampled_from(["r1", "r2", "r2.3"]),
    page=st.integers(1, 100_000),
    start=st.integers(0, 10_000_000),
    end=st.integers(0, 10_000_000),
    supports=st.booleans(),
)
MANY = tuple(
    Evidence(document_id=f"r{number % 3}", page=number, start=7 * number, end=7 * number + 4, supports=number % 5 > 0)
    for number in range(1, 3 * FEW)
)


def in_columns(places: tuple[Evidence, ...]) -> Places:
    gathered = GatheredPlaces()
    for place in places:
        gathered.enter(place)
    return gathered.made()


@given(st.lists(evidence, max_size=30).map(tuple))
def test_columns_hold_the_same_evidence_in_the_same_order(places: tuple[Evidence, ...]) -> None:
    columns = in_columns(places)
    assert tuple(columns) == places
    assert columns == places
    assert places == columns
    assert hash(columns) == hash(places)
    assert [columns[at] for at in range(-len(places), len(places))] == [*places, *places]
    assert columns[1:3] == places[1:3]
    assert Places.read(columns.written()) == places


def test_another_order_another_place_or_another_support_is_other_evidence() -> None:
    columns = in_columns(MANY)
    assert columns != MANY[:-1]
    assert columns != (*MANY[1:], MANY[0])
    assert columns != (replace(MANY[0], supports=not MANY[0].supports), *MANY[1:])


def test_each_place_is_kept_once_and_few_stay_one_by_one() -> None:
    few = without_repetitions((*MANY[:3], MANY[1], MANY[0]))
    assert few == MANY[:3]
    assert isinstance(few, tuple)
    many = without_repetitions((*MANY, *MANY))
    assert many == MANY
    assert isinstance(many, Places)


@pytest.mark.parametrize("write", [dumps, written])
def test_a_fact_of_many_places_is_stored_in_a_fifth_and_comes_back(write) -> None:  # type: ignore[no-untyped-def]
    one_by_one = Fact(concept="opioid_use", status=FactStatus.DOCUMENTED, evidence=MANY)
    columns = replace(one_by_one, evidence=in_columns(MANY))
    assert loads(write(columns), Fact) == columns == one_by_one
    assert loads(write(one_by_one), Fact) == one_by_one
    assert isinstance(loads(write(one_by_one), Fact).evidence, tuple)
    assert len(write(columns)) * 5 < len(write(one_by_one))


@pytest.mark.parametrize("told", [None, 3, [], {"rows": ""}, {"documents": ["r1"], "rows": "", "more": 1}])
def test_what_is_no_evidence_is_refused(told: object) -> None:
    with pytest.raises(ValueError, match="no places"):
        Places.read(told)
