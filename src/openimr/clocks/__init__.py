"""Legal time: calendar and business days, service extensions, holidays, dated limits."""

from openimr.clocks.counting import CountedDay, Counting
from openimr.clocks.day import PACIFIC, legal_day, written
from openimr.clocks.deadlines import Deadline, days_left, deadline
from openimr.clocks.explanation import explain
from openimr.clocks.holidays import Calendar, ClosedDay, closed
from openimr.clocks.rules import Extension, Rule, RuleValue, Unit, load_rules
from openimr.clocks.service import Service

__all__ = [
    "PACIFIC",
    "Calendar",
    "ClosedDay",
    "CountedDay",
    "Counting",
    "Deadline",
    "Extension",
    "Rule",
    "RuleValue",
    "Service",
    "Unit",
    "closed",
    "days_left",
    "deadline",
    "explain",
    "legal_day",
    "load_rules",
    "written",
]
