"""Checks: the rules that a determination must keep before it can be signed."""

from openimr.determination.checks.answering import sentence_of
from openimr.determination.checks.evidence_order import day_of_search
from openimr.determination.checks.finding import Finding, Guard, Severity
from openimr.determination.checks.material import Need
from openimr.determination.checks.rule import Rule
from openimr.determination.checks.rules import RULES, check

__all__ = ["RULES", "Finding", "Guard", "Need", "Rule", "Severity", "check", "day_of_search"]
__all__ = ["RULES", "Finding", "Guard", "Need", "Rule", "Severity", "check", "sentence_of"]
