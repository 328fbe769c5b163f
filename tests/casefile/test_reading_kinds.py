"""Word documents, faxes, photographs, archives, portfolios, forms: each kind becomes pages, or says why not."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from openimr.casefile import (
    Limits,
    Page,
    Reading,
    Recognition,
    RecognizedText,
    has_pictures,
    page_image,
    page_texts,
    read_file,
)
from openimr.vocabulary import UnreadableFile
from tests.builders import odd_files as odd
from tests.builders.papers import a_pdf, locked
from tests.casefile.test_reading import saved
from tests.casefile.test_reading_scans import EngineThatSees
from tests.conftest import missing

NOTE = ("The left trapezius is in spasm.", "Range of motion is reduced.", "Return in four weeks.")


def no_engine() -> None:
    return None


@pytest.fixture
def tesseract() -> None:
    if not shutil.which("tesseract"):
        missing("tesseract")


def test_a_word_document_is_read_with_its_heading_tables_and_page_breaks(tmp_path):
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in ("Visits", "12"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    gone = "<w:p><w:del><w:r><w:delText>eighteen</w:delText></w:r></w:del></w:p>"
    new_page = '<w:p><w:r><w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>Second page.</w:t></w:r></w:p>'
    content = odd.a_docx("Neck pain.", body=table + gone + new_page, header="Brightwater Clinic")
    read = read_file(saved(tmp_path, content))
    assert (read.reading, read.kind, read.page_count) == (Reading.READ, "word", 2)
    assert "Brightwater Clinic" in read.pages[0].text
    assert "Visits\t12" in read.pages[0].text
    assert "eighteen" not in read.pages[0].text
    assert read.pages[1].text.strip() == "Second page."


def test_a_fax_of_many_pictures_has_a_page_for_each(tmp_path):
    path = saved(tmp_path, odd.a_fax(odd.a_sheet("One"), odd.a_sheet("Two"), odd.a_sheet("Three")))
    read = read_file(path, engine=lambda: EngineThatSees("some words here", quality=0.9))
    assert (read.kind, read.page_count, len(read.pages)) == ("picture", 3, 3)
    assert page_image(path, 3).startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_photograph_of_a_page_is_read(tmp_path, tesseract, kind):
    read = read_file(saved(tmp_path, odd.a_photo(odd.a_sheet(*NOTE), kind)))
    assert "trapezius is in spasm" in read.pages[0].text


def test_a_fax_with_twice_as_many_dots_across_as_down_is_read(tmp_path, tesseract):
    flat = odd.a_sheet(*NOTE).resize((1240, 877))
    path = tmp_path / "fax.tif"
    flat.convert("1").save(path, "TIFF", compression="group4", dpi=(204, 102))
    assert "trapezius is in spasm" in read_file(path).pages[0].text


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_scan_that_lay_wrong_on_the_glass_is_turned(tmp_path, tesseract, degrees):
    path = saved(tmp_path, odd.a_scan_of(odd.a_sheet(*NOTE, turned=degrees)))
    read = read_file(path)
    assert "Return in four weeks." in read.pages[0].text
    assert read.pages[0].turned == degrees
    assert read.pages[0].quality > 0.65


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_its_pdf_shows_turned_keeps_its_text(tmp_path, degrees):
    read = read_file(saved(tmp_path, odd.turned(a_pdf("Return in four weeks."), degrees)))
    assert "Return in four weeks." in read.pages[0].text


def test_blank_pages_are_marked_and_not_recognized(tmp_path):
    sheets = odd.a_sheet(), odd.a_sheet(*NOTE), odd.a_sheet()
    engine = EngineThatSees("some words here", quality=0.9)
    read = read_file(saved(tmp_path, odd.a_scan_of(*sheets)), engine=lambda: engine)
    assert [page.is_blank for page in read.pages] == [True, False, True]
    assert engine.asked == 1
    assert read.note == ""


def test_a_faint_line_on_grey_paper_is_no_blank_page_and_grey_paper_alone_is(tmp_path):
    sheets = odd.a_sheet("Faint.", ink=150, paper=215), odd.a_sheet(paper=200)
    engine = EngineThatSees("some words here", quality=0.9)
    read = read_file(saved(tmp_path, odd.a_scan_of(*sheets)), engine=lambda: engine)
    assert [page.is_blank for page in read.pages] == [False, True]


def test_a_page_that_says_it_is_blank_is_blank(tmp_path):
    read = read_file(saved(tmp_path, a_pdf("Neck pain.", "This page intentionally left blank.")))
    assert [page.is_blank for page in read.pages] == [False, True]


def test_what_was_typed_into_a_form_without_a_look_is_read_with_the_names_of_its_fields(tmp_path):
    content = odd.a_filled_form(
        {"Employee Name": "Teodora Finch", "f2": "2015-02-13"}, ticked=("Expedited",), titles={"f2": "Date of injury"}
    )
    text = read_file(saved(tmp_path, content)).pages[0].text
    assert "Employee Name: Teodora Finch" in text
    assert "Date of injury: 2015-02-13" in text
    assert "Expedited: Yes" in text


def test_the_files_of_an_archive_are_unpacked_under_numbers(tmp_path):
    content = odd.a_zip({"../../etc/note.txt": b"Neck pain.", "__MACOSX/._note.txt": b"x", "scan.pdf": a_pdf("Page.")})
    (into := tmp_path / "into").mkdir()
    read = read_file(saved(tmp_path, content), unpack_into=into)
    assert (read.reading, read.kind, read.pages) == (Reading.UNPACKED, "archive", ())
    assert [file.name for file in read.enclosed] == ["note.txt", "scan.pdf"]
    assert sorted(file.name for file in into.iterdir()) == ["1", "2"]
    assert read.note == "2 files are enclosed; each is a record of its own."


def test_a_portfolio_is_read_and_gives_the_files_it_carries(tmp_path):
    (into := tmp_path / "into").mkdir()
    read = read_file(saved(tmp_path, odd.a_portfolio({"mri.pdf": a_pdf("Lumbar spine.")})), unpack_into=into)
    assert read.reading is Reading.READ
    assert "Cover sheet" in read.pages[0].text
    assert [file.name for file in read.enclosed] == ["mri.pdf"]
    assert "Lumbar spine." in read_file(read.enclosed[0].path).pages[0].text


def test_what_was_recognized_before_is_not_recognized_again(tmp_path):
    path = saved(tmp_path, odd.a_scan_of(odd.a_sheet("One"), odd.a_sheet("Two"), odd.a_sheet("Two")))
    known: dict[str, RecognizedText] = {}
    engine = EngineThatSees("some words here", quality=0.9)
    heard: list[tuple[int, int]] = []
    how = Recognition(engine=lambda: engine, known=known, progress=lambda done, of: heard.append((done, of)))
    read_file(path, how=how)
    assert engine.asked == 2  # the third page is the second once more
    assert heard == [(0, 3), (1, 3), (2, 3)]
    assert len(read_file(path, how=how).pages) == 3
    assert engine.asked == 2


SMALL = Limits(megabytes=5, seconds=20, enclosed_files=3, enclosed_megabytes=8, output_megabytes=20)

ODD = {
    "a bomb": (odd.a_bomb(40), Reading.DAMAGED, "larger than 5 MB"),
    "too many files": (odd.a_zip({f"{n}.txt": b"x" for n in range(9)}), Reading.UNPACKED, "6 files are left out"),
    "entities": (odd.a_word_bomb(), Reading.DAMAGED, "damaged"),
    "deep nesting": (odd.a_deep_word(30_000), Reading.READ, ""),
    "empty archive": (odd.a_zip({}), Reading.DAMAGED, "an empty ZIP archive"),
    "folders only": (odd.a_zip({"folder/": b""}), Reading.DAMAGED, "holds no file"),
    "spreadsheet": (odd.a_zip({"xl/workbook.xml": b"<x/>"}), Reading.DAMAGED, "a spreadsheet"),
    "slides": (odd.a_zip({"ppt/presentation.xml": b"<x/>"}), Reading.DAMAGED, "a set of slides"),
    "open document": (odd.a_zip({"content.xml": b"<x/>"}), Reading.DAMAGED, "OpenDocument"),
    "torn archive": (odd.a_zip({"a.txt": b"words" * 500})[:60], Reading.DAMAGED, "damaged"),
    "torn fax": (odd.a_fax(odd.a_sheet(*NOTE))[:300], Reading.DAMAGED, "damaged"),
    "torn photograph": (odd.a_photo(odd.a_sheet(*NOTE))[:200], Reading.DAMAGED, "damaged"),
    "a word document without words": (odd.a_docx(""), Reading.NO_TEXT, "holds no words"),
    "a rich text": (b"{\\rtf1 Neck pain.}", Reading.DAMAGED, "an RTF document"),
    "a locked portfolio": (
        locked(odd.a_portfolio({"a.txt": b"x"}), password="plover"),
        Reading.NEEDS_PASSWORD,
        "password",
    ),
    "a huge picture": (odd.a_photo(odd.a_sheet(size=(15_000, 15_000)), "PNG"), Reading.DAMAGED, "too large"),
    "only empty sheets": (odd.a_scan_of(odd.a_sheet(), odd.a_sheet()), Reading.NO_TEXT, "its pages are empty"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_ends_in_pages_or_in_a_reason(tmp_path, name):
    content, reading, says = ODD[name]
    (into := tmp_path / "into").mkdir()
    began = time.monotonic()
    read = read_file(saved(tmp_path, content), limits=SMALL, engine=no_engine, unpack_into=into)
    assert (read.reading, says in read.note) == (reading, True), read.note
    assert time.monotonic() - began < 2 * SMALL.seconds + 10


def test_each_odd_pdf_ends_within_its_time_also_where_its_scans_are_recognized(shared, tesseract):
    for path in sorted((shared / "data" / "pdf_odd").glob("*.pdf")):
        began = time.monotonic()
        read = read_file(path, limits=Limits(seconds=20, seconds_per_scan=20))
        assert read.pages or len(read.note) > 30, path.name
        assert time.monotonic() - began < 120, path.name


def test_only_what_can_be_drawn_has_pictures(tmp_path: Path):
    drawable = (b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"words")
    assert [has_pictures(opening) for opening in drawable] == [True, True, False, False]


def test_a_page_of_before_still_has_its_number_and_text():
    assert Page(number=1, text="Neck pain.").turned == 0


def test_pages_come_one_at_a_time_also_beyond_the_number_after_which_a_file_is_opened_anew(tmp_path):
    path = saved(tmp_path, a_pdf(*(f"Page {number} of the file." for number in range(1, 301))))
    texts = [page.text.strip() for page in page_texts(path)]
    assert (len(texts), texts[249], texts[250]) == (300, "Page 250 of the file.", "Page 251 of the file.")


def test_a_stream_of_a_file_that_cannot_be_read_says_why(tmp_path):
    with pytest.raises(UnreadableFile, match="needs a password"):
        list(page_texts(saved(tmp_path, locked(a_pdf("Behind a door."), password="plover"))))
