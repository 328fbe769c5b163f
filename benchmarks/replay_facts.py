"""Which facts decide when published letters are replayed, and what another fact finder changed.

`PYTHONPATH=.:src python -m benchmarks.replay_facts without LETTERS...`: each fact that a summary shows is taken out
once, and what the criteria find without it is compared with what they found.

`PYTHONPATH=.:src python -m benchmarks.replay_facts compare BEFORE.json AFTER.json`: two outputs of `openimr replay
--format json`, item by item: which facts are read otherwise, and whether that turned the item.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openimr.analytics import blinded, facts_of
from openimr.casefile import Fact, Facts, FactStatus, concepts
from openimr.corpus import letters_in, read_files
from openimr.criteria import Evaluation, evaluate
from openimr.determination import DeterminedItem
from openimr.vocabulary import Decision, Range

DECIDED = {"supported": Decision.OVERTURNED, "not supported": Decision.UPHELD}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["without", "compare"])
    parser.add_argument("paths", nargs="+", type=Path)
    asked = parser.parse_args()
    if asked.what == "without":
        _print_without(asked.paths)
    else:
        _print_compared(*asked.paths)


def _print_without(paths: list[Path]) -> None:
    items = agreeing = with_facts = 0
    turned: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    won: Counter[str] = Counter()
    for item, outcomes in _without_each(paths):
        full = outcomes.pop("")
        items += 1
        agreeing += _agrees(item, full)
        with_facts += bool(outcomes)
        for concept, found in outcomes.items():
            turned[concept] += found != full
            lost[concept] += _agrees(item, full) and not _agrees(item, found)
            won[concept] += _agrees(item, found) and not _agrees(item, full)
    print(f"{items} items, {agreeing} agree; a fact of the summary bears on {with_facts}")
    print("| fact taken out | items that turn | agreement lost | agreement won |\n|---|---|---|---|")
    for concept, number in sorted(turned.items(), key=lambda row: (-row[1], row[0])):
        if number:
            print(f"| {concepts()[concept].label} | {number} | {lost[concept]} | {won[concept]} |")


def _without_each(paths: list[Path]) -> Iterator[tuple[DeterminedItem, dict[str, str]]]:
    """Each item with the outcome with all facts (under an empty name) and without each one that bears on it."""
    for reading in read_files([file for path in paths for file in letters_in(path)]):
        if reading.reading is None:
            continue
        determination = reading.reading.record.determination
        case = blinded(determination)
        facts = facts_of(case)
        for item, blind in zip(determination.items, case.items, strict=True):

            def found(held: Facts, item: DeterminedItem = item, blind: Any = blind, case: Any = case) -> Evaluation:
                return evaluate(
                    blind,
                    held,
                    requested_on=None,
                    ur_decided_on=case.ur_decided_on or held.about("ur_decision").on,
                    date_of_injury=case.date_of_injury,
                    cited=item.reviewer_guideline.citations,
                )

            shown = [fact for fact in facts.values() if fact.status is not FactStatus.NOT_FOUND]
            outcomes = {"": str(found(facts).outcome)}
            for fact in shown:
                value = Range.unknown() if concepts()[fact.concept].kind.is_number else None
                absent = Fact(concept=fact.concept, status=FactStatus.NOT_FOUND, value=value, unit=fact.unit)
                outcomes[fact.concept] = str(found(facts.corrected(absent)).outcome)
            yield item, outcomes


def _agrees(item: DeterminedItem, outcome: str) -> bool:
    return item.decision is not None and DECIDED.get(outcome) is item.decision


def _print_compared(before: Path, after: Path) -> None:
    first, second = _items(before), _items(after)
    both = sorted(first.keys() & second.keys())
    changed = [(place, _differences(first[place], second[place])) for place in both]
    turned = [
        place for place in both if first[place]["evaluation"]["outcome"] != second[place]["evaluation"]["outcome"]
    ]
    agreed = [sum(bool(items[place]["agrees"]) for place in both) for items in (first, second)]
    print(f"{len(both)} items in both; {agreed[0]} agree before and {agreed[1]} after; {len(turned)} turn")
    print("| item | fact | before | after | outcome |\n|---|---|---|---|---|")
    for place, facts in changed:
        one, other = _outcome(first[place]), _outcome(second[place])
        outcome = one if one == other else f"{one} → {other}"
        for concept, (was, now) in facts.items() or ({"": ("", "")}.items() if one != other else ()):
            print(f"| {place[0]}, {place[1]} | {concept} | {was} | {now} | {outcome} |")


def _items(path: Path) -> Mapping[tuple[str, int], Any]:
    cases = json.loads(path.read_text("utf-8"))["cases"]
    return {(Path(case["path"]).name, item["number"]): item for case in cases for item in case["items"]}


def _differences(before: Any, after: Any) -> dict[str, tuple[str, str]]:
    """The facts that both evaluations ask for and read otherwise."""
    first, second = (dict(_facts(item["evaluation"].get("criteria") or {})) for item in (before, after))
    both = sorted(first.keys() & second.keys())
    return {name: (first[name], second[name]) for name in both if first[name] != second[name]}


def _outcome(item: Any) -> str:
    return str(item["evaluation"]["outcome"])


def _facts(criterion: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for fact in criterion.get("facts", ()):
        value = fact.get("value")
        yield fact["concept"], f"{fact['status']}{'' if value is None else f' {value}'}"
    for child in criterion.get("children", ()):
        yield from _facts(child)


if __name__ == "__main__":
    main()
