"""The course of a case: what is read on labelled pages, and what never becomes a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from openimr.casefile import (
    CaseFile,
    Document,
    DocumentType,
    Page,
    RowStatus,
    WorkStatus,
    by_parts,
    copies_in,
    course_of,
)
from openimr.casefile.file import DocumentPart
from openimr.vocabulary import BodyPart, Range
from tests.builders.application import an_application
from tests.builders.casefile import a_document
from tests.casefile.course.written import SETS, TABLES, course_in, labelled, measured, misread, rows_of

MARCH, APRIL = date(2015, 3, 10), date(2015, 4, 14)
NOTE = (
    "Patient: {name}\nShe takes Norco 10/325 mg three times a day. "
    "She completed 12 visits of physical therapy.\nOff work."
)


def a_record(
    text: str, *, on: date | None = MARCH, id: str = "report", type: DocumentType = DocumentType.PROGRESS_REPORT
) -> Document:
    return replace(a_document(text, id=id, type=type), dated=on)


def course_over(*documents: Document):
    return course_of(CaseFile(documents=documents))


# --- labelled pages ----------------------------------------------------------


def test_the_pages_at_hand_are_read_as_labelled():
    assert misread("tuned") == []


@pytest.mark.parametrize("name", [name for name in SETS if name != "tuned"])
def test_pages_that_were_only_measured_are_read_almost_as_well(name: str):
    right = sum(measured(name, table).right for table in TABLES)
    read, wanted = (sum(getattr(measured(name, table), of) for table in TABLES) for of in ("read", "labelled"))
    assert right / read >= 0.95
    assert right / wanted >= 0.85


def test_there_are_labelled_pages_of_every_table():
    assert sum(len(labelled(name)) for name in SETS) >= 60
    assert {row["table"] for name in SETS for row in labelled(name)} == set(TABLES)


# --- what never becomes a row ------------------------------------------------


@pytest.mark.parametrize("type", [DocumentType.UR_DECISION, DocumentType.APPLICATION])
def test_what_others_retell_is_no_row(type: DocumentType):
    assert course_over(a_record(NOTE, type=type)).is_empty


def test_a_page_of_another_person_is_no_row():
    application = an_application()
    file = CaseFile(documents=(a_record(NOTE.format(name="Zebulon Quartermaine")),))
    assert course_of(file, application=application).is_empty
    own = CaseFile(documents=(a_record(NOTE.format(name=application.worker.name)),))
    assert not course_of(own, application=application).is_empty


def test_a_copy_counts_once():
    report = a_record("Progress report of the left shoulder. " + NOTE.format(name="the worker") + " Pain 6/10 at rest.")
    file = CaseFile(documents=(report, replace(report, id="again")))
    course = course_of(file, copies=copies_in(file))
    assert [part.pages for part in course.parts if part.part.name == "shoulder"] == [1]
    assert {place.document_id for place in course.work[0].evidence} == {"report"}
    assert len(course_of(file).work[0].evidence) == 2


# --- days and places ---------------------------------------------------------


def test_each_part_of_an_upload_gives_its_own_day_and_keeps_the_pages_of_the_upload():
    pages = (Page(number=1, text="Off work."), Page(number=2, text="He is back at modified duty."))
    upload = Document(
        id="r1",
        name="upload",
        page_count=2,
        pages=pages,
        parts=(
            DocumentPart(name="one", dated=MARCH, first_page=1, last_page=1),
            DocumentPart(name="two", dated=APRIL, first_page=2, last_page=2),
        ),
    )
    work = course_of(by_parts(CaseFile(documents=(upload,)))).work
    assert [(row.on, row.work, row.evidence[0].page) for row in work] == [
        (MARCH, WorkStatus.OFF_WORK, 1),
        (APRIL, WorkStatus.MODIFIED_DUTY, 2),
    ]


def test_the_day_beside_the_words_goes_before_the_day_of_the_record():
    text = (
        "Date of service: 02/17/2015\nPain is 6/10.\n\n"
        "On 01/05/2015 pain was 7/10.\n03/02/2015 Pain 5.\n04/01/2015 Pain 4."
    )
    assert [(row.on, row.score) for row in course_in(text).pain] == [
        (date(2015, 1, 5), Range.exactly(7)),
        (date(2015, 2, 17), Range.exactly(6)),
        (date(2015, 3, 2), Range.exactly(5)),
        (date(2015, 4, 1), Range.exactly(4)),
    ]


def test_rows_stand_in_the_order_of_their_days_and_what_has_none_at_the_end():
    told = [a_record("Pain 5/10.", on=on, id=str(on)) for on in (None, APRIL, MARCH)]
    assert [row.on for row in course_over(*told).pain] == [MARCH, APRIL, None]


def test_evidence_is_the_very_words():
    text = "Assessment. She may return to modified work with no lifting over 10 lbs until 06/01/2015."
    (row,) = course_in(text).work
    place = row.evidence[0]
    assert text[place.start : place.end] == "modified work with no lifting over 10 lbs"
    assert row.until == date(2015, 6, 1)


# --- medications -------------------------------------------------------------


def test_a_drug_tells_its_first_and_last_day_and_when_it_was_stopped():
    course = course_over(
        a_record("Norco 10/325 mg twice a day.", id="one", on=date(2015, 1, 5)),
        a_record("Continue Norco 10/325 mg twice a day.", id="two", on=MARCH),
        a_record("Norco was stopped on 04/02/2015.", id="three", on=APRIL),
    )
    (drug,) = course.medications
    assert (drug.first_on, drug.last_on) == (date(2015, 1, 5), MARCH)
    assert drug.ended is not None
    assert (drug.ended.on, drug.ended.status) == (date(2015, 4, 2), RowStatus.STOPPED)


def test_a_drug_that_was_taken_up_again_has_not_ended():
    course = course_over(
        a_record("Norco was stopped.", id="one"), a_record("She takes Norco 5/325 mg daily.", id="two", on=APRIL)
    )
    assert course.medications[0].ended is None


def test_the_table_of_morphine_equivalents_is_that_of_the_day():
    course = course_over(
        a_record("Dilaudid 4 mg twice a day.", id="one"),
        a_record("Dilaudid 4 mg twice a day.", id="two", on=date(2023, 2, 1)),
    )
    assert [(str(row.morphine), row.table) for row in course.medications[0].mentions] == [
        ("32", "consort-2008"),
        ("40", "cdc-2022"),
    ]


def test_a_bare_name_joins_what_the_day_tells_in_full():
    (drug,) = course_in("Norco 10/325 mg daily. She finds Norco helpful.").medications
    assert len(drug.mentions) == 1
    assert len(drug.mentions[0].evidence) == 2


# --- visits, parts -----------------------------------------------------------


def test_the_count_of_visits_grows_from_day_to_day():
    course = course_over(
        a_record("She attended 6 of 12 physical therapy visits.", id="one"),
        a_record("She has completed 12 physical therapy visits.", id="two", on=APRIL),
    )
    assert [(row.on, str(row.visits), row.of) for row in course.visits[0].told] == [
        (MARCH, "6", Range.exactly(12)),
        (APRIL, "12", None),
    ]


def test_a_part_tells_on_how_many_pages_it_stands_and_where_first():
    pages = [f"Page {number}: the left knee and L4-5." for number in range(1, 9)]
    (knee, spine) = course_in("\f".join(pages)).parts
    assert (knee.part, knee.pages) == (BodyPart("knee", "left"), 8)
    assert [place.page for place in knee.first] == [1, 2, 3, 4, 5]
    assert spine.part.level == "L4-5"


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_page_gives_no_row(table: str):
    assert rows_of(course_in(" \n "), table) == []
