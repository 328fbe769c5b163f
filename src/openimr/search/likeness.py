"""Past items that are like one: by treatment and body part first, then by category, then by the words they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from openimr.corpus import ItemRow
from openimr.search.answer import SimilarItem
from openimr.search.document import ALL_TEXT, column_value, part_names, row_of
from openimr.search.passages import PassageFinder, Shown
from openimr.search.stems import COMMON_WORDS, stems
from openimr.wording import DRUG_CATEGORIES, category_of, read_item

if TYPE_CHECKING:
    from tantivy import Query, Schema, Searcher

TELLING_WORDS = 25
# A word that stands in more of all items than this tells nothing.
TOO_COMMON = 0.25
SHORTEST_TELLING = 4
WORDS_SAID = 6
SAME_PARTS = 4.0


def sought_item(text: str) -> ItemRow:
    """A row of a request in plain words, such as "12 PT visits lumbar spine", to look for its like.

    >>> sought_item("12 PT visits lumbar spine").treatment
    'physical therapy'
    """
    said = " ".join(text.split())
    reading = read_item(said)
    category = (category_of(reading.treatment) if reading.treatment else None) or ""
    return ItemRow(
        case_number="",
        number=1,
        text=said,
        treatment=reading.treatment or "",
        category=category,
        drug=(reading.treatment or "") if category in DRUG_CATEGORIES else "",
        body_parts=tuple(map(str, reading.body_parts)),
        decision="",
        guidelines=(),
        cites=(),
        administrator_cites=(),
        specialties=(),
        decided_on=None,
        year=None,
        days=None,
        layout="",
        summary="",
        rationale="",
        basis="",
    )


def most_alike(row: ItemRow, searcher: Searcher, schema: Schema, *, limit: int) -> Iterator[SimilarItem]:
    """The items most like a row, one likeness after the other; within each, those that share more telling words."""
    telling = _telling_words(row, searcher)
    finder = PassageFinder([Shown((word,)) for word in telling])
    words = _Words(schema, telling, same_parts=column_value("where", row))
    seen: list[Query] = _of_this_letter(row, schema)
    left = limit
    for condition in _likenesses(row, schema):
        if left <= 0:
            return
        found = searcher.search(words.ranked(condition, but_not=seen), left, count=False).hits
        for score, address in found:
            yield _similar(row_of(searcher.doc(address)), score, row, finder)
        left -= len(found)
        seen.append(condition)
    if left > 0 and telling:
        for score, address in searcher.search(words.ranked(None, but_not=seen), left, count=False).hits:
            yield _similar(row_of(searcher.doc(address)), score, row, finder)


def _likenesses(row: ItemRow, schema: Schema) -> Iterator[Query]:
    """What must be the same, the most alike first."""
    parts = [_exact(schema, "body_part", part) for part in part_names(row)]
    for field, value in (("treatment", row.treatment), ("category", row.category)):
        if value and parts:
            yield _all([_exact(schema, field, value), _any(parts)])
        if value:
            yield _exact(schema, field, value)


def _of_this_letter(row: ItemRow, schema: Schema) -> list[Query]:
    return [_exact(schema, "case_number", row.case_number)] if row.case_number else []


def _telling_words(row: ItemRow, searcher: Searcher) -> tuple[str, ...]:
    """The words that are frequent here and rare among all items; those of the item's own text count three times."""
    counted = Counter(stems(row.summary)) + Counter(stems(row.rationale))
    asked = set(stems(row.text))
    for word in asked:
        counted[word] += 3
    all_items = max(1, searcher.num_docs)
    weights: dict[str, float] = {}
    for word, times in counted.items():
        if len(word) < SHORTEST_TELLING or word.isdigit() or word in COMMON_WORDS:
            continue
        holding = searcher.doc_freq(ALL_TEXT, word)
        if holding and (word in asked or holding <= all_items * TOO_COMMON):
            weights[word] = (1 + log(times)) * log(1 + all_items / holding)
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:TELLING_WORDS])


@dataclass(frozen=True)
class _Words:
    """The telling words as a ranking."""

    schema: Schema
    telling: Sequence[str]
    same_parts: str

    def ranked(self, condition: Query | None, *, but_not: Sequence[Query]) -> Query:
        """What fulfils the condition, by the words it shares; without a condition it must share one."""
        from tantivy import Occur, Query

        words = [Query.term_query(self.schema, ALL_TEXT, word, index_option="freq") for word in self.telling]
        parts = [(Occur.MustNot, query) for query in but_not]
        if condition is None:
            parts.append((Occur.Must, _any(words)))
        else:
            parts.append((Occur.Must, Query.const_score_query(condition, 0.0)))
            # Just the same parts of the body, no more and no fewer, weigh as much as a word.
            same = Query.const_score_query(_exact(self.schema, "where", self.same_parts), SAME_PARTS)
            parts += [(Occur.Should, query) for query in (*words, same)]
        return Query.boolean_query(parts)


def _similar(found: ItemRow, score: float, asked: ItemRow, finder: PassageFinder) -> SimilarItem:
    shared = finder.words_in(found)
    theirs = set(part_names(found))
    return SimilarItem(
        row=found,
        score=score,
        is_same_treatment=bool(asked.treatment) and found.treatment == asked.treatment,
        is_same_category=bool(asked.category) and found.category == asked.category,
        shared_body_parts=tuple(part for part in part_names(asked) if part in theirs),
        shared_words=tuple(dict.fromkeys(shared[which].lower() for which in sorted(shared)))[:WORDS_SAID],
        passages=finder.passages(found),
    )


def _exact(schema: Schema, field: str, value: str) -> Query:
    from tantivy import Query

    return Query.term_query(schema, field, value, index_option="basic")


def _all(queries: Sequence[Query]) -> Query:
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _any(queries: Sequence[Query]) -> Query:
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Should, query) for query in queries])
