"""The closed vocabulary of facts that may be looked for in a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from typing import Any

from openimr.casefile.first_word import ByFirstWord, Openings
from openimr.casefile.phrase import Phrase, phrase_of
from openimr.casefile.words import words_in
from openimr.vocabulary import RuleError, read_yaml

FOLDER = "concept_lists"
WHERE = f"casefile/{FOLDER}"
WORDINGS = ("phrases", "near", "against", "called", "not_in")


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


Found = Mapping[Phrase, tuple[re.Match[str], ...]]


@lru_cache(maxsize=8)
def phrases_in(text: str, *, of: tuple[str, ...] = ()) -> Found:
    """Every phrase of the vocabulary, or of the concepts named, that stands in a text, with its places."""
    index = _index(of)
    places = words_in(text).places
    begun: dict[Phrase, list[int]] = {}
    present: set[Openings] = set()
    for word, starts in places.items():
        if known := index.words.at(word):
            present.update(known)
        for phrase in index.phrases.at(word):
            begun[phrase] = sorted(begun[phrase] + starts) if phrase in begun else starts
    needs = index.needs
    return {
        phrase: found
        for phrase, starts in begun.items()
        if needs[phrase] <= present and (found := tuple(phrase.at(text, starts)))
    }


@lru_cache(maxsize=8)
def concepts_in(text: str) -> frozenset[str]:
    """The concepts that words of a text bear on, for them or against them; others are not worth a look."""
    bears_on = _bears_on()
    return frozenset(concept for phrase in phrases_in(text) for concept in bears_on.get(phrase, ()))


@dataclass(frozen=True)
class _Index:
    """All phrases by their first word; all words of phrases; and of each phrase the words that a text must hold."""

    phrases: ByFirstWord[Phrase]
    words: ByFirstWord[Openings]
    needs: Mapping[Phrase, frozenset[Openings]]


@cache
def _index(of: tuple[str, ...]) -> _Index:
    named = of or tuple(concepts())
    every = {phrase: None for concept in named for wording in WORDINGS for phrase in phrases(concept, wording)}
    words = {openings: openings for phrase in every for openings in phrase.openings}
    return _Index(
        ByFirstWord((phrase, phrase.openings[0]) for phrase in every),
        ByFirstWord(words.items()),
        {phrase: frozenset(phrase.openings) for phrase in every},
    )


@cache
def _bears_on() -> Mapping[Phrase, tuple[str, ...]]:
    """The concepts of which each phrase makes a mention."""
    found: dict[Phrase, list[str]] = {}
    for concept in concepts().values():
        own = (phrases(concept.id, wording) for wording in ("phrases", "against", "near"))
        failed = phrases(concept.failed, "phrases") if concept.failed else ()
        for phrase in dict.fromkeys((*chain.from_iterable(own), *failed)):
            found.setdefault(phrase, []).append(concept.id)
    return {phrase: tuple(ids) for phrase, ids in found.items()}


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
