"""The form in which a reviewer writes: one item, or the clinical summary. Two windows never overwrite each other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from openimr.determination import Determination, DeterminedItem, PassedStep, Weighing
from openimr.store.codec import dumps
from openimr.vocabulary import Decision, GuidelineBasis, InputError, NotFound
from openimr.web.reviewer.evidence_typed import passed_over_in, steps_as_text, weighing_as_text, weighing_in
from openimr.wording import read_citations

FIELDS = ("decision", "rationale", "reviewer_guideline", "claims_administrator_guideline", "summary")


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What the form holds: the fields of item `item`, or the clinical summary where `item` is 0."""

    item: int
    decision: str = ""
    rationale: str = ""
    reviewer_guideline: str = ""
    claims_administrator_guideline: str = ""
    summary: str = ""
    passed_over: tuple[PassedStep, ...] = ()
    weighing: Weighing = field(default_factory=Weighing)

    @property
    def digest(self) -> str:
        """A short name for exactly these words, by which a form knows what it was opened with."""
        return hashlib.sha256(dumps(self).encode()).hexdigest()[:16]

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Each field that people compare, under its label."""
        if not self.item:
            return (("Clinical case summary", self.summary),)
        return (
            ("Decision", self.decision or "Not decided"),
            ("Rationale", self.rationale),
            ("Your guideline", self.reviewer_guideline),
            ("Why not the MTUS", steps_as_text(self.passed_over)),
            ("Recommendations that disagree", weighing_as_text(self.weighing)),
            ("Claims administrator’s guideline", self.claims_administrator_guideline),
        )

    def applied_to(self, determination: Determination) -> Determination:
        """The determination with these words in it; all other items stay as they are."""
        if not self.item:
            return replace(determination, clinical_summary=self.summary)
        items = tuple(self._item(item) if item.number == self.item else item for item in determination.items)
        return replace(determination, items=items)

    def _item(self, item: DeterminedItem) -> DeterminedItem:
        return replace(
            item,
            decision=Decision(self.decision) if self.decision else None,
            rationale=self.rationale,
            reviewer_guideline=_basis(self.reviewer_guideline),
            claims_administrator_guideline=_basis(self.claims_administrator_guideline),
            passed_over=self.passed_over,
            weighing=self.weighing,
        )


def typed_in(posted: Mapping[str, str], determination: Determination, item: int, *, today: date) -> Typed:
    """The words that a form was sent with on `today`; line ends as they are stored."""
    said = {name: re.sub(r"\r\n?", "\n", posted.get(name, "")) for name in FIELDS}
    if said["decision"] and said["decision"] not in list(Decision):
        raise InputError("the decision is neither Upheld nor Overturned.", do="Choose one of the two.")
    if item and item not in {known.number for known in determination.items}:
        raise NotFound("this case has no such item.")
    typed = Typed(
        item=item,
        decision=said["decision"],
        rationale=said["rationale"],
        reviewer_guideline=said["reviewer_guideline"],
        claims_administrator_guideline=said["claims_administrator_guideline"],
        summary=said["summary"],
    )
    if not item:
        return typed
    return replace(typed, passed_over=passed_over_in(posted, today=today), weighing=weighing_in(posted))


def stored_in(determination: Determination, item: int) -> Typed:
    """What a determination says in the same fields; an item that is not there is empty."""
    if not item:
        return Typed(item=0, summary=determination.clinical_summary)
    known = next((known for known in determination.items if known.number == item), None)
    if known is None:
        raise NotFound("this case has no such item.")
    return Typed(
        item=item,
        decision=known.decision.value if known.decision else "",
        rationale=known.rationale,
        reviewer_guideline=known.reviewer_guideline.text,
        claims_administrator_guideline=known.claims_administrator_guideline.text,
        passed_over=known.passed_over,
        weighing=known.weighing,
    )


def _basis(text: str) -> GuidelineBasis:
    return GuidelineBasis(text=text, citations=read_citations(text))
