"""One topic as the desk knows it: its editions, its revisions, its examples, and how it decided past items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import unified_diff

from openimr.casefile import Fact, FactStatus, concepts
from openimr.criteria import (
    Evaluation,
    ExampleResult,
    Library,
    Pack,
    PackChange,
    PackTopic,
    PastItem,
    Standing,
    TopicRevision,
    Trial,
    diff_topic,
    examples_source,
    load_library,
    revised,
    run_written,
    standing,
    topic_in,
    topic_source,
)
from openimr.vocabulary import ImrError
from openimr.workflow import Amendment, in_order, newest_of

MOST_LISTED = 12

TopicKey = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class ShownRevision:
    """A revision that was put in force here, and what it changed."""

    amendment: Amendment
    changes: tuple[PackChange, ...]
    state: str
    """ "in force", "ending" (withdrawn, and still counting today), "coming", "replaced" or "withdrawn"."""

    @property
    def last_day(self) -> date | None:
        """The last day on which a withdrawn revision counts."""
        return self.amendment.until - timedelta(days=1) if self.amendment.until else None


@dataclass(frozen=True, kw_only=True)
class ShownExample:
    """A worked example: what is asked, what the record says, and how it came out."""

    result: ExampleResult
    asked: str
    given: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Decided:
    """How the topic decided past items, in the words of the page."""

    standing: Standing
    criteria: tuple[tuple[str, int], ...]
    """The sentences of the criteria that decided, the most frequent first."""
    listed: tuple[tuple[PastItem, Evaluation], ...]
    more: int


def as_in_force(key: TopicKey, amendments: Sequence[Amendment], on: date) -> TopicRevision:
    """The topic's text and examples as they count on a day: of the last revision, or of the shipped library."""
    counting = newest_of(amendments, key, on=on)
    return counting.revision if counting else _as_shipped(key)


def to_begin_with(key: TopicKey, amendments: Sequence[Amendment]) -> TopicRevision:
    """The wording with which a draft begins: the one that will count in the end, so that nothing coming is undone."""
    newest = newest_of(amendments, key)
    return newest.revision if newest else _as_shipped(key)


def _as_shipped(key: TopicKey) -> TopicRevision:
    guideline, edition, topic = key
    return TopicRevision(
        guideline=guideline,
        edition=edition,
        topic=topic,
        text=topic_source(*key),
        examples=examples_source(*key),
    )


def editions_of(key: TopicKey, library: Library) -> tuple[tuple[Pack, PackTopic], ...]:
    """The same subject in every edition of the guideline, the oldest first."""
    guideline, _, topic = key
    held = [(pack, own) for pack, own in library.topics() if pack.guideline == guideline and own.id == topic]
    return tuple(sorted(held, key=lambda pair: pair[0].edition))


def revisions_of(
    key: TopicKey, amendments: Sequence[Amendment], in_force: TopicRevision, today: date
) -> tuple[ShownRevision, ...]:
    """Every revision of a topic, the newest first, each beside the wording that it replaced."""
    before = topic_in(load_library(), *key)
    shown = []
    for each in in_order(one for one in amendments if one.revision.key == key):
        after = read_wording(each.revision)
        changes = tuple(diff_topic(before[1], after)) if before and after else ()
        shown.append(ShownRevision(amendment=each, changes=changes, state=_state(each, in_force, today)))
        if each.until is None and after and before:
            before = (before[0], after)
    return tuple(reversed(shown))


def differences(newest: TopicRevision, typed: TopicRevision) -> tuple[str, ...]:
    """The lines in which a typed wording differs from the newest: those of one only (-), of the other only (+)."""
    pairs = ((newest.text, typed.text), (newest.examples, typed.examples))
    return tuple(
        line
        for one, other in pairs
        for line in list(unified_diff(one.splitlines(), other.splitlines(), lineterm="", n=0))[2:]
        if not line.startswith("@@")
    )


def examples_in(revision: TopicRevision, library: Library) -> tuple[ShownExample, ...]:
    """The worked examples of a wording, run."""
    try:
        return shown_examples(run_written(revision.examples, library, file="examples"))
    except ImrError:
        return ()


def shown_examples(results: Sequence[ExampleResult]) -> tuple[ShownExample, ...]:
    """Examples in words that a physician can check."""
    return tuple(
        ShownExample(result=each, asked=_asked(each), given=tuple(map(_said, each.case.facts.values())))
        for each in results
    )


def _asked(result: ExampleResult) -> str:
    item = result.case.item
    parts = (item.text, str(item.quantity or ""), ", ".join(map(str, item.body_parts)))
    return ", ".join(part for part in parts if part)


def _said(fact: Fact) -> str:
    label = concepts()[fact.concept].label
    if fact.value is not None:
        return f"{label}: {fact.value} {fact.unit}".rstrip()
    return {FactStatus.DOCUMENTED: label, FactStatus.CONFLICTING: f"{label}: the pages disagree"}.get(
        fact.status, f"{label}: denied"
    )


def decided_by(key: TopicKey, past: Sequence[PastItem], library: Library) -> Decided:
    """How the topic as it stands in `library` decided the past items that it governs."""
    found = [(each, each.evaluate(library)) for each in past]
    under = [(each, evaluation) for each, evaluation in found if is_under(key, evaluation)]
    counted = standing([(evaluation, each.decision) for each, evaluation in under])
    held = topic_in(library, *key)
    says = {leaf.id: leaf.says for leaf in held[1].supported_when.leaves()} if held else {}
    return Decided(
        standing=counted,
        criteria=tuple((says.get(id, id), number) for id, number in counted.deciding),
        listed=tuple(under[:MOST_LISTED]),
        more=max(0, len(under) - MOST_LISTED),
    )


def is_under(key: TopicKey, evaluation: Evaluation) -> bool:
    """Whether an item was decided under this topic."""
    guideline, edition, topic = key
    found = evaluation.topic
    return found is not None and found.id == topic and found.pack.partition("#")[0] == f"{guideline}@{edition}"


def trials_under(key: TopicKey, trials: Sequence[Trial]) -> tuple[Trial, ...]:
    """The trials that the topic governs before or after."""
    return tuple(each for each in trials if is_under(key, each.before) or is_under(key, each.after))


def read_wording(revision: TopicRevision) -> PackTopic | None:
    """A wording as a topic, None where it cannot be read."""
    try:
        found = topic_in(revised(load_library(), [revision]), *revision.key)
    except ImrError:
        return None
    return found[1] if found else None


def _state(amendment: Amendment, in_force: TopicRevision, today: date) -> str:
    if amendment.until is not None:
        return "ending" if amendment.counts_on(today) and amendment.revision == in_force else "withdrawn"
    if amendment.since > today:
        return "coming"
    return "in force" if amendment.revision == in_force else "replaced"
