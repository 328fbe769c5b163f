"""What would change the outcome: each smallest way, step by step, with the words to search the file for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openimr.casefile import FactStatus, concepts
from openimr.criteria import CriterionResult, Evaluation, Outcome, Truth

MOST_SEARCHES = 3
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '/-]{2,}\*?")


@dataclass(frozen=True, kw_only=True)
class Search:
    """Words that a search inside the file takes; they are posted, never part of an address."""

    words: str
    shown: str


@dataclass(frozen=True, kw_only=True)
class WayStep:
    """One criterion that would have to be met: what to look for, or how much less to ask for."""

    label: str
    says: str
    searches: tuple[Search, ...] = ()


Way = tuple[WayStep, ...]


def ways_shown(evaluation: Evaluation, labels: Mapping[str, str]) -> tuple[Way, ...]:
    """The smallest ways to another outcome, the shortest first; none where no record can change it."""
    leaves = {leaf.id: leaf for leaf in evaluation.root.leaves()} if evaluation.root else {}
    return tuple(tuple(_step(leaves[leaf], labels[leaf]) for leaf in way) for way in evaluation.ways if way)


def counting_again(evaluation: Evaluation, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The labels of the criteria that stand in the way because the reviewer set them aside as not met."""
    if evaluation.root is None or evaluation.outcome is Outcome.SUPPORTED:
        return ()
    aside = [leaf for leaf in evaluation.root.leaves() if leaf.set_aside is not None and leaf.counts_as is False]
    return tuple(labels[leaf.id] for leaf in aside if leaf.id in evaluation.deciding)


def _step(leaf: CriterionResult, label: str) -> WayStep:
    less = _less(leaf)
    if less:
        return WayStep(label=label, says=less)
    says = leaf.look_for or leaf.says
    return WayStep(label=label, says=says[:1].upper() + says[1:], searches=tuple(_searches(leaf))[:MOST_SEARCHES])


def _less(leaf: CriterionResult) -> str:
    """How much less to ask for where the request goes beyond the count; empty where a record alone could mend it."""
    for reckoned in leaf.sums if leaf.truth is Truth.NOT_MET else ():
        asked = next((term.amount.low for term in reckoned.terms if term.name.endswith("_requested")), None)
        if asked is None or reckoned.holds is not False or reckoned.sign not in {"<", "<="}:
            continue
        limit = reckoned.limit.amount.low
        room = limit - (reckoned.total.low - asked)
        if room > 0:
            return f"A request for no more than {room:g}"
        if asked > limit:
            return f"A request for no more than {limit:g}, and a record that fewer were done before"
    return ""


def _searches(leaf: CriterionResult) -> Iterator[Search]:
    """A plain phrase of each concept that is missing, as reports write it, then a second one."""
    missing = [fact.concept for fact in leaf.facts if fact.status is not FactStatus.DOCUMENTED]
    sought = dict.fromkeys((*leaf.sought, *missing)) or {fact.concept: None for fact in leaf.facts}
    phrases = [[phrase for phrase in concepts()[name].terms if _PLAIN.fullmatch(phrase)] for name in sought]
    for turn in range(max(map(len, phrases), default=0)):
        for phrase in dict.fromkeys(own[turn] for own in phrases if turn < len(own)):
            yield Search(words=phrase.rstrip("*"), shown=phrase.replace("*", "…"))
