"""Days to the decision are those of letters, not of items; what has no date is counted apart."""

from __future__ import annotations

from openimr.analytics import days_table, frame_of, grid_of, volume_table
from openimr.clocks import load_rules
from tests.analytics.rows import a_row, letters


def test_a_letter_counts_once_however_many_items_it_has() -> None:
    rows = [*letters("UUUU", days=60), a_row(case_number="CM14-0000009", days=20)]
    assert days_table(frame_of(rows)).total.counts == ((20, 1), (60, 1))


def test_letters_without_days_and_letters_decided_before_they_began_are_counted_apart() -> None:
    rows = [
        a_row(case_number=f"CM14-000000{place}", days=days) for place, days in enumerate((30, None, -4, 41), start=1)
    ]
    total = days_table(frame_of(rows)).total
    assert (total.letters, total.undated, total.reversed) == (2, 1, 1)
    assert (total.median, total.at(0.9), total.median_interval) == (30, 41, None)


def test_the_limit_is_that_of_the_rule_and_names_its_source() -> None:
    rule = load_rules()["determination.regular"]
    table = days_table(frame_of(letters("U", days=rule.values[-1].length)))
    assert table.limit_source == rule.source
    assert table.total.within_limit is not None
    assert table.total.within_limit.part == 1


def test_groups_of_days_stand_by_rising_median() -> None:
    rows = [
        a_row(case_number="CM14-0000001", days=50, treatment="MRI"),
        a_row(case_number="CM14-0000002", days=20, treatment="tramadol"),
    ]
    assert [row.label for row in days_table(frame_of(rows), "treatment", least=1).rows] == ["tramadol", "MRI"]


def test_without_any_date_the_table_says_so() -> None:
    grid = grid_of(days_table(frame_of([a_row(days=None, decided_on=None)])))
    assert grid.empty == "No letter has both the date of the application and that of the decision."


def test_volumes_tell_letters_items_and_decisions() -> None:
    (row,) = volume_table(frame_of(letters("OU", "-"))).rows
    assert (row.label, row.letters, row.items, row.overturned, row.upheld, row.undecided) == ("2015", 2, 3, 1, 1, 1)
