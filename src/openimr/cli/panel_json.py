"""The small JSON of the panel, as `openimr admin reviewers add` takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from openimr.publication import line_of
from openimr.reviewers import Certification, License, Reviewer, Tie
from openimr.vocabulary import InputError, ReviewerPseudonym

Words = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
Amount = Annotated[float, Field(ge=0, le=168, allow_inf_nan=False)]


@dataclass(frozen=True, kw_only=True)
class PanelEntry:
    """A physician with the name that goes to the identity store and nowhere else."""

    reviewer: Reviewer
    name: str
    email: str


class Shape(BaseModel):
    """An object of the JSON; a key that it does not know is refused, for it may be a misspelt one."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class CertificationShape(Shape):
    specialty: Words
    board: Words
    valid_until: date | None = None
    is_subspecialty: bool = False


class LicenseShape(Shape):
    state: Words
    valid_until: date | None = None
    is_restricted: bool = False


class TieShape(Shape):
    to: str
    kind: Literal["familial", "financial", "professional"]
    until: date | None = None


class ReviewerShape(Shape):
    pseudonym: Annotated[str, Field(pattern=r"^R-\d{3,6}$")]
    name: Words
    email: str = ""
    profession: Words = "MD"
    certifications: list[CertificationShape]
    licenses: Annotated[list[LicenseShape], Field(min_length=1)]
    years_in_practice: Amount
    hours_per_week: Amount
    ties: list[TieShape]
    is_active: bool = True
    open_cases: Annotated[int, Field(ge=0)] = 0
    capacity: Annotated[int, Field(ge=0)] = 10

    @property
    def entry(self) -> PanelEntry:
        reviewer = Reviewer(
            pseudonym=ReviewerPseudonym(self.pseudonym),
            profession=self.profession,
            certifications=tuple(Certification(**held.model_dump()) for held in self.certifications),
            licenses=tuple(License(**held.model_dump()) for held in self.licenses),
            years_in_practice=self.years_in_practice,
            hours_per_week=self.hours_per_week,
            ties=tuple(Tie(**tie.model_dump()) for tie in self.ties),
            is_active=self.is_active,
            open_cases=self.open_cases,
            capacity=self.capacity,
        )
        return PanelEntry(reviewer=reviewer, name=self.name.strip(), email=self.email.strip())


class PanelShape(Shape):
    format: Annotated[Literal["openimr/reviewers/1"], Field(alias="schema")]
    reviewers: Annotated[list[ReviewerShape], Field(min_length=1)]


def read_panel(text: str, *, where: str) -> tuple[PanelEntry, ...]:
    """The physicians that a JSON text names; `InputError` tells every mistake with its line and repeats no value."""
    try:
        shape = PanelShape.model_validate_json(text)
    except ValidationError as error:
        mistakes = sorted(
            (line_of(text, tuple(detail["loc"])) or 1, _dotted(detail["loc"]), detail["msg"])
            for detail in error.errors(include_url=False, include_input=False)
        )
        raise InputError(
            "\n".join(f"{where}, line {line}: {place}: {_first_small(said)}." for line, place, said in mistakes),
            do="\nMend the file; nothing of it was entered. docs/how-to/set-up-a-real-desk.md shows one.",
        ) from None
    seen: set[str] = set()
    for number, one in enumerate(shape.reviewers):
        if one.pseudonym in seen:
            line = line_of(text, ("reviewers", number, "pseudonym")) or 1
            raise InputError(
                "this pseudonym stands in the file twice.", where=f"{where}, line {line}", do="Give each one their own."
            )
        seen.add(one.pseudonym)
    return tuple(one.entry for one in shape.reviewers)


def _dotted(path: Sequence[str | int]) -> str:
    return ".".join(str(step) for step in path) or "the whole"


def _first_small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
