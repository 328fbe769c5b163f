"""What of the tree stands open: all that decides, conflicts or could change the outcome; the rest folds to a line."""

from __future__ import annotations

from collections.abc import Sequence

from openimr.casefile import FactStatus
from openimr.criteria import CriterionResult, Evaluation, Truth

_WORDS = {Truth.MET: "met", Truth.NOT_MET: "not met", Truth.NOT_DOCUMENTED: "not documented"}


def matters(node: CriterionResult, evaluation: Evaluation) -> bool:
    """Whether a criterion, or one below it, has to be seen without unfolding anything."""
    changing = {leaf for way in evaluation.ways for leaf in way}
    return any(
        leaf.id in evaluation.deciding
        or leaf.id in changing
        or leaf.set_aside is not None
        or any(fact.corrected or fact.status is FactStatus.CONFLICTING for fact in leaf.facts)
        for leaf in node.leaves()
    )


def fold_line(parent: CriterionResult, folded: Sequence[CriterionResult]) -> str:
    """One line for the criteria of a group that are folded away: "4 more criteria, all met"."""
    count = len(folded)
    if not folded:
        return ""
    if parent.kind in {"any", "at_least"} and parent.counts_as is True:
        none = {1: "not needed", 2: "neither needed"}.get(count, "none needed")
        return f"{count} other {'way' if count == 1 else 'ways'}, {none}"
    which = f"{count} more {'criterion' if count == 1 else 'criteria'}"
    if all(node.truth is Truth.MET for node in folded):
        return f"{which}, { {1: 'met', 2: 'both met'}.get(count, 'all met') }"
    counts = {truth: sum(node.truth is truth for node in folded) for truth in Truth}
    told = ", ".join(f"{number} {_WORDS[truth]}" for truth, number in counts.items() if number)
    if all(node.counts_as is True for node in folded):
        return f"{which}, {'it counts' if count == 1 else 'they count'} as met: {told}"
    return f"{which} on which the outcome does not hang: {told}"
