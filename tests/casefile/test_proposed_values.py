"""What the application form and the UR letter offer, field by field, each with the place that says it."""

from __future__ import annotations

import pytest

from openimr.casefile import Page, proposed_values, read_file
from openimr.casefile.proposed_values import asked_fields
from openimr.web.application_fields import FIELDS
from tests.builders.odd_files import a_filled_form
from tests.builders.papers import pages

FORM = """Application for Independent Medical Review
Type of Utilization Review: Regular
Employee Information
Name: Perpetua Lindqvist          Claim Number: TB-204-7719
Address: 14 Quarry Lane, Fresno, CA 93701
Date of Injury (MM/DD/YYYY): 09/17/2013     Date of birth: 03/04/1971
Employer Name: Juniper Street Bakery
Requesting Physician Information
Name: Ansel Whitcombe, MD
Practice: Alder Creek Clinic
Claims Administrator Information
Company Name: Tallow Bay Claims
Contact Name: Ottoline Farr
Disputed Medical Treatment
Date of Utilization Review Determination Letter: February 13, 2015
List each specific requested medical service:
1. Physical therapy, 12 visits, cervical spine
2. MRI of the cervical spine
Signature: Perpetua Lindqvist
Date signed: 3/2/2015
"""
LETTER = """Tamarack Managed Care
Notice of Utilization Review Decision
Claimant: Perpetua Lindqvist
DOI: 09/17/2013
Requesting Provider: Ansel Whitcombe, MD
Date of Request for Authorization: 2/6/2015
Decision Date: 2/13/2015
Served by: first-class mail
Treatment requested: Physical therapy, 12 visits, cervical spine

After review, the request is denied.
"""


def offered(*texts: str) -> dict[str, str]:
    return {value.field: value.value for value in reversed(proposed_values(pages(*texts)))}


def test_the_form_fills_the_application():
    assert offered(FORM) == {
        "priority": "Standard",
        "worker_name": "Perpetua Lindqvist",
        "claim_number": "TB-204-7719",
        "worker_address": "14 Quarry Lane, Fresno, CA 93701",
        "date_of_injury": "2013-09-17",
        "employer": "Juniper Street Bakery",
        "physician_name": "Ansel Whitcombe, MD",
        "physician_organization": "Alder Creek Clinic",
        "administrator_organization": "Tallow Bay Claims",
        "administrator_name": "Ottoline Farr",
        "decided_on": "2015-02-13",
        "items": "Physical therapy, 12 visits, cervical spine\nMRI of the cervical spine",
        "signed_by": "Perpetua Lindqvist",
        "signed_on": "2015-03-02",
    }


def test_the_letter_of_utilization_review_fills_it_too():
    assert offered(LETTER) == {
        "worker_name": "Perpetua Lindqvist",
        "date_of_injury": "2013-09-17",
        "physician_name": "Ansel Whitcombe, MD",
        "requested_on": "2015-02-06",
        "decided_on": "2015-02-13",
        "served_by": "mail",
        "items": "Physical therapy, 12 visits, cervical spine",
        "outcome": "denied",
    }


def test_each_value_stands_where_it_says():
    read = pages(FORM, LETTER)
    for value in proposed_values(read):
        assert value.at.page is not None
        shown = read[value.at.page - 1].text[value.at.start : value.at.end]
        assert shown.split()[0] in value.words or value.field == "items"


def test_two_pages_that_differ_give_two_values_with_their_pages():
    other = LETTER.replace("09/17/2013", "09/19/2013")
    found = [value for value in proposed_values(pages(FORM, other)) if value.field == "date_of_injury"]
    assert [(value.value, value.at.page) for value in found] == [("2013-09-17", 1), ("2013-09-19", 2)]


def test_the_fields_of_a_filled_pdf_are_read_by_their_names(tmp_path):
    path = tmp_path / "form.pdf"
    path.write_bytes(
        a_filled_form(
            {"topmostSubform[0].Page1[0].EmployeeName[0]": "Perpetua Lindqvist", "f7": "09/17/2013"},
            ticked=("Expedited",),
            titles={"f7": "Date of Injury"},
        )
    )
    found = {value.field: value.value for value in proposed_values(read_file(path).pages)}
    assert found == {"worker_name": "Perpetua Lindqvist", "date_of_injury": "2013-09-17", "priority": "Expedited"}


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("The request is denied.", "denied"),
        ("The treatment was modified to 6 visits.", "modified"),
        ("Determination: non-certified", "denied"),
        ("The decision is conditionally denied.", "denied for missing information only"),
        ("The hospital denied entry.", ""),
    ],
)
def test_the_outcome_is_taken_from_what_the_letter_states(sentence, outcome):
    assert offered(sentence).get("outcome", "") == outcome


def test_a_date_of_birth_is_not_the_date_of_injury():
    assert "date_of_injury" not in offered("Date of birth: 03/04/1971")


def test_every_label_leads_to_a_field_that_the_form_has():
    assert {asked.field for asked in asked_fields()} <= set(FIELDS)


def test_a_page_without_labels_offers_nothing():
    assert proposed_values((Page(number=1, text="Neck pain for eight months."),)) == ()
