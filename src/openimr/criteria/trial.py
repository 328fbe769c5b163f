"""What becomes of past items under another library: the proof of a revision before it is put in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openimr.casefile import Facts
from openimr.criteria.engine import evaluate
from openimr.criteria.evaluation import Evaluation, Outcome
from openimr.criteria.library import Library
from openimr.vocabulary import Citation, Decision, DisputedItem

DECIDES = {Outcome.SUPPORTED: Decision.OVERTURNED, Outcome.NOT_SUPPORTED: Decision.UPHELD}


@dataclass(frozen=True, kw_only=True)
class PastItem:
    """An item that a reviewer has decided, with what the record was found to say of it."""

    case_number: str
    is_own: bool
    """Whether it is of a case of this organization; else it was published elsewhere and is known by its summary."""
    item: DisputedItem
    facts: Facts
    requested_on: date | None
    ur_decided_on: date | None
    date_of_injury: date | None
    decision: Decision | None
    cited: tuple[Citation, ...] = ()

    def evaluate(self, library: Library) -> Evaluation:
        return evaluate(
            self.item,
            self.facts,
            requested_on=self.requested_on,
            ur_decided_on=self.ur_decided_on,
            date_of_injury=self.date_of_injury,
            cited=self.cited,
            library=library,
        )


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A past item under the library in force and under a draft."""

    past: PastItem
    before: Evaluation
    after: Evaluation

    @property
    def is_turned(self) -> bool:
        """Whether the criteria come to something else, or for other reasons."""
        return self.is_other_outcome or self.before.deciding != self.after.deciding

    @property
    def is_other_outcome(self) -> bool:
        return self.before.outcome is not self.after.outcome


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a topic decided past items: how often to which outcome, by which criteria, and whether reviewers agreed."""

    items: int
    outcomes: tuple[tuple[Outcome, int], ...]
    deciding: tuple[tuple[str, int], ...]
    """The ids of criteria, those that decided most often first."""
    compared: int
    """Items that both the criteria and a reviewer decided."""
    agreed: int


def try_out(past: Iterable[PastItem], *, before: Library, after: Library) -> tuple[Trial, ...]:
    """Every past item under both libraries."""
    return tuple(Trial(past=each, before=each.evaluate(before), after=each.evaluate(after)) for each in past)


def standing(pairs: Sequence[tuple[Evaluation, Decision | None]]) -> Standing:
    """How the criteria decided, and how often a reviewer decided the same."""
    compared = [
        DECIDES[found.outcome] is decision for found, decision in pairs if found.outcome in DECIDES and decision
    ]
    return Standing(
        items=len(pairs),
        outcomes=tuple(Counter(found.outcome for found, _ in pairs).most_common()),
        deciding=tuple(Counter(id for found, _ in pairs for id in found.deciding).most_common()),
        compared=len(compared),
        agreed=sum(compared),
    )
