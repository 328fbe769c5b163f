"""A published determination decided once more from its summary alone, and compared with what the reviewer did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openimr.casefile import CaseFile, Contradiction, Document, Facts, Page, contradictions, find_facts
from openimr.criteria import Evaluation, Outcome, evaluate
from openimr.determination import Determination, DeterminedItem
from openimr.vocabulary import Citation, Decision, DisputedItem

SUMMARY = "clinical summary"


@dataclass(frozen=True, kw_only=True)
class Blinded:
    """All that the engine may see of a published case: header, items without any decision, and the summary."""

    date_of_injury: date | None
    ur_decided_on: date | None
    items: tuple[DisputedItem, ...]
    clinical_summary: str


@dataclass(frozen=True, kw_only=True)
class ReplayedItem:
    """What the engine found of one item, beside what the reviewer decided; `agrees` is None where it found nothing."""

    item: DeterminedItem
    evaluation: Evaluation
    contradictions: tuple[Contradiction, ...]

    @property
    def agrees(self) -> bool | None:
        decided = {Outcome.SUPPORTED: Decision.OVERTURNED, Outcome.NOT_SUPPORTED: Decision.UPHELD}
        expected = decided.get(self.evaluation.outcome)
        return None if expected is None or self.item.decision is None else expected is self.item.decision

    @property
    def pages_overlap(self) -> bool | None:
        """Whether engine and reviewer cite common pages; a guideline without pages is met by its name."""
        topic = self.evaluation.topic
        if topic is None or not self.item.reviewer_guideline.citations:
            return None
        return any(
            _overlap(own, theirs) for own in topic.citations for theirs in self.item.reviewer_guideline.citations
        )


def blinded(determination: Determination) -> Blinded:
    """The case without decisions, rationales and guideline blocks."""
    return Blinded(
        date_of_injury=determination.date_of_injury,
        ur_decided_on=determination.ur_denial_date,
        items=tuple(_blinded_item(item) for item in determination.items),
        clinical_summary=determination.clinical_summary,
    )


def _blinded_item(item: DeterminedItem) -> DisputedItem:
    return DisputedItem(
        number=item.number,
        text=item.text,
        treatment=item.treatment,
        codes=item.codes,
        drugs=item.drugs,
        body_parts=item.body_parts,
        quantity=item.quantity,
    )


def replay(determination: Determination) -> tuple[ReplayedItem, ...]:
    """Every item evaluated blind; the letter is opened again only to compare.

    Where neither header nor summary holds a date, the guideline that the reviewer cites chooses the edition.
    """
    case = blinded(determination)
    facts = facts_of(case)
    return tuple(
        ReplayedItem(
            item=item,
            evaluation=_evaluate(case, blind, facts, item.reviewer_guideline.citations),
            contradictions=contradictions(facts, item.rationale),
        )
        for item, blind in zip(determination.items, case.items, strict=True)
    )


def facts_of(case: Blinded) -> Facts:
    """The facts that the summary holds."""
    page = Page(number=1, text=case.clinical_summary)
    file = CaseFile(documents=(Document(id=SUMMARY, name="Clinical case summary", page_count=1, pages=(page,)),))
    return find_facts(file, as_of=case.ur_decided_on, items=case.items, date_of_injury=case.date_of_injury)


def _evaluate(case: Blinded, item: DisputedItem, facts: Facts, cited: Sequence[Citation]) -> Evaluation:
    return evaluate(
        item,
        facts,
        requested_on=None,
        ur_decided_on=case.ur_decided_on or facts.about("ur_decision").on,
        date_of_injury=case.date_of_injury,
        cited=cited,
    )


def _overlap(own: Citation, theirs: Citation) -> bool:
    if own.guideline != theirs.guideline:
        return False
    if not own.pages or not theirs.pages:
        return True
    return any(one.overlaps(other) for one in own.pages for other in theirs.pages)
