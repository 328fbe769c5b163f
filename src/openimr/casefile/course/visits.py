"""How many visits of each treatment the records count, on which day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from openimr.casefile.assertion import Manner
from openimr.casefile.attendance import attended_on
from openimr.casefile.concepts import concepts, phrases, phrases_in
from openimr.casefile.course.joining import Told, alike, in_time
from openimr.casefile.course.leaf import Leaf
from openimr.casefile.course.rows import RowStatus, VisitCourse, VisitsTold
from openimr.casefile.evidence import Evidence
from openimr.casefile.file import DocumentType
from openimr.casefile.mention import Bearing, Mention, Setting, counts_among
from openimr.casefile.phrase import number_in
from openimr.casefile.visit_count import VisitCount

_LABEL = re.compile(r"\s+(?:visits|treatments|sessions)?\s*already\s+\w+$|^sessions\s+of\s+an?\s+")
_OF = re.compile(r"(?<![\d/])\d{1,3}\s*(?:/|(?:out\s+)?of\b(?:\s+the)?)\s*(?P<of>\d{1,3})\b(?!\s*/)", re.IGNORECASE)
_PLANNED = frozenset({Manner.PLANNED, Manner.DENIED_BY_SOMEONE})


ToldVisits = tuple[str, VisitsTold, Evidence]
"""The name of a treatment, a row without its evidence, and the place that shows it."""


@dataclass
class VisitReader:
    """Reads the counts of a file page by page; a therapy note counts visits of the treatment that it names first."""

    _given: dict[int, str] = field(default_factory=dict)

    def on(self, leaf: Leaf) -> Iterator[ToldVisits]:
        """Every count of visits on a page: done, or asked for, allowed and left."""
        found = phrases_in(leaf.text, of=_with_visits())
        named = [
            (found[phrase][0].start(), concept)
            for concept in _with_visits()
            for phrase in phrases(concept, "phrases")
            if phrase in found
        ]
        if named and id(leaf.document) not in self._given:
            self._given[id(leaf.document)] = min(named)[1]
        taken: list[tuple[int, int]] = []
        setting = Setting(asks=leaf.wants(0, 0), wanted=leaf.plans)
        for concept in dict.fromkeys(concept for _, concept in named):
            for mention in counts_among(found, leaf.text, concepts()[concept], setting=setting):
                if mention.counted and (status := _status(leaf, mention, mention.counted)):
                    taken.append(_place(mention, mention.counted))
                    yield treatment_name(concept), *_row(leaf, mention.counted, taken[-1], status)
        yield from self._attended(leaf, taken)

    def _attended(self, leaf: Leaf, taken: Iterable[tuple[int, int]]) -> Iterator[ToldVisits]:
        """What a therapist's own note counts, where no sentence that names the treatment did."""
        given = self._given.get(id(leaf.document))
        if leaf.document.type is not DocumentType.THERAPY_NOTE or given is None:
            return
        for counted in attended_on(leaf.page):
            if not any(start < counted.end and counted.start < end for start, end in taken):
                out_of = _OF.search(leaf.text, counted.start, counted.end)
                read = VisitCount(visits=counted.visits, of=number_in(out_of["of"]) if out_of else None)
                place = (counted.start, counted.end)
                yield treatment_name(given), *_row(leaf, read, place, RowStatus.AFFIRMED)


def visit_courses(told: Iterable[ToldVisits]) -> tuple[VisitCourse, ...]:
    """The counts of each treatment in the order of the days; one that is told alike on a day stands once."""
    by_treatment: dict[str, list[Told[VisitsTold]]] = defaultdict(list)
    for treatment, row, place in told:
        by_treatment[treatment].append((row, place))
    return tuple(
        VisitCourse(treatment=treatment, told=in_time(alike(rows))) for treatment, rows in sorted(by_treatment.items())
    )


@cache
def treatment_name(concept: str) -> str:
    """What the visits of a concept are visits of.

    >>> treatment_name("physical_therapy_visits")
    'physical therapy'
    """
    return _LABEL.sub("", _LABEL.sub("", concepts()[concept].label)).removesuffix(" visits").removesuffix(" sessions")


@cache
def _with_visits() -> tuple[str, ...]:
    return tuple(concept.id for concept in concepts().values() if concept.has_visits)


def _status(leaf: Leaf, mention: Mention, counted: VisitCount) -> RowStatus | None:
    """Done, or planned; a mention that says neither is no row."""
    if leaf.is_of_another(mention.start, mention.end):
        return None
    if mention.bearing is Bearing.FOR:
        return RowStatus.AFFIRMED
    manner = leaf.manners(mention.start, mention.end)
    if manner & {Manner.HYPOTHETICAL, Manner.OF_FAMILY, Manner.DENIED}:
        return None
    is_wanted = counted.is_left or counted.is_further or leaf.wants(mention.start, mention.end)
    return RowStatus.PLANNED if is_wanted or manner & _PLANNED else None


def _place(mention: Mention, counted: VisitCount) -> tuple[int, int]:
    return min(mention.start, counted.start), max(mention.end, counted.end)


def _row(leaf: Leaf, counted: VisitCount, place: tuple[int, int], status: RowStatus) -> Told[VisitsTold]:
    row = VisitsTold(on=leaf.day_of(*place), status=status, visits=counted.visits, of=counted.of)
    return row, leaf.evidence(*place)
