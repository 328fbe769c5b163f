"""In which order medical evidence is searched on a day, and which steps a set of citations passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from openimr.criteria.strict_yaml import Entry, read_strict
from openimr.vocabulary import Citation


class CitationKind(StrEnum):
    """What a citation is of, as the search sequence and the form of citations tell them apart."""

    MTUS = "mtus"
    ACOEM_OR_ODG = "acoem-or-odg"
    OTHER_GUIDELINE = "other-guideline"
    STUDY = "study"


@dataclass(frozen=True, kw_only=True)
class SearchStep:
    """One step of the search: what is searched, and which citations stand on it."""

    id: str
    says: str
    """As a sentence names the step: "no recommendation of the MTUS"."""
    holds: frozenset[CitationKind]
    is_confirmed: bool


@dataclass(frozen=True, kw_only=True)
class SearchSequence:
    """The steps of the search, the first one first, and where they are ordered."""

    since: date | None
    source: str
    steps: tuple[SearchStep, ...]
    is_confirmed: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class EvidenceLevel:
    """One level of evidence with the kind of study that it means for each question; empty where it answers none."""

    level: str
    treatment: str
    diagnosis: str = ""
    prognosis: str = ""
    harms: str = ""
    is_confirmed: bool
    note: str = ""


def search_sequence(on: date | None) -> SearchSequence:
    """The sequence that governs on a day; the newest where no day is known.

    >>> search_sequence(date(2015, 4, 19)).source, search_sequence(date(2015, 4, 20)).source
    ('Labor Code 4610.5(c)(2)', '8 CCR 9792.21.1(a)')
    """
    return [row for row in sequences() if on is None or row.since is None or row.since <= on][-1]


def kind_of(citation: Citation) -> CitationKind:
    """What a citation is of. An unknown source outside the MTUS counts as another guideline.

    >>> kind_of(Citation(guideline="odg", title="ODG")).value
    'acoem-or-odg'
    """
    if citation.guideline.startswith("mtus") or re.match(r"MTUS\b", citation.title):
        return CitationKind.MTUS
    if citation.guideline in {"acoem", "odg"}:
        return CitationKind.ACOEM_OR_ODG
    return CitationKind.STUDY if citation.study else CitationKind.OTHER_GUIDELINE


def step_of(citation: Citation, on: date | None = None) -> SearchStep:
    """The step of the search sequence of a day on which a citation stands."""
    kind = kind_of(citation)
    return next(step for step in search_sequence(on).steps if kind in step.holds)


def steps_passed_over(citations: Iterable[Citation], on: date | None = None) -> tuple[SearchStep, ...]:
    """The steps above the highest one that is cited; none where nothing is cited.

    >>> [step.id for step in steps_passed_over([Citation(guideline="odg", title="ODG")], date(2017, 1, 9))]
    ['mtus']
    """
    steps = search_sequence(on).steps
    cited = [steps.index(step_of(citation, on)) for citation in citations]
    return steps[: min(cited, default=0)]


def levels_before(on: date | None) -> str:
    """What held in the place of the levels on a day before they were ordered; empty from then on."""
    levels = evidence_rules().need("levels").only(("source", "from", "before", "rows"))
    before: str = levels.need("before")
    return before if on is not None and on < levels.need("from") else ""


def step_name(id: str) -> str:
    """How a sentence names a step of any sequence; an unknown id stands for itself.

    >>> step_name("acoem-or-odg")
    'current ACOEM or ODG'
    """
    return next((step.says for row in sequences() for step in row.steps if step.id == id), id)


def is_better(level: str, other: str) -> bool:
    """Whether one level of evidence stands above another.

    >>> is_better("1b", "3"), is_better("2", "2")
    (True, False)
    """
    ranks = [row.level for row in evidence_levels()]
    return ranks.index(level) < ranks.index(other)


@cache
def sequences() -> tuple[SearchSequence, ...]:
    """Every sequence of `evidence_order.yaml`, the oldest first."""
    return tuple(
        SearchSequence(
            since=row.only(("from", "source", "confirmed", "note", "steps")).get("from"),
            source=row.need("source"),
            steps=tuple(_step(step) for step in row.need("steps")),
            is_confirmed=row["confirmed"],
            note=row.get("note", ""),
        )
        for row in evidence_rules().need("sequences")
    )


@cache
def evidence_levels() -> tuple[EvidenceLevel, ...]:
    """The levels of evidence, the best first."""
    questions = ("treatment", "diagnosis", "prognosis", "harms")
    return tuple(
        EvidenceLevel(
            level=row.only(("level", *questions, "confirmed", "note")).need("level"),
            is_confirmed=row["confirmed"],
            note=row.get("note", ""),
            **{question: row.get(question, "") for question in questions},
        )
        for row in evidence_rules().need("levels").need("rows")
    )


@cache
def evidence_rules() -> Entry:
    """The whole of `evidence_order.yaml`."""
    text = (files("openimr.criteria") / "evidence_order.yaml").read_text("utf-8")
    rules: Entry = read_strict(text, file="evidence_order.yaml")
    return rules.only(("sequences", "levels", "citation_form"))


def _step(row: Entry) -> SearchStep:
    return SearchStep(
        id=row.only(("id", "says", "holds", "confirmed")).need("id"),
        says=row.need("says"),
        holds=frozenset(map(CitationKind, row["holds"])),
        is_confirmed=row["confirmed"],
    )
