"""An attached form or letter offers values beside the fields; a person ticks what is right."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openimr.store.models import ApplicationDraftRow
from openimr.store.offers import offers_in, read_attached_form
from openimr.vocabulary import Role
from openimr.web.worker.application_draft import draft_of
from tests.builders.cases import a_person
from tests.builders.odd_files import a_filled_form
from tests.casefile.test_proposed_values import FORM, LETTER

pytestmark = pytest.mark.django_db

PAPER = "\f".join([FORM, LETTER.replace("09/17/2013", "09/19/2013")]).encode()
ADDRESSES = pytest.mark.parametrize(
    ("role", "address"), [(Role.INTAKE, "/apply/paper"), (Role.WORKER, "/apply")], ids=["staff", "worker"]
)


def attached(client: Client, role: Role, address: str, content: bytes = PAPER, name: str = "form.txt") -> Any:
    person = a_person(role)
    client.force_login(person)
    client.post(address, {"do": "save", "ur_file": SimpleUploadedFile(name, content)})
    return person


def read(person: Any) -> None:
    draft = draft_of(person)
    assert draft is not None
    assert draft.attachment is not None
    read_attached_form.call(file_sha256=draft.attachment.sha256)


def typed(person: Any, field: str) -> str:
    draft = draft_of(person)
    assert draft is not None
    return draft.form[field]


@ADDRESSES
def test_while_the_worker_process_reads_the_page_says_so(client: Client, role: Role, address: str):
    attached(client, role, address)
    assert "The file is being read." in client.get(address).content.decode()


@ADDRESSES
def test_each_value_is_shown_beside_its_field_with_its_page_and_nothing_is_taken_over(
    client: Client, role: Role, address: str
):
    person = attached(client, role, address)
    read(person)
    page = client.get(address).content.decode()
    for said in ("Juniper Street Bakery", "09/17/2013", "09/19/2013", "page 1", "page 2", 'value="date_of_injury:2"'):
        assert said in page
    assert typed(person, "employer") == ""


@ADDRESSES
def test_what_is_ticked_goes_into_the_form_and_the_rest_does_not(client: Client, role: Role, address: str):
    person = attached(client, role, address)
    read(person)
    said = {"do": "take", "take": ["date_of_injury:2", "items:1"], "employer": "Typed Bakery", "is_attached": "yes"}
    client.post(address, said)
    assert typed(person, "date_of_injury") == "2013-09-19"
    assert typed(person, "items") == "Physical therapy, 12 visits, cervical spine\nMRI of the cervical spine"
    assert typed(person, "employer") == "Typed Bakery"
    assert typed(person, "physician_name") == ""
    assert "taken over" in client.get(address).content.decode()


def test_a_page_of_the_attached_form_can_be_seen_by_the_one_who_attached_it(client: Client):
    person = attached(
        client, Role.INTAKE, "/apply/paper", a_filled_form({"Employee Name": "Teodora Finch"}), "form.pdf"
    )
    read(person)
    assert "/apply/attached/1.png" in client.get("/apply/paper").content.decode()
    assert client.get("/apply/attached/1.png").content.startswith(b"\x89PNG")
    assert client.get("/apply/attached/9.png").status_code == 404
    client.force_login(a_person(Role.WORKER))
    assert client.get("/apply/attached/1.png").status_code == 404


def test_a_file_that_says_nothing_of_the_form_is_told(client: Client):
    person = attached(client, Role.INTAKE, "/apply/paper", b"Neck pain for eight months.")
    read(person)
    assert "Nothing in it could be read as a value of this form." in client.get("/apply/paper").content.decode()


def test_a_file_is_read_once(client: Client):
    person = attached(client, Role.INTAKE, "/apply/paper")
    read(person)
    read(person)
    draft = draft_of(person)
    assert draft is not None
    assert draft.attachment is not None
    assert offers_in(draft.attachment.sha256) is not None
    assert ApplicationDraftRow.objects.count() == 1
