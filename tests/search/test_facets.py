"""Where very many items are found, a slice of them is counted for all, and the counts say that they are estimates."""

from __future__ import annotations

import pytest

from openimr.search import Facet, Question, SearchIndex
from openimr.search.document import SLICES
from openimr.search.facets import Counted, count_facets, facets_of
from openimr.search.matching import match


def facets(index: SearchIndex, question: Question, *, exact: bool, telling: int) -> dict[str, Facet]:
    matcher = match(question, index._index.schema, index._known)
    counted = count_facets(index._searcher, matcher, exact=exact, telling=telling)
    total = index.search(question).total
    return {facet.field: facet for facet in facets_of(counted, matcher.chosen_values, total=total, top=50)}


def test_an_index_of_ordinary_size_counts_every_item(index: SearchIndex) -> None:
    exact, quick = (index.search(Question(words="pain"), exact=exact) for exact in (True, False))
    assert quick.facets == exact.facets
    assert not any(facet.is_estimate for facet in quick.facets)


@pytest.mark.parametrize("question", [Question(), Question(words="pain"), Question(decision=("Overturned",))])
def test_a_slice_stands_for_all(index: SearchIndex, question: Question) -> None:
    exact = facets(index, question, exact=True, telling=1)["decision"]
    quick = facets(index, question, exact=False, telling=1)["decision"]
    assert (exact.is_estimate, quick.is_estimate) == (False, True)
    for true, near in zip(exact.values, quick.values, strict=True):
        assert near.value == true.value
        # 22 letters lie in a slice: a rough word is all that they can say.
        assert true.count / 2 < near.count < true.count * 2


def test_few_items_are_counted_one_by_one(index: SearchIndex) -> None:
    quick = facets(index, Question(words="pain"), exact=False, telling=500)
    assert not any(facet.is_estimate for facet in quick.values())


def test_an_estimate_has_no_more_digits_than_it_can_know() -> None:
    def shown(count: int, items: int) -> int:
        counted = {"decision": Counted(counts={"Upheld": count}, items=items, is_slice=True, is_wider=False)}
        (facet,) = (each for each in facets_of(counted, {}, total=items * SLICES, top=9) if each.field == "decision")
        return facet.values[0].count

    assert [shown(count, 10_000) for count in (7, 13, 777, 7_777)] == [100, 200, 12_000, 124_000]


def test_a_field_with_its_own_choice_is_counted_as_if_it_had_none() -> None:
    counted = {"decision": Counted(counts={"Upheld": 9_000}, items=10_000, is_slice=True, is_wider=True)}
    facet = next(each for each in facets_of(counted, {}, total=16, top=9) if each.field == "decision")
    assert facet.values[0].count == 144_000
