"""What `openimr check` found, before any format writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openimr.determination import Finding
    from openimr.vocabulary import CaseNumber, ImrError


@dataclass(frozen=True)
class Line:
    """A finding where it stands."""

    name: str
    line: int
    column: int
    finding: Finding
    case_number: CaseNumber | None = None


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One run: how many determinations were read, the rules that ran, what they found, what could not be read."""

    count: int
    codes: frozenset[str]
    lines: Sequence[Line]
    unreadable: Sequence[ImrError]

    @property
    def has_errors(self) -> bool:
        return any(line.finding.severity == "error" for line in self.lines)
