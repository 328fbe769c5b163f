"""The places that show a fact, in a few bytes each: a long file shows one at tens of thousands."""

from __future__ import annotations

import sys
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from openimr.casefile.evidence import Evidence

COLUMNS = 4
"""Twice the number of the document, and one more where the words support the fact; the page, the start, the end."""
FEW = 200
"""So many places are kept one by one, and stored so that a person can read them."""


class Places(Sequence[Evidence]):
    """Evidence as columns of numbers. Equal to any sequence of the same evidence in the same order."""

    __slots__ = ("_documents", "_rows")

    def __init__(self, documents: Sequence[str], rows: array[int]) -> None:
        self._documents = tuple(documents)
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows) // COLUMNS

    @overload
    def __getitem__(self, index: int) -> Evidence: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Evidence]: ...

    def __getitem__(self, index: int | slice) -> Evidence | Sequence[Evidence]:
        places = range(len(self))[index]
        if isinstance(places, int):
            return self._evidence(*self._rows[places * COLUMNS : (places + 1) * COLUMNS])
        return tuple(self[place] for place in places)

    def __iter__(self) -> Iterator[Evidence]:
        rows = iter(self._rows)
        return (self._evidence(*row) for row in zip(*[rows] * COLUMNS, strict=True))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Places | tuple):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Places({len(self)})"

    def _evidence(self, told: int, page: int, start: int, end: int) -> Evidence:
        number, supports = divmod(told, 2)
        return Evidence(document_id=self._documents[number], page=page, start=start, end=end, supports=bool(supports))

    def written(self) -> dict[str, Any]:
        """The columns as text: their numbers of four bytes, the lowest byte first, packed by zlib, in base64."""
        rows = _low_byte_first(self._rows)
        return {"documents": list(self._documents), "rows": b64encode(zlib.compress(rows.tobytes())).decode("ascii")}

    @classmethod
    def read(cls, written: Any) -> Places:
        """The places that `written` wrote; raises `ValueError` for anything else."""
        if isinstance(written, Places):
            return written
        if not isinstance(written, dict) or set(written) != {"documents", "rows"}:
            raise ValueError("no places of evidence")
        rows = array("I")
        rows.frombytes(zlib.decompress(b64decode(written["rows"])))
        return cls(written["documents"], _low_byte_first(rows))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let the codec at the edge write and read places; pydantic itself is not needed here."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(Places.written)
        )


class GatheredPlaces:
    """Places as they are found, in that order."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows = array("I")

    def enter(self, place: Evidence) -> None:
        number = self._numbers.setdefault(place.document_id, len(self._numbers))
        self._rows.extend((2 * number + place.supports, place.page, place.start, place.end))

    def made(self) -> Places:
        return Places(tuple(self._numbers), self._rows)


def without_repetitions(evidence: Iterable[Evidence], *, page_by_page: bool = False) -> Places | tuple[Evidence, ...]:
    """Each place once, in the order in which they come; where they are few, one by one.

    Where all places of a page come together, `page_by_page` spares the memory of all the others.
    """
    gathered, seen = GatheredPlaces(), set[int]()
    numbers: dict[str, int] = {}
    page: tuple[str, int] | None = None
    for place in evidence:
        if page_by_page and page != (place.document_id, place.page):
            page = (place.document_id, place.page)
            seen.clear()
        packed = 2 * numbers.setdefault(place.document_id, len(numbers)) + place.supports
        for column in (place.page, place.start, place.end):
            packed = packed << 32 | column
        if packed not in seen:
            seen.add(packed)
            gathered.enter(place)
    places = gathered.made()
    return places if len(places) > FEW else tuple(places)


def _low_byte_first(rows: array[int]) -> array[int]:
    if sys.byteorder == "little":
        return rows
    swapped = array("I", rows)
    swapped.byteswap()
    return swapped
