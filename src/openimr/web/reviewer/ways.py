"""What would change the outcome: each smallest way, step by step, with the words to search the file for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openimr.casefile import concepts
from openimr.criteria import CriterionResult, Evaluation, Truth

MOST_SEARCHES = 3
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '/-]{2,}\*?")


@dataclass(frozen=True, kw_only=True)
class WayStep:
    """One criterion that would have to be met: what to look for, or how much less to ask for."""

    label: str
    says: str
    searches: tuple[str, ...] = ()
    """Words that a search inside the file takes; they are posted, never part of an address."""


Way = tuple[WayStep, ...]


def ways_shown(evaluation: Evaluation, labels: Mapping[str, str]) -> tuple[Way, ...]:
    """The smallest ways to another outcome, the shortest first; none where no record can change it."""
    leaves = {leaf.id: leaf for leaf in evaluation.root.leaves()} if evaluation.root else {}
    return tuple(tuple(_step(leaves[leaf], labels[leaf]) for leaf in way) for way in evaluation.ways if way)


def _step(leaf: CriterionResult, label: str) -> WayStep:
    room = _room(leaf)
    if room:
        return WayStep(label=label, says=f"A request for no more than {room:g}")
    says = leaf.look_for or leaf.says
    return WayStep(label=label, says=says[:1].upper() + says[1:], searches=tuple(_searches(leaf))[:MOST_SEARCHES])


def _room(leaf: CriterionResult) -> float:
    """How much the count still leaves where the request goes beyond it."""
    if leaf.truth is not Truth.NOT_MET:
        return 0
    for reckoned in leaf.sums:
        asked = next((term for term in reckoned.terms if term.name.endswith("_requested")), None)
        if asked is not None and reckoned.holds is False and reckoned.sign in {"<", "<="}:
            return max(reckoned.limit.amount.low - (reckoned.total.low - asked.amount.low), 0)
    return 0


def _searches(leaf: CriterionResult) -> Iterator[str]:
    """A plain phrase or two of each concept that is missing, as reports write them."""
    sought = leaf.sought or tuple(fact.concept for fact in leaf.facts)
    phrases = [[phrase for phrase in concepts()[name].terms if _PLAIN.fullmatch(phrase)] for name in sought]
    for turn in range(max(map(len, phrases), default=0)):
        yield from dict.fromkeys(own[turn].rstrip("*") for own in phrases if turn < len(own))
