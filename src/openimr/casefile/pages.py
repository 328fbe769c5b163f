"""The pages of a long document, fetched when somebody looks at them, so that a longer one takes no more memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import overload

from openimr.casefile.file import Page

CHUNK = 50
"""How many pages are fetched at once: a page that is turned costs one chunk, a whole file not many questions."""
CHUNKS_KEPT = 8
"""How many chunks whoever fetches them keeps, for all records together."""


class PageSource:
    """Pages 1 to n in chunks: how many each holds, and where they come from.

    Nothing is kept here, or many records would keep much: let `fetch` remember the last `CHUNKS_KEPT` chunks.
    Sources with the same `key` hold the same pages; one without a key is like no other.
    """

    def __init__(self, sizes: Iterable[int], fetch: Callable[[int], Sequence[Page]], *, key: Hashable = None) -> None:
        self.ends = tuple(accumulate(sizes))
        self.key = key
        self.chunk = fetch

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    def page(self, index: int) -> Page:
        at = bisect_right(self.ends, index)
        return self.chunk(at)[index - (self.ends[at - 1] if at else 0)]

    def between(self, first: int, last: int) -> Iterator[Page]:
        """The pages from index `first` up to `last`, each chunk fetched once."""
        while first < last:
            at = bisect_right(self.ends, first)
            begins = self.ends[at - 1] if at else 0
            yield from self.chunk(at)[first - begins : last - begins]
            first = self.ends[at]

    def is_same(self, other: PageSource) -> bool:
        return self is other or (self.key is not None and self.key == other.key)


class LazyPages(Sequence[Page]):
    """Some or all pages of a source, as a sequence that holds none of them. Page n of the source bears the number n.

    Two of them are equal where their pages are; that takes no reading where both come from the same source. A tuple of
    the same pages is another value: write `tuple(pages) == others`.
    """

    def __init__(
        self, source: PageSource, first: int = 0, last: int | None = None, *, emptied: frozenset[int] = frozenset()
    ) -> None:
        self._source = source
        self._first = first
        self._last = len(source) if last is None else last
        self._emptied = emptied

    def __len__(self) -> int:
        return self._last - self._first

    @overload
    def __getitem__(self, index: int) -> Page: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...

    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        places = range(self._first, self._last)[index]
        if isinstance(places, int):
            return self._shown(self._source.page(places))
        if places.step != 1:
            return tuple(self._shown(self._source.page(place)) for place in places)
        return LazyPages(self._source, places.start, max(places.start, places.stop), emptied=self._emptied)

    def __iter__(self) -> Iterator[Page]:
        found = self._source.between(self._first, self._last)
        return map(self._shown, found) if self._emptied else found

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LazyPages):
            return NotImplemented
        if len(self) != len(other):
            return False
        mine, theirs = (self._first, self._emptied), (other._first, other._emptied)
        is_same = mine == theirs and self._source.is_same(other._source)
        return is_same or all(one == another for one, another in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(len(self))  # whatever else tells them apart would have to be fetched

    def __repr__(self) -> str:
        return f"LazyPages({len(self)} pages)"  # never their text

    def numbered(self, first: int, last: int) -> LazyPages:
        """The pages that bear the numbers from `first` to `last`."""
        begins = min(max(first - 1, self._first), self._last)
        ends = max(min(last, self._last), begins)
        return LazyPages(self._source, begins, ends, emptied=self._emptied)

    def without_text(self, numbers: frozenset[int]) -> LazyPages:
        """The same pages, those of the given numbers without their text."""
        return LazyPages(self._source, self._first, self._last, emptied=self._emptied | numbers)

    def _shown(self, page: Page) -> Page:
        return replace(page, text="") if page.number in self._emptied else page


def pages_between(pages: Sequence[Page], first: int, last: int) -> Sequence[Page]:
    """The pages that bear the numbers from `first` to `last`."""
    if isinstance(pages, LazyPages):
        return pages.numbered(first, last)
    return tuple(page for page in pages if first <= page.number <= last)


def page_numbered(pages: Sequence[Page], number: int) -> Page | None:
    """The page of that number; None where there is none.

    >>> page_numbered((Page(number=1, text="Neck pain."), Page(number=3, text="Signed.")), 3).text
    'Signed.'
    """
    at = number - pages[0].number if pages and not isinstance(pages, LazyPages) else -1
    if 0 <= at < len(pages) and pages[at].number == number:
        return pages[at]
    return next(iter(pages_between(pages, number, number)), None)


def without_text(pages: Sequence[Page], numbers: frozenset[int]) -> Sequence[Page]:
    """The same pages, those of the given numbers without their text."""
    if isinstance(pages, LazyPages):
        return pages.without_text(numbers)
    return tuple(replace(page, text="") if page.number in numbers else page for page in pages)


def in_chunks(pages: Iterable[Page]) -> Iterator[tuple[Page, ...]]:
    """The pages in runs of `CHUNK`; the last may be shorter."""
    chunk: list[Page] = []
    for page in pages:
        chunk.append(page)
        if len(chunk) == CHUNK:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)
