"""Overturn rates: counted as by hand, gathered where groups are small, apart where nothing was decided."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from openimr.analytics import MISSING, OTHER, Selection, cross_table, frame_of, rate_table, rate_tables, select
from openimr.corpus import ItemRow
from openimr.wording import body_part_of
from tests.analytics.rows import a_row, letters
from tests.builders.invented_rows import invented_rows


@pytest.fixture(scope="module")
def invented() -> list[ItemRow]:
    return list(invented_rows(400, seed=5))


def keys_of(row: ItemRow, by: str) -> tuple[str, ...]:
    """The groups of an item, by plain Python."""
    values: dict[str, tuple[str, ...]] = {
        "treatment": (row.treatment,),
        "category": (row.category,),
        "drug": (row.drug,),
        "body-part": tuple(dict.fromkeys(body_part_of(part).name for part in row.body_parts)),
        "guideline": row.guidelines,
        "topic": row.cites,
        "specialty": row.specialties,
        "year": (str(row.year) if row.year else "",),
        "quarter": (f"{row.year} Q{(row.decided_on.month + 2) // 3}" if row.decided_on else "",),
        "layout": (row.layout,),
        "decision": (row.decision,),
    }
    return tuple(value or MISSING for value in values[by]) or (MISSING,)


@pytest.mark.parametrize(
    "by",
    ["treatment", "category", "drug", "body-part", "guideline", "topic", "specialty", "year", "quarter", "layout"],
)
def test_every_count_equals_that_of_a_plain_loop(invented: list[ItemRow], by: str) -> None:
    items: Counter[str] = Counter()
    overturned: Counter[str] = Counter()
    cases: dict[str, set[str]] = {}
    for row in invented:
        for key in keys_of(row, by):
            items[key] += 1
            overturned[key] += row.decision == "Overturned"
            cases.setdefault(key, set()).add(row.case_number)
    table = rate_table(frame_of(invented), by, least=1)
    found = {row.key: (row.items, row.rate.part, row.letters) for row in table.rows}
    assert found == {key: (items[key], overturned[key], len(cases[key])) for key in items}
    assert table.total.items == len(invented)


@pytest.mark.parametrize(("by", "least"), [("treatment", 12), ("topic", 12), ("body-part", 60)])
def test_small_groups_are_gathered_and_never_dropped(invented: list[ItemRow], by: str, least: int) -> None:
    items = Counter(key for row in invented for key in keys_of(row, by))
    small = {key for key, count in items.items() if count < least and key != MISSING}
    table = rate_table(frame_of(invented), by, least=least)
    assert {row.key for row in table.rows} == (set(items) - small) | {OTHER}
    gathered = [row for row in invented if small & set(keys_of(row, by))]
    other = next(row for row in table.rows if row.key == OTHER)
    assert other.items == len(gathered)
    assert other.rate.part == sum(row.decision == "Overturned" for row in gathered)
    assert other.label == f"other (fewer than {least} items each)"


def test_items_without_a_decision_are_counted_apart_and_never_as_upheld() -> None:
    table = rate_table(frame_of(letters("OU", "-", "U-")), "treatment", least=1)
    (row,) = table.rows
    assert (row.items, row.undecided, row.rate.part, row.rate.whole) == (5, 2, 1, 3)
    assert (row.letters, row.rate.letters) == (3, 2)


def test_a_corpus_without_decisions_has_no_rate() -> None:
    (row,) = rate_table(frame_of(letters("-", "--")), "treatment", least=1).rows
    assert (row.rate.share, row.rate.low, row.rate.high) == (None, None, None)


def test_an_empty_corpus_has_no_groups() -> None:
    table = rate_table(frame_of([]), "topic")
    assert table.rows == ()
    assert table.total.items == 0


def test_one_letter_is_known_as_badly_as_one_item() -> None:
    (row,) = rate_table(frame_of(letters("OUUU")), "treatment", least=1).rows
    assert row.rate.effective == 1


def test_letters_without_a_case_number_stay_apart() -> None:
    rows = [a_row(case_number="", number=number) for number in (1, 2, 1, 1, 2, 3)]
    assert rate_table(frame_of(rows), "treatment").total.letters == 3


def test_groups_stand_by_falling_rate_and_times_in_their_order() -> None:
    rows = [
        *letters("U", "U", treatment="MRI", decided_on=date(2014, 5, 6)),
        *letters("O", "U", treatment="tramadol", decided_on=date(2013, 5, 6)),
        *letters("O", treatment="", decided_on=None),
    ]
    by_treatment, by_year = rate_tables(frame_of(rows), ("treatment", "year"), least=1)
    assert [row.label for row in by_treatment.rows] == ["tramadol", "MRI", "treatment not recognized"]
    assert [row.label for row in by_year.rows] == ["2013", "2014", "no decision date"]


def test_a_part_of_the_body_is_one_whatever_its_side_and_level() -> None:
    rows = [
        a_row(body_parts=("left shoulder", "right shoulder")),
        a_row(number=2, body_parts=("lumbar spine L4-5, L5-S1",)),
        a_row(number=3, body_parts=()),
    ]
    table = rate_table(frame_of(rows), "body-part", least=1)
    assert {row.label: row.items for row in table.rows} == {"shoulder": 1, "lumbar spine": 1, "no part named": 1}


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (Selection(treatment=("MRI",)), [2]),
        (Selection(treatment=("mri", "norco")), [2, 3]),
        (Selection(body_part=("low back",)), [1]),
        (Selection(body_part=("shoulder",)), [2, 3]),
        (Selection(body_part=("left shoulder",)), [2]),
        (Selection(decision=("overturned",)), [3]),
        (Selection(topic=("mri",)), [2]),
        (Selection(topic=("odg/mri",)), [2]),
        (Selection(years=(2015, None)), [1, 3]),
        (Selection(years=(2014, 2014)), [2]),
        (Selection(treatment=("MRI",), decision=("Overturned",)), []),
    ],
)
def test_a_selection_means_what_a_person_says(selection: Selection, numbers: list[int]) -> None:
    rows = [
        a_row(),
        a_row(
            number=2, treatment="MRI", body_parts=("left shoulder",), cites=("odg/mri",), decided_on=date(2014, 2, 3)
        ),
        a_row(number=3, treatment="hydrocodone", body_parts=("right shoulder",), decision="Overturned"),
    ]
    assert select(frame_of(rows), selection).collect()["number"].to_list() == numbers


def test_a_table_of_two_dimensions_counts_each_pair(invented: list[ItemRow]) -> None:
    table = cross_table(frame_of(invented), "category", "year", least=1)
    pairs = Counter((row.category, str(row.year)) for row in invented)
    assert {pair: cell.items for pair, cell in table.cells.items()} == pairs
    assert table.rows.total.items == table.columns.total.items == len(invented)
