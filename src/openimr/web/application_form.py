"""The application as a form: what was typed, what cannot be read of it, and the application that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from openimr.application import (
    Application,
    Reason,
    Service,
    UrDecision,
    UrOutcome,
    dispute_items,
)
from openimr.vocabulary import Party, Priority, Role
from openimr.web.application_fields import FIELDS, GROUPS, FormField, Kind

FIRST_YEAR = 1900
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

FIELD_OF_REASON = {
    "worker.name": "worker_name",
    "claims_administrator": "administrator_organization",
    "requesting_physician": "physician_name",
    "ur.decided_on": "decided_on",
    "ur.served_on": "served_on",
    "ur.is_attached": "is_attached",
    "ur.outcome": "outcome",
}
"""Where a reason of the screening stands in the form, for the fields that are not named alike."""


@dataclass(frozen=True, kw_only=True)
class ShownField:
    """One field as the page shows it: what it asks, what was typed, and what is said beside it."""

    asks: FormField
    value: str
    mistake: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def is_marked(self) -> bool:
        return bool(self.mistake or self.reasons)

    @property
    def described_by(self) -> str:
        """The ids of the texts that explain the field, for `aria-describedby`."""
        hint = f"{self.asks.name}-hint" if self.asks.hint else ""
        said = f"{self.asks.name}-said" if self.is_marked else ""
        return " ".join(filter(None, (hint, said)))


@dataclass(frozen=True, kw_only=True)
class ShownGroup:
    title: str
    intro: str
    fields: tuple[ShownField, ...]


@dataclass(frozen=True, kw_only=True)
class ApplicationForm:
    """A form as it was typed. Whatever stands in a field stays there, also what cannot be read."""

    typed: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.typed.get(name, "").strip()

    @property
    def mistakes(self) -> Mapping[str, str]:
        """What cannot be taken as it was typed, by field; such a form cannot be sent, or something would be lost."""
        found = ((asks.name, _mistake(asks, self[asks.name])) for asks in FIELDS.values())
        return {name: said for name, said in found if said}

    def application(self, *, filed_by: Role) -> Application:
        """The application that the fields make; a day that cannot be read counts as left out (see `mistakes`)."""
        return Application(
            filed_by=filed_by,
            worker=self._party(Role.WORKER, "worker"),
            employer=self["employer"],
            claims_administrator=self._party_if_named(Role.CLAIMS_ADMINISTRATOR, "administrator"),
            requesting_physician=self._party_if_named(Role.REQUESTING_PHYSICIAN, "physician"),
            attorney=self._party_if_named(Role.ATTORNEY, "attorney"),
            claim_number=self["claim_number"],
            date_of_birth=read_day(self["date_of_birth"]),
            date_of_injury=read_day(self["date_of_injury"]),
            requested_on=read_day(self["requested_on"]),
            ur=UrDecision(
                decided_on=read_day(self["decided_on"]),
                served_on=read_day(self["served_on"]),
                served_by=Service(self["served_by"]) if self["served_by"] in set(Service) else None,
                outcome=UrOutcome(self["outcome"]) if self["outcome"] in set(UrOutcome) else UrOutcome.DENIED,
                is_attached=self._is_ticked("is_attached"),
            ),
            priority=Priority.EXPEDITED if self["priority"] == Priority.EXPEDITED else Priority.STANDARD,
            threat_certified=self._is_ticked("threat_certified"),
            items=dispute_items(self["items"]),
            liability_disputed=self._is_ticked("liability_disputed"),
            is_signed=self._is_ticked("is_signed") and bool(self["signed_by"]),
            signed_on=read_day(self["signed_on"]),
            signed_by=self["signed_by"],
        )

    def groups(self, reasons: Iterable[Reason] = ()) -> Iterator[ShownGroup]:
        """The form for the page, with each reason of a screening beside its field."""
        mistakes, said = self.mistakes, list(reasons)
        for group in GROUPS:
            yield ShownGroup(
                title=str(group.title),
                intro=str(group.intro),
                fields=tuple(
                    ShownField(
                        asks=asks,
                        value=self[asks.name],
                        mistake=mistakes.get(asks.name, ""),
                        reasons=tuple(reason for reason in said if field_of(reason) == asks.name),
                    )
                    for asks in group.fields
                ),
            )

    def _party(self, role: Role, key: str) -> Party:
        return Party(
            role=role,
            name=self[f"{key}_name"],
            organization=self[f"{key}_organization"],
            address=self[f"{key}_address"],
            email=self[f"{key}_email"],
        )

    def _party_if_named(self, role: Role, key: str) -> Party | None:
        party = self._party(role, key)
        return party if party.name or party.organization else None

    def _is_ticked(self, name: str) -> bool:
        return self[name] == "yes"


def read_form(posted: Mapping[str, str]) -> ApplicationForm:
    """The form that was sent; fields that it does not have are left aside."""
    # PostgreSQL cannot keep the character NUL, and nobody can type it.
    return ApplicationForm(typed={name: posted.get(name, "").replace("\0", "") for name in FIELDS})


def read_day(text: str) -> date | None:
    """The day that was typed as year-month-day; None where it is none.

    >>> read_day("2015-02-13"), read_day("2015-02-30"), read_day("13 Feb")
    (datetime.date(2015, 2, 13), None, None)
    """
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= FIRST_YEAR else None


def field_of(reason: Reason) -> str:
    """The field that a reason is about; empty where no field can mend it."""
    name = FIELD_OF_REASON.get(reason.field, reason.field)
    return name if name in FIELDS else ""


def _mistake(asks: FormField, value: str) -> str:
    if asks.kind is Kind.DAY and value and read_day(value) is None:
        return f"“{value[:20]}” is no day that we can read. Write year, month and day, for example 2015-02-13."
    if len(value) > asks.longest:
        return f"This is {len(value)} characters long; there is room for {asks.longest}. Make it shorter."
    return ""
