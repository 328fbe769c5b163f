"""Step: the reviewer overrules what the machine found about one concept."""

from __future__ import annotations

from openimr.casefile import Fact
from openimr.vocabulary import CaseNumber, StepNotAllowed
from openimr.workflow.desk import Desk
from openimr.workflow.events import FactCorrected


def correct_fact(desk: Desk, *, case_number: CaseNumber, fact: Fact, seen: int | None = None) -> None:
    """Keep the corrected fact; `fact.corrected` holds the reason, without which no fact is overruled."""
    case = desk.case_for_step(case_number, "correct_fact", seen=seen)
    if not fact.corrected.strip():
        raise StepNotAllowed(
            "a correction needs a reason.", where=case_number, do="Say in one sentence what the record shows and where."
        )
    desk.record(case, FactCorrected(concept=fact.concept, fact_ref=desk.contents.put(fact)))
