"""The range that holds every value which a record gives for a concept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

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
    to_date = [told for told in affirmed if told.mention.is_to_date]
    return [told for told in affirmed if not any(_goes_on_from(told, later) for later in to_date)]


def _goes_on_from(earlier: Told, later: Told) -> bool:
    """Whether the visits of `earlier` are among those of `later`, of the same day where no number is given."""
    first, second = earlier.mention.value, later.mention.value
    if first is None or second is None or earlier is later:
        return False
    before, after = earlier.document.dated, later.document.dated
    if first == Range.at_least(1):
        is_bare = second != first
        return is_bare and (earlier.document.id == later.document.id or bool(before and after and before <= after))
    return bool(before and after and before < after and first.high is not None and first.high <= second.low)


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
