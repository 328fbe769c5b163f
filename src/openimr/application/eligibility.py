"""What speaks against a review, point by point; each function answers with nothing where its point is in order."""

from __future__ import annotations

from datetime import date

from openimr.application.filed import UrOutcome
from openimr.application.filing import Filing, Finding
from openimr.clocks import Service, days_left, written
from openimr.vocabulary import Role

FIRST_INJURY = date(2013, 1, 1)
FIRST_DECISION = date(2013, 7, 1)
"""Older injuries came into the programme with decisions that were communicated from this day on (8 CCR 9792.10.1)."""


def unsigned(filing: Filing) -> tuple[Finding, ...]:
    """Nobody has signed."""
    if filing.application.is_signed:
        return ()
    return (
        Finding(
            found="Your application is not signed.",
            repair="Sign it and send it again. The worker or the worker's attorney may sign.",
            field="is_signed",
        ),
    )


def untimely(filing: Filing) -> tuple[Finding, ...]:
    """It came after the last day; the finding counts the days aloud."""
    last_day, ur = filing.last_day, filing.application.ur
    # While liability is disputed the days have not begun: they run from the notice that the dispute is resolved.
    if last_day is None or ur.served_on is None or filing.application.liability_disputed:
        return ()
    if filing.received_on <= last_day.due_on:
        return ()
    late = -days_left(last_day, filing.received_on)
    return (
        Finding(
            found=f"Your application came too late. The decision was served on {written(ur.served_on)}"
            f"{_by(ur.served_by)}; the last day to ask for review was {written(last_day.due_on)}; your application "
            f"came on {written(filing.received_on)}, {late} {'day' if late == 1 else 'days'} later.",
            repair="If the decision was served on another day or in another way, send the proof of service or the "
            "envelope. If the claims administrator did not send you the application form with the decision, say so: "
            "your days may not have begun (Labor Code 4610.5(h)(3), not yet confirmed).",
            field="ur.served_on",
            source=last_day.source,
            is_confirmed=last_day.confirmed,
        ),
    )


def no_ur_decision(filing: Filing) -> tuple[Finding, ...]:
    """The decision that is disputed is not attached."""
    if filing.application.ur.is_attached:
        return ()
    return (
        Finding(
            found="The utilization review decision is not with your application.",
            repair="Send a copy of the letter that denied or changed the treatment. If you do not have it, ask the "
            "claims administrator for it today.",
            field="ur.is_attached",
        ),
    )


def ur_conditional(filing: Filing) -> tuple[Finding, ...]:
    """The decision says nothing of medical necessity yet."""
    if filing.application.ur.outcome is not UrOutcome.CONDITIONALLY_DENIED:
        return ()
    return (
        Finding(
            found="The treatment was denied because information was missing, and nobody has yet decided whether it is "
            "medically necessary.",
            repair="Ask your physician to send the missing information to the claims administrator. If the treatment "
            "is denied again, you can ask for review then.",
            field="ur.outcome",
        ),
    )


def duplicate(filing: Filing) -> tuple[Finding, ...]:
    """The same was asked before."""
    if not filing.duplicates:
        return ()
    return (
        Finding(
            found="You have already asked for review of this decision and these treatments: "
            f"{', '.join(filing.duplicates)}.",
            repair="You need not do anything: the first application goes on. If a treatment differs, write how.",
            field="items",
        ),
    )


def liability_dispute(filing: Filing) -> tuple[Finding, ...]:
    """Whether anything is owed at all is disputed."""
    if not filing.application.liability_disputed:
        return ()
    return (
        Finding(
            found="The claims administrator disputes that it has to pay for this injury or treatment at all. That is "
            "for a judge to decide, and your review waits for it.",
            repair="When the dispute is resolved, you get a notice and can ask for review from then on. Your "
            "time to ask is counted from that notice.",
            field="liability_disputed",
        ),
    )


def out_of_scope_date(filing: Filing) -> tuple[Finding, ...]:
    """Injury and decision are both older than the programme."""
    injured_on, ur = filing.application.date_of_injury, filing.application.ur
    communicated_on = ur.served_on or ur.decided_on
    if injured_on is None or communicated_on is None:
        return ()
    if injured_on >= FIRST_INJURY or communicated_on >= FIRST_DECISION:
        return ()
    return (
        Finding(
            found=f"Your injury is of {written(injured_on)} and the decision of {written(communicated_on)}. "
            "Independent medical review is for injuries from 1 January 2013 on, and for older ones if the decision was "
            "communicated from 1 July 2013 on.",
            repair="Look at both dates. If they are right, the workers' compensation appeals board is the way to go.",
            field="date_of_injury",
        ),
    )


def not_eligible_party(filing: Filing) -> tuple[Finding, ...]:
    """Somebody else than the worker's side asks."""
    filed_by = filing.application.filed_by
    if filed_by in {Role.WORKER, Role.ATTORNEY}:
        return ()
    alone = " alone" if filed_by is Role.REQUESTING_PHYSICIAN else ""
    return (
        Finding(
            found=f"This application was filed by the {filed_by}{alone}. Only the injured worker or the worker's "
            "attorney may ask for review.",
            repair="Let the worker or the attorney sign and file it. A physician may help with it and send records.",
            field="filed_by",
        ),
    )


def _by(service: Service | None) -> str:
    if service is None:
        return ""
    return " in person" if service is Service.IN_PERSON else f" by {service}"
