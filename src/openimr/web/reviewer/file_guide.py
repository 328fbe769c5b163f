"""What the viewer needs to know of facts and criteria: what to mark on which page, and which concepts have places.

It follows from the events of the case and the packs, and is remembered with them: turning a page need not find the
facts and hold the criteria against them again.
"""

from __future__ import annotations

from dataclasses import dataclass

from openimr import __version__
from openimr.casefile import Facts
from openimr.vocabulary import CaseNumber
from openimr.web.reviewer.criteria_pane import CriteriaPane, concept_name, criteria_pane
from openimr.web.reviewer.look import SUMMARY, Look
from openimr.web.reviewer.marked_text import Mark
from openimr.web.reviewer.page_numbers import PageNumbers, Place
from openimr.workflow import Desk, Review, review_of, standard_of
from openimr.workflow.events import PartMarkedRead, RecordOpened


@dataclass(frozen=True, kw_only=True)
class PageMark:
    """A mark and the page on which it stands."""

    record: str
    page: int
    mark: Mark


@dataclass(frozen=True, kw_only=True)
class FoundConcept:
    """A concept about which the file says something, under the name that people read, and in how many places."""

    id: str
    label: str
    places: int


@dataclass(frozen=True, kw_only=True)
class FileGuide:
    marks: tuple[PageMark, ...] = ()
    concepts: tuple[FoundConcept, ...] = ()

    def marks_on(self, place: Place) -> tuple[Mark, ...]:
        return tuple(
            marked.mark for marked in self.marks if marked.page == place.page and marked.record == place.document.id
        )

    def label_of(self, concept: str) -> str:
        return next((found.label for found in self.concepts if found.id == concept), "")


def guide_of(review: Review, criteria: CriteriaPane | None) -> FileGuide:
    """The guide for the item whose criteria are shown; without criteria nothing is marked."""
    marks = criteria.marks if criteria else ()
    return FileGuide(
        marks=tuple(PageMark(record=record, page=page, mark=mark) for record, page, mark in marks),
        concepts=found_concepts(review.facts),
    )


def remembered_guide(desk: Desk, number: CaseNumber, look: Look) -> FileGuide:
    """The guide as it follows from the case at its present state; found once for each state and item."""
    item = "summary" if look.view == SUMMARY else str(look.item)
    library = standard_of(desk, desk.cases.get(number))
    key = ("guide", __version__, library.sha256, str(number), _state(desk, number), item)

    def find() -> FileGuide:
        review = review_of(desk, number)
        evaluation = next((found for found in review.evaluations if found.item_number == look.item), None)
        pages = PageNumbers.of(review.case_file)
        return guide_of(review, criteria_pane(evaluation, look, pages) if evaluation and item != "summary" else None)

    return desk.contents.remembered(key, FileGuide, find)


def found_concepts(facts: Facts) -> tuple[FoundConcept, ...]:
    """The concepts with places in the file, by name."""
    found = [
        FoundConcept(id=concept, label=concept_name(concept), places=len(fact.evidence))
        for concept, fact in facts.items()
        if fact.evidence
    ]
    return tuple(sorted(found, key=lambda concept: concept.label.casefold()))


def _state(desk: Desk, number: CaseNumber) -> str:
    """The seal of the last event that can change facts or criteria; opening or reading a record changes neither."""
    return next(
        (
            recorded.seal
            for recorded in reversed(desk.cases.events(number))
            if not isinstance(recorded.event, RecordOpened | PartMarkedRead)
        ),
        "",
    )
