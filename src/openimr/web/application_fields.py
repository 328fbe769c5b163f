"""The fields of the application (8 CCR 9792.10.2), in the order in which a person has the answers at hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from openimr.application import Service, UrOutcome
from openimr.vocabulary import Priority

Words = str | Promise


class Kind(StrEnum):
    """How a field is answered; the template has one form for each."""

    LINE = "line"
    EMAIL = "email"
    LINES = "lines"
    DAY = "day"
    CHOICE = "choice"
    RADIO = "radio"
    TICK = "tick"


@dataclass(frozen=True, kw_only=True)
class FormField:
    name: str
    label: Words
    kind: Kind = Kind.LINE
    hint: Words = ""
    choices: tuple[tuple[str, Words], ...] = ()
    autocomplete: str = "off"
    longest: int = 200


@dataclass(frozen=True, kw_only=True)
class FormGroup:
    title: Words
    fields: tuple[FormField, ...]
    intro: Words = ""


WORKER = FormGroup(
    title=_("The injured worker"),
    fields=(
        FormField(name="worker_name", label=_("Name of the worker"), hint=_("First and last name, as on the claim.")),
        FormField(
            name="date_of_birth",
            label=_("Date of birth of the worker"),
            kind=Kind.DAY,
            hint=_("It tells the worker's records from those of a namesake, and stands in no letter."),
        ),
        FormField(name="worker_email", label=_("E-mail of the worker"), kind=Kind.EMAIL),
        FormField(name="worker_address", label=_("Address of the worker"), kind=Kind.LINES, longest=1000),
    ),
)
ATTORNEY = FormGroup(
    title=_("The worker’s attorney"),
    intro=_("Leave this empty if the worker has no attorney in this matter."),
    fields=(
        FormField(name="attorney_name", label=_("Name of the attorney")),
        FormField(name="attorney_organization", label=_("Law office")),
        FormField(name="attorney_email", label=_("E-mail of the attorney"), kind=Kind.EMAIL),
        FormField(name="attorney_address", label=_("Address of the attorney"), kind=Kind.LINES, longest=1000),
    ),
)
CLAIM = FormGroup(
    title=_("The injury and the claim"),
    fields=(
        FormField(name="employer", label=_("Employer"), hint=_("The employer at the time of the injury.")),
        FormField(name="date_of_injury", label=_("Date of injury"), kind=Kind.DAY),
        FormField(name="claim_number", label=_("Claim number"), hint=_("It stands on the letters about the claim.")),
        FormField(name="administrator_organization", label=_("Claims administrator")),
        FormField(name="administrator_name", label=_("Adjuster")),
        FormField(name="administrator_email", label=_("E-mail of the adjuster"), kind=Kind.EMAIL),
        FormField(
            name="administrator_address",
            label=_("Address of the claims administrator"),
            kind=Kind.LINES,
            longest=1000,
        ),
    ),
)
REQUEST = FormGroup(
    title=_("The physician who asked for the treatment"),
    fields=(
        FormField(name="physician_name", label=_("Name of the physician")),
        FormField(name="physician_organization", label=_("Clinic or group")),
        FormField(name="physician_email", label=_("E-mail of the physician"), kind=Kind.EMAIL),
        FormField(
            name="requested_on",
            label=_("Date of the request"),
            kind=Kind.DAY,
            hint=_("The day of the request for authorization, if you know it. It can decide which guideline counts."),
        ),
    ),
)
DECISION = FormGroup(
    title=_("The decision that you dispute"),
    intro=_("The letter of utilization review (UR) that denied or changed the treatment."),
    fields=(
        FormField(name="decided_on", label=_("Date of the decision"), kind=Kind.DAY),
        FormField(
            name="served_on",
            label=_("Day on which it was served"),
            kind=Kind.DAY,
            hint=_("For a letter by mail the day of posting. Your time to ask is counted from it."),
        ),
        FormField(
            name="served_by",
            label=_("How it was served"),
            kind=Kind.CHOICE,
            choices=(
                ("", _("I do not know")),
                (Service.MAIL.value, _("By mail")),
                (Service.FAX.value, _("By fax")),
                (Service.ELECTRONIC.value, _("By electronic transmission")),
                (Service.IN_PERSON.value, _("In person")),
            ),
        ),
        FormField(
            name="outcome",
            label=_("What it says"),
            kind=Kind.RADIO,
            choices=(
                (UrOutcome.DENIED.value, _("The treatment is denied")),
                (UrOutcome.MODIFIED.value, _("Less or other treatment is allowed than was asked for")),
                (UrOutcome.CONDITIONALLY_DENIED.value, _("Denied only because information was missing")),
            ),
        ),
        FormField(
            name="liability_disputed",
            label=_("The claims administrator also disputes that it must pay for this injury or treatment at all"),
            kind=Kind.TICK,
        ),
        FormField(
            name="is_attached",
            label=_("The decision is with this application"),
            kind=Kind.TICK,
            hint=_("Choose the file below, or send a copy by mail the same day."),
        ),
    ),
)
ITEMS = FormGroup(
    title=_("The treatment in dispute"),
    fields=(
        FormField(
            name="items",
            label=_("Each treatment on a line of its own"),
            kind=Kind.LINES,
            hint=_("In the words of the letter: what, which part of the body, how many."),
            longest=20_000,
        ),
    ),
)
PRIORITY = FormGroup(
    title=_("How soon it must be decided"),
    fields=(
        FormField(
            name="priority",
            label=_("Kind of review"),
            kind=Kind.RADIO,
            choices=(
                (Priority.STANDARD.value, _("Standard")),
                (Priority.EXPEDITED.value, _("Expedited: there is an imminent and serious threat to health")),
            ),
        ),
        FormField(
            name="threat_certified",
            label=_("A physician has certified the threat in writing"),
            kind=Kind.TICK,
            hint=_("Only an expedited review needs this. Without it the review goes on as a standard one."),
        ),
    ),
)
SIGNATURE = FormGroup(
    title=_("Your signature"),
    intro=_(
        "By signing you ask for an independent medical review, and agree that the medical records of this dispute go "
        "to the review organization."
    ),
    fields=(
        FormField(name="signed_by", label=_("Type your full name"), autocomplete="name"),
        FormField(name="is_signed", label=_("This is my signature"), kind=Kind.TICK),
        FormField(name="signed_on", label=_("Signed on"), kind=Kind.DAY),
    ),
)

GROUPS = (WORKER, ATTORNEY, CLAIM, REQUEST, DECISION, ITEMS, PRIORITY, SIGNATURE)
FIELDS: dict[str, FormField] = {asks.name: asks for group in GROUPS for asks in group.fields}
"""Every field by its name."""
