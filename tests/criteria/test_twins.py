"""All real items are upheld, so a constant would pass: twins whose facts differ must turn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from openimr.analytics import replay
from openimr.casefile import find_facts
from openimr.corpus import read_files
from openimr.criteria import Outcome, evaluate
from tests.builders.casefile import a_case_file
from tests.builders.criteria import IN_2014, an_item

TWINS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "twins.yaml").read_text("utf-8"))
REASONS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "seed_reasons.yaml").read_text("utf-8"))


def named(case: dict[str, Any]) -> str:
    return f"letter {case['letter']} item {case['item']}"


@pytest.mark.parametrize("twin", TWINS, ids=named)
def test_a_twin_with_other_facts_is_supported(twin: dict[str, Any]) -> None:
    item = an_item(twin["asks"])
    facts = find_facts(a_case_file(twin["summary"]), as_of=None, items=(item,))
    evaluation = evaluate(item, facts, requested_on=IN_2014, ur_decided_on=None, date_of_injury=None)
    assert evaluation.outcome is Outcome.SUPPORTED, evaluation.deciding


@pytest.mark.parametrize("twin", TWINS, ids=named)
def test_an_empty_summary_supports_nothing(twin: dict[str, Any]) -> None:
    item = an_item(twin["asks"])
    facts = find_facts(a_case_file("There is a claim."), as_of=None, items=(item,))
    evaluation = evaluate(item, facts, requested_on=IN_2014, ur_decided_on=None, date_of_injury=None)
    assert evaluation.outcome in {Outcome.NOT_SUPPORTED, Outcome.UNDECIDED}


@pytest.mark.shared
@pytest.mark.parametrize("twin", TWINS, ids=named)
def test_the_real_item_turns_with_the_summary_of_its_twin(twin: dict[str, Any], seeds: list[Path]) -> None:
    reading = next(read_files([seeds[twin["letter"]]])).reading
    assert reading is not None
    with_twin = replace(reading.record.determination, clinical_summary=twin["summary"])
    replayed = replay(with_twin)[twin["item"] - 1]
    assert replayed.evaluation.outcome is Outcome.SUPPORTED, replayed.evaluation.deciding


@pytest.mark.shared
@pytest.mark.parametrize("expected", REASONS, ids=named)
def test_a_real_item_is_not_supported_for_the_reasons_of_its_reviewer(
    expected: dict[str, Any], seeds: list[Path]
) -> None:
    reading = next(read_files([seeds[expected["letter"]]])).reading
    assert reading is not None
    replayed = replay(reading.record.determination)[expected["item"] - 1]
    evaluation = replayed.evaluation
    assert evaluation.outcome is Outcome.NOT_SUPPORTED
    assert set(evaluation.deciding) == set(expected["names"]) | set(expected["also"])
    assert evaluation.topic is not None
    assert evaluation.topic.pack.startswith(expected["pack"])
    assert replayed.pages_overlap is True
    assert replayed.agrees is True


@pytest.mark.shared
def test_the_engine_never_sees_what_the_reviewer_decided_and_why(seeds: list[Path]) -> None:
    for read in read_files(seeds):
        assert read.reading is not None
        determination = read.reading.record.determination
        bare = replace(
            determination,
            case_number=None,
            items=tuple(replace(item, decision=None, rationale="") for item in determination.items),
        )
        seen = [replayed.evaluation for replayed in replay(determination)]
        assert seen == [replayed.evaluation for replayed in replay(bare)]


@pytest.mark.shared
def test_only_the_imaging_rationale_of_the_fourth_letter_contradicts_its_summary(seeds: list[Path]) -> None:
    found = [
        (number, replayed.item.number, contradiction.claim.concept)
        for number, read in enumerate(read_files(seeds))
        if read.reading
        for replayed in replay(read.reading.record.determination)
        for contradiction in replayed.contradictions
    ]
    assert found == [(3, 2, "neurological_symptoms")]


@pytest.mark.shared
def test_letters_of_a_later_edition_never_get_the_edition_before(shared: Path) -> None:
    outcomes = [
        replayed.evaluation
        for read in read_files([shared / "data" / "wc_imr" / "txt"])
        if read.reading
        for replayed in replay(read.reading.record.determination)
    ]
    assert len(outcomes) == 128
    assert not any(each.topic and each.topic.pack.startswith("mtus-chronic-pain@2009") for each in outcomes)
    assert all(each.would_change for each in outcomes if each.outcome is Outcome.NO_PACK)
