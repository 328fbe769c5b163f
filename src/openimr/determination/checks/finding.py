"""What a check says: a rule that a determination does not keep, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from openimr.vocabulary import Span


class Severity(StrEnum):
    """An error stops the signature until it is mended or answered; a warning asks the physician for a look."""

    ERROR = "error"
    WARNING = "warning"


class Guard(IntEnum):
    """The ground of appeal that a rule guards against (Labor Code 4610.6(h)(1) to (5))."""

    POWERS = 1
    FRAUD = 2
    CONFLICT = 3
    BIAS = 4
    FACT = 5


@dataclass(frozen=True, kw_only=True)
class Flaw:
    """What a rule found, before it bears the rule's name.

    `span` is the place within the text at `path`; `evidence` names pages of the case file as (document id, page).
    """

    path: str
    message: str
    fix: str
    item: int | None = None
    span: Span | None = None
    evidence: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finding(Flaw):
    """A flaw under the code of its rule, as it is shown and counted."""

    code: str
    guard: Guard | None
    """None where a rule keeps a promise that is no ground of appeal, such as privacy."""
    severity: Severity
    key: str = ""
    """By what it is known again as long as its sentence and its evidence stay the same."""
    answer: str = ""
    """The reason with which the reviewer has answered it."""

    @property
    def may_be_answered(self) -> bool:
        """Whether a reason can stand against it: a question of fact, where a physician may know better."""
        return self.guard is Guard.FACT

    @property
    def stops(self) -> bool:
        """Whether it stops the signature: an error that was not answered."""
        return self.severity is Severity.ERROR and not self.answer

    @property
    def where(self) -> str:
        """The place in words.

        >>> Finding(
        ...     code="STR-02", guard=Guard.POWERS, severity=Severity.ERROR, item=2, path="items.1.rationale",
        ...     message="", fix="",
        ... ).where
        'item 2, rationale'
        """
        words = [step.replace("_", " ") for step in self.path.split(".") if step != "items" and not step.isdigit()]
        place = f"item {self.item}" if self.item is not None else ""
        return ", ".join(word for word in (place, *words) if word) or "determination"
