"""An upload becomes its records: each begins where its own first page lies, and says what it is."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import DocumentType, Page, by_parts, documents_in, part_at, parts_of
from openimr.casefile.splitting import SIGNS, said_as_name
from tests.builders.generated_uploads import HELD_OUT, TUNED, World, an_upload
from tests.builders.papers import a_file_of, a_record, pages

BODY = "She reports neck pain of 6 out of 10 and completed her exercises at home as advised in January.\n" * 20


def begins(*texts: str) -> list[int]:
    return [part.first_page for part in documents_in(pages(*texts))]


REPORT = f"""Alder Creek Clinic
Tel (559) 555-0134
PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)
Patient: Teodora Finch
Date of service: 01/29/2015
{BODY}"""
MRI = """Delta Imaging Center
MRI OF THE CERVICAL SPINE WITHOUT CONTRAST
Patient: Teodora Finch
Date of exam: 11/03/2014
There is a small protrusion at C5-6.
Signed: Imogen Vance, M.D."""


def test_a_report_and_a_study_in_one_file_are_two_records():
    first, second = documents_in(pages(REPORT, f"Page 2 of 2\n{BODY}\nSigned: Ansel Whitcombe, MD", MRI))
    assert (first.first_page, first.last_page, first.type, first.dated, first.author) == (
        1,
        2,
        DocumentType.PROGRESS_REPORT,
        date(2015, 1, 29),
        "Ansel Whitcombe, MD",
    )
    assert (second.first_page, second.last_page, second.type, second.dated, second.author) == (
        3,
        3,
        DocumentType.IMAGING,
        date(2014, 11, 3),
        "Imogen Vance, M.D.",
    )
    assert second.body_parts[0].name == "cervical spine"
    assert "a title names a kind of record" in second.why


def test_one_record_of_several_pages_stays_one():
    assert begins(REPORT, f"Page 2 of 3\n{BODY}", f"Page 3 of 3\nPHYSICAL THERAPY\n{BODY}") == [1]


def test_a_section_that_is_headed_like_a_record_begins_none():
    review = f"Review of records\nOperative report of 3/4/2012\nMRI of the lumbar spine, 2/1/2012\n{BODY}"
    assert begins(REPORT, review, f"PHYSICAL THERAPY\n{BODY}") == [1]


def test_the_numbers_of_a_fax_are_no_numbers_of_a_record():
    sheets = [REPORT, f"Page 2 of 2\n{BODY}\nSigned: Ansel Whitcombe, MD", MRI]
    sent = [f"02/13/2015 14:0{n} FAX 559 555 0135 PAGE 00{n}/003\n{text}" for n, text in enumerate(sheets, start=1)]
    assert begins(*sent) == [1, 3]


def test_a_page_that_goes_on_in_the_middle_of_a_sentence_belongs_to_the_one_before():
    assert begins(
        f"{REPORT}\nThe patient was then referred to the", f"physical therapy progress report unit.\n{BODY}"
    ) == [1]


def test_a_blank_sheet_belongs_to_the_record_before_it():
    read = (*pages(REPORT), Page(number=2, text="", is_blank=True), Page(number=3, text=MRI))
    assert [(part.first_page, part.last_page) for part in documents_in(read)] == [(1, 2), (3, 3)]


def test_an_upload_without_any_text_is_one_record():
    assert begins("", "") == [1]
    assert documents_in(()) == ()


@pytest.mark.parametrize(("world", "least"), [(TUNED, 0.95), (HELD_OUT, 0.93)], ids=["tuned", "held out"])
def test_nine_hundred_pages_become_their_sixty_records(world: World, least: float):
    upload = an_upload(world, seed=77)
    true = {part.first_page for part in upload.parts}
    found = {part.first_page for part in documents_in(upload.pages)}
    assert len(true & found) / len(true) >= least
    assert len(true & found) / len(found) >= least


def test_every_page_lies_in_exactly_one_part():
    upload = an_upload(TUNED, seed=5, documents=12, pages=90)
    parts = documents_in(upload.pages)
    covered = [page for part in parts for page in range(part.first_page, part.last_page + 1)]
    assert covered == [page.number for page in upload.pages]


def test_a_file_seen_by_its_records_keeps_ids_and_page_numbers():
    read = pages(REPORT, f"{BODY}\nSigned: Ansel Whitcombe, MD", MRI)
    document = a_record(pages=read, page_count=3, parts=documents_in(read), id="r7")
    report, study = by_parts(a_file_of(document)).documents
    assert (report.id, study.id) == ("r7", "r7")
    assert (study.type, [page.number for page in study.pages]) == (DocumentType.IMAGING, [3])
    assert part_at(document, 3) is document.parts[1]
    assert len(parts_of(a_record("one page"))) == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)", "Primary treating physician's progress report (PR-2)"),
        ("MRI OF THE CERVICAL SPINE", "MRI of the cervical spine"),
        ("Office Visit Note", "Office Visit Note"),
        ("", "Imaging report"),
    ],
)
def test_a_title_in_capitals_is_listed_in_plain_letters(title: str, name: str):
    assert said_as_name(title, DocumentType.IMAGING) == name


def test_a_note_without_day_and_name_begins_with_the_heading_that_opens_notes():
    short = "CHIEF COMPLAINT: Neck pain.\nShe was seen once and did well."
    assert begins(REPORT, short, "PREOPERATIVE DIAGNOSIS: Cubital tunnel syndrome.\n" + BODY) == [1, 3]


def test_every_sign_has_its_weight_and_says_what_it_is():
    assert all(name and weight for name, weight, _ in SIGNS)
    assert len({name for name, _, _ in SIGNS}) == len(SIGNS)
