"""What happens to the guideline packs of an organization: topics revised, put in force from a day, taken back.

The library that is shipped never changes here. What an organization puts in force stands over it, from its day on, for
every review that begins on that day or later: a review keeps the criteria with which it began.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Protocol

from openimr.clocks import legal_day
from openimr.criteria import Library, TopicRevision, load_library, revised
from openimr.vocabulary import NotFound, Role, RuleError, StepNotAllowed

MEDICAL_DIRECTOR = frozenset({Role.MEDICAL_DIRECTOR})

GUIDELINE_STEPS: dict[str, frozenset[Role]] = {
    "revise_topic": MEDICAL_DIRECTOR,
    "discard_topic_draft": MEDICAL_DIRECTOR,
    "put_topic_in_force": MEDICAL_DIRECTOR,
    "withdraw_topic_revision": MEDICAL_DIRECTOR,
}
"""Who may take which step with a guideline; a step that is not named is nobody's."""


@dataclass(frozen=True, kw_only=True)
class TopicPutInForce:
    """A revised topic counts for reviews that begin on `since` or later; text and reason stand under their refs."""

    guideline: str
    edition: str
    topic: str
    revision_ref: str
    reason_ref: str
    since: date


@dataclass(frozen=True, kw_only=True)
class TopicRevisionWithdrawn:
    """The revision that event `number` put in force counts for no review that begins on `until` or later."""

    number: int
    until: date
    reason_ref: str


GuidelineEvent = TopicPutInForce | TopicRevisionWithdrawn

GUIDELINE_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in (TopicPutInForce, TopicRevisionWithdrawn)}


@dataclass(frozen=True, kw_only=True)
class RecordedGuidelineEvent:
    """The `number`-th event of the record of guidelines: what happened, by whom (an id, never a name), and when."""

    number: int
    event: GuidelineEvent
    actor: str
    role: Role
    at: datetime


@dataclass(frozen=True, kw_only=True)
class TopicDraft:
    """A topic that is being rewritten; `version` counts its savings, and begins again with a new draft."""

    revision: TopicRevision
    version: int
    saved_at: datetime

    @property
    def digest(self) -> str:
        """What a page says that it has seen: the words themselves, since a version can come again."""
        return self.revision.digest


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """A revision that was put in force: from which day, why, and to which day if it was withdrawn.

    `until` is the first day on which it no longer counts.
    """

    number: int
    revision: TopicRevision
    reason: str
    since: date
    until: date | None
    at: datetime
    withdrawn_because: str = ""

    def counts_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class Guidelines(Protocol):
    """The drafts of topics, and the record of what was put in force."""

    def drafts(self) -> Sequence[TopicDraft]: ...

    def draft(self, key: tuple[str, str, str]) -> TopicDraft | None: ...

    def save(self, revision: TopicRevision, *, seen: str, at: datetime) -> TopicDraft:
        """Keep a draft; `CaseChanged` unless the one it replaces has the digest `seen`, empty for none."""

    def discard(self, key: tuple[str, str, str], *, seen: str) -> None:
        """Delete the draft with the digest `seen`; `CaseChanged` if there is no such draft any more."""

    def record(self, event: GuidelineEvent, *, actor: str, role: Role, at: datetime) -> int:
        """Append an event; its number."""

    def amendments(self) -> Sequence[Amendment]:
        """Everything that was ever put in force, in the order of the record."""


def may_take(step: str, role: Role) -> bool:
    """Whether `role` may take a step with a guideline."""
    return role in GUIDELINE_STEPS.get(step, frozenset())


def must_be_allowed(step: str, role: Role) -> None:
    """Raises `StepNotAllowed` unless the table gives `role` this step."""
    if not may_take(step, role):
        raise StepNotAllowed(f"a {role} has no step “{step.replace('_', ' ')}”.", do="Ask the medical director.")


def amendments_of(
    events: Sequence[RecordedGuidelineEvent], revisions: dict[str, TopicRevision], reasons: dict[str, str]
) -> tuple[Amendment, ...]:
    """What the record says was put in force; `revisions` and `reasons` are the contents that its events name."""
    found: dict[int, Amendment] = {}
    for recorded in events:
        event = recorded.event
        if isinstance(event, TopicPutInForce):
            found[recorded.number] = Amendment(
                number=recorded.number,
                revision=revisions[event.revision_ref],
                reason=reasons[event.reason_ref],
                since=event.since,
                until=None,
                at=recorded.at,
            )
        else:
            because = reasons[event.reason_ref]
            found[event.number] = replace(found[event.number], until=event.until, withdrawn_because=because)
    return tuple(found.values())


def library_on(amendments: Sequence[Amendment], day: date) -> Library:
    """The shipped library with every revision that counts for a review that begins on `day`.

    A revision that this version of OpenIMR cannot read any more is left out; `unreadable` names it to the staff.
    """
    return _library(tuple(each.revision for each in in_order(each for each in amendments if each.counts_on(day))))


def library_to_come(amendments: Sequence[Amendment]) -> Library:
    """The shipped library with every revision that was not withdrawn, also those that count from a later day."""
    return _library(tuple(each.revision for each in in_order(each for each in amendments if each.until is None)))


def newest_of(
    amendments: Sequence[Amendment], key: tuple[str, str, str], *, on: date | None = None
) -> Amendment | None:
    """The last readable revision of a topic that counts on a day; without a day, the one that will in the end."""
    own = [
        each
        for each in amendments
        if each.revision.key == key and (each.until is None if on is None else each.counts_on(on))
    ]
    lost = [each for each, _ in unreadable(own)]
    kept = [each for each in in_order(own) if each not in lost]
    return kept[-1] if kept else None


def first_day_of(amendments: Sequence[Amendment], key: tuple[str, str, str], now: datetime) -> date:
    """The earliest day of a new revision: before a revision that is coming it would count in vain."""
    newest = newest_of(amendments, key)
    return max(first_day(now), newest.since) if newest else first_day(now)


def unreadable(amendments: Sequence[Amendment]) -> tuple[tuple[Amendment, str], ...]:
    """The revisions that cannot be read any more, each with the reason."""
    found = []
    for each in amendments:
        try:
            revised(load_library(), [each.revision])
        except RuleError as error:
            found.append((each, error.message))
    return tuple(found)


def in_order(amendments: Iterable[Amendment]) -> list[Amendment]:
    """In the order in which one takes the place of the other."""
    return sorted(amendments, key=lambda each: (each.since, each.number))


@lru_cache(maxsize=16)
def _library(revisions: tuple[TopicRevision, ...]) -> Library:
    library = load_library()
    for revision in revisions:
        try:
            library = revised(library, [revision])
        except RuleError:
            continue
    return library


def first_day(now: datetime) -> date:
    """The earliest day from which a change can count: tomorrow, since reviews have begun today."""
    return legal_day(now) + timedelta(days=1)


def the_amendment(amendments: Sequence[Amendment], number: int) -> Amendment:
    """The amendment of that number, or `NotFound`."""
    for each in amendments:
        if each.number == number:
            return each
    raise NotFound("there is no such revision.")
