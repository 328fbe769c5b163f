"""The closed vocabulary of facts that may be looked for in a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from openimr.casefile.phrase import Phrase, phrase_of
from openimr.vocabulary import RuleError, read_yaml

FOLDER = "concept_lists"
WHERE = f"casefile/{FOLDER}"


class Kind(StrEnum):
    """What value a concept has."""

    BOOLEAN = "boolean"
    COUNT = "count"
    DURATION = "duration"
    MEASURE = "measure"
    DATE = "date"

    @property
    def is_number(self) -> bool:
        return self in {Kind.COUNT, Kind.DURATION, Kind.MEASURE}


@dataclass(frozen=True, kw_only=True)
class Concept:
    """One word of the vocabulary; the fields are explained at the head of `concept_lists/general.yaml`."""

    id: str
    label: str
    kind: Kind
    unit: str = ""
    phrases: tuple[str, ...] = ()
    lower_bounds: tuple[tuple[str, float], ...] = ()
    """Phrases that carry no number of their own, each with the least value that they stand for."""
    near: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    is_treatment: bool = False
    has_visits: bool = False
    counts_when_planned: bool = False
    is_current: bool = False
    failed: str | None = None
    grows: bool = False
    is_claimed: bool = True

    @property
    def terms(self) -> tuple[str, ...]:
        """Every wording that is looked for, as a search log lists it."""
        return (*self.phrases, *self.drugs)


@cache
def concepts() -> Mapping[str, Concept]:
    """Every concept by its id."""
    rows = [_concept(row) for text in _sources() for row in read_yaml(text)]
    known = {concept.id: concept for concept in rows}
    if len(known) < len(rows):
        raise RuleError("two concepts share an id.", where=WHERE, do="Rename one of them.")
    for concept in rows:
        if concept.failed is not None and concept.failed not in known:
            raise RuleError(f"{concept.id} speaks of {concept.failed}, which is no concept.", where=WHERE)
    return known


@cache
def concepts_sha256() -> str:
    """The hash of the vocabulary, so that facts found with another one can be told apart."""
    return sha256("".join(_sources()).encode()).hexdigest()


@cache
def phrases(concept_id: str, wording: str) -> tuple[Phrase, ...]:
    """The phrases of a concept of one sort: `phrases`, `near`, `against`, `called` or `not_in`."""
    concept = concepts()[concept_id]
    if wording == "phrases":
        return tuple(phrase_of(phrase) for phrase in concept.terms)
    return tuple(phrase_of(phrase) for phrase in getattr(concept, wording))


@cache
def _sources() -> tuple[str, ...]:
    """The texts of the lists, in the order of their names."""
    listed = [entry for entry in (files("openimr.casefile") / FOLDER).iterdir() if entry.name.endswith(".yaml")]
    return tuple(entry.read_text("utf-8") for entry in sorted(listed, key=lambda entry: entry.name))


def _concept(row: Mapping[str, Any]) -> Concept:
    given: Iterable[Any] = row.get("phrases", ())
    bounded = tuple((phrase["says"], float(phrase["at_least"])) for phrase in given if isinstance(phrase, dict))
    return Concept(
        id=row["id"],
        label=row["label"],
        kind=Kind(row["kind"]),
        unit=row.get("unit", ""),
        phrases=tuple(phrase if isinstance(phrase, str) else phrase["says"] for phrase in given),
        lower_bounds=bounded,
        near=tuple(row.get("near", ())),
        against=tuple(row.get("against", ())),
        called=tuple(row.get("called", ())),
        not_in=tuple(row.get("not_in", ())),
        drugs=tuple(row.get("drugs", ())),
        is_treatment=row.get("treatment", False),
        has_visits=row.get("visits", False),
        counts_when_planned=row.get("planned", False),
        is_current=row.get("current", False),
        failed=row.get("failed"),
        grows=row.get("grows", False),
        is_claimed=row.get("claimed", True),
    )
