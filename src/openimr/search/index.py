"""The index of published items: opened, asked, and kept up to date."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from openimr.corpus import ItemRow
from openimr.search.answer import Answer, Hit, SimilarItems
from openimr.search.document import CHOICES, row_of
from openimr.search.facets import Counted, count_facets, facets_of
from openimr.search.folder import IndexUnusable, Manifest, open_folder, stamp_of
from openimr.search.likeness import most_alike
from openimr.search.matching import Matcher, match
from openimr.search.passages import PassageFinder
from openimr.search.question import FIELDS, Question, Sort
from openimr.search.spelling import spelled_otherwise
from openimr.search.writing import IndexWriting, writing_to

if TYPE_CHECKING:
    from tantivy import DocAddress, Searcher

DEEPEST_HIT = 10_000
MOST_ON_A_PAGE = 1_000
REMEMBERED = 128


class SearchIndex:
    """An index in a folder. Threads may share one. What another process writes is seen at the next question.

    It is a cache: `build_index` makes it again from the letters at any time.
    """

    def __init__(self, folder: Path, *, remember: int = REMEMBERED) -> None:
        self.folder = folder
        self._lock = Lock()
        self._remember = remember
        self._stamp: object = None
        self._load()

    @classmethod
    def open(cls, folder: Path, *, remember: int = REMEMBERED) -> SearchIndex:
        """The index in `folder`; `IndexUnusable` where there is none, it is damaged, or of another version.

        `remember` is the number of questions whose counts are kept, so that the next page counts nothing again.
        """
        return cls(folder, remember=remember)

    @property
    def manifest(self) -> Manifest:
        """What the index was built from."""
        return self._manifest

    def count(self) -> int:
        """The number of items."""
        return self._fresh().num_docs

    def values(self, field: str) -> tuple[str, ...]:
        """Every value of a field other than the year, in the order of the alphabet."""
        self._fresh()
        return tuple(self._known[field])

    def letter(self, case_number: str) -> tuple[ItemRow, ...]:
        """The items of a letter, in its order; empty where there is no such letter."""
        from tantivy import Query

        searcher = self._fresh()
        query = Query.term_query(self._index.schema, "case_number", case_number.strip().upper(), index_option="basic")
        rows = [row_of(searcher.doc(address)) for _, address in searcher.search(query, MOST_ON_A_PAGE).hits]
        return tuple(sorted(rows, key=lambda row: row.number))

    def search(
        self,
        question: Question,
        *,
        page: int = 1,
        per_page: int = 20,
        with_facets: bool = True,
        top: int = 12,
        exact: bool = True,
    ) -> Answer:
        """One page of the items that a question asks for, with passages, and the `top` values of each facet.

        `exact` facets take time where very many items are found; others then are estimates, and say so.

        A page that is not there is answered by the last one that is.
        """
        searcher = self._fresh()
        matcher = match(question, self._index.schema, self._known)
        counting = self._counting(searcher, question, matcher, exact) if with_facets else None
        per_page = min(max(1, per_page), MOST_ON_A_PAGE)
        last_page = max(1, DEEPEST_HIT // per_page)
        page = min(max(1, page), last_page)
        total, found = _found(searcher, question, matcher, page, per_page)
        if not found and total:
            page = min(last_page, -(-total // per_page))
            total, found = _found(searcher, question, matcher, page, per_page)
        finder = PassageFinder(matcher.shown)
        return Answer(
            total=total,
            page=page,
            per_page=per_page,
            hits=tuple(_hit(row_of(searcher.doc(address)), score, finder) for score, address in found),
            facets=facets_of(counting.result(), _chosen(question, matcher), total=total, top=top) if counting else (),
            notes=matcher.notes,
            suggestion="" if total else spelled_otherwise(question.words, searcher, self._index.schema),
        )

    def similar(self, row: ItemRow, *, limit: int = 20) -> SimilarItems:
        """The past items most like this one, which itself is left out with all its letter.

        The same treatment and body part come first, then the same treatment, the same category, and at last any item
        that shares telling words. `sought_item` makes a row of a request that stands in no letter yet.
        """
        return SimilarItems(items=tuple(most_alike(row, self._fresh(), self._index.schema, limit=limit)))

    @contextmanager
    def writing(self, *, source: str | None = None) -> Iterator[IndexWriting]:
        """Letters put in, exchanged and taken out together; only one process may do so at a time."""
        with writing_to(self.folder, self._index, source=source) as writing:
            yield writing

    def _counting(
        self, searcher: Searcher, question: Question, matcher: Matcher, exact: bool
    ) -> Future[dict[str, Counted]]:
        """What the facets count, beside the search or remembered."""
        key = (replace(question, sort=None), exact)
        with self._lock:
            if key in self._counted:
                self._counted.move_to_end(key)
                return self._counted[key]
        counted = self._counted
        counting = _beside().submit(count_facets, searcher, matcher, exact=exact)
        with self._lock:
            counted[key] = counting
            while len(counted) > self._remember:
                counted.popitem(last=False)
        return counting

    def _fresh(self) -> Searcher:
        """A searcher that sees what was written last."""
        if stamp_of(self.folder) != self._stamp:
            # While it is being exchanged for a new one, the old one still answers.
            with self._lock, suppress(IndexUnusable):
                self._load()
        return self._searcher

    def _load(self) -> None:
        stamp = stamp_of(self.folder)
        self._index, self._manifest = open_folder(self.folder)
        self._searcher = self._index.searcher()
        self._known: Mapping[str, Sequence[str]] = {
            field: [term for term, _ in self._searcher.terms_with_prefix(field, "")] for field in CHOICES
        }
        self._counted: OrderedDict[Any, Future[dict[str, Counted]]] = OrderedDict()
        self._stamp = stamp


@cache
def _beside() -> ThreadPoolExecutor:
    """The engine works outside of Python's lock, so that counting beside the search takes no more time than either."""
    return ThreadPoolExecutor(max_workers=4, thread_name_prefix="facets")


def _found(
    searcher: Searcher, question: Question, matcher: Matcher, page: int, per_page: int
) -> tuple[int, list[tuple[float, DocAddress]]]:
    offset = (page - 1) * per_page
    is_ranked = bool(matcher.shown) if question.sort is None else question.sort is Sort.RELEVANCE
    # The library's type hints know no count.
    found: Any = searcher.search(
        matcher.query(), per_page, offset=offset, order_by_field=None if is_ranked else "newest"
    )
    return found.count, [(score if is_ranked else 0.0, address) for score, address in found.hits]


def _hit(row: ItemRow, score: float, finder: PassageFinder) -> Hit:
    return Hit(row=row, score=score, title=finder.title(row), passages=finder.passages(row))


def _chosen(question: Question, matcher: Matcher) -> dict[str, Sequence[str]]:
    years = question.year_from if question.year_from == question.year_to else None
    return {
        field: (str(years),) if field == "year" and years is not None else matcher.chosen_values.get(field, ())
        for field in FIELDS
    }
