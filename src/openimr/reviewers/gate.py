"""Whether one reviewer may take one case, how well they fit, and every reason why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from openimr.clocks import written
from openimr.reviewers.conflicts import find_conflicts
from openimr.reviewers.need import Need
from openimr.reviewers.panel import Candidate, Exclusion, License, Reviewer
from openimr.reviewers.specialties import Fit, best_fit, specialties_of

SIMILAR_COST = 200
OUT_OF_CALIFORNIA_COST = 40
"""The costs only order the bands: any ideal specialty comes before any similar one, California first within each."""

MORE_THAN_YEARS = 5
HOURS_A_WEEK = 24
"""Both from the statement that stands in every published determination; no statute was found for them."""


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """A reviewer held against a case."""

    reviewer: Reviewer
    need: Need
    due_on: date


def gate(reviewer: Reviewer, need: Need, *, due_on: date) -> Candidate:
    """The reviewer as a candidate for this case, with every exclusion and a sentence for each.

    Credentials must be valid until the day on which the determination is due.
    """
    pairing = Pairing(reviewer=reviewer, need=need, due_on=due_on)
    found = [(exclusion, sentence) for exclusion, find in CHECKS for sentence in find(pairing)]
    fit, points = _fit(pairing)
    return Candidate(
        pseudonym=reviewer.pseudonym,
        qualifications=reviewer.qualifications,
        exclusions=tuple(dict.fromkeys(exclusion for exclusion, _ in found)),
        explanation=tuple(sentence for _, sentence in found) or points,
        fit=fit,
    )


def _not_licensed(pairing: Pairing) -> list[str]:
    licenses = pairing.reviewer.licenses
    if any(_is_good(held, pairing.due_on) for held in licenses):
        return []
    if not licenses:
        return ["No licence is on record."]
    return [_why_not(held, pairing.due_on) for held in licenses]


def _is_good(held: License, due_on: date) -> bool:
    """An unrestricted licence that is valid until the due date; one without an end date is taken as valid."""
    return not held.is_restricted and (held.valid_until is None or held.valid_until >= due_on)


def _why_not(held: License, due_on: date) -> str:
    if held.is_restricted:
        return f"The licence of {held.state} is restricted."
    assert held.valid_until is not None  # else it would be good
    return (
        f"The licence of {held.state} ends on {written(held.valid_until)}, before the case is due on {written(due_on)}."
    )


def _not_certified(pairing: Pairing) -> list[str]:
    specialties = specialties_of(pairing.reviewer, due_on=pairing.due_on)
    unfit = [item for item in pairing.need.items if best_fit(specialties, item)[0] is Fit.NONE]
    if not unfit:
        return []
    held = ", ".join(specialties) or "No current specialty"
    return [f"{held} does not fit {_items([item.number for item in unfit])}."]


def _too_few_years(pairing: Pairing) -> list[str]:
    years = pairing.reviewer.years_in_practice
    return [] if years > MORE_THAN_YEARS else [f"{years:g} years in practice; more than {MORE_THAN_YEARS} are needed."]


def _too_few_hours(pairing: Pairing) -> list[str]:
    hours = pairing.reviewer.hours_per_week
    if hours >= HOURS_A_WEEK:
        return []
    return [f"{hours:g} hours a week in active practice; at least {HOURS_A_WEEK} are needed."]


def _conflict(pairing: Pairing) -> list[str]:
    conflicts = find_conflicts(pairing.reviewer.ties, pairing.need, due_on=pairing.due_on)
    return [conflict.explanation for conflict in conflicts]


def _inactive(pairing: Pairing) -> list[str]:
    return [] if pairing.reviewer.is_active else ["Is not active on the panel."]


def _full(pairing: Pairing) -> list[str]:
    reviewer = pairing.reviewer
    if reviewer.open_cases < reviewer.capacity:
        return []
    return [f"Has {reviewer.open_cases} open cases and room for {reviewer.capacity}."]


CHECKS: tuple[tuple[Exclusion, Callable[[Pairing], list[str]]], ...] = (
    (Exclusion.INACTIVE, _inactive),
    (Exclusion.NOT_LICENSED, _not_licensed),
    (Exclusion.NOT_CERTIFIED, _not_certified),
    (Exclusion.TOO_FEW_YEARS, _too_few_years),
    (Exclusion.TOO_FEW_HOURS, _too_few_hours),
    (Exclusion.CONFLICT, _conflict),
    (Exclusion.FULL, _full),
)


def _fit(pairing: Pairing) -> tuple[int, tuple[str, ...]]:
    """The cost of the fit and a sentence for each point of it. The item that fits worst counts."""
    specialties = specialties_of(pairing.reviewer, due_on=pairing.due_on)
    fits = [(item, *best_fit(specialties, item)) for item in pairing.need.items]
    cost = SIMILAR_COST * max((fit for _, fit, _ in fits), default=Fit.IDEAL)
    by_fit: dict[tuple[Fit, str], list[int]] = {}
    for item, fit, specialty in fits:
        by_fit.setdefault((fit, specialty), []).append(item.number)
    points = [
        f"{specialty} is {'an ideal' if fit is Fit.IDEAL else 'a similar'} specialty for {_items(numbers)}."
        for (fit, specialty), numbers in by_fit.items()
        if fit is not Fit.NONE
    ]
    states = [held.state for held in pairing.reviewer.licenses if _is_good(held, pairing.due_on)]
    if pairing.need.california_preferred and "California" not in states:
        cost += OUT_OF_CALIFORNIA_COST
        points.append(f"Licensed in {', '.join(states) or 'no State'}; a California licence is preferred.")
    elif states:
        points.append(f"Licensed in {', '.join(states)}.")
    return cost, tuple(points)


def _items(numbers: list[int]) -> str:
    *first, last = (str(number) for number in numbers)
    return f"items {', '.join(first)} and {last}" if first else f"item {last}"
