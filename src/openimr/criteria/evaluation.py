"""The answer of the engine: criterion by criterion, with evidence or search log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openimr.casefile import Fact
from openimr.vocabulary import Citation, Range


class Truth(StrEnum):
    """Kleene's three values, in the words of the field."""

    MET = "met"
    NOT_MET = "not met"
    NOT_DOCUMENTED = "not documented"


class Outcome(StrEnum):
    """What the criteria say of an item. It never decides: a physician does."""

    SUPPORTED = "supported"
    NOT_SUPPORTED = "not supported"
    UNDECIDED = "undecided"
    NO_PACK = "no guideline pack covers this"


class Counting(StrEnum):
    """What a criterion that is not documented counts as."""

    NOT_ESTABLISHED = "not_established"
    PRESUMED_ABSENT = "presumed_absent"
    ASK = "ask"


@dataclass(frozen=True, kw_only=True)
class Term:
    """One number of a sum: a concept, a name of the item (`visits_requested`), a number of the pack, or a bare one."""

    name: str
    amount: Range


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A comparison of a criterion with its numbers: 12 asked for and 6 done are 18, which is not `<=` 10."""

    terms: tuple[Term, ...]
    total: Range
    sign: str
    limit: Term
    holds: bool | None


@dataclass(frozen=True, kw_only=True)
class SetAside:
    """A criterion that a reviewer took out of the count for one item, with the reason, and what it counts as now."""

    topic: str
    criterion: str
    counts_as: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class CriterionResult:
    """One node of the trace: a leaf with its facts, or a group ("all", "any", "at_least") with its children.

    `truth` is what the record shows; `counts_as` what follows from it under `if_undocumented`: True, False, or None
    for "cannot be said".
    """

    id: str
    says: str
    kind: str = "leaf"
    needed: int = 0
    """For "at_least": how many children are needed."""
    truth: Truth
    counts_as: bool | None
    if_undocumented: Counting | None = None
    citation: Citation | None = None
    is_confirmed: bool = True
    facts: tuple[Fact, ...] = ()
    children: tuple[CriterionResult, ...] = ()
    look_for: str = ""
    """What of the record would show it."""
    sought: tuple[str, ...] = ()
    """The concepts that nobody recorded and of which any could help to meet it."""
    against: tuple[str, ...] = ()
    """The concepts that the record documents and that can only speak against it, where it is not met."""
    sums: tuple[Sum, ...] = ()
    is_fixed: bool = False
    """Whether the guideline itself settles it, so that no record can change it."""
    set_aside: SetAside | None = None

    @property
    def is_settled(self) -> bool:
        """Whether no record can change what it counts as: the guideline says it, or a reviewer set it aside."""
        return self.is_fixed or self.set_aside is not None

    def leaves(self) -> tuple[CriterionResult, ...]:
        """All leaves below this node, in the order of the pack."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves())


@dataclass(frozen=True, kw_only=True)
class GoverningDate:
    """The day whose guideline edition governs, and how it was found (request, service, UR decision, or none)."""

    on: date | None
    basis: str
    is_assumed: bool = False


@dataclass(frozen=True, kw_only=True)
class Topic:
    """The topic of a guideline pack that an evaluation was made under."""

    pack: str
    """`guideline@edition#revision`"""
    pack_sha256: str
    id: str
    title: str
    citations: tuple[Citation, ...]
    """What the topic rests on; the first is the primary one."""
    is_confirmed: bool = True


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """The numbers of the topic that hold for this case, and for which group of diagnoses."""

    group: str
    values: tuple[tuple[str, float], ...]
    says: str = ""
    """How a sentence names the group, where the pack says it."""
    is_ours: bool = False
    """Whether the numbers are a measure of the pack, which no guideline states."""


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """What the governing criteria say of one item, in full and repeatable.

    `deciding` names the leaves that force the outcome, `reasons` the smallest sets of leaves that each force it alone
    (twenty at most, `more_reasons` tells how many others there are); `allows` how many units of the item's own unit the
    criteria would support, where they count units; `would_change` says in one sentence which documentation would turn
    it.
    """

    item_number: int
    outcome: Outcome
    topic: Topic | None = None
    governing: GoverningDate
    root: CriterionResult | None = None
    deciding: tuple[str, ...] = ()
    reasons: tuple[tuple[str, ...], ...] = ()
    more_reasons: int = 0
    allows: Range | None = None
    allows_unit: str = ""
    would_change: str = ""
    ways: tuple[tuple[str, ...], ...] = ()
    """The smallest sets of leaves that would have to be met for the item to be supported, the smallest first."""
    more_ways: int = 0
    numbers: Numbers | None = None
    support: float = 0.5
    """From 0 (nothing speaks for the item) to 1; orders items, decides nothing."""
