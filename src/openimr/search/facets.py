"""How many of the items found have which value, for every field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from openimr.search.answer import Facet, FacetValue
from openimr.search.document import COLUMNS, values_in
from openimr.search.matching import Matcher
from openimr.search.question import FIELDS

if TYPE_CHECKING:
    from tantivy import Query, Searcher

# The engine refuses more buckets in one answer.
MOST_VALUES = 60_000
Counts = Mapping[str, Mapping[str, int]]


def count_facets(searcher: Searcher, matcher: Matcher) -> dict[str, Counter[str]]:
    """The count of every value of every field. A field's own choice is left aside, so that a person can switch."""
    counts = _counted(searcher, matcher.query(), COLUMNS)
    for field in matcher.chosen:
        columns = [column for column, fields in COLUMNS.items() if field in fields]
        if columns:
            counts[field] = _counted(searcher, matcher.query(without=field), columns)[field]
    return counts


def facets_of(counts: Counts, chosen: Mapping[str, Sequence[str]], *, top: int) -> tuple[Facet, ...]:
    """The most frequent values of each field; what is chosen is listed even where it is rare."""
    return tuple(_facet(field, counts.get(field, {}), chosen.get(field, ()), top) for field in FIELDS)


def _counted(searcher: Searcher, query: Query, columns: Iterable[str]) -> dict[str, Counter[str]]:
    asked = {column: {"terms": {"field": column, "size": MOST_VALUES}} for column in columns}
    found = searcher.aggregate(query, asked)
    counts: dict[str, Counter[str]] = {field: Counter() for column in asked for field in COLUMNS[column]}
    for column in asked:
        for bucket in found[column]["buckets"]:
            for field, value in values_in(column, bucket["key"]):
                counts[field][value] += bucket["doc_count"]
    return counts


def _facet(field: str, counts: Mapping[str, int], chosen: Sequence[str], top: int) -> Facet:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    listed = dict(ordered[:top]) | {value: counts.get(value, 0) for value in chosen}
    values = [FacetValue(value=value, count=count, is_chosen=value in chosen) for value, count in listed.items()]
    if field == "year":
        values.sort(key=lambda value: value.value)
    return Facet(field=field, values=tuple(values), more=max(0, len(ordered) - top))
