"""A draw as the staff read it: who took part, who fits less well, who may not take the case, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from openimr.reviewers import Candidate, Draw, replay_draw
from openimr.vocabulary import AuditError, ReviewerPseudonym
from openimr.workflow import Case, Desk, Note
from openimr.workflow.events import CaseDeclined, ReviewerDrawn, ReviewerRefused


@dataclass(frozen=True, kw_only=True)
class Field:
    """The panel held against one case, in the order in which it is told."""

    took_part: tuple[Candidate, ...]
    """The best fit; each of them was equally likely."""
    fit_less: tuple[Candidate, ...]
    may_not: tuple[Candidate, ...]

    @property
    def size(self) -> int:
        return len(self.took_part) + len(self.fit_less) + len(self.may_not)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One thing that happened on the way to a reviewer."""

    at: datetime
    pseudonym: ReviewerPseudonym
    what: str
    reason: str = ""


def field_of(draw: Draw) -> Field:
    """The candidates of a draw by what became of them, each group by pseudonym: an order of its own would tell, before
    the draw, who is going to be drawn.
    """
    qualified = [candidate for candidate in draw.candidates if candidate.is_qualified]
    best = min((candidate.fit for candidate in qualified), default=0)
    return Field(
        took_part=tuple(sorted((c for c in qualified if c.fit == best), key=lambda c: c.pseudonym)),
        fit_less=tuple(sorted((c for c in qualified if c.fit > best), key=lambda c: (c.fit, c.pseudonym))),
        may_not=tuple(candidate for candidate in draw.candidates if not candidate.is_qualified),
    )


def drawn_candidate(draw: Draw) -> Candidate | None:
    """The candidate who was drawn, with the sentences that say why they fit."""
    return next((candidate for candidate in draw.candidates if candidate.pseudonym == draw.drawn), None)


def is_repeatable(draw: Draw) -> bool:
    """Whether the draw, made again from what it recorded, gives the same reviewer."""
    try:
        return replay_draw(draw) == draw
    except AuditError:
        return False


def passages(desk: Desk, case: Case) -> tuple[Passage, ...]:
    """Every draw, refusal and declining of this case, the newest first."""
    return tuple(reversed(tuple(_passages(desk, case))))


def _passages(desk: Desk, case: Case) -> Iterator[Passage]:
    for recorded in desk.cases.events(case.number):
        match recorded.event:
            case ReviewerDrawn(pseudonym=pseudonym):
                yield Passage(at=recorded.at, pseudonym=pseudonym, what="was drawn")
            case ReviewerRefused(pseudonym=pseudonym, reason_ref=ref):
                reason = desk.contents.get(ref, Note).text
                yield Passage(at=recorded.at, pseudonym=pseudonym, what="was refused by the staff", reason=reason)
            case CaseDeclined(pseudonym=pseudonym, reason_ref=ref):
                reason = desk.contents.get(ref, Note).text
                yield Passage(at=recorded.at, pseudonym=pseudonym, what="declined the case", reason=reason)
