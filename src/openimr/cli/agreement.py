"""How well the criteria agree with the reviewers: accuracy, balanced accuracy, AUROC, with intervals."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from openimr.analytics import ReplayedItem
from openimr.criteria import Outcome, topic_of
from openimr.vocabulary import Decision

RESAMPLES = 2_000
SEED = 4610


@dataclass(frozen=True, kw_only=True)
class Judged:
    """An item as the criteria and the reviewer see it. `support` is None where no pack covers the item.

    `is_same_topic` is whether the reviewer cites the topic that the criteria chose; None where one of the two is not
    known.
    """

    letter: str
    outcome: Outcome
    decision: Decision
    support: float | None
    is_same_topic: bool | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether both came to the same; what the criteria leave open agrees with nothing."""
        expected = Outcome.SUPPORTED if self.decision is Decision.OVERTURNED else Outcome.NOT_SUPPORTED
        return self.outcome is expected

    @property
    def is_decided(self) -> bool:
        return self.outcome in {Outcome.SUPPORTED, Outcome.NOT_SUPPORTED}


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A value between 0 and 1 with its 95 % interval, and over how many items; None where nothing can be said."""

    value: float | None
    low: float | None
    high: float | None
    items: int


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """The agreement over many letters. Items are resampled by letter, because those of one letter belong together."""

    items: int
    letters: int
    accuracy: Measure
    balanced_accuracy: Measure
    auroc: Measure
    not_decided: Measure
    same_topic: Measure


def judged(letter: str, items: Iterable[ReplayedItem]) -> Iterable[Judged]:
    """The items of a letter that the reviewer decided."""
    for each in items:
        if each.item.decision is None:
            continue
        topic = each.evaluation.topic
        cited = {topic_of(citation) for citation in each.item.reviewer_guideline.citations} - {None}
        chosen = f"{topic.pack.partition('#')[0]}/{topic.id}" if topic else None
        yield Judged(
            letter=letter,
            outcome=each.evaluation.outcome,
            decision=each.item.decision,
            support=each.evaluation.support if topic else None,
            is_same_topic=chosen in cited if chosen and cited else None,
        )


def agreement(items: Sequence[Judged], *, resamples: int = RESAMPLES) -> Agreement:
    """Each measure over all items, with the 2.5 % and 97.5 % quantiles over resampled letters."""
    letters: dict[str, list[Judged]] = defaultdict(list)
    for item in items:
        letters[item.letter].append(item)
    groups = list(letters.values())
    rng = random.Random(SEED)  # noqa: S311 - a resample, no secret
    drawn = [
        [item for group in rng.choices(groups, k=len(groups)) for item in group]
        for _ in range(resamples if groups else 0)
    ]

    def measured(measure: Callable[[Sequence[Judged]], float | None], over: Sequence[Judged]) -> Measure:
        found = sorted(value for sample in drawn if (value := measure(sample)) is not None)
        low, high = (found[int(0.025 * len(found))], found[int(0.975 * len(found))]) if found else (None, None)
        return Measure(value=measure(items), low=low, high=high, items=len(over))

    return Agreement(
        items=len(items),
        letters=len(groups),
        accuracy=measured(accuracy, items),
        balanced_accuracy=measured(balanced_accuracy, items),
        auroc=measured(auroc, [item for item in items if item.support is not None]),
        not_decided=measured(not_decided, items),
        same_topic=measured(same_topic, [item for item in items if item.is_same_topic is not None]),
    )


def accuracy(items: Sequence[Judged]) -> float | None:
    """The share of items on which criteria and reviewer agree; what was not decided counts as wrong."""
    return sum(item.is_agreed for item in items) / len(items) if items else None


def balanced_accuracy(items: Sequence[Judged]) -> float | None:
    """The mean of the accuracies among upheld and among overturned items; always saying one of them scores 0.5."""
    shares = [accuracy([item for item in items if item.decision is decision]) for decision in Decision]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if len(known) == len(shares) else None


def auroc(items: Sequence[Judged]) -> float | None:
    """How often an overturned item has a higher support score than an upheld one; a tie counts half.

    Only items that a pack covers have a score.
    """
    scores: dict[Decision, list[float]] = {decision: [] for decision in Decision}
    for item in items:
        if item.support is not None:
            scores[item.decision].append(item.support)
    overturned, upheld = scores[Decision.OVERTURNED], scores[Decision.UPHELD]
    if not overturned or not upheld:
        return None
    won = sum((high > low) + (high == low) / 2 for high in overturned for low in upheld)
    return won / (len(overturned) * len(upheld))


def not_decided(items: Sequence[Judged]) -> float | None:
    """The share of items that the criteria leave open, or that no pack covers."""
    return sum(not item.is_decided for item in items) / len(items) if items else None


def same_topic(items: Sequence[Judged]) -> float | None:
    """The share of items whose reviewer cites the topic that the criteria chose, where both topics are known."""
    known = [item.is_same_topic for item in items if item.is_same_topic is not None]
    return sum(known) / len(known) if known else None
