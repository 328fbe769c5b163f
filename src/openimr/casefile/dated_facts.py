"""The facts that rest on days: the UR decision, the weeks since injury and operation, how long symptoms have lasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from openimr.casefile.assertion import sentence_at
from openimr.casefile.concepts import Concept, concepts
from openimr.casefile.fact import Evidence, Fact, FactStatus, SearchLog
from openimr.casefile.mention import Bearing, mentions
from openimr.casefile.told import HEARSAY, ReadPage
from openimr.casefile.written_dates import WrittenDate, written_dates
from openimr.vocabulary import Range


def ur_decision(pages: Sequence[ReadPage], search: SearchLog) -> Fact:
    """The day that stands in one sentence with the words of utilization review, its own letter before all others."""
    concept = concepts()["ur_decision"]
    on, evidence = _day_beside(concept, sorted(pages, key=lambda read: read.document.type not in HEARSAY))
    if on is None:
        return Fact(concept=concept.id, status=FactStatus.NOT_FOUND, search=search)
    return Fact(concept=concept.id, status=FactStatus.DOCUMENTED, on=on, text=f"{on:%m/%d/%Y}", evidence=evidence)


def weeks_since_injury(
    pages: Sequence[ReadPage], search: SearchLog, *, as_of: date | None, date_of_injury: date | None
) -> Fact:
    """Whole weeks from the injury to the day in question; without one, to the last day that the record names."""
    concept = concepts()["weeks_since_injury"]
    injured_on, evidence = _day_beside(concept, pages, sought=date_of_injury)
    injured_on = date_of_injury or injured_on
    until = as_of or max((day.on for read in pages for day in written_dates(read.page.text)), default=None)
    if injured_on is None or until is None or until <= injured_on:
        return Fact(
            concept=concept.id,
            status=FactStatus.NOT_FOUND,
            value=Range.unknown(),
            unit=concept.unit,
            search=search,
        )
    return Fact(
        concept=concept.id,
        status=FactStatus.DOCUMENTED,
        value=Range.exactly((until - injured_on).days // 7),
        unit=concept.unit,
        text=f"from {injured_on:%m/%d/%Y} to {until:%m/%d/%Y}",
        evidence=evidence,
    )


# Between an operation and its day: "arthroscopy with decompression on 03/02/2015", "fusion (May 3, 2014)". A visit
# after an operation has a day of its own.
_PERFORMED = re.compile(r"(?:\bon|\bof|\bdated|\bdone|\bperformed|\(|,)\s*$", re.IGNORECASE)
_VISIT = re.compile(r"\b(?:present|seen|visit|follow|report|note|exam|evaluat|request|review|complain)", re.IGNORECASE)


def weeks_since_surgery(written: Fact, pages: Sequence[ReadPage], *, as_of: date | None) -> Fact:
    """Whole weeks since the operation as they are written; else from the last operation that the record dates."""
    if written.status is not FactStatus.NOT_FOUND:
        return written
    until = as_of or max((day.on for read in pages for day in written_dates(read.page.text)), default=None)
    done = [found for found in operations(pages) if until and found[0] <= until]
    if not done or until is None:
        return written
    operated_on, evidence = max(done, key=lambda found: found[0])
    return Fact(
        concept=written.concept,
        status=FactStatus.DOCUMENTED,
        value=Range.exactly((until - operated_on).days // 7),
        unit=written.unit,
        text=f"from {operated_on:%m/%d/%Y} to {until:%m/%d/%Y}",
        evidence=(evidence,),
    )


def operations(pages: Iterable[ReadPage]) -> Iterator[tuple[date, Evidence]]:
    """The days that follow the words of an operation that was done, in the same sentence."""
    concept = concepts()["operation_in_record"]
    for read in pages:
        text = read.page.text
        for mention in mentions(text, concept, setting=read.setting):
            if mention.bearing is not Bearing.FOR:
                continue
            sentence = sentence_at(text, mention.start)
            after = text[mention.end : sentence.end]
            day = next(iter(written_dates(after)), None)
            between = after[: day.start] if day else ""
            if day and _PERFORMED.search(between) and not _VISIT.search(between):
                start, end = mention.end + day.start, mention.end + day.end
                yield day.on, Evidence(document_id=read.document.id, page=read.page.number, start=start, end=end)


def symptom_weeks(written: Fact, since_injury: Fact) -> Fact:
    """The duration of symptoms as it is written; where nobody wrote it, they have lasted since the injury."""
    if written.status is not FactStatus.NOT_FOUND or since_injury.status is not FactStatus.DOCUMENTED:
        return written
    return Fact(
        concept=written.concept,
        status=FactStatus.DOCUMENTED,
        value=since_injury.value,
        unit=written.unit,
        text=since_injury.text,
        evidence=since_injury.evidence,
    )


def _day_beside(
    concept: Concept, pages: Iterable[ReadPage], *, sought: date | None = None
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day that stands nearest to the first words of `concept` that share a sentence with one.

    With a day that is `sought`, no other one will do.
    """
    for read in pages:
        text = read.page.text
        for mention in mentions(text, concept):
            sentence = sentence_at(text, mention.start)
            days = written_dates(text[sentence.start : sentence.end])
            days = tuple(day for day in days if sought in {None, day.on})
            if days:
                nearest = min(days, key=partial(_distance, sentence.start, mention.start))
                start, end = sentence.start + nearest.start, sentence.start + nearest.end
                evidence = Evidence(document_id=read.document.id, page=read.page.number, start=start, end=end)
                return nearest.on, (evidence,)
    return None, ()


def _distance(offset: int, place: int, day: WrittenDate) -> int:
    return abs(offset + day.start - place)
