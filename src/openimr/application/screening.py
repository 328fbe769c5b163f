"""Whether an application may go to review and, if not, every reason at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from openimr.application.completeness import impossible_dates, missing_fields
from openimr.application.eligibility import (
    duplicate,
    liability_dispute,
    no_ur_decision,
    not_eligible_party,
    out_of_scope_date,
    unsigned,
    untimely,
    ur_conditional,
)
from openimr.application.filed import Application
from openimr.application.filing import Filing, Finding
from openimr.application.notes import notes_on
from openimr.application.reasons import Ineligibility, Reason, Screening
from openimr.vocabulary import CaseNumber


@dataclass(frozen=True, kw_only=True)
class Check:
    """One point of the screening: what must be so, the rule behind it, and how to find what speaks against it."""

    code: Ineligibility
    point: str
    source: str
    confirmed: bool = True
    find: Callable[[Filing], tuple[Finding, ...]]


CHECKS = (
    Check(
        code=Ineligibility.UNSIGNED,
        point="The worker or the worker's attorney has signed the application.",
        source="8 CCR 9792.10.1(b)(1)",
        find=unsigned,
    ),
    Check(
        code=Ineligibility.UNTIMELY,
        point="The application came in time, counted from service of the utilization review decision.",
        source="8 CCR 9792.10.1(b)(1); 9792.10.3(a)(1)",
        find=untimely,
    ),
    Check(
        code=Ineligibility.NO_UR_DECISION,
        point="The utilization review decision is with the application.",
        source="8 CCR 9792.10.1(b)(1)",
        find=no_ur_decision,
    ),
    Check(
        code=Ineligibility.UR_CONDITIONAL,
        point="The decision is about medical necessity, not only about missing information.",
        source="DWC, IMR Updates (2018)",
        find=ur_conditional,
    ),
    Check(
        code=Ineligibility.INCOMPLETE,
        point="Every field that the review needs is filled in.",
        source="8 CCR 9792.10.2; 9792.10.3(a)(1)",
        find=missing_fields,
    ),
    Check(
        code=Ineligibility.INCOMPLETE,
        point="The dates agree with each other.",
        source="8 CCR 9792.10.3(a)(1)",
        # The rule speaks of what is missing; that an impossible date is as good as none is our reading.
        confirmed=False,
        find=impossible_dates,
    ),
    Check(
        code=Ineligibility.DUPLICATE,
        point="The same decision and treatments are not under review already.",
        source="DWC, IMR Updates (2018)",
        find=duplicate,
    ),
    Check(
        code=Ineligibility.LIABILITY_DISPUTE,
        point="The claims administrator does not dispute liability for the injury or the treatment.",
        source="8 CCR 9792.10.3(a)(3), (d)",
        find=liability_dispute,
    ),
    Check(
        code=Ineligibility.OUT_OF_SCOPE_DATE,
        point="The injury or the decision is recent enough for independent medical review.",
        source="8 CCR 9792.10.1",
        find=out_of_scope_date,
    ),
    Check(
        code=Ineligibility.NOT_ELIGIBLE_PARTY,
        point="The worker or the worker's attorney has filed the application.",
        source="8 CCR 9792.10.1(b)(2)",
        find=not_eligible_party,
    ),
)


def screen(application: Application, *, received_on: date, duplicates: Sequence[CaseNumber] = ()) -> Screening:
    """Tell whether an application may go to review and, if not, every reason.

    All reasons are collected, so that the worker can repair them in one go.
    """
    filing = Filing(application=application, received_on=received_on, duplicates=tuple(duplicates))
    reasons = tuple(_reason(check, finding) for check in CHECKS for finding in check.find(filing))
    return Screening(
        reasons=reasons,
        points_checked=tuple(check.point for check in CHECKS),
        notes=notes_on(filing, is_eligible=not reasons),
    )


def _reason(check: Check, finding: Finding) -> Reason:
    return Reason(
        code=check.code,
        found=finding.found,
        source=finding.source or check.source,
        is_confirmed=check.confirmed if finding.is_confirmed is None else finding.is_confirmed,
        repair=finding.repair,
        field=finding.field,
    )
