"""Why an application cannot go to review, in words that its sender can act on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ineligibility(StrEnum):
    """Why an application cannot go to review (codes of 8 CCR 9792.10.3 and DWC's published categories)."""

    UNSIGNED = "UNSIGNED"
    UNTIMELY = "UNTIMELY"
    NO_UR_DECISION = "NO_UR_DECISION"
    UR_CONDITIONAL = "UR_CONDITIONAL"
    INCOMPLETE = "INCOMPLETE"
    DUPLICATE = "DUPLICATE"
    LIABILITY_DISPUTE = "LIABILITY_DISPUTE"
    OUT_OF_SCOPE_DATE = "OUT_OF_SCOPE_DATE"
    NOT_ELIGIBLE_PARTY = "NOT_ELIGIBLE_PARTY"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason against review: what was found, the rule, its source, and what repairs it."""

    code: Ineligibility
    found: str
    source: str
    is_confirmed: bool
    repair: str
    field: str = ""
    """The form field that the reason is about, for a message beside it."""


@dataclass(frozen=True, kw_only=True)
class Screening:
    """The answer of `screen`: eligible when there is no reason against it."""

    reasons: tuple[Reason, ...] = ()
    points_checked: tuple[str, ...] = ()
    """Each point in a plain sentence, so that a party can see what was looked at."""
    notes: tuple[str, ...] = ()
    """What the sender should know and what stops nothing, such as an expedited review that goes on as standard."""

    @property
    def is_eligible(self) -> bool:
        return not self.reasons
