"""One rule of the table: what it is called, what it guards against, how grave a finding is, and what finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from openimr.determination.checks.answering import key_of
from openimr.determination.checks.explanation import Explanation, explanations
from openimr.determination.checks.finding import Finding, Flaw, Guard, Severity
from openimr.determination.checks.material import Material, Need


class Group(StrEnum):
    """What a rule looks at; the letters of its code say which."""

    STRUCTURE = "structure"
    CONSISTENCY = "consistency"
    CITATION = "citation"
    ARITHMETIC = "arithmetic"
    EVIDENCE = "evidence"
    PRIVACY = "privacy"


GROUPS = {
    "STR": Group.STRUCTURE,
    "DEC": Group.CONSISTENCY,
    "BOD": Group.CONSISTENCY,
    "CON": Group.CONSISTENCY,
    "CIT": Group.CITATION,
    "QTY": Group.ARITHMETIC,
    "FILE": Group.EVIDENCE,
    "FACT": Group.EVIDENCE,
    "PRI": Group.PRIVACY,
}


@dataclass(frozen=True)
class Rule:
    """One rule: its code and name, the ground of appeal that it guards against, what it needs, and the function."""

    code: str
    name: str
    guard: Guard | None
    severity: Severity
    applies: Callable[[Material], Iterator[Flaw]]
    needs: frozenset[Need] = frozenset()

    @property
    def group(self) -> Group:
        return GROUPS[self.code.partition("-")[0]]

    @property
    def explanation(self) -> Explanation:
        """What the rule asks for, an example of what it finds, and how to mend it."""
        return explanations()[self.code]

    def findings(self, material: Material) -> tuple[Finding, ...]:
        """What the rule finds; nothing where something that it needs was not handed in."""
        if not all(material.has(need) for need in self.needs):
            return ()
        return tuple(self._finding(flaw, material) for flaw in self.applies(material))

    def _finding(self, flaw: Flaw, material: Material) -> Finding:
        key = key_of(self.code, flaw, material)
        return Finding(**vars(flaw), code=self.code, guard=self.guard, severity=self.severity, key=key)
