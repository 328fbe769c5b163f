"""Applications with good defaults: signed, in time, complete. A test spells out only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from openimr.application import Application, Service, UrDecision, UrOutcome, dispute_items
from openimr.vocabulary import Party, Role

RECEIVED_ON = date(2015, 3, 2)
"""The day on which the application of `an_application` came; its last day to be filed is 20 March 2015."""

WORKER = Party(
    role=Role.WORKER, name="Perpetua Lindqvist", address="4 Osprey Row, Fresno, CA", email="perpetua@example.org"
)
ADMINISTRATOR = Party(role=Role.CLAIMS_ADMINISTRATOR, name="Ottoline Farr", organization="Tallow Bay Claims")
PHYSICIAN = Party(role=Role.REQUESTING_PHYSICIAN, name="Dr. Ansel Whitcombe", organization="Alder Creek Clinic")


def an_application(
    *,
    signed: bool = True,
    decided_on: date | None = date(2015, 2, 13),
    ur_served_on: date | None = date(2015, 2, 13),
    served_by: Service | None = Service.MAIL,
    outcome: UrOutcome = UrOutcome.DENIED,
    decision_attached: bool = True,
    items: str = "Physical therapy, 12 visits, cervical spine",
    **changes: Any,
) -> Application:
    """An application that may go to review, with these facts changed; `items` are lines as in a letter.

    Moving only the service moves the decision with it, so that a test of lateness has no impossible dates.
    """
    if ur_served_on and decided_on and ur_served_on < decided_on:
        decided_on = ur_served_on
    application = Application(
        filed_by=Role.WORKER,
        worker=WORKER,
        employer="Juniper Street Bakery",
        claims_administrator=ADMINISTRATOR,
        requesting_physician=PHYSICIAN,
        claim_number="TB-204-7719",
        date_of_injury=date(2013, 9, 17),
        requested_on=None,
        ur=UrDecision(
            decided_on=decided_on,
            served_on=ur_served_on,
            served_by=served_by,
            outcome=outcome,
            is_attached=decision_attached,
        ),
        items=dispute_items(items),
        is_signed=signed,
        signed_on=None,
    )
    return replace(application, **changes)
