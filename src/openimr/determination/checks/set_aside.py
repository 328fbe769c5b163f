"""CON-04: a criterion that the reviewer set aside is told in the rationale, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.criteria import CriterionResult
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material

SHORT = 3
"""Words up to this length mostly join others, and may be others in the rationale."""


def untold(material: Material) -> Iterator[Flaw]:
    """CON-04: the words of the reason for which a criterion was set aside do not stand in the rationale."""
    evaluations = {evaluation.item_number: evaluation for evaluation in material.evaluations}
    for path, item in material.items():
        evaluation = evaluations.get(item.number)
        if evaluation is None or evaluation.root is None or not item.rationale.strip():
            continue
        told = _words(item.rationale)
        for leaf in evaluation.root.leaves():
            if leaf.set_aside is not None and not _telling(leaf.set_aside.reason) <= told:
                yield Flaw(
                    path=f"{path}.rationale",
                    item=item.number,
                    message=_message(leaf),
                    fix="Tell the reason in the rationale, as it is recorded, or let the criterion count again.",
                )


def _message(leaf: CriterionResult) -> str:
    counts = "met" if leaf.counts_as else "not met"
    return f"A criterion is set aside and counts as {counts}, and the rationale does not tell why: “{leaf.says}”."


def _telling(reason: str) -> frozenset[str]:
    """The words by which a reason is known again: the long ones, or all where none is."""
    words = _words(reason)
    return frozenset(word for word in words if len(word) > SHORT) or words


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
