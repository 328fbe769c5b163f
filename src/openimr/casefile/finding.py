"""Facts from the text of a case file, each with the spans that show it or the log of a search that found nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from openimr.casefile.assertion import sentence_at
from openimr.casefile.concepts import Concept, Kind, concepts
from openimr.casefile.fact import Evidence, Fact, Facts, FactStatus, SearchLog
from openimr.casefile.file import CaseFile, Document, DocumentType, Page, Reading
from openimr.casefile.mention import Bearing, Mention, mentions
from openimr.casefile.written_dates import WrittenDate, written_dates
from openimr.vocabulary import DisputedItem, Range

ASKING = frozenset({DocumentType.APPLICATION, DocumentType.REQUEST})
NEAR_SHOWN = 12


@dataclass(frozen=True)
class _Found:
    """A mention with the page that holds it."""

    document: Document
    page: Page
    mention: Mention

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            document_id=self.document.id,
            page=self.page.number,
            start=self.mention.start,
            end=self.mention.end,
            supports=self.mention.bearing is not Bearing.AGAINST,
        )

    @property
    def words(self) -> str:
        return " ".join(self.page.text[self.mention.start : self.mention.end].split())


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
    pages = tuple(_pages(case_file))
    found = {concept.id: _fact_about(concept, pages, items, case_file) for concept in concepts().values()}
    found["ur_decision"] = _ur_decision(pages, case_file)
    found["weeks_since_injury"] = _since_injury(pages, case_file, as_of, date_of_injury)
    found["symptom_weeks"] = _at_least_since_injury(found["symptom_weeks"], found["weeks_since_injury"])
    return Facts(found)


def _pages(case_file: CaseFile) -> Iterator[tuple[Document, Page]]:
    for document in case_file.documents:
        if document.reading is Reading.READ:
            for page in document.pages:
                yield document, page


def _fact_about(
    concept: Concept, pages: Sequence[tuple[Document, Page]], items: Sequence[DisputedItem], case_file: CaseFile
) -> Fact:
    everything = [
        _Found(document, page, mention)
        for document, page in pages
        for mention in mentions(
            page.text,
            concept,
            asks=document.type in ASKING,
            asked=_repeated(page.text, items) if concept.is_treatment else (),
        )
    ]
    telling = [
        found for found in everything if found.mention.bearing is not Bearing.NEAR and _has_value(concept, found)
    ]
    if not telling:
        near = tuple(found.evidence for found in everything if found.mention.bearing is Bearing.NEAR)
        return Fact(
            concept=concept.id,
            status=FactStatus.NOT_FOUND,
            value=Range.unknown() if concept.kind.is_number else None,
            unit=concept.unit,
            search=_search(concept, pages, case_file, near[:NEAR_SHOWN]),
        )
    status = _status(telling)
    return Fact(
        concept=concept.id,
        status=status,
        value=_value(concept, telling),
        unit=concept.unit,
        text=telling[0].words,
        on=max((found.document.dated for found in telling if found.document.dated), default=None),
        evidence=tuple(found.evidence for found in telling),
    )


def _has_value(concept: Concept, found: _Found) -> bool:
    """A measure that says no number tells nothing; a denied one tells that there is none."""
    return concept.kind not in {Kind.DURATION, Kind.MEASURE} or found.mention.value is not None


def _repeated(text: str, items: Sequence[DisputedItem]) -> tuple[tuple[int, int], ...]:
    """Where the words of the disputed items are repeated."""
    wordings = [r"\s+".join(map(re.escape, item.text.split())) for item in items if item.text.strip()]
    return tuple(match.span() for wording in wordings for match in re.finditer(wording, text, re.IGNORECASE))


def _search(
    concept: Concept, pages: Sequence[tuple[Document, Page]], case_file: CaseFile, near: tuple[Evidence, ...]
) -> SearchLog:
    return SearchLog(
        pages_read=len(pages),
        pages_total=case_file.page_count,
        terms=concept.terms
        or ((concepts()[concept.failed].label + ", with a word of failure",) if concept.failed else ()),
        lowest_quality=min((page.quality for _, page in pages), default=1.0),
        near=near,
    )


def _status(telling: Sequence[_Found]) -> FactStatus:
    shown = {found.mention.bearing for found in telling}
    if len(shown) > 1:
        return FactStatus.CONFLICTING
    return FactStatus.DOCUMENTED if Bearing.FOR in shown else FactStatus.DENIED


def _value(concept: Concept, telling: Sequence[_Found]) -> Range | None:
    """The range that holds every value the record gives.

    Two counts may be the same visits told twice or two courses: from the largest count to their sum. A measure told
    twice lies anywhere between the two.
    """
    values = [found.mention.value for found in telling if found.mention.bearing is Bearing.FOR and found.mention.value]
    denied = any(found.mention.bearing is Bearing.AGAINST for found in telling)
    if concept.kind is Kind.COUNT:
        return _count(values, denied)
    if not values:
        return Range.exactly(0) if concept.kind.is_number and denied else None
    if concept.grows:
        return Range.at_least(max(value.low for value in values))
    highs = [value.high for value in values if value.high is not None]
    return Range(min(value.low for value in values), max(highs) if len(highs) == len(values) else None)


def _count(values: Sequence[Range], denied: bool) -> Range:
    if not values:
        return Range.exactly(0)
    different = list(dict.fromkeys(values))
    least = 0.0 if denied else max(value.low for value in different)
    total = different[0]
    for value in different[1:]:
        total = total + value
    return Range(least, total.high)


def _ur_decision(pages: Sequence[tuple[Document, Page]], case_file: CaseFile) -> Fact:
    """The day that stands in one sentence with the words of utilization review."""
    concept = concepts()["ur_decision"]
    on, evidence = _day_beside(concept, pages)
    if on is None:
        return Fact(concept=concept.id, status=FactStatus.NOT_FOUND, search=_search(concept, pages, case_file, ()))
    return Fact(concept=concept.id, status=FactStatus.DOCUMENTED, on=on, text=f"{on:%m/%d/%Y}", evidence=evidence)


def _since_injury(
    pages: Sequence[tuple[Document, Page]], case_file: CaseFile, as_of: date | None, date_of_injury: date | None
) -> Fact:
    """Whole weeks from the injury to the day in question; without one, to the last day that the record names."""
    concept = concepts()["weeks_since_injury"]
    written_on, evidence = _day_beside(concept, pages)
    injured_on = date_of_injury or written_on
    until = as_of or max((day.on for _, page in pages for day in written_dates(page.text)), default=None)
    if injured_on is None or until is None or until <= injured_on:
        return Fact(
            concept=concept.id,
            status=FactStatus.NOT_FOUND,
            value=Range.unknown(),
            unit=concept.unit,
            search=_search(concept, pages, case_file, ()),
        )
    return Fact(
        concept=concept.id,
        status=FactStatus.DOCUMENTED,
        value=Range.exactly((until - injured_on).days // 7),
        unit=concept.unit,
        text=f"from {injured_on:%m/%d/%Y} to {until:%m/%d/%Y}",
        evidence=evidence if injured_on == written_on else (),
    )


def _day_beside(concept: Concept, pages: Sequence[tuple[Document, Page]]) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day that stands nearest to the first words of `concept` that share a sentence with one."""
    for document, page in pages:
        for mention in mentions(page.text, concept):
            sentence = sentence_at(page.text, mention.start)
            days = written_dates(page.text[sentence.start : sentence.end])
            if days:
                nearest = min(days, key=partial(_distance, sentence.start, mention.start))
                start, end = sentence.start + nearest.start, sentence.start + nearest.end
                return nearest.on, (Evidence(document_id=document.id, page=page.number, start=start, end=end),)
    return None, ()


def _distance(offset: int, place: int, day: WrittenDate) -> int:
    return abs(offset + day.start - place)


def _at_least_since_injury(symptoms: Fact, injury: Fact) -> Fact:
    """The duration of symptoms as it is written; where nobody wrote it, they have lasted since the injury."""
    if (
        symptoms.status is not FactStatus.NOT_FOUND
        or injury.status is not FactStatus.DOCUMENTED
        or injury.value is None
    ):
        return symptoms
    return Fact(
        concept=symptoms.concept,
        status=FactStatus.DOCUMENTED,
        value=injury.value,
        unit="weeks",
        text=injury.text,
        evidence=injury.evidence,
    )
