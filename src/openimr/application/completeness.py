"""What is missing from an application, and which of its dates cannot be true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from openimr.application.filed import Application
from openimr.application.filing import Filing, Finding
from openimr.clocks import written
from openimr.vocabulary import Party


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field that the form asks for (8 CCR 9792.10.2), and where a worker finds what belongs there."""

    name: str
    words: str
    value: Callable[[Application], object]
    where: str


DECISION_LETTER = "It stands on the letter that denied or changed the treatment."

REQUIRED = (
    Field(
        name="worker.name",
        words="name of the injured worker",
        value=lambda filed: filed.worker.name.strip(),
        where="Write first and last name as on the claim.",
    ),
    Field(
        name="employer",
        words="employer",
        value=lambda filed: filed.employer.strip(),
        where="Name the employer at the time of the injury.",
    ),
    Field(
        name="claims_administrator",
        words="claims administrator",
        value=lambda filed: _is_named(filed.claims_administrator),
        where=DECISION_LETTER,
    ),
    Field(
        name="requesting_physician",
        words="physician who asked for the treatment",
        value=lambda filed: _is_named(filed.requesting_physician),
        where=DECISION_LETTER,
    ),
    Field(
        name="claim_number",
        words="claim number",
        value=lambda filed: filed.claim_number.strip(),
        where=DECISION_LETTER,
    ),
    Field(
        name="date_of_injury",
        words="date of injury",
        value=lambda filed: filed.date_of_injury,
        where="Write the day as on the claim; for an injury that came over time, the day on which the claim puts it.",
    ),
    Field(
        name="ur.decided_on",
        words="date of the utilization review decision",
        value=lambda filed: filed.ur.decided_on,
        where=DECISION_LETTER,
    ),
    Field(
        name="ur.served_on",
        words="day on which the utilization review decision was served",
        value=lambda filed: filed.ur.served_on,
        where="Your time to ask for review is counted from it. For a letter by mail it is the day of posting.",
    ),
    Field(
        name="items",
        words="treatment in dispute",
        value=lambda filed: any(item.text.strip() for item in filed.items),
        where="Write each treatment on a line of its own, in the words of the letter that denied it.",
    ),
)


def missing_fields(filing: Filing) -> tuple[Finding, ...]:
    """One finding for each field that was left empty."""
    return tuple(
        Finding(found=f"The {field.words} is missing.", repair=field.where, field=field.name)
        for field in REQUIRED
        if not field.value(filing.application)
    )


def _is_named(party: Party | None) -> bool:
    return party is not None and bool(party.name.strip() or party.organization.strip())


@dataclass(frozen=True, kw_only=True)
class Dated:
    name: str
    words: str
    on: Callable[[Application], date | None]


INJURED = Dated(name="date_of_injury", words="injury", on=lambda filed: filed.date_of_injury)
REQUESTED = Dated(name="requested_on", words="request for the treatment", on=lambda filed: filed.requested_on)
DECIDED = Dated(name="ur.decided_on", words="utilization review decision", on=lambda filed: filed.ur.decided_on)
SERVED = Dated(name="ur.served_on", words="service of the decision", on=lambda filed: filed.ur.served_on)
SIGNED = Dated(name="signed_on", words="signature", on=lambda filed: filed.signed_on)

NOT_BEFORE = ((INJURED, DECIDED), (REQUESTED, DECIDED), (DECIDED, SERVED))
"""Pairs of which the first cannot come after the second."""


def impossible_dates(filing: Filing) -> tuple[Finding, ...]:
    """One finding for each date that cannot be true; the field is the one to look at first."""
    repair = "Look at the dates on the letter and mend the one that is wrong."
    findings = [
        Finding(
            found=f"The {later.words} is dated {written(second)}, before the {earlier.words} of {written(first)}.",
            repair=repair,
            field=later.name,
        )
        for earlier, later in NOT_BEFORE
        if (first := earlier.on(filing.application)) and (second := later.on(filing.application)) and second < first
    ]
    findings += [
        Finding(
            found=f"The {dated.words} is dated {written(on)}, after your application came on "
            f"{written(filing.received_on)}.",
            repair=repair,
            field=dated.name,
        )
        for dated in (INJURED, REQUESTED, DECIDED, SERVED, SIGNED)
        if (on := dated.on(filing.application)) and on > filing.received_on
    ]
    return tuple(findings)
