"""The range that holds every value which a record gives for a concept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby

from openimr.casefile.concepts import Concept, Kind
from openimr.casefile.mention import Bearing
from openimr.casefile.told import Told
from openimr.vocabulary import Range


def value_of(concept: Concept, telling: Sequence[Told]) -> Range | None:
    """The range that holds every value the record gives; nothing for what is no number.

    Two counts may be the same visits told twice or two courses: from the largest count to their sum. A count of all
    visits to date holds the smaller ones before it. A measure told twice lies anywhere between the two.
    """
    affirmed = [told for told in telling if told.mention.bearing is Bearing.FOR]
    denied = len(affirmed) < len(telling)
    if concept.kind is Kind.COUNT:
        affirmed = _not_overtaken(affirmed)
    values = [told.mention.value for told in affirmed if told.mention.value]
    if concept.kind is Kind.COUNT:
        courses = _courses(told for told in affirmed if told.counts_course)
        retold = [told.mention.value for told in affirmed if not told.counts_course and told.mention.value]
        return _counted(courses, retold, denied) if courses else _count(values, denied)
    if not values:
        return Range.exactly(0) if concept.kind.is_number and denied else None
    if concept.grows:
        return Range.at_least(max(value.low for value in values))
    highs = [value.high for value in values if value.high is not None]
    return Range(min(value.low for value in values), max(highs) if len(highs) == len(values) else None)


def _not_overtaken(affirmed: Sequence[Told]) -> list[Told]:
    """The counts without those that a later count of everything to date goes on from."""
    to_date = _ToDate.of(affirmed)
    return [told for told in affirmed if not to_date.goes_on_from(told)]


@dataclass(frozen=True, kw_only=True)
class _ToDate:
    """The counts of everything to date, so ordered that one question tells whether any of them goes on from another.

    A long file holds thousands of counts: to hold each against each would take hours.
    """

    documents: frozenset[str]
    """Where one stands that gives a number."""
    newest: date | None
    """The day of the newest that gives a number."""
    days: tuple[date, ...]
    least: tuple[float, ...]
    """For each of the days the largest low bound of those that were written on it or later."""

    @classmethod
    def of(cls, affirmed: Iterable[Told]) -> _ToDate:
        counts = [
            (told.document.id, told.document.dated, told.mention.value)
            for told in affirmed
            if told.mention.is_to_date and told.mention.value is not None
        ]
        numbered = [(document, day) for document, day, value in counts if value != Range.at_least(1)]
        dated = sorted((day, value.low) for _, day, value in counts if day)
        largest = accumulate((low for _, low in reversed(dated)), max)
        return cls(
            documents=frozenset(document for document, _ in numbered),
            newest=max((day for _, day in numbered if day), default=None),
            days=tuple(day for day, _ in dated),
            least=tuple(reversed(tuple(largest))),
        )

    def goes_on_from(self, told: Told) -> bool:
        """Whether the visits of `told` are among those of a count to date: of its own day where it gives no number."""
        value, day = told.mention.value, told.document.dated
        if value == Range.at_least(1):
            return told.document.id in self.documents or bool(day and self.newest and day <= self.newest)
        if value is None or value.high is None or day is None:
            return False
        later = bisect_right(self.days, day)
        return later < len(self.days) and value.high <= self.least[later]


def _count(values: Iterable[Range], denied: bool) -> Range:
    different = list(dict.fromkeys(values))
    if not different:
        return Range.exactly(0)
    least = 0.0 if denied else max(value.low for value in different)
    total = different[0]
    for value in different[1:]:
        total = total + value
    return Range(least, total.high)


def _courses(counted: Iterable[Told]) -> list[Range]:
    """How many visits each course had, from the therapists' own notes.

    The notes of one course count on, so that its newest count is its largest; a count that falls opens another course.
    """
    ordered = sorted(counted, key=lambda told: (told.document.dated is None, told.document.dated, told.document.id))
    courses: list[Range] = []
    for _, notes in groupby(ordered, key=lambda told: told.document.id):
        values = [told.mention.value for told in notes if told.mention.value]
        count = max(values, key=lambda value: (value.high or 0, value.low))
        if courses and count.low >= courses[-1].low:
            courses[-1] = count
        else:
            courses.append(count)
    return courses


def _counted(courses: Sequence[Range], retold: Iterable[Range], denied: bool) -> Range:
    """The therapists' count, widened by what others say.

    A smaller number is the same course told otherwise, and both are kept; a larger one may hold another course.
    """
    kept = _count(courses, denied)
    low, high = kept.low, kept.high
    for value in retold:
        if value.high is None and value.low <= 1:
            continue  # "physical therapy" without a number
        low = min(low, value.low)
        if high is not None and (value.high is None or value.high > high):
            high = None if value.high is None else kept.low + value.high
    return Range(low, high)
