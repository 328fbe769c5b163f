"""The entries of the journey: every event of a case, told to the one who reads, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openimr.clocks import legal_day
from openimr.web.event_words import Reader, Words, words_of
from openimr.workflow import Case, Desk, Event, RecordedEvent
from openimr.workflow.events import (
    AnswerTakenBack,
    FactCorrected,
    FindingAnswered,
    PartMarkedRead,
    RecordAdded,
    RecordDescribed,
    RecordOpened,
    RecordRead,
    RecordSplit,
)

OF_RECORDS = (RecordAdded, RecordRead, RecordDescribed, RecordSplit, RecordOpened, PartMarkedRead)
OFTEN = (*OF_RECORDS, FactCorrected, FindingAnswered, AnswerTakenBack)
"""Kinds of which many follow each other; those of one kind, person and day are told together."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the journey: what happened, by whom, when; `moments` holds each event that it tells."""

    words: Words
    by: str
    is_yours: bool
    version: int
    """The place of its last event in the stream."""
    moments: tuple[tuple[datetime, str], ...]

    @property
    def at(self) -> datetime:
        return self.moments[-1][0]


def entries_of(
    events: Sequence[RecordedEvent], *, desk: Desk, case: Case, reader: Reader, record_names: Mapping[str, str]
) -> tuple[Entry, ...]:
    """Every event of the case in words, the newest first; records are named as `record_names` says."""
    told = (
        _entry(together, desk=desk, case=case, reader=reader, record_names=record_names)
        for together in _together(events)
    )
    return tuple(sorted(told, key=lambda entry: entry.version, reverse=True))


def _together(events: Sequence[RecordedEvent]) -> list[list[RecordedEvent]]:
    """Events about records and findings, gathered by kind, person and day until another happens; all others alone."""
    gathered: list[list[RecordedEvent]] = []
    open_groups: dict[tuple[object, ...], list[RecordedEvent]] = {}
    for recorded in events:
        if not isinstance(recorded.event, OFTEN):
            open_groups.clear()
            gathered.append([recorded])
            continue
        key = (type(recorded.event), recorded.actor, legal_day(recorded.at))
        if key not in open_groups:
            open_groups[key] = []
            gathered.append(open_groups[key])
        open_groups[key].append(recorded)
    return gathered


def _entry(
    together: list[RecordedEvent], *, desk: Desk, case: Case, reader: Reader, record_names: Mapping[str, str]
) -> Entry:
    last = together[-1]
    is_yours = last.actor == reader.actor
    words = words_of([recorded.event for recorded in together], is_yours=is_yours, desk=desk, case=case, reader=reader)
    return Entry(
        words=words,
        by=reader.names.get(last.actor, str(last.role)),
        is_yours=is_yours,
        version=last.version,
        moments=tuple((recorded.at, _record_name(recorded.event, record_names)) for recorded in together),
    )


def _record_name(event: Event, record_names: Mapping[str, str]) -> str:
    if isinstance(event, OF_RECORDS):
        return record_names.get(event.record_id, "")
    return ""
