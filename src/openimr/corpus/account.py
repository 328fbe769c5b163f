"""The account of a source: every character that shows lies in one field, in recognized boilerplate, or is left over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from openimr.corpus.plain_text import ODD
from openimr.corpus.source import Source
from openimr.publication import Leftover
from openimr.vocabulary import Span

SHOWS = re.compile(r"\S")


@dataclass
class Account:
    """What has been understood of a source so far. It is filled while a letter is read, and read out at the end.

    Places are handed in as places of the source's text; spans lead into the stored text.
    """

    source: Source
    spans: dict[str, Span] = field(default_factory=dict)
    boilerplate: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        # The passages that nobody took yet, in order, as their starts and their ends.
        self._starts, self._ends = [0], [len(self.source.text)]
        for line in self.source.furniture:
            self.recognize(line.start, line.end)

    def take(self, path: str, start: int, end: int) -> None:
        """Note that `path` says what stands from `start` to `end`.

        Where a running head or foot interrupts it, the further parts are `path#2`, `path#3`.
        """
        for number, (first, last) in enumerate(self._taken(start, end), start=1):
            self.spans[path if number == 1 else f"{path}#{number}"] = self._span(first, last)

    def recognize(self, start: int, end: int) -> None:
        """Note that whatever is still free from `start` to `end` is printed in every letter."""
        self.boilerplate += [self._span(first, last) for first, last in self._taken(start, end)]

    def leftovers(self) -> tuple[Leftover, ...]:
        """What nobody took, passage by passage, in the order of the text."""
        left = [self._span(*bounds) for bounds in self._taken(0, len(self.source.text))]
        self._recognize_invisible([*self.spans.values(), *self.boilerplate, *left])
        return tuple(Leftover(text=self.source.plain.stored[span.start : span.end], span=span) for span in left)

    def _taken(self, start: int, end: int) -> list[tuple[int, int]]:
        """The passages from `start` to `end` that nobody took so far, without the white space around them."""
        if start >= end or not self._starts:
            return []
        first = max(0, bisect_right(self._starts, start) - 1)
        if self._ends[first] <= start:
            first += 1
        last = bisect_left(self._starts, end, first)
        taken, starts, ends = list[tuple[int, int]](), list[int](), list[int]()
        for place in range(first, last):
            free_start, free_end = self._starts[place], self._ends[place]
            taken += self._trimmed(free_start if free_start > start else start, free_end if free_end < end else end)
            if free_start < start and self._shows(free_start, start):
                starts.append(free_start)
                ends.append(start)
            if end < free_end and self._shows(end, free_end):
                starts.append(end)
                ends.append(free_end)
        self._starts[first:last], self._ends[first:last] = starts, ends
        return taken

    def _shows(self, start: int, end: int) -> bool:
        return bool(SHOWS.search(self.source.text, start, end))

    def _trimmed(self, start: int, end: int) -> list[tuple[int, int]]:
        """The bounds without white space at either end; nothing where nothing shows."""
        passage = self.source.text[start:end]
        shown = passage.strip()
        if not shown:
            return []
        start += passage.index(shown[0])
        return [(start, start + len(shown))]

    def _span(self, start: int, end: int) -> Span:
        first, last = self.source.plain.stored_bounds(start, end)
        return Span(first, last, self.source.page_of(first))

    def _recognize_invisible(self, spans: list[Span]) -> None:
        """Count signs that show nothing and stand in no span, such as a byte order mark, as printed in every letter."""
        plain = self.source.plain
        if plain.places is None:
            return
        ordered = sorted(spans)
        starts = [span.start for span in ordered]
        for match in ODD.finditer(plain.stored):
            holder = bisect_right(starts, match.start()) - 1
            is_held = holder >= 0 and ordered[holder].end > match.start()
            if not is_held and not match.group().isspace():
                end = match.start() + len(match.group().rstrip())
                self.boilerplate.append(Span(match.start(), end, self.source.page_of(match.start())))
