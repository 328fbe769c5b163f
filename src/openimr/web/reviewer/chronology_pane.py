"""The chronology beside the summary: what is asked for, and the lines that answer it, each with its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openimr.casefile import ChronologyEntry, EventKind, body_parts_told, filter_chronology, kinds_told
from openimr.web.reviewer.look import Look
from openimr.web.reviewer.page_numbers import PageNumbers

LONGEST_WORDS = 100


@dataclass(frozen=True, kw_only=True)
class AskedEvents:
    """What the form asks for beside the kind, which stands in the address: clinical words are only ever posted."""

    body_part: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ChronologyLine:
    entry: ChronologyEntry
    href: str
    in_file: int


@dataclass(frozen=True, kw_only=True)
class ChronologyPane:
    """The lines asked for, out of how many, and what can be asked for."""

    lines: tuple[ChronologyLine, ...]
    total: int
    kinds: tuple[tuple[str, EventKind], ...]
    """Each kind of which there is an event, with its name in an address."""
    body_parts: tuple[str, ...]
    asked: AskedEvents
    is_filtered: bool
    all_href: str


def asked_events(posted: Mapping[str, str]) -> AskedEvents:
    """What a form asks for."""
    return AskedEvents(
        body_part=posted.get("body_part", "")[:LONGEST_WORDS].strip(),
        words=posted.get("event_words", "")[:LONGEST_WORDS].strip(),
    )


def chronology_pane(
    dated: Sequence[ChronologyEntry], look: Look, pages: PageNumbers, asked: AskedEvents
) -> ChronologyPane:
    """The events that are asked for, in the order of their days."""
    wanted = filter_chronology(dated, kind=look.event_kind, body_part=asked.body_part, words=asked.words)
    return ChronologyPane(
        lines=tuple(
            ChronologyLine(entry=entry, href=look.at(place.document.id, place.page).href, in_file=place.in_file)
            for entry in wanted
            if (place := pages.of_evidence(entry.evidence))
        ),
        total=len(dated),
        kinds=tuple((kind.name.lower(), kind) for kind in kinds_told(dated)),
        body_parts=body_parts_told(dated),
        asked=asked,
        is_filtered=bool(look.events or asked.body_part or asked.words),
        all_href=look.with_events("").href,
    )
