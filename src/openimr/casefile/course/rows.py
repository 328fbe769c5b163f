"""The course of a case as typed rows: medications, visits, work, pain, measures of function, parts of the body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openimr.casefile.clinical_picture import MedicationState
from openimr.casefile.evidence import Evidence
from openimr.vocabulary import BodyPart, Drug, Range


class RowStatus(StrEnum):
    """How the record speaks of what a row names."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    STOPPED = "stopped"
    REFUSED = "refused"
    PLANNED = "planned"


class WorkStatus(StrEnum):
    """What a worker may do at work."""

    FULL_DUTY = "full duty"
    MODIFIED_DUTY = "modified duty"
    OFF_WORK = "off work"
    STATIONARY = "permanent and stationary"
    """Maximum medical improvement is reached."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing that the file says: on which day, how, and in which places.

    `on` is the day that stands beside the words, else that of the record; None where neither is known, and where the
    words tell of an earlier day that they do not name.
    """

    on: date | None
    status: RowStatus
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DrugMention(Row):
    """What one record says of a drug: as it is printed, how much a day, how much was handed out, for how long."""

    strength: str = ""
    a_day: Range | None = None
    unit: str = ""
    """Of the amount a day: "mg", "mcg/hr" for a patch, "tablets" where no strength is told."""
    quantity: Range | None = None
    days: Range | None = None
    morphine: Range | None = None
    """Milligrams a day of oral morphine for which the amount stands; None where no table has the drug."""
    table: str = ""
    """The table of factors that was in print on that day."""


@dataclass(frozen=True, kw_only=True)
class DrugCourse:
    """Everything that the file says of one drug, in the order of the days."""

    drug: Drug
    mentions: tuple[DrugMention, ...]

    @property
    def taken(self) -> tuple[DrugMention, ...]:
        """The mentions by which it was taken."""
        return tuple(mention for mention in self.mentions if mention.status is RowStatus.AFFIRMED)

    @property
    def first_on(self) -> date | None:
        """The first day on which it was taken."""
        return min((mention.on for mention in self.taken if mention.on), default=None)

    @property
    def last_on(self) -> date | None:
        return max((mention.on for mention in self.taken if mention.on), default=None)

    @property
    def ended(self) -> DrugMention | None:
        """The last word on it, where that says that it was stopped or refused."""
        dated = [mention for mention in self.mentions if mention.status is not RowStatus.PLANNED]
        last = max(dated, key=lambda mention: mention.on or date.min, default=None)
        return last if last and last.status in {RowStatus.STOPPED, RowStatus.REFUSED} else None


@dataclass(frozen=True, kw_only=True)
class VisitsTold(Row):
    """A count of visits as it was told; of planned ones, how many were asked for, allowed or left."""

    visits: Range
    of: Range | None = None
    """Out of how many, where that is told."""


@dataclass(frozen=True, kw_only=True)
class VisitCourse:
    """The counts of one treatment, in the order of the days on which they were told."""

    treatment: str
    told: tuple[VisitsTold, ...]


@dataclass(frozen=True, kw_only=True)
class WorkTold(Row):
    """What a record says of work: the status, the restrictions in its own words, and how long that holds."""

    work: WorkStatus
    restrictions: str = ""
    """In the words of the page; the evidence reaches to their end."""
    until: date | None = None
    weeks: Range | None = None
    """For how many weeks, where a length is told and no day."""


@dataclass(frozen=True, kw_only=True)
class PainTold(Row):
    """A pain score out of ten, with or without medication where that is said."""

    score: Range
    medication: MedicationState | None = None
    is_earlier: bool = False
    """Whether the words tell how it was before."""


@dataclass(frozen=True, kw_only=True)
class MeasureTold(Row):
    """A measure of function that carries a number."""

    name: str
    value: Range
    unit: str
    part: BodyPart | None = None
    is_earlier: bool = False


@dataclass(frozen=True, kw_only=True)
class PartTold:
    """A part of the body, with its side and its levels, of which pages of the file speak."""

    part: BodyPart
    pages: int
    """On how many pages it stands."""
    first_on: date | None
    first: tuple[Evidence, ...]
    """Where it stands on the first of them."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """What a file says over time; each table in the order of the days, what has no day at its end."""

    medications: tuple[DrugCourse, ...] = ()
    visits: tuple[VisitCourse, ...] = ()
    work: tuple[WorkTold, ...] = ()
    pain: tuple[PainTold, ...] = ()
    measures: tuple[MeasureTold, ...] = ()
    parts: tuple[PartTold, ...] = ()

    @property
    def is_empty(self) -> bool:
        tables = (self.medications, self.visits, self.work, self.pain, self.measures, self.parts)
        return not any(tables)
