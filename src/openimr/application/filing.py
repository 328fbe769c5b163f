"""An application together with the day on which it came and what it doubles: all that screening looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openimr.application.filed import Application
from openimr.clocks import Deadline, Service, deadline, load_rules
from openimr.vocabulary import CaseNumber


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What one screening is about."""

    application: Application
    received_on: date
    duplicates: tuple[CaseNumber, ...] = ()

    @property
    def last_day(self) -> Deadline | None:
        """The last day to file; None where service is not known, or lies after the filing and cannot be true."""
        served_on = self.application.ur.served_on
        if served_on is None or served_on > self.received_on:
            return None
        return filing_deadline(self.application)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a check found against an application. `source` and `is_confirmed` are the check's own where left out."""

    found: str
    repair: str
    field: str = ""
    source: str | None = None
    is_confirmed: bool | None = None


def filing_deadline(application: Application) -> Deadline | None:
    """The last day on which this application may be filed; None where the day of service is not known.

    Where the way of service is not known, the way that gives most time counts: the day is a right of the worker, and
    doubt must not shorten it.
    """
    served_on = application.ur.served_on
    if served_on is None:
        return None
    rule = "filing_window.formulary" if application.is_formulary_dispute else "filing_window.regular"
    # A decision from before the first rule is out of scope for another reason; its days are counted all the same.
    law_of = max(served_on, load_rules()["filing_window.regular"].values[0].from_)
    served_by = application.ur.served_by
    ways = (served_by,) if served_by else tuple(Service)
    deadlines = (deadline(rule, from_=served_on, service=way, on_law_of=law_of) for way in ways)
    return max(deadlines, key=lambda found: found.due_on)
