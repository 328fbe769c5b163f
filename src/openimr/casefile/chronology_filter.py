"""The part of a chronology that somebody wants to see: events of one kind, about one part of the body, with words."""

from __future__ import annotations

from collections.abc import Sequence

from openimr.casefile.chronology import ChronologyEntry
from openimr.casefile.event_kind import EventKind


def filter_chronology(
    entries: Sequence[ChronologyEntry], *, kind: EventKind | None = None, body_part: str = "", words: str = ""
) -> tuple[ChronologyEntry, ...]:
    """The entries of a kind that name a part of the body and hold every one of some words, in their order.

    What is left out asks for nothing. A word is found at the beginning of a word of the entry, in any case.
    """
    wanted = words.casefold().split()
    return tuple(
        entry
        for entry in entries
        if (kind is None or entry.kind is kind)
        and (not body_part or body_part in entry.body_parts)
        and _has_words(entry.what, wanted)
    )


def kinds_told(entries: Sequence[ChronologyEntry]) -> tuple[EventKind, ...]:
    """The kinds of which there is an event, in their fixed order."""
    told = {entry.kind for entry in entries}
    return tuple(kind for kind in EventKind if kind in told)


def body_parts_told(entries: Sequence[ChronologyEntry]) -> tuple[str, ...]:
    """The parts of the body that some event names, in alphabetical order."""
    return tuple(sorted({part for entry in entries for part in entry.body_parts}))


def _has_words(what: str, wanted: Sequence[str]) -> bool:
    said = what.casefold().split()
    return all(any(word.lstrip("(\"'“").startswith(begun) for word in said) for begun in wanted)
