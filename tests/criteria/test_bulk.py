"""Over columns every case comes out as it does one by one."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from openimr.casefile import Facts
from openimr.criteria import PackTopic, load_library
from openimr.criteria.bulk import BulkOutcome, CaseColumns, columns_of, evaluate_topic
from openimr.vocabulary import DisputedItem
from tests.builders.invented_cases import an_invented_case, asked_names, outcome_under

CASES = 300
TOPICS = {f"{pack.id}/{topic.id}": (pack, topic) for pack, topic in load_library().topics()}


def one_by_one(name: str, cases: list[tuple[DisputedItem, Facts]]) -> list[str]:
    return [outcome_under(*TOPICS[name], item, facts).value for item, facts in cases]


@pytest.mark.parametrize("name", TOPICS)
def test_every_topic_comes_out_alike_on_random_facts(name: str) -> None:
    rng = Random(name)
    topic: PackTopic = TOPICS[name][1]
    cases = [an_invented_case(rng, asked_names(topic)) for _ in range(CASES)]
    found = evaluate_topic(topic, columns_of(cases))
    assert [BulkOutcome(code).outcome.value for code in found] == one_by_one(name, cases)


def test_the_number_of_threads_and_steps_changes_nothing() -> None:
    _, topic = TOPICS["mtus-chronic-pain@2009#1/physical-medicine"]
    rng = Random(3)
    columns = columns_of([an_invented_case(rng, asked_names(topic)) for _ in range(500)])
    many = CaseColumns(
        count=500 * 1_200,
        facts={
            name: type(column)(
                status=np.tile(column.status, 1_200),
                low=None if column.low is None else np.tile(column.low, 1_200),
                high=None if column.high is None else np.tile(column.high, 1_200),
            )
            for name, column in columns.facts.items()
        },
        items={
            name: type(column)(
                low=np.tile(column.low, 1_200),
                high=np.tile(column.high, 1_200),
                high_at_least=np.tile(column.high_at_least, 1_200),
            )
            for name, column in columns.items.items()
        },
    )
    alone = np.tile(evaluate_topic(topic, CaseColumns(count=500, facts=columns.facts, items=columns.items)), 1_200)
    assert (evaluate_topic(topic, many, threads=1) == alone).all()
    assert (evaluate_topic(topic, many, threads=3) == alone).all()


def test_no_case_gives_no_outcome() -> None:
    _, topic = TOPICS["mtus-chronic-pain@2009#1/physical-medicine"]
    assert evaluate_topic(topic, CaseColumns(count=0)).tolist() == []


def test_without_any_column_silence_is_counted_as_the_pack_says() -> None:
    name = "mtus-chronic-pain@2009#1/trigger-point-injections"
    item = DisputedItem(number=1, text="Trigger point injections")
    found = evaluate_topic(TOPICS[name][1], CaseColumns(count=3))
    assert [BulkOutcome(code).outcome.value for code in found] == one_by_one(name, [(item, Facts({}))]) * 3
