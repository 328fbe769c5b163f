"""What the reviewer is looking at, as the address says it: ids and numbers only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote

from django.http import QueryDict
from django.urls import reverse

from openimr.casefile import EventKind

ITEM, SUMMARY = "item", "summary"
TEXT, SCAN = "text", "scan"
EVENT_KINDS = frozenset(kind.name.lower() for kind in EventKind)


@dataclass(frozen=True, kw_only=True)
class Look:
    """One item or the clinical summary on the right, one page of one record in the middle, as text or as a picture.

    >>> Look(case_number="CM15-0000001", item=2, record="r3", page=4).query
    'item=2&record=r3&page=4'
    """

    case_number: str
    item: int = 1
    view: str = ITEM
    record: str = ""
    page: int = 1
    show: str = ""
    """As text or as a picture; empty leaves it to the reviewer's habit."""
    turn: int = 0
    """By how many degrees clockwise the picture is turned, for this look alone."""
    go: int = 0
    """A page by its number in the whole file, where somebody typed one; it goes before record and page."""
    beside: tuple[str, int] | None = None
    """The record and page that stand next to the page."""
    events: str = ""
    """The kind of events that the chronology shows, by its name in small letters; every kind where empty."""

    @property
    def query(self) -> str:
        # Written by hand: a page about a long file has thousands of links.
        said = f"view={SUMMARY}" if self.view == SUMMARY else f"item={self.item}"
        if self.record:
            said += f"&record={quote(self.record)}&page={self.page}"
        if self.show:
            said += f"&show={self.show}"
        if self.turn:
            said += f"&turn={self.turn}"
        if self.beside:
            said += f"&beside={quote(self.beside_key)}"
        if self.view == SUMMARY and self.events:
            said += f"&events={self.events}"
        return said

    @property
    def href(self) -> str:
        return f"{_bench(self.case_number)}?{self.query}"

    @property
    def beside_key(self) -> str:
        """The second page as an address and a form name it: `r3-4`."""
        return f"{self.beside[0]}-{self.beside[1]}" if self.beside else ""

    def at(self, record: str, page: int, *, show: str = "") -> Look:
        """The same look with another page in the middle."""
        return replace(self, record=record, page=page, show=show, turn=0)

    def with_beside(self, record: str, page: int) -> Look:
        """The same look with a second page next to the first."""
        return replace(self, beside=(record, page))

    def alone(self) -> Look:
        return replace(self, beside=None)

    def turned(self) -> Look:
        """The picture a quarter turn further."""
        return replace(self, turn=(self.turn + 90) % 360)

    def on_item(self, number: int) -> Look:
        """Another item on the right; the middle is left to that item's first finding."""
        return replace(self, view=ITEM, item=number, record="", page=1, show="", turn=0, go=0, beside=None)

    def on_summary(self) -> Look:
        return replace(self, view=SUMMARY)

    def with_events(self, events: str) -> Look:
        """The same look with another kind of events in the chronology."""
        return replace(self, events=events)

    @property
    def event_kind(self) -> EventKind | None:
        return EventKind[self.events.upper()] if self.events else None


def look_of(case_number: str, said: QueryDict) -> Look:
    """The look that a query string or a form asks for; what makes no sense falls back to the beginning."""
    return Look(
        case_number=case_number,
        item=_number(said.get("item")),
        view=SUMMARY if said.get("view") == SUMMARY else ITEM,
        record=said.get("record", "")[:20],
        page=_number(said.get("page")),
        show=show if (show := said.get("show", "")) in {TEXT, SCAN} else "",
        go=_number(said.get("go")) if said.get("go") else 0,
        turn=_number(said.get("turn")) // 90 % 4 * 90,
        beside=_beside(said.get("beside", "")),
        events=events if (events := said.get("events", "")) in EVENT_KINDS else "",
    )


def _beside(said: str) -> tuple[str, int] | None:
    record, _, page = said[:30].rpartition("-")
    return (record, _number(page)) if record else None


@lru_cache(maxsize=100)
def _bench(case_number: str) -> str:
    return reverse("bench", args=[case_number])


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 6 and int(said) > 0 else 1
