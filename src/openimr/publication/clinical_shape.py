"""The shape of the clinical picture in the published JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from openimr.casefile import (
    Age,
    ClinicalPicture,
    Diagnosis,
    InjuryDate,
    Mechanism,
    Medication,
    PainScore,
    Sex,
    TreatmentToDate,
)
from openimr.publication.base_shape import BoundsShape, Shape, SpanShape
from openimr.vocabulary import Drug

Text = Annotated[str, Field(min_length=1)]


class AgeShape(BoundsShape, SpanShape):
    """Years; a range where only a decade is told."""

    def value(self) -> Age:
        return Age(years=self.range, span=self.span())


class SexShape(SpanShape):
    value: Literal["female", "male"]
    from_pronoun: bool = Field(default=False, description="True where only a pronoun says it.")

    def told(self) -> Sex:
        return Sex(value=self.value, from_pronoun=self.from_pronoun, span=self.span())


class InjuryDateShape(SpanShape):
    """Both days are equal unless the trauma was cumulative."""

    first: date
    last: date

    @model_validator(mode="after")
    def first_comes_first(self) -> InjuryDateShape:
        if self.first > self.last:
            raise ValueError("the first day stands behind the last")
        return self

    def value(self) -> InjuryDate:
        return InjuryDate(first=self.first, last=self.last, span=self.span())


class MechanismShape(SpanShape):
    text: Text

    def value(self) -> Mechanism:
        return Mechanism(text=self.text, span=self.span())


class DiagnosisShape(SpanShape):
    text: Text
    codes: list[Text] = Field(default=[], description="ICD codes.")

    def value(self) -> Diagnosis:
        return Diagnosis(text=self.text, codes=tuple(self.codes), span=self.span())


class TreatmentToDateShape(SpanShape):
    text: Text
    treatment: str | None = None
    visits: BoundsShape | None = None

    def value(self) -> TreatmentToDate:
        return TreatmentToDate(
            text=self.text,
            treatment=self.treatment,
            visits=self.visits.range if self.visits else None,
            span=self.span(),
        )


class MedicationShape(SpanShape):
    text: Text
    ingredient: Text | None = None
    strength: str = ""

    def value(self) -> Medication:
        drug = Drug(ingredient=self.ingredient, strength=self.strength) if self.ingredient else None
        return Medication(text=self.text, drug=drug, span=self.span())


class PainScoreShape(BoundsShape, SpanShape):
    """A rating out of 10."""

    medication: Literal["with", "without"] | None = None

    def value(self) -> PainScore:
        return PainScore(score=self.range, medication=self.medication, span=self.span())


class ClinicalShape(Shape):
    """What the clinical summary tells of the worker; derives from that text."""

    age: AgeShape | None = None
    sex: SexShape | None = None
    date_of_injury: InjuryDateShape | None = None
    mechanism: MechanismShape | None = None
    diagnoses: list[DiagnosisShape] = Field(default=[])
    treatments: list[TreatmentToDateShape] = Field(default=[])
    medications: list[MedicationShape] = Field(default=[])
    pain_scores: list[PainScoreShape] = Field(default=[])

    def value(self) -> ClinicalPicture:
        return ClinicalPicture(
            age=self.age.value() if self.age else None,
            sex=self.sex.told() if self.sex else None,
            date_of_injury=self.date_of_injury.value() if self.date_of_injury else None,
            mechanism=self.mechanism.value() if self.mechanism else None,
            diagnoses=tuple(said.value() for said in self.diagnoses),
            treatments=tuple(said.value() for said in self.treatments),
            medications=tuple(said.value() for said in self.medications),
            pain_scores=tuple(said.value() for said in self.pain_scores),
        )
