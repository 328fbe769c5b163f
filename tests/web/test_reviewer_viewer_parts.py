"""The viewer over what people send: several records in one upload, copies, sheets that were scanned upside down."""

from __future__ import annotations

import re
import shutil

import pytest
from PIL import Image

from openimr.workflow import State
from tests.builders.odd_files import a_fax, a_photo, a_scan_of, a_sheet
from tests.builders.reviewing import Reviewing, a_reviewer_with, hidden
from tests.web.test_reviewer_viewer import TURNED, post, words_on_the_picture
from tests.web.test_staff_split import UPLOAD

pytestmark = pytest.mark.django_db

REPORT, STUDY = "Primary treating physician&#x27;s progress report (PR-2)", "MRI of the cervical spine without contrast"
SCANNED = ("Neck pain for eight months since the fall.", "She finished fourteen visits of therapy.", "Return in May.")
WITH_TESSERACT = pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract on this machine")


@pytest.fixture
def upload() -> Reviewing:
    """A reviewer with one upload of three pages: a report of two, and a study."""
    return a_reviewer_with(State.IN_REVIEW, note=UPLOAD)


def upside_down(kind: str) -> bytes:
    sheet = a_sheet(*SCANNED, turned=180)
    return {"pdf": a_scan_of, "fax": a_fax, "photo": a_photo}[kind](sheet)


def heading(html: str) -> str:
    return re.findall(r'id="h-rec"[^>]*>([^<]*)<', html)[0]


# --- records of an upload --------------------------------------------------------


def test_the_heading_and_the_sheet_name_the_record_and_not_the_upload(upload: Reviewing):
    html = upload.see("?item=1&record=r1&page=3")
    assert heading(html) == STUDY
    assert "3 November 2014" in html
    assert "Page 1 of 1" in html
    assert "Sent in" in html


def test_keys_for_the_record_before_and_after_go_from_part_to_part(upload: Reviewing):
    html = upload.see("?item=1&record=r1&page=1")
    assert re.search(r'href="[^"]*record=r1&amp;page=3" aria-keyshortcuts="\."', html)
    html = upload.see("?item=1&record=r1&page=3")
    assert re.search(r'href="[^"]*record=r1&amp;page=1" aria-keyshortcuts=","', html)


def test_hits_and_notes_stand_under_the_record_in_which_they_are(upload: Reviewing):
    hits = post(upload, "", words="Signed").content.decode().partition('id="list-hits"')[2]
    assert re.findall(r'<h3 class="over">([^<]*)</h3>', hits)[:2] == [REPORT, STUDY]
    base = hidden(upload.see("?item=1&record=r1&page=3"), "note_base")
    post(upload, "/note", page=3, text="Compare with the study of 2012.", note_base=base)
    assert f'Compare with the study of 2012. <span class="fine xs">{STUDY}</span>' in upload.see("?item=1&record=r1")


def test_a_page_that_ends_a_record_marks_it_and_turns_only_the_middle(upload: Reviewing):
    upload.see("?item=1&record=r1&page=1")
    answer = upload.client.get(f"{upload.address}?item=1&record=r1&page=2", headers=TURNED)
    html = answer.content.decode()
    assert html.startswith('<section class="pane" id="record"')
    assert upload.case.records[0].is_read(1, 2, "R-1001")
    assert '<span class="out">read</span>' in html
    assert "Mark this record as read" not in html


def test_the_page_beside_is_read_too_where_it_ends_its_record(upload: Reviewing):
    upload.see("?item=1&record=r1&page=1&beside=r1-3")
    assert upload.case.records[0].is_read(3, 3, "R-1001")
    assert not upload.case.records[0].is_read(1, 2, "R-1001")


def test_the_list_of_records_counts_the_copies_among_their_pages():
    study = UPLOAD.decode().split("\f")[-1]
    html = a_reviewer_with(State.IN_REVIEW, note="\f".join([UPLOAD.decode(), study]).encode()).see()
    assert html.count("1 copy of an earlier page") == 1


# --- scans as they lie -----------------------------------------------------------


@WITH_TESSERACT
@pytest.mark.parametrize("kind", ["pdf", "fax", "photo"])
def test_a_sheet_upside_down_is_shown_and_marked_the_way_up_in_which_it_was_read(kind: str):
    reading = a_reviewer_with(State.IN_REVIEW, note=upside_down(kind))
    html = reading.see("?item=1&record=r1&page=1")
    assert f"{reading.address}/records/r1/1.png?turned=180" in html
    assert "size=thumb&amp;turned=180" in html
    placed = post(reading, "/records/r1/1/words?item=1", htmx=True).content.decode()
    assert "fourteen" in words_on_the_picture(placed)
    tops = [float(top) for top in re.findall(r'<text y="([\d.]+)" font-size', placed)]
    height = float(re.findall(r'viewBox="\S+ \S+ \S+ (\S+)"', placed)[0])
    assert tops == sorted(tops)
    assert tops[-1] < height / 2  # the lines stand at the head of the sheet, as a person wants to read them


@WITH_TESSERACT
def test_the_picture_is_turned_as_its_address_says():
    reading = a_reviewer_with(State.IN_REVIEW, note=upside_down("photo"))
    address = f"{reading.address}/records/r1/1.png"
    lying, upright = (reading.client.get(address + query).content for query in ("", "?turned=180"))
    assert lying != upright
    assert reading.client.get(f"{address}?turned=45").status_code == 404


def test_a_fax_of_two_sheets_has_a_picture_of_each():
    reading = a_reviewer_with(State.IN_REVIEW, note=a_fax(Image.new("L", (400, 500), 255), a_sheet("Neck pain.")))
    assert reading.client.get(f"{reading.address}/records/r1/2.png?size=thumb").content.startswith(b"\x89PNG")
