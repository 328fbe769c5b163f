"""Where very many items are found, a slice of them is counted for all, and the counts say that they are estimates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

from openimr.corpus import ItemRow
from openimr.search import Facet, Question, SearchIndex, build_index
from openimr.search.document import SLICES
from openimr.search.facets import Counted, count_facets, facets_of
from openimr.search.matching import match
from tests.search.test_questions import a_row


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
    # The field's own choice is left aside, and so are its hits.
    counted = index.search(replace(question, decision=()), per_page=1_000).hits
    in_slice = [hit.row for hit in counted if crc32(hit.row.case_number.encode()) % SLICES == 0]
    assert len(in_slice) > 20
    for near in quick.values:
        part = sum(row.decision == near.value for row in in_slice) / len(in_slice)
        # 22 letters lie in a slice: one or two digits are all that they can say, the rest is rounding.
        assert near.count == pytest.approx(len(counted) * part, rel=0.34)


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


def test_an_estimate_of_a_part_is_never_more_than_the_whole() -> None:
    counted = {"decision": Counted(counts={"Upheld": 17}, items=17, is_slice=True, is_wider=False)}
    facet = next(each for each in facets_of(counted, {}, total=280, top=9) if each.field == "decision")
    assert facet.values[0].count == 280


@pytest.mark.parametrize("exact", [True, False])
def test_a_chosen_part_with_its_side_has_its_own_count(
    index: SearchIndex, rows: tuple[ItemRow, ...], exact: bool
) -> None:
    left = sum("left knee" in row.body_parts for row in rows)
    facet = facets(index, Question(body_part=("left knee",)), exact=exact, telling=1)["body_part"]
    (chosen,) = (value for value in facet.values if value.is_chosen)
    assert chosen.value == "left knee"
    assert (chosen.count == left) if exact else chosen.count > 0


def test_a_chosen_value_that_is_rare_is_listed_and_not_among_the_further_ones() -> None:
    counted = {"drug": Counted(counts={"a": 3, "b": 2, "c": 1}, items=6, is_slice=False, is_wider=False)}
    facet = next(each for each in facets_of(counted, {"drug": ["c"]}, total=6, top=1) if each.field == "drug")
    assert [value.value for value in facet.values] == ["a", "c"]
    assert facet.more == 1


def test_a_value_with_the_signs_of_a_column_is_not_taken_apart(folder: Path) -> None:
    build_index(folder, [a_row(treatment="x\x1ey", specialties=("Pain\x1eCare\x1fHere",))], memory_mb=32, threads=1)
    answer = SearchIndex.open(folder).search(Question())
    assert [value.value for value in answer.facet("treatment").values] == ["x y"]
    assert [value.value for value in answer.facet("specialty").values] == ["Pain Care Here"]
