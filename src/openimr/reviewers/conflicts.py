"""Whether a reviewer has a tie to anybody in a case. What cannot be told apart counts until a person has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openimr.clocks import written
from openimr.reviewers.names import Likeness, likeness, shares_family_name
from openimr.reviewers.need import Need, PartyKind, Stakeholder
from openimr.reviewers.panel import Tie

YEARS_AFTER = 3
"""How many years a tie counts after it has ended: a setting of the organization, for the law read so far names none.

A tie to the worker, and a family tie to anybody, never ends.
"""


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A tie that leads to somebody in the case, surely or perhaps."""

    tie: Tie
    party: Stakeholder | None
    is_sure: bool

    @property
    def explanation(self) -> str:
        """One sentence for the staff, who may see names."""
        kind = f"{self.tie.kind} tie"
        if self.party is None:
            return f"Discloses a {kind} without a name. Ask the reviewer whom it means before the case is assigned."
        ended = f" (ended on {written(self.tie.until)})" if self.tie.until else ""
        disclosed = f"Has a {kind} to {self.tie.to}{ended}"
        if self.is_sure:
            return f"{disclosed}, the {self.party.kind} of this case."
        return (
            f"{disclosed}, who may be, or be close to, {self.party.name}, the {self.party.kind} of this case. "
            "A person must find out before this reviewer can take it."
        )


def find_conflicts(ties: tuple[Tie, ...], need: Need, *, due_on: date) -> tuple[Conflict, ...]:
    """Every tie of a reviewer that stands in the way of this case, one conflict for each party that it leads to."""
    return tuple(conflict for tie in ties for conflict in _conflicts(tie, need, due_on))


def _conflicts(tie: Tie, need: Need, due_on: date) -> list[Conflict]:
    if not any(letter.isalnum() for letter in tie.to):
        return [Conflict(tie=tie, party=None, is_sure=False)]
    found = []
    for party in need.parties:
        alike = _likeness(tie, party)
        if alike is not Likeness.DIFFERENT and _still_counts(tie, party, due_on):
            found.append(Conflict(tie=tie, party=party, is_sure=alike is Likeness.SAME))
    return found


def _likeness(tie: Tie, party: Stakeholder) -> Likeness:
    alike = likeness(tie.to, party.name)
    if alike is Likeness.DIFFERENT and _is_familial(tie) and party.kind is PartyKind.WORKER:
        # Immediate family counts, and nobody discloses it under the worker's own name.
        return Likeness.PERHAPS if shares_family_name(tie.to, party.name) else alike
    return alike


def _still_counts(tie: Tie, party: Stakeholder, due_on: date) -> bool:
    if tie.until is None or _is_familial(tie) or party.kind is PartyKind.WORKER:
        return True
    return (due_on.year - YEARS_AFTER, due_on.month, due_on.day) <= (tie.until.year, tie.until.month, tie.until.day)


def _is_familial(tie: Tie) -> bool:
    return tie.kind == "familial"
