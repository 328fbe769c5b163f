"""The shape of the published JSON: one model per object, each of which gives the value it stands for."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from openimr.determination import Determination, DeterminedItem
from openimr.publication.base_shape import BoundsShape, DrugShape, Shape, SpanShape
from openimr.publication.clinical_shape import ClinicalShape
from openimr.publication.record import Leftover, PublicRecord, Source
from openimr.vocabulary import (
    CaseNumber,
    Citation,
    Decision,
    Duration,
    Frequency,
    GuidelineBasis,
    PageRange,
    Priority,
    Qualifications,
    Quantity,
    Study,
)
from openimr.wording import body_part_of

SCHEMA_ID: Literal["openimr/determination/1"] = "openimr/determination/1"

Pages = Annotated[str, Field(pattern=r"^\d{1,5}(-\d{1,5})?$", description='One page or a run of pages: "8", "98-99".')]


class FrequencyShape(BoundsShape):
    per: Literal["day", "week", "month"]


class DurationShape(BoundsShape):
    unit: Literal["day", "week", "month"]


class QuantityShape(BoundsShape):
    unit: str
    frequency: FrequencyShape | None = None
    duration: DurationShape | None = None
    refills: BoundsShape | None = None

    def value(self) -> Quantity:
        often, long = self.frequency, self.duration
        return Quantity(
            amount=self.range,
            unit=self.unit,
            frequency=Frequency(times=often.range, per=often.per) if often else None,
            duration=Duration(length=long.range, unit=long.unit) if long else None,
            refills=self.refills.range if self.refills else None,
        )


class StudyShape(Shape):
    author: Annotated[str, Field(min_length=1, description="Last name and first initial of the lead author.")]
    journal: str = ""
    volume: str = ""


class CitationShape(Shape):
    guideline: str
    title: str
    edition: str | None = None
    section: str | None = None
    pages: list[Pages] = Field(default=[])
    topic: str | None = Field(default=None, description="The topic of our guideline packs; derived, not read back.")
    study: StudyShape | None = Field(default=None, description="There where the citation is of a study.")

    @field_validator("pages")
    @classmethod
    def pages_run_forward(cls, pages: list[str]) -> list[str]:
        for run in pages:
            first, last = _ends(run)
            if first > last:
                raise ValueError(f"the pages {run} run backwards")
        return pages

    def value(self) -> Citation:
        pages = tuple(PageRange(*_ends(run)) for run in self.pages)
        return Citation(
            guideline=self.guideline,
            title=self.title,
            edition=self.edition,
            section=self.section,
            pages=pages,
            study=Study(**self.study.model_dump()) if self.study else None,
        )


class BasisShape(Shape):
    text: str = ""
    citations: list[CitationShape] = Field(default=[])

    def value(self) -> GuidelineBasis:
        return GuidelineBasis(text=self.text, citations=tuple(citation.value() for citation in self.citations))


class ItemShape(Shape):
    number: Annotated[int, Field(ge=1)]
    text: str
    reviewed_portion: str | None = None
    treatment: str | None = None
    category: str | None = Field(default=None, description="The kind of treatment; derived, not read back.")
    codes: list[Annotated[str, Field(min_length=1)]] = Field(default=[], description="CPT and HCPCS codes.")
    drugs: list[DrugShape] = Field(default=[])
    body_parts: list[Annotated[str, Field(min_length=1)]] = Field(default=[])
    quantity: QuantityShape | None = None
    decision: Literal["Upheld", "Overturned"] | None = None
    claims_administrator_guideline: BasisShape = BasisShape()
    reviewer_guideline: BasisShape = BasisShape()
    rationale: str = ""

    def value(self) -> DeterminedItem:
        return DeterminedItem(
            number=self.number,
            text=self.text,
            reviewed_portion=self.reviewed_portion,
            treatment=self.treatment,
            codes=tuple(self.codes),
            drugs=tuple(drug.value() for drug in self.drugs),
            body_parts=tuple(body_part_of(part) for part in self.body_parts),
            quantity=self.quantity.value() if self.quantity else None,
            decision=Decision(self.decision) if self.decision else None,
            claims_administrator_guideline=self.claims_administrator_guideline.value(),
            reviewer_guideline=self.reviewer_guideline.value(),
            rationale=self.rationale,
        )


class ReviewerShape(Shape):
    certifications: list[str] = Field(default=[])
    subspecialties: list[str] = Field(default=[])
    licensed_in: list[str] = Field(default=[])

    def value(self) -> Qualifications:
        return Qualifications(
            certifications=tuple(self.certifications),
            subspecialties=tuple(self.subspecialties),
            licensed_in=tuple(self.licensed_in),
        )


class LeftoverShape(SpanShape):
    text: str


class SourceShape(Shape):
    """The file from which a record was read."""

    name: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    layout: str
    problems: list[str] = Field(default=[])

    def value(self) -> Source:
        return Source(name=self.name, sha256=self.sha256, layout=self.layout, problems=tuple(self.problems))


class RecordShape(Shape):
    """A determination as it is published, or as it was read from a published letter."""

    schema_id: Literal["openimr/determination/1"] = Field(alias="schema")
    case_number: Annotated[str, Field(pattern=r"^CM\d{2}-\d{7,8}$")] | None = None
    date_assigned: date | None = None
    date_of_injury: date | None = None
    decision_date: date | None = None
    ur_denial_date: date | None = None
    application_received: date | None = None
    priority: Literal["Standard", "Expedited"] | None = None
    reviewer: ReviewerShape = ReviewerShape()
    clinical_summary: str = ""
    clinical: ClinicalShape | None = None
    items: list[ItemShape] = Field(default=[])
    leftovers: list[LeftoverShape] = Field(default=[])
    spans: dict[str, SpanShape] = Field(default={})
    source: SourceShape | None = None

    def value(self) -> PublicRecord:
        determination = Determination(
            case_number=CaseNumber(self.case_number) if self.case_number else None,
            date_assigned=self.date_assigned,
            date_of_injury=self.date_of_injury,
            decision_date=self.decision_date,
            ur_denial_date=self.ur_denial_date,
            application_received=self.application_received,
            priority=Priority(self.priority) if self.priority else None,
            reviewer=self.reviewer.value(),
            clinical_summary=self.clinical_summary,
            items=tuple(item.value() for item in self.items),
        )
        return PublicRecord(
            determination=determination,
            source=self.source.value() if self.source else None,
            leftovers=tuple(Leftover(text=left.text, span=left.span()) for left in self.leftovers),
            spans={path: span.span() for path, span in self.spans.items()},
            clinical=self.clinical.value() if self.clinical else None,
        )


def json_schema() -> dict[str, object]:
    """The JSON Schema of a published determination, as it stands in docs/reference."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **RecordShape.model_json_schema()}


def _ends(run: str) -> tuple[int, int]:
    first, _, last = run.partition("-")
    return int(first), int(last or first)
