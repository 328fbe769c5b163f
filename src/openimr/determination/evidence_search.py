"""What the reviewer found on the higher steps of the evidence search, and how recommendations were weighed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StepResult(StrEnum):
    """What came of a step that was passed over."""

    SILENT = "silent"
    DOES_NOT_FIT = "does not fit this worker"
    CHALLENGED = "challenged by better evidence"


@dataclass(frozen=True, kw_only=True)
class PassedStep:
    """A step of the search that the decision does not rest on: what came of it, why, and when it was searched.

    `step` is an id of `criteria/evidence_order.yaml`. In a draft each of the others may still be missing.
    """

    step: str
    result: StepResult | None = None
    reason: str = ""
    searched_on: date | None = None

    @property
    def is_complete(self) -> bool:
        return self.result is not None and bool(self.reason.strip())


class Stance(StrEnum):
    """Whether a recommendation speaks for the treatment or against it."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """One of several recommendations at variance: its source, what it says, how strong it is, whether it applies.

    `level` is that of the studies behind it, `applies` whether their patients, setting and treatment are those of this
    worker; `why` explains the answer.
    """

    source: str
    stance: Stance | None = None
    level: str = ""
    applies: bool | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """The recommendations at variance, and why the reviewer follows one of a lower level, if so (8 CCR 9792.25.1)."""

    recommendations: tuple[Recommendation, ...] = ()
    reason: str = ""
