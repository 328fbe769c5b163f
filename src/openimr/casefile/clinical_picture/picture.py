"""The clinical picture: every value keeps the code points of the summary that say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from openimr.vocabulary import Drug, Range, Span

MedicationState = Literal["with", "without"]


@dataclass(frozen=True, kw_only=True)
class Age:
    """The age in years, a range where only a decade is told."""

    years: Range
    span: Span


@dataclass(frozen=True, kw_only=True)
class Sex:
    """`from_pronoun` marks the weaker evidence: no noun says it, only "he" or "her"."""

    value: Literal["female", "male"]
    span: Span
    from_pronoun: bool = False


@dataclass(frozen=True, kw_only=True)
class InjuryDate:
    """The day of the injury; of a cumulative trauma the first and the last day."""

    first: date
    last: date
    span: Span


@dataclass(frozen=True, kw_only=True)
class Mechanism:
    """How the injury came about, in the words of the summary."""

    text: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """A diagnosis in the words of the summary, with the ICD codes that stand in it."""

    text: str
    span: Span
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TreatmentToDate:
    """A treatment that was given; `treatment` is the word of the closed vocabulary, `visits` what was counted."""

    text: str
    span: Span
    treatment: str | None = None
    visits: Range | None = None


@dataclass(frozen=True, kw_only=True)
class Medication:
    """A drug that the worker takes; `drug` is None where the vocabulary does not know it."""

    text: str
    span: Span
    drug: Drug | None = None


@dataclass(frozen=True, kw_only=True)
class PainScore:
    """A pain rating out of 10, a range where one is told; with or without medication where the summary says so."""

    score: Range
    span: Span
    medication: MedicationState | None = None


@dataclass(frozen=True, kw_only=True)
class ClinicalPicture:
    """What a summary tells; empty where it does not."""

    age: Age | None = None
    sex: Sex | None = None
    date_of_injury: InjuryDate | None = None
    mechanism: Mechanism | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    treatments: tuple[TreatmentToDate, ...] = ()
    medications: tuple[Medication, ...] = ()
    pain_scores: tuple[PainScore, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its values stand, in no particular order."""
        singles = (self.age, self.sex, self.date_of_injury, self.mechanism)
        lists = (self.diagnoses, self.treatments, self.medications, self.pain_scores)
        return (*(said.span for said in singles if said), *(said.span for listed in lists for said in listed))

    def moved(self, place: Callable[[Span], Span]) -> ClinicalPicture:
        """The same picture with every span led to another text by `place`."""

        def move(value: Value) -> Value:
            return replace(value, span=place(value.span))

        return ClinicalPicture(
            age=move(self.age) if self.age else None,
            sex=move(self.sex) if self.sex else None,
            date_of_injury=move(self.date_of_injury) if self.date_of_injury else None,
            mechanism=move(self.mechanism) if self.mechanism else None,
            diagnoses=tuple(map(move, self.diagnoses)),
            treatments=tuple(map(move, self.treatments)),
            medications=tuple(map(move, self.medications)),
            pain_scores=tuple(map(move, self.pain_scores)),
        )


Value = TypeVar("Value", Age, Sex, InjuryDate, Mechanism, Diagnosis, TreatmentToDate, Medication, PainScore)
