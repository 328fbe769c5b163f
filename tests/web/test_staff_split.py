"""Dividing an upload into its records: offered by the machine, corrected by a person, listed in the letter."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from openimr.casefile import DocumentType
from openimr.store.cases import StoredCases
from openimr.store.contents import StoredContents
from openimr.store.desks import open_desk
from openimr.store.jobs import enter_reading
from openimr.vocabulary import CaseNumber, Role, StepNotAllowed
from openimr.workflow import SYSTEM, RecordParts, State, add_record, split_record
from openimr.workflow.desk import Actor
from openimr.workflow.split_record import covers
from tests.builders.cases import a_case_at, a_person
from tests.casefile.test_splitting import BODY, MRI, REPORT

pytestmark = pytest.mark.django_db

UPLOAD = "\f".join([REPORT, f"Page 2 of 2\n{BODY}\nSigned: Ansel Whitcombe, MD", MRI]).encode()


@pytest.fixture
def intake(client: Client) -> Client:
    client.force_login(a_person(Role.INTAKE))
    return client


@pytest.fixture
def number() -> CaseNumber:
    number = a_case_at(State.RECORDS_PENDING)
    with open_desk(Actor(id="person:1", role=Role.CLAIMS_ADMINISTRATOR)) as desk:
        add_record(desk, case_number=number, name="Whole file", content=UPLOAD)
    enter_reading(number, "r1")
    return number


def parts_in(number: CaseNumber) -> RecordParts:
    record = StoredCases().get(number).records[0]
    return StoredContents().get(record.parts_ref, RecordParts)


def page_of(client: Client, number: CaseNumber) -> str:
    return client.get(f"/queue/{number}/records/r1/parts").content.decode()


def saved(client: Client, number: CaseNumber, **said: str) -> Any:
    version = StoredCases().get(number).version
    return client.post(
        f"/queue/{number}/records/r1/parts", {"seen": version, **{k.replace("_", "-"): v for k, v in said.items()}}
    )


def test_an_upload_is_divided_as_it_is_read(number: CaseNumber):
    assert [(part.first_page, part.last_page) for part in parts_in(number).parts] == [(1, 2), (3, 3)]
    assert not parts_in(number).is_confirmed


def test_the_list_and_the_page_show_its_records(intake: Client, number: CaseNumber):
    assert "2 records in one file" in intake.get(f"/queue/{number}/records").content.decode()
    page = page_of(intake, number)
    assert "holds 2 records" in page
    assert "a title names a kind of record" in page
    assert 'value="2014-11-03"' in page


def test_a_boundary_is_moved_and_a_title_changed(intake: Client, number: CaseNumber):
    answer = saved(intake, number, begins_1="2", name_1="Study and last page", type_1="other record", dated_1="")
    assert answer.status_code == 302
    first, second = parts_in(number).parts
    assert (first.last_page, second.first_page, second.name) == (1, 2, "Study and last page")
    assert (second.type, second.dated) == (DocumentType.OTHER, None)
    assert parts_in(number).is_confirmed


def test_two_records_are_joined(intake: Client, number: CaseNumber):
    saved(intake, number, joins_1="yes")
    assert [(part.first_page, part.last_page) for part in parts_in(number).parts] == [(1, 3)]
    with open_desk(SYSTEM) as desk:
        assert desk.case_file(desk.cases.get(number)).documents[0].parts == ()


def test_another_record_is_begun_and_described_from_its_pages(intake: Client, number: CaseNumber):
    answer = saved(intake, number, another="2")
    assert answer.headers["Location"].endswith("/records/r1/parts")
    assert [part.first_page for part in parts_in(number).parts] == [1, 2, 3]
    assert parts_in(number).parts[1].author == "Ansel Whitcombe, MD"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"begins_1": "9"}, "Write a page from 1 to 3."),
        ({"begins_1": "1"}, "Two records begin on the same page."),
        ({"name_1": ""}, "Give the record a name"),
        ({"dated_1": "2199-01-01"}, "This is no day that has been."),
        ({"another": "x"}, "Write a page from 1 to 3."),
    ],
)
def test_what_cannot_be_taken_is_told_and_what_was_typed_stays(
    intake: Client, number: CaseNumber, said: dict[str, str], told: str
):
    answer = saved(intake, number, **{"author_0": "Typed Before", **said})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Typed Before" in answer.content.decode()
    assert not parts_in(number).is_confirmed


def test_a_person_s_division_survives_another_reading(intake: Client, number: CaseNumber):
    saved(intake, number, joins_1="yes")
    before = StoredCases().get(number).records[0].parts_ref
    enter_reading(number, "r1")
    assert StoredCases().get(number).records[0].parts_ref == before


def test_parts_that_leave_a_page_out_are_refused(number: CaseNumber):
    first, second = parts_in(number).parts
    assert covers((first, second), 3)
    with open_desk(Actor(id="person:2", role=Role.INTAKE)) as desk, pytest.raises(StepNotAllowed):
        split_record(desk, case_number=number, record_id="r1", parts=(second,))


def test_a_party_may_not_divide(client: Client, number: CaseNumber):
    client.force_login(a_person(Role.WORKER))
    assert client.get(f"/queue/{number}/records/r1/parts").status_code == 404


def test_the_letter_lists_each_record_of_the_upload(number: CaseNumber):
    from openimr.casefile import by_parts

    with open_desk(SYSTEM) as desk:
        listed = by_parts(desk.case_file(desk.cases.get(number))).documents
    assert [(document.type, document.page_count) for document in listed] == [
        (DocumentType.PROGRESS_REPORT, 2),
        (DocumentType.IMAGING, 1),
    ]
