"""Facts from the text of a case file, each with the spans that show it or the log of a search that found nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from openimr.casefile.attendance import attendances
from openimr.casefile.concepts import Concept, Kind, concepts, concepts_in
from openimr.casefile.dated_facts import symptom_weeks, ur_decision, weeks_since_injury, weeks_since_surgery
from openimr.casefile.fact import Evidence, Fact, Facts, FactStatus, SearchLog
from openimr.casefile.file import CaseFile
from openimr.casefile.mention import Bearing, Mention, mentions
from openimr.casefile.morphine_equivalent import morphine_equivalent
from openimr.casefile.tellings import Tellings
from openimr.casefile.told import ReadPages, Told, read_pages
from openimr.casefile.value import value_of
from openimr.vocabulary import DisputedItem, Range

NEAR_SHOWN = 12
BY_THE_DAY_BESIDE = frozenset({"ur_decision", "weeks_since_injury"})
"""Concepts of which any mention counts that has a day beside it, however it is meant."""


def find_facts(
    case_file: CaseFile,
    *,
    as_of: date | None,
    items: Sequence[DisputedItem] = (),
    date_of_injury: date | None = None,
) -> Facts:
    """What the record says about every concept of the vocabulary.

    Only text counts: the words of a disputed item, wherever they are repeated, are a request and show no treatment
    done. `as_of` is the day up to which weeks since the injury are counted; without it the last day that the record
    itself names is taken.
    """
    pages = read_pages(case_file, items)
    told = _everything_told(pages)
    logged = SearchLog(
        pages_read=len(pages),
        pages_total=case_file.page_count,
        terms=(),
        lowest_quality=pages.lowest_quality,
    )
    about = {concept: _fact_about(concepts()[concept], everything, logged) for concept, everything in told.items()}
    found = {**_nothing_found(logged), **about}
    found["ur_decision"] = ur_decision(told.get("ur_decision", ()), _search(concepts()["ur_decision"], logged))
    found["weeks_since_injury"] = weeks_since_injury(
        told.get("weeks_since_injury", ()),
        pages,
        _search(concepts()["weeks_since_injury"], logged),
        as_of=as_of,
        date_of_injury=date_of_injury,
    )
    found["weeks_since_surgery"] = weeks_since_surgery(
        found["weeks_since_surgery"], told.get("operation_in_record", ()), pages, as_of=as_of
    )
    found["morphine_equivalent"] = morphine_equivalent(found["morphine_equivalent"], pages, as_of=as_of)
    found["symptom_weeks"] = symptom_weeks(found["symptom_weeks"], found["weeks_since_injury"])
    return Facts(found)


@lru_cache(maxsize=16)
def _nothing_found(logged: SearchLog) -> Mapping[str, Fact]:
    """What is to be said of every concept where no page speaks of it; most are on no page of most files."""
    return {concept.id: _not_found(concept, logged) for concept in concepts().values()}


def _everything_told(pages: ReadPages) -> Mapping[str, Tellings]:
    """What the pages say about each concept, beginning with the visits that a therapist counts.

    Each page is read once for all concepts.
    """
    told: dict[str, Tellings] = {
        concept: Tellings(most_near=None if concept in BY_THE_DAY_BESIDE else NEAR_SHOWN) for concept in concepts()
    }
    for document in pages.documents:
        for concept, counted in attendances(document):
            bearing = Bearing.FOR if counted.visits.high else Bearing.AGAINST
            mention = Mention(start=counted.start, end=counted.end, bearing=bearing, value=counted.visits)
            told[concept].enter(Told(document, counted.page.number, mention, counts_course=True))
    for read in pages:
        for concept in concepts_in(read.page.text):
            for mention in mentions(read.page.text, concepts()[concept], setting=read.setting):
                told[concept].enter(Told(read.document, read.page.number, mention))
    return {concept: everything for concept, everything in told.items() if everything}


def _fact_about(concept: Concept, everything: Iterable[Told], logged: SearchLog) -> Fact:
    telling = [told for told in everything if told.mention.bearing is not Bearing.NEAR and _has_value(concept, told)]
    if not telling:
        near = (told.evidence for told in everything if told.mention.bearing is Bearing.NEAR)
        return _not_found(concept, logged, tuple(near)[:NEAR_SHOWN])
    return Fact(
        concept=concept.id,
        status=_status(telling),
        value=value_of(concept, telling),
        unit=concept.unit,
        text=telling[0].words,
        on=_last_told_on(telling),
        evidence=tuple(dict.fromkeys(told.evidence for told in sorted(telling, key=_tells_less))),
    )


def _not_found(concept: Concept, logged: SearchLog, near: tuple[Evidence, ...] = ()) -> Fact:
    return Fact(
        concept=concept.id,
        status=FactStatus.NOT_FOUND,
        value=Range.unknown() if concept.kind.is_number else None,
        unit=concept.unit,
        search=_search(concept, logged, near),
    )


def _has_value(concept: Concept, told: Told) -> bool:
    """A measure that says no number tells nothing; a denied one tells that there is none."""
    return concept.kind not in {Kind.DURATION, Kind.MEASURE} or told.mention.value is not None


def _tells_less(told: Told) -> tuple[bool, bool]:
    """Orders the places that tell: what only retells comes last, and a bare name of a treatment behind a number."""
    value = told.mention.value
    return told.is_hearsay, value is not None and value == Range.at_least(1)


def _last_told_on(telling: Sequence[Told]) -> date | None:
    """The day of the newest record that tells, of one that only retells where there is no other."""
    clinical = [told for told in telling if not told.is_hearsay] or telling
    return max((told.document.dated for told in clinical if told.document.dated), default=None)


def _search(concept: Concept, logged: SearchLog, near: tuple[Evidence, ...] = ()) -> SearchLog:
    """The log of the search that was `logged` for all concepts, with the words looked for and what came near."""
    failed = (concepts()[concept.failed].label + ", with a word of failure",) if concept.failed else ()
    return replace(logged, terms=concept.terms or failed, near=near)


def _status(telling: Sequence[Told]) -> FactStatus:
    shown = {told.mention.bearing for told in telling}
    if len(shown) > 1:
        return FactStatus.CONFLICTING
    return FactStatus.DOCUMENTED if Bearing.FOR in shown else FactStatus.DENIED
