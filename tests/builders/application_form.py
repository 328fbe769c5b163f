"""The application as somebody fills in the form: signed, in time, complete, and reaching the same people as others."""

from __future__ import annotations


def a_filled_form(**changes: str) -> dict[str, str]:
    """What a browser sends; a field that is given as empty is left out by the person."""
    typed = {
        "worker_name": "Perpetua Lindqvist",
        "worker_email": "perpetua@worker.example",
        "worker_address": "7 Sandpiper Row, Port Almond, CA",
        "employer": "Saltmarsh Freight",
        "date_of_injury": "2014-05-22",
        "claim_number": "TB-40-2217",
        "administrator_organization": "Tallow Bay Claims",
        "physician_name": "Ansel Whitcombe, MD",
        "physician_organization": "Alder Creek Clinic",
        "requested_on": "2015-02-06",
        "decided_on": "2015-02-13",
        "served_on": "2015-02-13",
        "served_by": "mail",
        "outcome": "denied",
        "is_attached": "yes",
        "items": "Physical therapy, 12 visits, cervical spine\nMRI of the cervical spine",
        "priority": "Standard",
        "signed_by": "Perpetua Lindqvist",
        "is_signed": "yes",
        "signed_on": "2015-03-09",
    }
    return {**typed, **changes}
