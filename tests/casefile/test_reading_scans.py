"""Scans: kept and marked "no text yet" without an engine, read page by page with one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from openimr.casefile import Reading, RecognizedText, ocr_engine, page_image, read_file
from openimr.casefile.ocr import from_tsv
from tests.builders.papers import a_pdf, a_picture_of
from tests.conftest import missing

WORDS = "#set text(size: 20pt)\nThe left trapezius is in spasm."


class EngineThatSees:
    """An engine that always sees the same, and remembers how often it was asked."""

    name = "test"

    def __init__(self, text: str = "seen", quality: float = 0.8) -> None:
        self.seen, self.asked = RecognizedText(text=text, quality=quality), 0

    def recognize(self, png: bytes, *, seconds: int) -> RecognizedText:
        assert png.startswith(b"\x89PNG")
        self.asked += 1
        return self.seen


@pytest.fixture
def a_scan(tmp_path):
    def made(*, and_text: str = "") -> Path:
        sheet = tmp_path / "sheet.pdf"
        sheet.write_bytes(a_pdf(WORDS))
        scan = tmp_path / "scan.pdf"
        scan.write_bytes(a_picture_of(page_image(sheet, 1, grayscale=True), tmp_path, and_text=and_text))
        return scan

    return made


def test_a_scan_without_an_engine_is_kept_and_says_what_would_help(a_scan):
    read = read_file(a_scan(), engine=lambda: None)
    assert (read.reading, read.page_count, read.pages) == (Reading.NO_TEXT, 1, ())
    assert read.note == (
        "No text yet: the page is a picture. Install tesseract to read scans, or send a PDF with text."
    )


def test_a_scan_is_read_by_the_engine_with_its_quality(a_scan):
    engine = EngineThatSees("The left trapezius", quality=0.83)
    read = read_file(a_scan(), engine=lambda: engine)
    assert read.reading is Reading.READ
    assert (read.pages[0].text, read.pages[0].quality) == ("The left trapezius", 0.83)


def test_only_the_pages_without_text_are_recognized(a_scan):
    engine = EngineThatSees("from the picture")
    read = read_file(a_scan(and_text="Typed on the second page."), engine=lambda: engine)
    assert engine.asked == 1
    assert read.pages[0].text == "from the picture"
    assert "Typed on the second page." in read.pages[1].text


def test_a_mixed_file_without_an_engine_counts_and_names_the_page_that_is_a_picture(a_scan):
    read = read_file(a_scan(and_text="Typed on the second page."), engine=lambda: None)
    assert read.reading is Reading.READ
    assert [page.quality for page in read.pages] == [0.0, 1.0]
    assert "page 1 is a picture" in read.note


def test_a_scan_on_which_nothing_is_recognized_has_no_text(a_scan):
    read = read_file(a_scan(), engine=lambda: EngineThatSees(""))
    assert read.reading is Reading.NO_TEXT
    assert "no words were recognized" in read.note


def test_tesseract_reads_a_real_scan(a_scan):
    if not shutil.which("tesseract"):
        missing("tesseract")
    read = read_file(a_scan(), engine=ocr_engine)
    assert "trapezius is in spasm" in read.pages[0].text
    assert 0.5 < read.pages[0].quality <= 1


def test_without_tesseract_on_the_path_there_is_no_engine(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr_engine() is None


def test_the_table_of_words_becomes_lines_and_paragraphs_with_a_mean_quality():
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    words = [(1, 1, 1, 90, "Neck"), (1, 1, 1, 70, '"pain"'), (1, 1, 2, 80, "left"), (2, 1, 1, 80, "Plan")]
    rows = [f"5\t1\t{block}\t{par}\t{line}\t1\t0\t0\t9\t9\t{conf}\t{text}" for block, par, line, conf, text in words]
    seen = from_tsv("\n".join([head, "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t", *rows]))
    assert seen == RecognizedText(text='Neck "pain"\nleft\n\nPlan', quality=0.8)
