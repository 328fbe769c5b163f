"""How fast cases are held against criteria: `python -m benchmarks.criteria [--cases N]`.

Scalar: evaluations a second of one case with its whole trace. Bulk: invented cases as columns, one topic and the whole
library, on as many threads as there are processors, beside the same rule of one topic written by hand in numpy, and one
by one by a general rules engine of the package registry. Before anything is timed, both evaluators are compared on
random facts for every topic, and the others with them; the ratios are of one run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from random import Random

import numpy as np
import zen
from numpy.typing import NDArray
from tests.builders.invented_cases import an_invented_case, asked_names, outcome_under

from openimr.casefile import FactStatus
from openimr.criteria import Pack, PackTopic, load_library
from openimr.criteria.bulk import (
    BulkOutcome,
    CaseColumns,
    FactColumn,
    ItemColumn,
    columns_of,
    evaluate_topic,
    evaluate_topics,
)
from openimr.criteria.bulk.columns import STATUS

BY_HAND = "mtus-chronic-pain@2009#1/physical-medicine"
COMPARED = 200
SEED_ROWS = 4_000
ROUNDS = 5
RULES_ENGINE_CASES = 5_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1_000_000)
    asked = parser.parse_args()
    topics = {f"{pack.id}/{topic.id}": (pack, topic) for pack, topic in load_library().topics()}
    differ = sum(_differences(name, *found) for name, found in topics.items())
    print(f"{len(topics)} topics, {COMPARED} random cases each: {differ} differences between both evaluators.\n")
    pack, topic = topics[BY_HAND]
    print(f"Scalar with trace: {_scalar(pack, topic):,.0f} evaluations a second ({topic.id}).\n")
    columns = _columns(tuple({name for _, each in topics.values() for name in asked_names(each)}), asked.cases)
    by_hand = _by_hand(columns)
    assert (by_hand == evaluate_topic(topic, columns)).all()
    hand = _seconds(lambda: _by_hand(columns))
    engine = _rules_engine(columns, by_hand)
    print(f"{engine:,.0f} cases a second by ZEN engine, without any trace: ", end="")
    print(f"{engine * _seconds(lambda: evaluate_topic(topic, columns)) / asked.cases:.2e} of the bulk evaluator.\n")
    rows = {
        "by hand in numpy, one topic": hand,
        "bulk, one topic": _seconds(lambda: evaluate_topic(topic, columns)),
        "bulk, one topic, one thread": _seconds(lambda: evaluate_topic(topic, columns, threads=1)),
        f"bulk, all {len(topics)} topics": _seconds(
            lambda: evaluate_topics([each for _, each in topics.values()], columns)
        ),
    }
    print(f"| {asked.cases:,} cases | ms | to the rule by hand |\n|---|---|---|")
    for name, seconds in rows.items():
        print(f"| {name} | {seconds * 1000:,.0f} | {seconds / hand:.1f} |")


def _differences(name: str, pack: Pack, topic: PackTopic) -> int:
    rng = Random(name)
    cases = [an_invented_case(rng, asked_names(topic)) for _ in range(COMPARED)]
    alone = [outcome_under(pack, topic, item, facts) for item, facts in cases]
    found = [BulkOutcome(code).outcome for code in evaluate_topic(topic, columns_of(cases))]
    return sum(one is not other for one, other in zip(alone, found, strict=True))


def _scalar(pack: Pack, topic: PackTopic) -> float:
    rng = Random(1)
    cases = [an_invented_case(rng, asked_names(topic)) for _ in range(1_000)]
    return len(cases) / _seconds(lambda: [outcome_under(pack, topic, item, facts) for item, facts in cases])


def _columns(names: tuple[str, ...], count: int) -> CaseColumns:
    """A few thousand random cases, drawn again and again in another order for each column."""
    rng = Random(2)
    few = columns_of([an_invented_case(rng, names) for _ in range(SEED_ROWS)])
    order = np.random.default_rng(2)
    facts, items = {}, {}
    for name, column in few.facts.items():
        drawn = order.integers(0, SEED_ROWS, count)
        bounds = (None, None) if column.low is None or column.high is None else (column.low[drawn], column.high[drawn])
        facts[name] = FactColumn(status=column.status[drawn], low=bounds[0], high=bounds[1])
    for name, asked in few.items.items():
        drawn = order.integers(0, SEED_ROWS, count)
        items[name] = ItemColumn(low=asked.low[drawn], high=asked.high[drawn], high_at_least=asked.high_at_least[drawn])
    return CaseColumns(count=count, facts=facts, items=items)


def _by_hand(columns: CaseColumns) -> NDArray[np.uint8]:
    """Physical medicine of 2009 as one would write it for this topic alone, on one thread."""
    status = {name: columns.facts[name].status for name in columns.facts}
    yes, no, both = (STATUS[each] for each in (FactStatus.DOCUMENTED, FactStatus.DENIED, FactStatus.CONFLICTING))
    crps, radicular = status["crps"] == yes, (status["radiculopathy"] == yes) | (status["neuropathic_pain"] == yes)
    most = np.where(crps, 24.0, np.where(radicular, 10.0, 10.0))
    visits, asked = columns.facts["physical_therapy_visits"], columns.items["visits_requested"]
    assert visits.low is not None
    assert visits.high is not None
    unsure = visits.status == both
    fits, exceeds = asked.high + visits.high <= most, asked.low + visits.low > most
    first, later = (visits.low == 0) & (visits.high == 0), visits.low > 0
    flare, passive = status["flare_up"] == yes, status["passive_therapy_only"]

    def earlier(name: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        met = first | (status[name] == yes) | flare
        failed = later & (status[name] == no) & ~flare
        open_ = ~met & ~failed & (unsure | (status[name] == both) | (status["flare_up"] == both))
        return met, ~met & ~open_

    gain, no_gain = earlier("functional_improvement")
    home, no_home = earlier("home_exercise_program")
    too_much = exceeds | (~fits & ~exceeds & ~unsure)
    found = np.zeros(columns.count, dtype=np.uint8)
    active = (passive != yes) & (passive != both)
    found[fits & active & gain & home] = BulkOutcome.SUPPORTED
    found[too_much | (passive == yes) | no_gain | no_home] = BulkOutcome.NOT_SUPPORTED
    return found


def _rules_engine(columns: CaseColumns, by_hand: NDArray[np.uint8]) -> float:
    """Cases a second of the same rule in a general rules engine: supported or not, nothing else."""
    rule = zen.compile_expression(
        "asked + done <= (crps == 1 ? 24 : 10) and passive != 1 and passive != 3 "
        "and (done == 0 or gain == 1 or flare == 1) and (done == 0 or home == 1 or flare == 1)"
    )
    codes = {STATUS[each]: code for code, each in enumerate((FactStatus.NOT_FOUND, FactStatus.DOCUMENTED))}
    codes |= {STATUS[FactStatus.DENIED]: 2, STATUS[FactStatus.CONFLICTING]: 3}
    names = {"crps": "crps", "passive": "passive_therapy_only", "gain": "functional_improvement"}
    names |= {"flare": "flare_up", "home": "home_exercise_program"}
    asked, done = columns.items["visits_requested"].high, columns.facts["physical_therapy_visits"].high
    assert done is not None
    few = range(min(RULES_ENGINE_CASES, columns.count))
    cases = [
        {name: codes[int(columns.facts[fact].status[place])] for name, fact in names.items()}
        | {"asked": min(float(asked[place]), 1e9), "done": min(float(done[place]), 1e9)}
        for place in few
    ]
    found = [rule.evaluate(case) for case in cases]
    assert found == [by_hand[place] == BulkOutcome.SUPPORTED for place in few]
    return len(cases) / _seconds(lambda: [rule.evaluate(case) for case in cases])


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


if __name__ == "__main__":
    main()
