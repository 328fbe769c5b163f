"""Who may decide: a reviewer as the system sees one, without a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openimr.vocabulary import Qualifications, ReviewerPseudonym


@dataclass(frozen=True, kw_only=True)
class Certification:
    """Certification by a specialty board (Labor Code 139.5(d)(4), unconfirmed)."""

    specialty: str
    board: str
    valid_until: date | None = None
    is_subspecialty: bool = False


@dataclass(frozen=True, kw_only=True)
class License:
    state: str
    valid_until: date | None = None
    is_restricted: bool = False


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A material affiliation that a reviewer disclosed: `kind` familial, financial or professional."""

    to: str
    kind: str
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Reviewer:
    """A physician of the panel by pseudonym. The name stands in the identity store only."""

    pseudonym: ReviewerPseudonym
    profession: str = "MD"
    certifications: tuple[Certification, ...] = ()
    licenses: tuple[License, ...] = ()
    years_in_practice: float = 0
    hours_per_week: float = 0
    ties: tuple[Tie, ...] = ()
    is_active: bool = True
    open_cases: int = 0
    capacity: int = 10

    @property
    def qualifications(self) -> Qualifications:
        return Qualifications(
            certifications=tuple(c.specialty for c in self.certifications if not c.is_subspecialty),
            subspecialties=tuple(c.specialty for c in self.certifications if c.is_subspecialty),
            licensed_in=tuple(held.state for held in self.licenses),
        )


class Exclusion(StrEnum):
    """Why a reviewer may not take a case; every reason is recorded, not only the first."""

    NOT_LICENSED = "no unrestricted licence that is valid until the due date"
    NOT_CERTIFIED = "no current board certification in a specialty that fits"
    TOO_FEW_YEARS = "not more than five years in practice"
    TOO_FEW_HOURS = "fewer than 24 hours a week in active practice"
    CONFLICT = "a tie to somebody in the case"
    REFUSED = "refused by the staff for this case"
    DECLINED = "declined this case"
    INACTIVE = "not active"
    FULL = "no free capacity"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One reviewer held against one case: may they take it, how well do they fit, and why not."""

    pseudonym: ReviewerPseudonym
    qualifications: Qualifications
    exclusions: tuple[Exclusion, ...] = ()
    explanation: tuple[str, ...] = ()
    """One sentence per exclusion or per point of fit. Names of parties may stand here: for staff pages only."""
    fit: int = 0
    """Cost of the fit, 0 is ideal; only candidates of the lowest band present take part in the draw."""

    @property
    def is_qualified(self) -> bool:
        return not self.exclusions


@dataclass(frozen=True, kw_only=True)
class Draw:
    """The outcome of one draw, with all that is needed to make it again."""

    drawn: ReviewerPseudonym | None
    candidates: tuple[Candidate, ...]
    seed: str
    """Hexadecimal; made outside from a secret key and the case, so that a draw can be replayed but not foreseen."""
    method: str
