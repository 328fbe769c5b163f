"""The rows of a course as the page shows them: each with the pages that say it, narrowed to a drug or a part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from openimr.casefile import (
    Course,
    DrugCourse,
    DrugMention,
    Evidence,
    MeasureTold,
    PainTold,
    PartTold,
    VisitCourse,
    VisitsTold,
    WorkTold,
)
from openimr.casefile.course import Row
from openimr.vocabulary import BodyPart
from openimr.web.reviewer.criteria_pane import places_of
from openimr.web.reviewer.look import Look
from openimr.web.reviewer.page_numbers import PageNumbers

R = TypeVar("R")
Told = TypeVar("Told", bound=Row)
SHOWN = 4
"""So many pages are linked beside a row; the number of the others is told."""


@dataclass(frozen=True, kw_only=True)
class PageLink:
    href: str
    in_file: int


@dataclass(frozen=True, kw_only=True)
class Line(Generic[R]):
    """A row with links to its pages, and on how many more it stands."""

    row: R
    pages: tuple[PageLink, ...]
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class Group(Generic[R]):
    """The rows of one drug, treatment or measure."""

    name: str
    lines: tuple[Line[R], ...]
    whole: DrugCourse | None = None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Something that can be asked for, by its number in the list."""

    number: int
    name: str
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class CourseLines:
    """What the page shows, and what it can be narrowed to."""

    medications: tuple[Group[DrugMention], ...] = ()
    visits: tuple[Group[VisitsTold], ...] = ()
    work: tuple[Line[WorkTold], ...] = ()
    pain: tuple[Line[PainTold], ...] = ()
    measures: tuple[Group[MeasureTold], ...] = ()
    parts: tuple[Line[PartTold], ...] = ()
    drugs: tuple[Choice, ...] = ()
    part_names: tuple[Choice, ...] = ()
    is_filtered: bool = False
    is_empty: bool = False

    @property
    def shows_something(self) -> bool:
        return bool(self.medications or self.visits or self.work or self.pain or self.measures or self.parts)


def course_lines(
    course: Course, look: Look, pages: PageNumbers, *, drug: str | None = None, part: str | None = None
) -> CourseLines:
    """Every table; with a drug or a part, what they say of it alone."""
    drugs = tuple(each.drug.ingredient for each in course.medications)
    names = tuple(sorted({each.part.name for each in course.parts}))
    of_drug, of_part = _chosen(drug, drugs), _chosen(part, names)
    is_filtered = bool(drug or part)
    links = _Links(look, pages)
    return CourseLines(
        medications=tuple(
            links.drug(each) for each in course.medications if not is_filtered or each.drug.ingredient == of_drug
        ),
        visits=() if is_filtered else tuple(links.visits(each) for each in course.visits),
        work=() if is_filtered else links.lines(course.work),
        pain=() if is_filtered else links.lines(course.pain),
        measures=_measures(
            [row for row in course.measures if not is_filtered or (row.part and row.part.name == of_part)], links
        ),
        parts=tuple(
            links.line(each, each.first) for each in course.parts if not is_filtered or each.part.name == of_part
        ),
        drugs=_choices(drugs, of_drug),
        part_names=_choices(names, of_part),
        is_filtered=is_filtered,
        is_empty=course.is_empty,
    )


@dataclass(frozen=True)
class _Links:
    look: Look
    pages: PageNumbers

    def line(self, row: R, evidence: Iterable[Evidence]) -> Line[R]:
        places = places_of(evidence, self.pages)
        links = tuple(
            PageLink(href=self.look.at(place.document.id, place.page).href, in_file=place.in_file)
            for place in places[:SHOWN]
        )
        return Line(row=row, pages=links, more=max(0, len(places) - SHOWN))

    def lines(self, rows: Iterable[Told]) -> tuple[Line[Told], ...]:
        return tuple(self.line(row, row.evidence) for row in rows)

    def drug(self, course: DrugCourse) -> Group[DrugMention]:
        return Group(name=course.drug.ingredient, lines=self.lines(course.mentions), whole=course)

    def visits(self, course: VisitCourse) -> Group[VisitsTold]:
        return Group(name=course.treatment, lines=self.lines(course.told))


def _measures(rows: Sequence[MeasureTold], links: _Links) -> tuple[Group[MeasureTold], ...]:
    by_name: dict[str, list[MeasureTold]] = {}
    for row in rows:
        by_name.setdefault(_name(row.part, row.name), []).append(row)
    return tuple(Group(name=name, lines=links.lines(told)) for name, told in by_name.items())


def _name(part: BodyPart | None, measure: str) -> str:
    """A measure with its part: "left shoulder abduction"; a grip has a hand of its own."""
    if part is None:
        return measure
    if part.name in {"hand", "leg"} and measure in {"grip strength", "straight leg raise"}:
        return f"{measure}, {part.side}" if part.side else measure
    return f"{part} {measure}"


def _chosen(number: str | None, names: Sequence[str]) -> str | None:
    """The name with this number in the list, the first being 1; None where there is none."""
    if not number or not number.isascii() or not number.isdigit() or len(number) > 4:
        return None
    return names[int(number) - 1] if 0 < int(number) <= len(names) else None


def _choices(names: Sequence[str], chosen: str | None) -> tuple[Choice, ...]:
    return tuple(
        Choice(number=number, name=name, is_chosen=name == chosen) for number, name in enumerate(names, start=1)
    )
