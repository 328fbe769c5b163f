"""The worker reads what was sent: archives become records, and reading that was cut short goes on where it stopped."""

from __future__ import annotations

from typing import Any

import pytest

from openimr.casefile import Reading, RecognizedText
from openimr.store import jobs
from openimr.store.cases import StoredCases
from openimr.store.contents import StoredContents
from openimr.store.desks import open_desk
from openimr.store.recognized import RecognizedPages, progress_of, recognition_of
from openimr.vocabulary import CaseNumber, Role
from openimr.workflow import Record, RecordDescription, RecordText, State, add_record
from openimr.workflow.desk import Actor
from tests.builders import odd_files as odd
from tests.builders.cases import a_case_at
from tests.builders.papers import a_pdf

pytestmark = pytest.mark.django_db


def sent(content: bytes, name: str = "All records") -> CaseNumber:
    number = a_case_at(State.RECORDS_PENDING)
    with open_desk(Actor(id="person:1", role=Role.CLAIMS_ADMINISTRATOR)) as desk:
        add_record(desk, case_number=number, name=name, content=content)
    return number


def read_everything(number: CaseNumber) -> tuple[Record, ...]:
    while waiting := [r for r in StoredCases().get(number).records if r.reading is Reading.WAITING]:
        for record in waiting:
            jobs.enter_reading(number, record.id)
    return StoredCases().get(number).records


def name_of(record: Record) -> str:
    return StoredContents().get(record.description_ref, RecordDescription).name


def note_of(record: Record) -> str:
    return StoredContents().get(record.text_ref, RecordText).note


def test_the_files_of_an_archive_become_records_of_its_sender():
    number = sent(odd.a_zip({"PR-2_2015-01-29.pdf": a_pdf("Progress report"), "letter.txt": b"Dear Ms. Finch"}))
    archive, *others = read_everything(number)
    assert archive.reading is Reading.UNPACKED
    assert [(name_of(record), record.reading, record.sent_by) for record in others] == [
        ("PR-2 2015-01-29", Reading.READ, Role.CLAIMS_ADMINISTRATOR),
        ("letter", Reading.READ, Role.CLAIMS_ADMINISTRATOR),
    ]


def test_an_archive_is_no_document_of_the_file():
    number = sent(odd.a_zip({"letter.txt": b"Dear Ms. Finch"}))
    read_everything(number)
    with open_desk(Actor(id="system", role=Role.SYSTEM)) as desk:
        documents = desk.case_file(desk.cases.get(number)).documents
    assert [document.name for document in documents] == ["letter"]


def test_a_file_that_is_in_the_case_already_is_not_added_from_an_archive():
    number = sent(b"Neck pain.", name="note")
    with open_desk(Actor(id="person:1", role=Role.CLAIMS_ADMINISTRATOR)) as desk:
        add_record(desk, case_number=number, name="again", content=odd.a_zip({"note.txt": b"Neck pain."}))
    assert len(read_everything(number)) == 2


def test_an_archive_may_hold_an_archive_and_no_deeper_one():
    deepest = odd.a_zip({"deep.txt": b"deep"})
    number = sent(odd.a_zip({"inner.zip": odd.a_zip({"deeper.zip": deepest, "note.txt": b"Neck pain."})}))
    records = {name_of(record): record for record in read_everything(number)}
    assert records["note"].reading is Reading.READ
    assert records["deeper"].reading is Reading.DAMAGED
    assert "lies in an archive that lies in another" in note_of(records["deeper"])
    assert "deep" not in records


def test_a_recognized_page_is_kept_at_once_for_a_worker_that_begins_again():
    RecognizedPages()["tesseract abc"] = RecognizedText(text="Neck pain.", quality=0.9, turned=180)
    assert RecognizedPages().get("tesseract abc") == RecognizedText(text="Neck pain.", quality=0.9, turned=180)
    assert RecognizedPages().get("tesseract def") is None


def test_how_far_the_scans_of_a_file_are_is_told_until_it_is_read(monkeypatch: pytest.MonkeyPatch):
    number = sent(odd.a_scan_of(odd.a_sheet("One"), odd.a_sheet("Two")))
    sha256 = StoredCases().get(number).records[0].sha256
    recognition_of(sha256).progress(1, 2)
    told: Any = progress_of(sha256)
    assert (told.done, told.of) == (1, 2)
    read_everything(number)
    assert progress_of(sha256) is None
