"""A guideline pack: what one edition of one guideline asks for, in our own words, with pages and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from openimr.criteria.check import Check, Compared, Constant, comparisons_in, names_in, plainly_sought_in, sought_in
from openimr.criteria.evaluation import Counting
from openimr.vocabulary import Citation


class Trigger(StrEnum):
    """The day that decides which edition governs; each edition names its own."""

    REQUEST = "request"
    SERVICE = "service"
    DISPENSING = "dispensing"


@dataclass(frozen=True, kw_only=True)
class InForce:
    """From which to which day an edition governs, both included, and by which trigger; None leaves an end open."""

    since: date | None
    until: date | None
    trigger: Trigger

    def covers(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    def overlaps(self, other: InForce) -> bool:
        """Whether both govern on some day."""
        pairs = ((self, other), (other, self))
        return all(one.since is None or two.until is None or one.since <= two.until for one, two in pairs)

    def __str__(self) -> str:
        since = f"from {self.since}" if self.since else "always"
        return f"{since} to {self.until}" if self.until else since


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """One criterion that a physician would name: what it says, its check, and what follows from silence."""

    id: str
    says: str
    check: Check
    written: str
    """The check as the pack writes it."""
    citation: Citation
    if_undocumented: Counting = Counting.NOT_ESTABLISHED
    look_for: str = ""
    is_confirmed: bool = True

    @cached_property
    def seeks(self) -> tuple[str, ...]:
        """The concepts of the check that speak for it when they are shown, in the order of the check."""
        return sought_in(self.check)

    @cached_property
    def plainly_seeks(self) -> tuple[str, ...]:
        """Of these the concepts whose silence the check takes for a no."""
        return plainly_sought_in(self.check)

    @cached_property
    def comparisons(self) -> tuple[Compared, ...]:
        """The comparisons of the check that a person can reckon: a number, or a sum of numbers, against a limit."""
        return comparisons_in(self.check)

    @cached_property
    def is_fixed(self) -> bool:
        """Whether the check asks nothing of the case: the guideline settles it."""
        return isinstance(self.check, Constant)

    @property
    def counts_quantity(self) -> bool:
        """Whether the criterion measures the amount that was asked for."""
        return "visits_requested" in names_in(self.check) or "injections_requested" in names_in(self.check)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Criteria of which all, any, or at least `needed` must be met."""

    kind: str
    needed: int
    children: tuple[Leaf | Group, ...]
    id: str = ""
    says: str = ""

    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(
            leaf for child in self.children for leaf in (child.leaves() if isinstance(child, Group) else (child,))
        )


@dataclass(frozen=True, kw_only=True)
class ParameterRow:
    """Numbers that hold for one group of diagnoses; `when` is None for the row that holds otherwise."""

    group: str
    when: Check | None
    numbers: Mapping[str, float]
    says: str = ""
    """How a sentence names the group, "an operation on the femur"; empty where the group's own name does."""
    ours: bool = False
    """Whether the numbers are a measure of this library, which no guideline states."""


@dataclass(frozen=True, kw_only=True)
class Covers:
    """Which items a topic speaks of: by treatment, category of treatments or billing code, and, where it names any,
    by part of the body.

    `when` must be shown by the record: a topic for the time after surgery covers no other therapy.
    """

    treatments: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    body_parts: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] = ()
    when: Check | None = None

    @property
    def spoken_of(self) -> tuple[str, ...]:
        """What a topic speaks of, to be read: treatments, whole categories, codes."""
        return (*self.treatments, *(f"every {category}" for category in self.categories), *self.codes)


@dataclass(frozen=True, kw_only=True)
class PackTopic:
    """One subject of a guideline with its criteria."""

    id: str
    title: str
    covers: Covers
    citations: tuple[Citation, ...]
    supported_when: Group
    is_confirmed: bool = True
    parameters: tuple[ParameterRow, ...] = ()
    allows: Check | None = None
    allows_unit: str = ""
    notes: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Every name that the topic's checks ask for: facts, what the item asks, parameters."""
        checks = [leaf.check for leaf in self.supported_when.leaves()]
        checks += [row.when for row in self.parameters if row.when]
        checks += [check for check in (self.covers.when, self.allows) if check]
        return frozenset(name for check in checks for name in names_in(check))


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One edition of a guideline, as this library holds it."""

    guideline: str
    title: str
    edition: str
    revision: int
    in_force: InForce
    licence: str
    sha256: str
    topics: tuple[PackTopic, ...]
    amendment: int = 0
    """How many revisions of topics an organization has put in force over the library's own."""

    @property
    def id(self) -> str:
        """`guideline@edition#revision`, with `+amendment` where an organization has revised topics of it."""
        amended = f"+{self.amendment}" if self.amendment else ""
        return f"{self.guideline}@{self.edition}#{self.revision}{amended}"
