"""The text of a record in the store: in chunks since they are there, in one piece as it was entered before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from openimr.casefile import (
    CaseFile,
    Page,
    Reading,
    by_parts,
    chronology,
    copies_in,
    documents_in,
    find_facts,
    with_copies,
    without_copies,
)
from openimr.casefile.reading import FileReading
from openimr.store.audit import verify
from openimr.store.cases import StoredCases
from openimr.store.codec import sha256
from openimr.store.contents import StoredContents
from openimr.store.desks import open_desk, reading_desk
from openimr.store.models import ContentRow
from openimr.vocabulary import CaseNumber, Role
from openimr.workflow import (
    SYSTEM,
    RecordText,
    State,
    add_record,
    chronology_of,
    copies_of,
    facts_of,
    read_record,
)
from openimr.workflow.desk import Actor
from openimr.workflow.events import RecordRead
from tests.builders.cases import a_case_at
from tests.builders.generated_uploads import TUNED, an_upload
from tests.builders.papers import pages
from tests.store.test_audit import an_intruder

pytestmark = pytest.mark.django_db

SOME = pages(*(f"Neck pain, note {number}." for number in range(1, 121)))


def a_record_sent() -> CaseNumber:
    number = a_case_at(State.RECORDS_PENDING)
    with open_desk(Actor(id="person:1", role=Role.CLAIMS_ADMINISTRATOR)) as desk:
        add_record(desk, case_number=number, name="All records", content=b"Neck pain.")
    return number


def a_record_of(read: tuple[Page, ...]) -> CaseNumber:
    """A case whose one record has these pages."""
    number = a_record_sent()
    reading = FileReading(
        reading=Reading.READ, kind="pdf", pages=read, page_count=len(read), note="As read.", parts=documents_in(read)
    )
    with open_desk(SYSTEM) as desk:
        read_record(desk, case_number=number, record_id="r1", reading=reading)
    return number


def the_text(number: CaseNumber) -> RecordText:
    return StoredContents().get(StoredCases().get(number).records[0].text_ref, RecordText)


def the_file(number: CaseNumber) -> CaseFile:
    desk = reading_desk(SYSTEM)
    return desk.case_file(desk.cases.get(number))


def test_a_long_record_is_kept_in_chunks_of_pages():
    number = a_record_of(SOME)
    text = the_text(number)
    assert (text.pages, text.note, [chunk.page_count for chunk in text.chunks]) == ((), "As read.", [50, 50, 20])
    assert tuple(the_file(number).documents[0].pages) == SOME
    assert verify().faults == ()


def test_a_page_that_is_looked_at_costs_one_chunk(django_assert_num_queries: DjangoAssertNumQueries):
    (document,) = the_file(a_record_of(SOME)).documents
    with django_assert_num_queries(1):
        assert (len(document.pages), document.pages[70], document.pages[72]) == (120, SOME[70], SOME[72])


def test_two_looks_at_a_file_are_equal_without_reading_it(django_assert_num_queries: DjangoAssertNumQueries):
    number = a_record_of(SOME)
    one, other = the_file(number), the_file(number)
    with django_assert_num_queries(0):
        assert one == other
        assert hash(one) == hash(other)


def test_a_text_that_was_entered_in_one_piece_is_still_read():
    number = a_record_sent()
    # As it was written before there were chunks: the canonical JSON of the pages and the note, and nothing else.
    old = '{"note":"As read.","pages":[{"is_blank":false,"number":1,"picture":"","quality":1.0,"text":"Neck pain.",'
    old += '"turned":0},{"is_blank":true,"number":2,"picture":"","quality":1.0,"text":"","turned":0}]}'
    with open_desk(SYSTEM) as desk:
        ref = sha256(old)
        ContentRow.objects.create(ref=ref, kind="RecordText", body=old)
        event = RecordRead(record_id="r1", reading=Reading.READ, page_count=2, text_ref=ref)
        desk.record(desk.cases.get(number), event)
    (document,) = the_file(number).documents
    blank = Page(number=2, text="", is_blank=True)
    assert (document.pages, document.reading_note) == ((Page(number=1, text="Neck pain."), blank), "As read.")
    assert verify().faults == ()


def test_lost_pages_are_found():
    number = a_record_of(SOME)
    with an_intruder():
        ContentRow.objects.filter(ref=the_text(number).chunks[1].ref).delete()
    assert [fault.found for fault in verify().faults] == ["names lost pages."]


def test_what_is_found_in_the_store_is_what_is_found_in_memory():
    read = an_upload(TUNED, seed=11, documents=9, pages=90).pages
    read += tuple(replace(page, number=len(read) + page.number) for page in read[:12])
    number = a_record_of(read)
    desk = reading_desk(SYSTEM)
    case = desk.cases.get(number)
    here = by_parts(CaseFile(documents=(replace(the_file(number).documents[0], pages=read),)))
    application = desk.application(case)
    copies = copies_in(here)
    facts = find_facts(
        without_copies(here, copies),
        as_of=application.requested_on or application.ur.decided_on or case.received_on,
        items=application.items,
        date_of_injury=application.date_of_injury,
    )
    assert copies_of(desk, case) == copies
    assert facts_of(desk, case) == with_copies(facts, here, copies)
    assert chronology_of(desk, case) == chronology(here)
