"""Stage 1, what was filed: form fields, disputed items, the UR decision; screening."""

from openimr.application.filed import Application, Service, UrDecision, UrOutcome
from openimr.application.screening import Ineligibility, Reason, Screening

__all__ = ["Application", "Ineligibility", "Reason", "Screening", "Service", "UrDecision", "UrOutcome"]
