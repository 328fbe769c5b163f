"""Determinations that the machine drafts from the facts of the worked examples."""

from __future__ import annotations

from openimr.criteria import WorkedCase
from openimr.determination import Determination, DeterminedItem, draft_rationale
from openimr.vocabulary import Decision, DisputedItem


def the_draft(case: WorkedCase, decision: Decision) -> Determination:
    """An example may write its item without words; the parts that it names then stand in the text."""
    item = case.item
    text = item.text if item.text != item.treatment else ", ".join((item.text, *map(str, item.body_parts)))
    asked = DisputedItem(**(vars(item) | {"text": text}))
    rationale = draft_rationale(asked, case.evaluation, decision, facts=case.facts, page_label=lambda shown: "page 1")
    return Determination(items=(DeterminedItem(**vars(asked), decision=decision, rationale=rationale),))
