"""The account of a source: every character that shows lies in one field, in recognized boilerplate, or is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from openimr.corpus.source import Source
from openimr.publication import Leftover
from openimr.vocabulary import Span


@dataclass
class Account:
    """What has been understood of a source so far. It is filled while a letter is read, and read out at the end."""

    source: Source
    spans: dict[str, Span] = field(default_factory=dict)
    boilerplate: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.boilerplate += [self._span(line.start, line.end) for line in self.source.furniture]

    def take(self, path: str, start: int, end: int) -> None:
        """Note that `path` says what stands from `start` to `end`.

        Where a running head or foot interrupts it, the further parts are `path#2`, `path#3`.
        """
        for number, (first, last) in enumerate(self._free(start, end), start=1):
            self.spans[path if number == 1 else f"{path}#{number}"] = self._span(first, last)

    def recognize(self, start: int, end: int) -> None:
        """Note that whatever is still free from `start` to `end` is printed in every letter."""
        self.boilerplate += [self._span(first, last) for first, last in self._free(start, end)]

    def leftovers(self) -> tuple[Leftover, ...]:
        """What nobody took, passage by passage, in the order of the text."""
        return tuple(
            Leftover(text=self.source.text[first:last], span=self._span(first, last))
            for first, last in self._free(0, len(self.source.text))
        )

    def _free(self, start: int, end: int) -> list[tuple[int, int]]:
        """The passages from `start` to `end` that nobody took, without the white space around them."""
        free: list[tuple[int, int]] = []
        position = start
        for span in sorted([*self.spans.values(), *self.boilerplate]):
            if span.start < end and span.end > position:
                free += self._trimmed(position, span.start)
                position = span.end
        return [*free, *self._trimmed(position, end)]

    def _trimmed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The bounds without white space at either end; nothing where nothing shows."""
        if match := re.compile(r"\S(?:.*\S)?", re.DOTALL).search(self.source.text, start, max(start, end)):
            yield match.span()

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.source.page_of(start))
