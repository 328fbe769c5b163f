"""The journey is one table, and the table holds together."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.vocabulary import Role
from openimr.workflow import STEPS, TABLE, State, allowed_steps, may, targets

DOC = Path(__file__).parents[2] / "docs" / "reference" / "journey.md"


def test_every_state_can_be_reached_from_the_filing() -> None:
    reached, frontier = {State.FILED}, {State.FILED}
    while frontier:
        frontier = {row.to for row in TABLE if row.from_ in frontier} - reached
        reached |= frontier
    assert reached == set(State)


def test_no_step_leads_out_of_an_end() -> None:
    assert [row for row in TABLE if row.from_ is not None and row.from_.is_end and row.to is not row.from_] == []


def test_every_state_that_is_no_end_has_a_way_on() -> None:
    stuck = [state for state in State if not state.is_end and not any(row.from_ is state for row in TABLE)]
    assert stuck == []


@given(state=st.sampled_from([None, *State]), steps=st.lists(st.sampled_from(STEPS), max_size=30))
def test_no_path_leaves_the_table(state: State | None, steps: list[str]) -> None:
    for step in steps:
        onward = targets(state, step)
        state = onward[0] if onward else state
        assert state is None or isinstance(state, State)


def test_only_a_reviewer_signs_and_no_reviewer_issues() -> None:
    assert [role for role in Role if may("sign_determination", role)] == [Role.REVIEWER]
    assert not may("issue_determination", Role.REVIEWER)


def test_the_public_may_take_no_step_at_all() -> None:
    assert [step for step in STEPS if may(step, Role.PUBLIC)] == []
    assert all(allowed_steps(state, Role.PUBLIC) == () for state in State)


def test_a_second_signature_is_not_in_the_table() -> None:
    assert targets(State.SIGNED, "sign_determination") == ()
    assert targets(State.ISSUED, "sign_determination") == ()


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_a_file_and_a_function_of_its_name(step: str) -> None:
    module = importlib.import_module(f"openimr.workflow.{step}")
    function = getattr(module, step)
    assert inspect.getdoc(function)


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_its_entry_in_the_reference(step: str) -> None:
    assert f"`{step}`" in DOC.read_text(encoding="utf-8")


def test_the_reference_shows_the_table_as_it_is() -> None:
    from openimr.workflow.reference import table_as_markdown

    assert table_as_markdown() in DOC.read_text(encoding="utf-8")
