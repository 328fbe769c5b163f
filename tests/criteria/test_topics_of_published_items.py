"""The items of the published letters of 2016 and 2017 get the topic that a physician would choose."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from openimr.analytics import ReplayedItem, replay
from openimr.cli.agreement import agreement, judged
from openimr.corpus import read_files

pytestmark = pytest.mark.shared

KEY = yaml.safe_load((Path(__file__).parent / "topic_key.yaml").read_text("utf-8"))
HAVE_A_TOPIC, RIGHT_FIRST = 100, 0.95


@pytest.fixture(scope="module")
def replayed(shared: Path) -> dict[str, tuple[ReplayedItem, ...]]:
    letters = {}
    for file in read_files([shared / "data" / "wc_imr" / "txt"]):
        assert file.reading is not None
        determination = file.reading.record.determination
        letters[str(determination.case_number)] = replay(determination)
    return letters


def test_the_first_topic_is_the_one_of_the_key(replayed: dict[str, tuple[ReplayedItem, ...]]) -> None:
    chosen, right, wrong = 0, 0, []
    for number, items in KEY.items():
        for item, expected in items.items():
            topic = replayed[number][item - 1].evaluation.topic
            name = f"{topic.pack.partition('#')[0]}/{topic.id}" if topic else "no pack"
            chosen += topic is not None
            right += name in expected
            if name not in expected:
                wrong.append(f"{number} item {item}: {name}")
    print(f"{chosen} have a topic, {right} the right one; others: {wrong}")
    assert chosen >= HAVE_A_TOPIC
    assert right >= RIGHT_FIRST * chosen


def test_every_item_of_the_letters_is_in_the_key(replayed: dict[str, tuple[ReplayedItem, ...]]) -> None:
    assert {(number, each.item.number) for number, items in replayed.items() for each in items} == {
        (number, item) for number, items in KEY.items() for item in items
    }


def test_the_criteria_do_better_than_one_answer_for_all(replayed: dict[str, tuple[ReplayedItem, ...]]) -> None:
    found = agreement([item for number, items in replayed.items() for item in judged(number, items)], resamples=500)
    assert found.balanced_accuracy.low is not None
    assert found.balanced_accuracy.low > 0.5
