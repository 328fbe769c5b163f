"""CIT: every decision names its guideline, in the edition that was in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from openimr.criteria import editions, editions_in_force, is_in_force
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.determination import DeterminedItem
from openimr.vocabulary import Citation
from openimr.wording import read_citations

# Where only the UR decision is dated, the request that governs may be some weeks older.
REQUEST_BEFORE_UR = timedelta(days=45)


@dataclass(frozen=True)
class Governing:
    """The days, first to last, of which one governs; both are the same where the day is known."""

    first: date
    last: date

    def may_have(self, citation: Citation) -> bool:
        """Whether the edition cited was in force on one of the days, or nothing is known of the guideline."""
        return any(is_in_force(citation, day) is not False for day in (self.first, self.last))

    def is_certain(self, citation: Citation) -> bool:
        """Whether the day is known, and so is, from a confirmed source, the edition that was in force on it."""
        in_force = [row for row in editions() if row.guideline == citation.guideline and row.in_force.covers(self.last)]
        return self.first == self.last and bool(in_force) and all(row.is_confirmed for row in in_force)


def without_citation(material: Material) -> Iterator[Flaw]:
    """CIT-01: each decided item cites a guideline or other evidence of the reviewer's own."""
    for path, item in material.items():
        if item.decision and not cited_by(item):
            yield Flaw(
                path=f"{path}.reviewer_guideline",
                item=item.number,
                message="The decision cites no guideline and no evidence.",
                fix=(
                    "Name the guideline with edition and section or pages, or the evidence that takes its place. "
                    "An item that falls with another one rests on the same."
                ),
            )


def not_in_force(material: Material) -> Iterator[Flaw]:
    """CIT-02: an edition that was not in force on the governing day, where the day and the law are certain."""
    yield from _not_in_force(material, certain=True)


def perhaps_not_in_force(material: Material) -> Iterator[Flaw]:
    """CIT-03: an edition that was probably not in force: the day is assumed, or the edition's days are unconfirmed."""
    yield from _not_in_force(material, certain=False)


def _not_in_force(material: Material, *, certain: bool) -> Iterator[Flaw]:
    for path, item in material.items():
        governing = governing_of(material, item)
        for citation in cited_by(item) if governing else ():
            if governing and not governing.may_have(citation) and governing.is_certain(citation) is certain:
                yield Flaw(
                    path=f"{path}.reviewer_guideline",
                    item=item.number,
                    message=_message(citation, governing),
                    fix="Cite the edition in force on that day, or say why another one applies.",
                )


def cited_by(item: DeterminedItem) -> tuple[Citation, ...]:
    basis = item.reviewer_guideline
    return basis.citations or read_citations(basis.text)


def governing_of(material: Material, item: DeterminedItem) -> Governing | None:
    for evaluation in material.evaluations:
        if evaluation.item_number == item.number and evaluation.governing.on and not evaluation.governing.is_assumed:
            return Governing(evaluation.governing.on, evaluation.governing.on)
    denied_on = material.determination.ur_denial_date
    return Governing(denied_on - REQUEST_BEFORE_UR, denied_on) if denied_on else None


def _message(citation: Citation, governing: Governing) -> str:
    in_force = ", ".join(editions_in_force(citation.guideline, governing.last)) or "another edition"
    assumed = "" if governing.first == governing.last else ", the day of the UR denial"
    day = f"{governing.last:%m/%d/%Y}{assumed}"
    return f"{citation.title} {citation.edition} was not in force on {day}. In force then: {in_force}."
