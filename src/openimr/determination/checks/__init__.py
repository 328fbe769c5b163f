"""Checks: the rules that a determination must keep before it can be signed."""

from openimr.determination.checks.answering import sentence_of
from openimr.determination.checks.finding import Finding, Guard, Severity
from openimr.determination.checks.material import Need
from openimr.determination.checks.rule import Rule
from openimr.determination.checks.rules import RULES, check

__all__ = ["RULES", "Finding", "Guard", "Need", "Rule", "Severity", "check", "sentence_of"]
