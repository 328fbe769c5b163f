"""A fact of a worked example as a sentence that the fact finder reads back as the same fact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from openimr.casefile import Fact, FactStatus, Kind, concepts
from openimr.vocabulary import Range, read_yaml

SHOWN, DENIED = "The records show {label}.", "There is no {label}."


def fact_sentence(fact: Fact) -> str:
    """The sentence for a fact that is documented, denied or both."""
    words = _sentences().get(fact.concept, {})
    label = concepts()[fact.concept].label
    shown, denied = words.get("shown", SHOWN), words.get("denied", DENIED)
    if fact.status is FactStatus.CONFLICTING:
        return f"{shown.format(label=label)} {denied.format(label=label)}"
    if fact.status is FactStatus.DENIED or fact.value == Range.exactly(0):
        return denied.format(label=re.sub(r"^an? ", "", label))
    if fact.value == Range.at_least(1) and "bare" in words:
        return words["bare"]
    sentence = shown.format(label=label, n=_number(fact, words))
    return sentence[:1].upper() + sentence[1:]


def _number(fact: Fact, words: Mapping[str, str]) -> str:
    """The number of a fact with the unit that the sentence needs."""
    if fact.value is None:
        return ""
    unit = "weeks" if concepts()[fact.concept].kind is Kind.DURATION else words.get("unit", "")
    said = f"at least {fact.value.low:g}" if fact.value.high is None else str(fact.value)
    if said == "1":
        unit = unit.removesuffix("s")
    return f"{said} {unit}".strip()


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    """The sentences of the table by concept."""
    table = files("openimr.store.demo") / "fact_sentences.yaml"
    rows: Mapping[str, Mapping[str, str]] = read_yaml(table.read_text("utf-8"))
    return rows
