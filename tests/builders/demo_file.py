"""The demo's cases as a reviewer's desk has them: papers, facts, and the criteria held against each item."""

from __future__ import annotations

from datetime import date
from functools import cache

from openimr.application import dispute_items
from openimr.casefile import CaseFile, Document, Evidence, Facts, find_facts
from openimr.criteria import Evaluation, evaluate
from openimr.determination import draft_rationale
from openimr.store.demo.cases import DEMO_CASES, DemoCase
from openimr.vocabulary import Decision, DisputedItem
from tests.builders.papers import pages

THE_DAY = date(2015, 3, 10)


def the_case(key: str) -> DemoCase:
    return next(case for case in DEMO_CASES if case.key == key)


def the_items(key: str) -> tuple[DisputedItem, ...]:
    return dispute_items("\n".join(item.text for item in the_case(key).application.items))


@cache
def the_file(key: str) -> CaseFile:
    """The papers of a case, each with its name as id and every page as it was written."""
    return CaseFile(
        documents=tuple(
            Document(
                id=paper.name,
                name=paper.name,
                type=paper.type,
                author=paper.author,
                dated=paper.dated,
                sent_by=paper.sent_by,
                page_count=len(paper.pages),
                pages=pages(*paper.pages),
            )
            for paper in the_case(key).papers
        )
    )


@cache
def the_facts_of(key: str) -> Facts:
    application = the_case(key).application
    return find_facts(the_file(key), as_of=THE_DAY, items=the_items(key), date_of_injury=application.date_of_injury)


def the_evaluation_of(key: str, *, item: int = 1) -> Evaluation:
    application = the_case(key).application
    return evaluate(
        the_items(key)[item - 1],
        the_facts_of(key),
        requested_on=application.requested_on,
        ur_decided_on=application.ur.decided_on,
        date_of_injury=application.date_of_injury,
    )


def the_draft_of(key: str, decision: Decision, *, item: int = 1) -> str:
    return draft_rationale(
        the_items(key)[item - 1],
        the_evaluation_of(key, item=item),
        decision,
        facts=the_facts_of(key),
        page_label=page_of,
    )


def page_of(evidence: Evidence) -> str:
    return f"{evidence.document_id}, page {evidence.page}"
