"""Records on the desk of the staff: sending, reading, describing, completing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openimr.casefile import FileReading, Reading
from openimr.store.cases import StoredCases
from openimr.store.contents import StoredContents
from openimr.store.desks import open_desk
from openimr.store.jobs import read_stored_record
from openimr.store.models import CaseRow, ViewRow
from openimr.store.settings import settings
from openimr.vocabulary import CaseNumber, Role
from openimr.workflow import SYSTEM, Record, RecordDescription, State, read_record
from tests.builders.cases import PROGRESS_NOTE, a_case_at, a_person
from tests.builders.papers import a_pdf
from tests.builders.signed_case import a_signed_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(client: Client) -> Client:
    client.force_login(a_person(Role.INTAKE))
    return client


@pytest.fixture
def one_megabyte(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A desk that takes in at most one megabyte per record."""
    monkeypatch.setenv("OPENIMR_UPLOAD_MB", "1")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def a_file(name: str = "Progress note.txt", content: bytes = PROGRESS_NOTE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(client: Client, number: CaseNumber, *files: SimpleUploadedFile, **fields: str) -> Any:
    return client.post(f"/queue/{number}/records", {"files": list(files), **fields})


def records_of(number: CaseNumber) -> tuple[Record, ...]:
    return StoredCases().get(number).records


def described(record: Record) -> RecordDescription:
    return StoredContents().get(record.description_ref, RecordDescription)


def read_all(number: CaseNumber) -> None:
    for record in records_of(number):
        read_stored_record.call(case_number=str(number), record_id=record.id)


def page_of(client: Client, number: CaseNumber) -> str:
    return client.get(f"/queue/{number}/records").content.decode()


def test_a_page_of_another_person_is_told_without_what_it_prints(intake: Client):
    note = b"Progress note\nPatient: Horace Pemberley\nDate of service: 5 February 2015\n\nBack pain.\n"
    number = a_case_at(State.RECORDS_PENDING)
    send(intake, number, a_file("Note.txt", note), a_file())
    read_all(number)
    page = page_of(intake, number)
    assert "1 page may be of another person" in page
    assert "another name is printed on it" in page
    assert "Pemberley" not in page


def test_several_files_are_taken_in_at_once_and_read_later(intake: Client, django_capture_on_commit_callbacks: Any):
    number = a_case_at(State.RECORDS_PENDING)
    with django_capture_on_commit_callbacks() as asked:
        answer = send(intake, number, a_file(), a_file("UR_decision.pdf", a_pdf("The request is denied.")))
    assert answer.status_code == 302
    assert [described(record).name for record in records_of(number)] == ["Progress note", "UR decision"]
    assert len(asked) == 2
    page = page_of(intake, number)
    assert "2 records are being read" in page
    assert 'hx-trigger="every 3s"' in page


def test_what_was_read_is_listed_with_pages_author_date_and_kind(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    send(intake, number, a_file(), sent_by="worker")
    read_all(number)
    page = page_of(intake, number)
    for said in ("Progress report", "Ansel Whitcombe", "29 Jan 2015", "1 record, 1 page", "Worker"):
        assert said in page
    assert "hx-trigger" not in page.split('id="file"')[1]


def test_each_file_that_cannot_be_a_record_is_refused_and_the_good_ones_are_kept(intake: Client, one_megabyte: None):
    number = a_case_at(State.RECORDS_PENDING)
    answer = send(
        intake,
        number,
        a_file("good.txt"),
        a_file("empty.pdf", b""),
        a_file("letter.doc", b"\xd0\xcf\x11\xe0" + bytes(200)),
        a_file("huge.pdf", b"%PDF-1.7" + bytes(1_000_001)),
        a_file("program.bin", bytes(range(256)) * 8),
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "4 files could not be taken in" in page
    for said in (
        "is an empty file",
        "an office document of an old format",
        "at most 1 MB",
        "of a kind that cannot be read",
        "good.txt",
    ):
        assert said in page
    assert [described(record).name for record in records_of(number)] == ["good"]


def test_the_same_file_sent_twice_stays_one_record(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    send(intake, number, a_file())
    answer = intake.post(f"/queue/{number}/records", {"files": [a_file("again.txt")]}, follow=True)
    assert "In the file already, so not added twice: again.txt" in answer.content.decode()
    assert len(records_of(number)) == 1


def test_a_record_bears_the_party_who_sent_it(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    send(intake, number, a_file(), sent_by="requesting physician")
    assert records_of(number)[0].sent_by is Role.REQUESTING_PHYSICIAN


def test_sending_nothing_asks_for_a_file(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    assert "No file was chosen" in send(intake, number).content.decode()


def test_a_file_for_a_case_that_takes_none_any_more_is_refused_in_words(intake: Client):
    number = a_signed_case()
    page = send(intake, number, a_file("late.txt", b"A late note.")).content.decode()
    assert "One file could not be taken in" in page
    assert "A case that is signed has no step" in page
    assert "Add to the file" not in page


def test_htmx_gets_the_list_alone_and_the_button_beside_it(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    send(intake, number, a_file())
    part = intake.get(f"/queue/{number}/records", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")
    assert 'id="completion" hx-swap-oob="true"' in part
    assert "<html" not in part


def test_a_record_that_needs_a_password_asks_for_it_in_the_list(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    send(intake, number, a_file("locked.pdf", b"%PDF-1.7 locked"))
    locked = FileReading(reading=Reading.NEEDS_PASSWORD, kind="pdf", note="This PDF needs a password.")
    with open_desk(SYSTEM) as desk:
        read_record(desk, case_number=number, record_id="r1", reading=locked)
    page = page_of(intake, number)
    assert "This PDF needs a password." in page
    assert "Password of this file" in page


def test_a_file_without_a_record_cannot_be_declared_complete(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    assert "The file holds no record yet" in page_of(intake, number)
    seen = str(CaseRow.objects.get(number=number).version)
    answer = intake.post(f"/queue/{number}/records/complete", {"seen": seen})
    assert answer.status_code == 409
    assert "This cannot be done now" in answer.content.decode()


def test_a_file_that_is_still_being_read_cannot_be_declared_complete(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    send(intake, number, a_file())
    assert 'aria-disabled="true" aria-describedby="stop-why"' in page_of(intake, number)
    seen = str(CaseRow.objects.get(number=number).version)
    assert intake.post(f"/queue/{number}/records/complete", {"seen": seen}).status_code == 409


def test_declaring_the_file_complete_says_when_the_determination_is_due_and_why(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    send(intake, number, a_file())
    read_all(number)
    page = page_of(intake, number)
    assert "9 April 2015" in page
    assert "30 calendar days" in page
    seen = str(CaseRow.objects.get(number=number).version)
    answer = intake.post(f"/queue/{number}/records/complete", {"seen": seen}, follow=True)
    assert "due on Thursday, 9 April 2015" in answer.content.decode()
    assert CaseRow.objects.get(number=number).state == State.RECORDS_COMPLETE


def test_a_record_is_described_as_the_letter_lists_it(intake: Client):
    number = a_case_at(State.RECORDS_COMPLETE)
    answer = describe(intake, number)
    assert answer.headers["Location"] == f"/queue/{number}/records"
    said = described(records_of(number)[0])
    assert (said.name, said.author, str(said.dated)) == ("Progress report", "A. Whitcombe", "2015-01-29")
    assert said.is_confirmed


def describe(client: Client, number: CaseNumber, **fields: str) -> Any:
    form = {
        "name": "Progress report",
        "type": "progress report",
        "author": "A. Whitcombe",
        "dated": "2015-01-29",
        "seen": str(CaseRow.objects.get(number=number).version),
        **fields,
    }
    return client.post(f"/queue/{number}/records/r1", form)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", " ", "Give the record a name"),
        ("name", "x" * 161, "at most 160 characters"),
        ("type", "poem", "Choose one of the kinds"),
        ("dated", "29 January", "This is no date"),
        ("dated", "2115-01-29", "still to come"),
    ],
)
def test_a_wrong_field_is_told_beside_it_and_nothing_typed_is_lost(intake: Client, field: str, typed: str, said: str):
    number = a_case_at(State.RECORDS_COMPLETE)
    answer = describe(intake, number, **{"author": "Typed with care", field: typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'<a href="#{field}">' in page
    assert said in page
    assert 'value="Typed with care"' in page
    assert not described(records_of(number)[0]).is_confirmed


def test_two_who_describe_one_record_lose_nothing_and_the_second_hears_what_changed(intake: Client):
    number = a_case_at(State.RECORDS_COMPLETE)
    seen = str(CaseRow.objects.get(number=number).version)
    describe(intake, number, name="The first name", seen=seen)
    answer = describe(intake, number, name="The second name", seen=seen)
    assert answer.status_code == 409
    page = answer.content.decode()
    for said in ("record described (intake coordinator)", "The first name", 'value="The second name"'):
        assert said in page
    describe(intake, number, name="The second name")
    assert described(records_of(number)[0]).name == "The second name"


def test_saving_can_lead_on_to_the_next_record_that_nobody_has_looked_at(intake: Client):
    number = a_case_at(State.RECORDS_COMPLETE)
    send(intake, number, a_file("Second.txt", b"Another note."))
    assert describe(intake, number, next="1").headers["Location"] == f"/queue/{number}/records/r2"


def test_a_look_at_the_first_page_is_on_record(intake: Client):
    number = a_case_at(State.RECORDS_COMPLETE)
    assert "twitch response" in intake.get(f"/queue/{number}/records/r1").content.decode()
    assert ViewRow.objects.filter(case_number=number, what__startswith="r1, page 1").exists()


def test_a_record_that_is_not_there_answers_like_any_unknown_page(intake: Client):
    number = a_case_at(State.RECORDS_COMPLETE)
    assert intake.get(f"/queue/{number}/records/r99").status_code == 404


def test_pages_that_were_sent_before_are_counted(intake: Client):
    number = a_case_at(State.RECORDS_PENDING)
    again = b"01/30/2015 14:05 FAX 555 0100 PAGE 01/01\n" + PROGRESS_NOTE
    send(intake, number, a_file(), a_file("Fax.txt", again))
    read_all(number)
    assert "1 page is a copy of an earlier page" in page_of(intake, number)
