"""All that the pages tell of one concept, in a few bytes for each place: a long file tells of it thousands of times."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from openimr.casefile.file import Document
from openimr.casefile.mention import Bearing, Mention
from openimr.casefile.told import Told
from openimr.vocabulary import Range

COLUMNS = 5
"""The number of the document, the page, where the words start and end, and the number of what they say."""


class _Said(NamedTuple):
    """What the words of a place say of the concept; most places say one of a few things."""

    bearing: Bearing
    value: Range | None
    is_to_date: bool
    counts_course: bool


class Tellings:
    """What was told, in the order in which it was entered."""

    def __init__(self) -> None:
        self._rows = array("I")
        self._documents: list[Document] = []
        self._said: dict[_Said, int] = {}

    def __iter__(self) -> Iterator[Told]:
        said = list(self._said)
        rows = iter(self._rows)
        for document, page, start, end, number in zip(*[rows] * COLUMNS, strict=True):
            bearing, value, is_to_date, counts_course = said[number]
            mention = Mention(start=start, end=end, bearing=bearing, value=value, is_to_date=is_to_date)
            yield Told(self._documents[document], page, mention, counts_course)

    def enter(self, told: Told) -> None:
        if not self._documents or self._documents[-1] is not told.document:
            self._documents.append(told.document)
        mention = told.mention
        said = _Said(mention.bearing, mention.value, mention.is_to_date, told.counts_course)
        number = self._said.setdefault(said, len(self._said))
        self._rows.extend((len(self._documents) - 1, told.page, mention.start, mention.end, number))
