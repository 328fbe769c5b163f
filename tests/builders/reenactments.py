"""The re-enactments of published errors: each a case file with a draft that errs, and its clean twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from openimr.application import UrDecision, dispute_items
from openimr.casefile import CaseFile, Document, DocumentType, Page, find_facts
from openimr.determination import DeterminedItem, Finding, check
from openimr.vocabulary import Decision, DisputedItem
from tests.builders.application import an_application
from tests.builders.determination import a_basis, a_determination, an_item

FOLDER = Path(__file__).parents[1] / "determination" / "reenactments"
REQUESTED_ON, DECIDED_ON, INJURED_ON = date(2015, 2, 6), date(2015, 2, 13), date(2013, 9, 17)


@dataclass(frozen=True, kw_only=True)
class Reenactment:
    """One error: the findings of the draft that makes it, and those of the twin that does not."""

    name: str
    source: str
    code: str
    page: tuple[str, int] | None
    findings: tuple[Finding, ...]
    of_twin: tuple[Finding, ...]

    @property
    def caught(self) -> tuple[Finding, ...]:
        """What the rule that must speak says, on the page that it must name."""
        return tuple(
            finding
            for finding in self.findings
            if finding.code == self.code and (self.page is None or self.page in finding.evidence)
        )


def reenactments() -> Iterator[Reenactment]:
    """Every case of the folder, checked."""
    for file in sorted(FOLDER.glob("*.yaml")):
        for told in yaml.safe_load(file.read_text("utf-8")):
            page = told["finds"].get("page")
            yield Reenactment(
                name=told["name"],
                source=told["source"],
                code=told["finds"]["code"],
                page=(page[0], page[1]) if page else None,
                findings=findings_of(told),
                of_twin=findings_of(told | told["twin"]),
            )


def findings_of(told: Mapping[str, Any]) -> tuple[Finding, ...]:
    """What the checks say of one draft over its file."""
    case_file = CaseFile(documents=tuple(_document(document) for document in told["documents"]))
    application = an_application(
        items=told["item"],
        requested_on=REQUESTED_ON,
        ur=UrDecision(decided_on=DECIDED_ON),
        date_of_injury=INJURED_ON,
        date_of_birth=told.get("born_on"),
    )
    (asked,) = application.items
    (determined,) = dispute_items(told.get("determined", told["item"]))
    names = frozenset(document.id for document in case_file.documents)
    return check(
        a_determination(
            _decided(determined, told),
            date_of_injury=INJURED_ON,
            ur_denial_date=DECIDED_ON,
            application_received=date(2015, 3, 2),
            date_assigned=date(2015, 3, 3),
            decision_date=date(2015, 3, 30),
            clinical_summary=told.get("summary", "The worker was hurt at work and has had pain since."),
        ),
        case_file=case_file,
        facts=find_facts(case_file, as_of=REQUESTED_ON, items=(asked,), date_of_injury=INJURED_ON),
        application=application,
        opened=names - frozenset(told.get("unopened", ())),
        arrived_late=frozenset(told.get("late", ())),
    )


def _document(told: Mapping[str, Any]) -> Document:
    pages = tuple(Page(number=number, text=text) for number, text in enumerate(told["pages"], start=1))
    return Document(
        id=told["name"],
        name=told["name"],
        type=DocumentType(told["type"]),
        dated=told["dated"],
        page_count=len(pages),
        pages=pages,
    )


def _decided(item: DisputedItem, told: Mapping[str, Any]) -> DeterminedItem:
    return an_item(
        text=item.text,
        treatment=item.treatment,
        drugs=item.drugs,
        body_parts=item.body_parts,
        quantity=item.quantity,
        decision=Decision(told.get("decision", "Upheld")),
        reviewer_guideline=a_basis("Decision based on MTUS Chronic Pain Medical Treatment Guidelines."),
        rationale=told["rationale"],
    )
