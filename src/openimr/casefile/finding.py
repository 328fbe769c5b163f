"""Facts from the text of a case file, each with the spans that show it or the log of a search that found nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from openimr.casefile.attendance import attendances
from openimr.casefile.concepts import Concept, Kind, concepts, concepts_in
from openimr.casefile.dated_facts import symptom_weeks, ur_decision, weeks_since_injury, weeks_since_surgery
from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Fact, Facts, FactStatus, SearchLog
from openimr.casefile.file import CaseFile
from openimr.casefile.gist import Gist
from openimr.casefile.mention import Bearing, Mention, mentions
from openimr.casefile.morphine_equivalent import morphine_equivalent
from openimr.casefile.tellings import Tellings
from openimr.casefile.told import ReadPages, Told, read_pages
from openimr.casefile.value import value_of
from openimr.vocabulary import DisputedItem, Range

NEAR_SHOWN = 12
BY_THE_DAY_BESIDE = frozenset({"ur_decision", "weeks_since_injury"})
"""Concepts of which any mention counts that has a day beside it, however it is meant."""
READ_AGAIN = BY_THE_DAY_BESIDE | {"operation_in_record"}


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
    found = dict(_nothing_found(logged))
    for concept in tuple(told):
        everything = told[concept] if concept in READ_AGAIN else told.pop(concept)
        found[concept] = _fact_about(concepts()[concept], everything, logged)
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


def _everything_told(pages: ReadPages) -> dict[str, Tellings]:
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
    gist = Gist()
    for told in everything:
        if _tells(concept, told):
            gist.enter(told)
    if gist.first is None:
        near = (told.evidence for told in everything if told.mention.bearing is Bearing.NEAR)
        return _not_found(concept, logged, tuple(near)[:NEAR_SHOWN])
    numbered = [told for told in everything if _tells(concept, told)] if concept.kind.is_number else []
    return Fact(
        concept=concept.id,
        status=gist.status,
        value=value_of(concept, numbered),
        unit=concept.unit,
        text=gist.first.words,
        on=gist.last_told_on,
        evidence=gist.evidence,
    )


def _not_found(concept: Concept, logged: SearchLog, near: tuple[Evidence, ...] = ()) -> Fact:
    return Fact(
        concept=concept.id,
        status=FactStatus.NOT_FOUND,
        value=Range.unknown() if concept.kind.is_number else None,
        unit=concept.unit,
        search=_search(concept, logged, near),
    )


def _tells(concept: Concept, told: Told) -> bool:
    """Whether a place tells of the concept: a measure that says no number tells nothing; a denied one says none."""
    if told.mention.bearing is Bearing.NEAR:
        return False
    return concept.kind not in {Kind.DURATION, Kind.MEASURE} or told.mention.value is not None


def _search(concept: Concept, logged: SearchLog, near: tuple[Evidence, ...] = ()) -> SearchLog:
    """The log of the search that was `logged` for all concepts, with the words looked for and what came near."""
    failed = (concepts()[concept.failed].label + ", with a word of failure",) if concept.failed else ()
    return replace(logged, terms=concept.terms or failed, near=near)
