"""What the reviewer is looking at, as the address says it: ids and numbers only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

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
    show: str = TEXT
    events: str = ""
    """The kind of events that the chronology shows, by its name in small letters; every kind where empty."""

    @property
    def query(self) -> str:
        said: dict[str, Any] = {"view": SUMMARY} if self.view == SUMMARY else {"item": self.item}
        if self.record:
            said |= {"record": self.record, "page": self.page}
        if self.show == SCAN:
            said["show"] = SCAN
        if self.view == SUMMARY and self.events:
            said["events"] = self.events
        return urlencode(said)

    @property
    def href(self) -> str:
        return f"{reverse('bench', args=[self.case_number])}?{self.query}"

    def at(self, record: str, page: int, *, show: str = TEXT) -> Look:
        """The same look with another page in the middle."""
        return replace(self, record=record, page=page, show=show)

    def on_item(self, number: int) -> Look:
        """Another item on the right; the middle is left to that item's first finding."""
        return replace(self, view=ITEM, item=number, record="", page=1, show=TEXT)

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
        show=SCAN if said.get("show") == SCAN else TEXT,
        events=events if (events := said.get("events", "")) in EVENT_KINDS else "",
    )


def _number(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 6 and int(said) > 0 else 1
