"""The facts that rest on days: the UR decision, the weeks since injury and operation, how long symptoms have lasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from openimr.casefile.assertion import sentence_at
from openimr.casefile.concepts import concepts
from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Fact, FactStatus, SearchLog
from openimr.casefile.mention import Bearing, mentions
from openimr.casefile.told import ReadPage, Told
from openimr.casefile.written_dates import WrittenDate, written_dates
from openimr.vocabulary import Range


def ur_decision(told: Iterable[Told], search: SearchLog) -> Fact:
    """The day that stands in one sentence with the words of utilization review, its own letter before all others."""
    concept = concepts()["ur_decision"]
    on, evidence = _day_beside(sorted(told, key=lambda each: not each.is_hearsay))
    if on is None:
        return Fact(concept=concept.id, status=FactStatus.NOT_FOUND, search=search)
    return Fact(concept=concept.id, status=FactStatus.DOCUMENTED, on=on, text=f"{on:%m/%d/%Y}", evidence=evidence)


def weeks_since_injury(
    told: Iterable[Told],
    pages: Iterable[ReadPage],
    search: SearchLog,
    *,
    as_of: date | None,
    date_of_injury: date | None,
) -> Fact:
    """Whole weeks from the injury to the day in question; without one, to the last day that the record names."""
    concept = concepts()["weeks_since_injury"]
    injured_on, evidence = _day_beside(told, sought=date_of_injury)
    injured_on = date_of_injury or injured_on
    until = (as_of or _last_day(pages)) if injured_on else None
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


def _last_day(pages: Iterable[ReadPage]) -> date | None:
    """The last day that the record itself names."""
    return max((day.on for read in pages for day in written_dates(read.page.text)), default=None)


# Between an operation and its day: "arthroscopy with decompression on 03/02/2015", "fusion (May 3, 2014)". A visit
# after an operation has a day of its own.
_PERFORMED = re.compile(r"(?:\bon|\bof|\bdated|\bdone|\bperformed|\(|,)\s*$", re.IGNORECASE)
_VISIT = re.compile(r"\b(?:present|seen|visit|follow|report|note|exam|evaluat|request|review|complain)", re.IGNORECASE)


def weeks_since_surgery(written: Fact, told: Iterable[Told], pages: Iterable[ReadPage], *, as_of: date | None) -> Fact:
    """Whole weeks since the operation as they are written; else from the last operation that the record dates."""
    if written.status is not FactStatus.NOT_FOUND:
        return written
    dated = list(_dated(told))
    until = (as_of or _last_day(pages)) if dated else None
    done = [found for found in dated if until and found[0] <= until]
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
    """Every operation that the pages say was done on a day."""
    concept = concepts()["operation_in_record"]
    for read in pages:
        found = mentions(read.page.text, concept, setting=read.setting)
        yield from _dated([Told(read.document, read.page.number, mention) for mention in found])


def _dated(told: Iterable[Told]) -> Iterator[tuple[date, Evidence]]:
    """The days that follow the words of an operation that was done, in the same sentence."""
    for each in told:
        if each.mention.bearing is not Bearing.FOR:
            continue
        text = each.text
        sentence = sentence_at(text, each.mention.start)
        after = text[each.mention.end : sentence.end]
        day = next(iter(written_dates(after)), None)
        between = after[: day.start] if day else ""
        if day and _PERFORMED.search(between) and not _VISIT.search(between):
            yield day.on, _evidence(each, each.mention.end, day)


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


def _day_beside(told: Iterable[Told], *, sought: date | None = None) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day that stands nearest to the first words of a concept that share a sentence with one.

    With a day that is `sought`, no other one will do.
    """
    for each in told:
        text, start = each.text, each.mention.start
        sentence = sentence_at(text, start)
        days = written_dates(text[sentence.start : sentence.end])
        days = tuple(day for day in days if sought in {None, day.on})
        if days:
            nearest = min(days, key=partial(_distance, sentence.start, start))
            return nearest.on, (_evidence(each, sentence.start, nearest),)
    return None, ()


def _evidence(told: Told, offset: int, day: WrittenDate) -> Evidence:
    return Evidence(document_id=told.document.id, page=told.page, start=offset + day.start, end=offset + day.end)


def _distance(offset: int, place: int, day: WrittenDate) -> int:
    return abs(offset + day.start - place)
