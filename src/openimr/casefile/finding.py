"""Facts from the text of a case file, each with the spans that show it or the log of a search that found nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from openimr.casefile.attendance import attendances
from openimr.casefile.concepts import Concept, concepts, concepts_in
from openimr.casefile.dated_facts import symptom_weeks, ur_decision, weeks_since_injury, weeks_since_surgery
from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Fact, Facts, FactStatus, SearchLog
from openimr.casefile.file import CaseFile
from openimr.casefile.gist import Gist
from openimr.casefile.mention import Bearing, Mention, mentions
from openimr.casefile.morphine_equivalent import morphine_equivalent
from openimr.casefile.tellings import Tellings
from openimr.casefile.told import ReadPages, Told, read_pages
from openimr.vocabulary import DisputedItem, Range

READ_AGAIN = ("ur_decision", "weeks_since_injury", "operation_in_record")
"""Concepts of which every mention is asked whether a day stands beside it, however it is meant."""


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
    gists, told = _everything_told(pages)
    logged = SearchLog(
        pages_read=len(pages),
        pages_total=case_file.page_count,
        terms=(),
        lowest_quality=pages.lowest_quality,
    )
    found = dict(_nothing_found(logged))
    for concept in tuple(gists):
        found[concept] = _fact_about(concepts()[concept], gists.pop(concept), logged)
    found["ur_decision"] = ur_decision(told["ur_decision"], _search(concepts()["ur_decision"], logged))
    found["weeks_since_injury"] = weeks_since_injury(
        told["weeks_since_injury"],
        pages,
        _search(concepts()["weeks_since_injury"], logged),
        as_of=as_of,
        date_of_injury=date_of_injury,
    )
    found["weeks_since_surgery"] = weeks_since_surgery(
        found["weeks_since_surgery"], told["operation_in_record"], pages, as_of=as_of
    )
    found["morphine_equivalent"] = morphine_equivalent(found["morphine_equivalent"], pages, as_of=as_of)
    found["symptom_weeks"] = symptom_weeks(found["symptom_weeks"], found["weeks_since_injury"])
    return Facts(found)


@lru_cache(maxsize=16)
def _nothing_found(logged: SearchLog) -> Mapping[str, Fact]:
    """What is to be said of every concept where no page speaks of it; most are on no page of most files."""
    return {concept.id: _not_found(concept, logged) for concept in concepts().values()}


def _everything_told(pages: ReadPages) -> tuple[dict[str, Gist], Mapping[str, Tellings]]:
    """What the pages say about each concept, beginning with the visits that a therapist counts.

    Each page is read once for all concepts.
    """
    gists: dict[str, Gist] = {}
    again = {concept: Tellings() for concept in READ_AGAIN}

    def enter(concept: str, told: Told) -> None:
        if concept not in gists:
            gists[concept] = Gist(concepts()[concept])
        gists[concept].enter(told)
        if concept in again:
            again[concept].enter(told)

    for document in pages.documents:
        for concept, counted in attendances(document):
            bearing = Bearing.FOR if counted.visits.high else Bearing.AGAINST
            mention = Mention(start=counted.start, end=counted.end, bearing=bearing, value=counted.visits)
            enter(concept, Told(document, counted.page.number, mention, counts_course=True))
    for read in pages:
        for concept in concepts_in(read.page.text):
            for mention in mentions(read.page.text, concepts()[concept], setting=read.setting):
                enter(concept, Told(read.document, read.page.number, mention))
    return gists, again


def _fact_about(concept: Concept, gist: Gist, logged: SearchLog) -> Fact:
    if gist.first is None:
        return _not_found(concept, logged, tuple(gist.near))
    return Fact(
        concept=concept.id,
        status=gist.status,
        value=gist.value,
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


def _search(concept: Concept, logged: SearchLog, near: tuple[Evidence, ...] = ()) -> SearchLog:
    """The log of the search that was `logged` for all concepts, with the words looked for and what came near."""
    failed = (concepts()[concept.failed].label + ", with a word of failure",) if concept.failed else ()
    return replace(logged, terms=concept.terms or failed, near=near)
