"""How many of the items found have which value, for every field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from openimr.search.answer import Facet, FacetValue
from openimr.search.document import COLUMNS, SLICES, values_in
from openimr.search.matching import Matcher, is_sided
from openimr.search.question import FIELDS

if TYPE_CHECKING:
    from tantivy import Query, Searcher

# The engine refuses more buckets in one answer.
MOST_VALUES = 60_000
# A slice with fewer items than this says too little of all.
TELLING_SLICE = 3_000
# Counted values of which two and three digits are worth telling: an error of 10 % and of 2 % (one over the root).
TWO_DIGITS, THREE_DIGITS = 100, 2_500
COUNTED_ONCE = "outcome"
"""A column in which every item has one value."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The count of each value of a field, among `items` items: all that were found, or those of one slice.

    `is_wider` where the field's own choice was left aside, and so more items were counted than are found.
    """

    counts: Mapping[str, int]
    items: int
    is_slice: bool
    is_wider: bool


def count_facets(
    searcher: Searcher, matcher: Matcher, *, exact: bool = True, telling: int = TELLING_SLICE
) -> dict[str, Counted]:
    """The count of every value of every field. A field's own choice is left aside, so that a person can switch.

    Unless `exact`, one slice of the items is counted where it holds `telling` or more of those found.
    """
    slice_of = None if exact else telling
    counted = _counted(searcher, matcher, "", tuple(COLUMNS), slice_of)
    for field in matcher.chosen:
        columns = [column for column, fields in COLUMNS.items() if field in fields]
        if columns:
            counted[field] = _counted(searcher, matcher, field, columns, slice_of)[field]
    if any(map(is_sided, matcher.chosen_values.get("body_part", ()))):
        counted["body_part"] = _with_sides(searcher, matcher, counted["body_part"])
    return counted


def facets_of(
    counted: Mapping[str, Counted], chosen: Mapping[str, Sequence[str]], *, total: int, top: int
) -> tuple[Facet, ...]:
    """The most frequent values of each field; what is chosen is listed even where it is rare.

    `total` is the number of items found; estimates are made to fit it.
    """
    return tuple(_facet(field, counted.get(field), chosen.get(field, ()), total, top) for field in FIELDS)


def _counted(
    searcher: Searcher, matcher: Matcher, without: str, columns: Sequence[str], telling: int | None
) -> dict[str, Counted]:
    query = matcher.query(without=without)
    # Where the items found cannot fill a slice, counting one first would only cost time.
    if telling is not None and searcher.num_docs >= telling * SLICES:
        items, counts = _count(searcher, _in_slice(query, matcher), columns)
        if items >= telling:
            return {
                name: Counted(counts=each, items=items, is_slice=True, is_wider=bool(without))
                for name, each in counts.items()
            }
    items, counts = _count(searcher, query, columns)
    return {
        name: Counted(counts=each, items=items, is_slice=False, is_wider=bool(without)) for name, each in counts.items()
    }


def _with_sides(searcher: Searcher, matcher: Matcher, counted: Counted) -> Counted:
    """With the counts of the chosen parts that have a side; the column holds parts without one."""
    from tantivy import Query

    query = matcher.query(without="body_part")
    query = _in_slice(query, matcher) if counted.is_slice else query
    counts = dict(counted.counts)
    for part in filter(is_sided, matcher.chosen_values["body_part"]):
        sided = Query.term_query(matcher.schema, "sided_part", part, index_option="basic")
        # The library's type hints know no count.
        found: Any = searcher.search(_both(query, sided), 1)
        counts[part] = found.count
    return replace(counted, counts=counts)


def _in_slice(query: Query, matcher: Matcher) -> Query:
    from tantivy import Query

    return _both(query, Query.term_query(matcher.schema, "slice", 0, index_option="basic"))


def _both(query: Query, other: Query) -> Query:
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(other, 0.0))])


def _count(searcher: Searcher, query: Query, columns: Iterable[str]) -> tuple[int, dict[str, Counter[str]]]:
    """How many items there are, and the count of each value of the fields in these columns."""
    asked = {column: {"terms": {"field": column, "size": MOST_VALUES}} for column in {*columns, COUNTED_ONCE}}
    found = searcher.aggregate(query, asked)
    counts: dict[str, Counter[str]] = {field: Counter() for column in columns for field in COLUMNS[column]}
    for column in columns:
        for bucket in found[column]["buckets"]:
            for field, value in values_in(column, bucket["key"]):
                counts[field][value] += bucket["doc_count"]
    return sum(bucket["doc_count"] for bucket in found[COUNTED_ONCE]["buckets"]), counts


def _facet(field: str, counted: Counted | None, chosen: Sequence[str], total: int, top: int) -> Facet:
    if counted is None:
        return Facet(field=field, values=())
    ordered = sorted(counted.counts.items(), key=lambda pair: (-pair[1], pair[0]))
    listed = dict(ordered[:top]) | {value: counted.counts.get(value, 0) for value in chosen}
    of_all = SLICES if counted.is_wider else total / max(1, counted.items)

    def shown(count: int) -> int:
        if not counted.is_slice:
            return count
        # Rounding must not make a part larger than the whole.
        estimate = _estimate(count, of_all)
        return estimate if counted.is_wider else min(estimate, total)

    values = [FacetValue(value=value, count=shown(count), is_chosen=value in chosen) for value, count in listed.items()]
    if field == "year":
        values.sort(key=lambda value: value.value)
    return Facet(
        field=field, values=tuple(values), more=len(counted.counts.keys() - listed.keys()), is_estimate=counted.is_slice
    )


def _estimate(count: int, of_all: float) -> int:
    """What a count in a slice says of all, without digits that it cannot know."""
    digits = 3 if count >= THREE_DIGITS else 2 if count >= TWO_DIGITS else 1
    return int(float(f"{count * of_all:.{digits - 1}e}"))
