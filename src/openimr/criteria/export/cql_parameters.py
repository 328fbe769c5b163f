"""A case as the parameters of a topic's CQL library."""

from __future__ import annotations

from collections.abc import Iterator

from openimr.casefile import Facts, FactStatus, concepts
from openimr.criteria.check import Sort
from openimr.criteria.export.cql import used_names
from openimr.criteria.holding import ITEM_NAMES, amount_asked, words_of
from openimr.criteria.pack import PackTopic
from openimr.vocabulary import DisputedItem, Range

Parameter = bool | float | list[str] | None


def cql_parameters(topic: PackTopic, item: DisputedItem, facts: Facts) -> dict[str, Parameter]:
    """Every parameter of the topic's library by its name; None is CQL's null."""
    return {
        key: value
        for name in used_names(topic)
        for key, value in (_of_item(name, item) if name in ITEM_NAMES else _of_fact(name, facts))
    }


def _of_item(name: str, item: DisputedItem) -> Iterator[tuple[str, Parameter]]:
    if ITEM_NAMES[name] is Sort.WORDS:
        yield name, sorted(words_of(name, item))
        return
    asked = amount_asked(name, item)
    yield f"{name} low", asked.low
    yield f"{name} high", asked.high
    yield f"{name} high at least", amount_asked(name, item, or_one=True).high


def _of_fact(name: str, facts: Facts) -> Iterator[tuple[str, Parameter]]:
    fact = facts.about(name)
    if concepts()[name].kind.is_number:
        is_found = fact.status is not FactStatus.NOT_FOUND
        bounds = fact.value if is_found and fact.value is not None else Range.unknown()
        yield f"{name} low", bounds.low
        yield f"{name} high", bounds.high
        yield f"{name} found", is_found
    else:
        yield name, {FactStatus.DOCUMENTED: True, FactStatus.DENIED: False}.get(fact.status)
    yield f"{name} conflicting", fact.status is FactStatus.CONFLICTING
