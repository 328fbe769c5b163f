"""Stage 1, what was filed: form fields, disputed items, the UR decision; screening."""

from openimr.application.duplicates import find_duplicates
from openimr.application.filed import Application, Service, UrDecision, UrOutcome
from openimr.application.filing import filing_deadline
from openimr.application.items import dispute_items
from openimr.application.reasons import Ineligibility, Reason, Screening
from openimr.application.screening import screen

__all__ = [
    "Application",
    "Ineligibility",
    "Reason",
    "Screening",
    "Service",
    "UrDecision",
    "UrOutcome",
    "dispute_items",
    "filing_deadline",
    "find_duplicates",
    "screen",
]
