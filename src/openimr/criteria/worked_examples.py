"""The worked examples beside each pack: facts given, outcome and deciding criteria expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from openimr.casefile import Fact, Facts, FactStatus, concepts
from openimr.criteria.engine import evaluate
from openimr.criteria.evaluation import Evaluation
from openimr.criteria.library import EXAMPLES, FOLDER, Library
from openimr.criteria.plain_yaml import told_as_rule_error
from openimr.criteria.strict_yaml import Entry, finite_number, read_strict
from openimr.vocabulary import BodyPart, DisputedItem, Drug, Duration, Quantity, Range, RuleError

KEYS = ("name", "topic", "requested_on", "item", "given", "expect", "deciding", "allows")


@dataclass(frozen=True, kw_only=True)
class WorkedCase:
    """An example as a case: what is asked, what the record says, and what the criteria find."""

    name: str
    requested_on: date
    item: DisputedItem
    facts: Facts
    evaluation: Evaluation


@dataclass(frozen=True, kw_only=True)
class ExampleResult:
    """How one example came out, and by which topic of which pack; without `complaints` it holds."""

    where: str
    name: str
    pack: str
    topic: str
    outcome: str
    complaints: tuple[str, ...]
    case: WorkedCase


def worked_cases(library: Library) -> Iterator[WorkedCase]:
    """The examples of the library's packs as cases."""
    return (_case(entry, library) for entry in _examples())


def run_examples(library: Library) -> tuple[ExampleResult, ...]:
    """Every worked example of the library's packs, evaluated and compared."""
    return tuple(_run(entry, library) for entry in _examples())


def run_written(text: str, library: Library, *, file: str) -> tuple[ExampleResult, ...]:
    """The worked examples of a YAML text, evaluated and compared; an empty text has none."""
    entries = read_strict(text, file=file) if text.strip() else []
    if not isinstance(entries, list) or not all(isinstance(entry, Entry) for entry in entries):
        raise RuleError("worked examples are a list of mappings.", where=f"{file}:1", do="Begin each with - name.")
    return tuple(_run_typed(entry, library) for entry in entries)


def _run_typed(entry: Entry, library: Library) -> ExampleResult:
    with told_as_rule_error(lambda: entry.where):
        return _run(entry.only(KEYS), library)


def _examples() -> Iterator[Entry]:
    folder = files("openimr.criteria") / FOLDER
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(EXAMPLES)):
        for entry in read_strict((folder / name).read_text("utf-8"), file=f"{FOLDER}/{name}"):
            yield entry.only(KEYS)


def _run(entry: Entry, library: Library) -> ExampleResult:
    case = _case(entry, library)
    evaluation = case.evaluation
    topic = evaluation.topic
    return ExampleResult(
        where=entry.where,
        name=entry.needed_text("name"),
        pack=topic.pack if topic else "",
        topic=topic.id if topic else "",
        outcome=evaluation.outcome.value,
        complaints=tuple(_complaints(entry, evaluation)),
        case=case,
    )


def _case(entry: Entry, library: Library) -> WorkedCase:
    given = entry.entry("given") if entry.get("given") else {}
    item, facts = _item(entry.entry("item")), facts_given(given, where=entry.where)
    requested_on = entry.need("requested_on")
    if type(requested_on) is not date:  # an instant is a date, too, and cannot be compared with one
        raise RuleError(f"{str(requested_on)[:40]!r} is no day.", where=entry.where, do="Write 2014-06-02.")
    return WorkedCase(
        name=entry.needed_text("name"),
        requested_on=requested_on,
        item=item,
        facts=facts,
        evaluation=evaluate(
            item, facts, requested_on=requested_on, ur_decided_on=None, date_of_injury=None, library=library
        ),
    )


def _item(entry: Entry) -> DisputedItem:
    entry.only(("treatment", "body_parts", "amount", "unit", "refills", "ingredients", "weeks", "text"))
    return DisputedItem(
        number=1,
        text=entry.text("text") or entry.needed_text("treatment"),
        treatment=entry.needed_text("treatment"),
        body_parts=tuple(BodyPart(name) for name in entry.texts("body_parts")),
        drugs=tuple(Drug(ingredient=name) for name in entry.texts("ingredients")),
        quantity=_quantity(entry),
    )


def _quantity(entry: Entry) -> Quantity | None:
    if "amount" not in entry:
        return None
    return Quantity(
        amount=_range(entry["amount"], "amount", entry.where),
        unit=entry.needed_text("unit"),
        duration=Duration(length=_range(entry["weeks"], "weeks", entry.where), unit="week")
        if "weeks" in entry
        else None,
        refills=_range(entry["refills"], "refills", entry.where) if "refills" in entry else None,
    )


def facts_given(given: Mapping[str, Any], *, where: str = "") -> Facts:
    """Facts as an example writes them: true, false, "conflicting", a number, or a range such as `[1, null]`."""
    facts = {}
    for name, value in given.items():
        if name not in concepts():
            raise RuleError(f"{name!r} is no concept.", where=where)
        facts[name] = _fact(name, value, where)
    return Facts(facts)


def _fact(concept: str, value: Any, where: str) -> Fact:
    if value == "conflicting":
        return Fact(concept=concept, status=FactStatus.CONFLICTING)
    if isinstance(value, bool):
        return Fact(concept=concept, status=FactStatus.DOCUMENTED if value else FactStatus.DENIED)
    return Fact(concept=concept, status=FactStatus.DOCUMENTED, value=_range(value, concept, where))


def _range(value: Any, name: str, where: str) -> Range:
    """A number, or two of them in a list, where `null` leaves the upper end open."""
    if not isinstance(value, list):
        return Range.exactly(_number(value, name, where))
    if len(value) != 2:
        raise RuleError(f"{name!r} is no range.", where=where, do="Write [1, 3] or [1, null].")
    low, high = (None if each is None else _number(each, name, where) for each in value)
    if low is None or (high is not None and high < low):
        raise RuleError(f"{name!r} is no range.", where=where, do="Write [1, 3] or [1, null].")
    return Range(low, high)


def _number(value: Any, name: str, where: str) -> float:
    finite_number(value, name=name, where=where)
    number: float = value  # a whole number stays one, so that it is shown as it was written
    return number


def _complaints(entry: Entry, evaluation: Evaluation) -> Iterator[str]:
    if evaluation.outcome.value != entry.need("expect"):
        yield f"expected {entry['expect']!r}, found {evaluation.outcome.value!r}"
    if "topic" in entry and (evaluation.topic is None or evaluation.topic.id != entry["topic"]):
        yield f"expected the topic {entry['topic']!r}, found {evaluation.topic.id if evaluation.topic else None!r}"
    if "deciding" in entry and list(evaluation.deciding) != entry["deciding"]:
        yield f"expected {entry['deciding']} to decide, found {list(evaluation.deciding)}"
    if "allows" in entry and evaluation.allows != _range(entry["allows"], "allows", entry.where):
        yield f"expected {_range(entry['allows'], 'allows', entry.where)} to be allowed, found {evaluation.allows}"
