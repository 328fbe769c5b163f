"""What was filed: who asks, what was denied, when, and in what form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from openimr.clocks import Service as Service
from openimr.vocabulary import DisputedItem, Party, Priority, Role


class UrOutcome(StrEnum):
    """What utilization review did with an item."""

    DENIED = "denied"
    MODIFIED = "modified"
    CONDITIONALLY_DENIED = "denied for missing information only"


@dataclass(frozen=True, kw_only=True)
class UrDecision:
    """The utilization review decision that is disputed. Dates are legal days in America/Los_Angeles."""

    decided_on: date | None = None
    served_on: date | None = None
    served_by: Service | None = None
    outcome: UrOutcome = UrOutcome.DENIED
    is_attached: bool = False


@dataclass(frozen=True, kw_only=True)
class Application:
    """An application for independent medical review (DWC Form IMR, 8 CCR 9792.10.2) as it was filed.

    Everything that a person may leave out is optional here: screening tells what is missing, the form never guesses.
    """

    filed_by: Role
    worker: Party
    employer: str = ""
    claims_administrator: Party | None = None
    requesting_physician: Party | None = None
    attorney: Party | None = None
    claim_number: str = ""
    date_of_birth: date | None = None
    """The worker's; it tells the pages of this worker from those of a namesake, and stands in no letter."""
    date_of_injury: date | None = None
    requested_on: date | None = None
    """The date of the request for authorization, which governs the 2016 guidelines."""
    ur: UrDecision = field(default_factory=UrDecision)
    priority: Priority = Priority.STANDARD
    threat_certified: bool = False
    """A physician certified an imminent and serious threat to health, which an expedited review needs."""
    items: tuple[DisputedItem, ...] = ()
    is_formulary_dispute: bool = False
    liability_disputed: bool = False
    is_signed: bool = False
    signed_by: str = ""
    """The name that was typed as the signature."""
    signed_on: date | None = None
    language: str = "en"
