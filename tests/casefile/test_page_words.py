"""The words of a page lie where an eye sees them, and a span of the text finds its place on the sheet."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from openimr.casefile import (
    Limits,
    PageWords,
    WordBox,
    lines_of,
    ocr_engine,
    page_image,
    page_words,
    placed_words,
    read_file,
    recognized_words,
    strips_of,
)
from openimr.casefile.page_words import from_table
from openimr.vocabulary import UnreadableFile
from tests.builders.papers import a_form_filled_with, a_pdf, a_picture_of

NOTE = "Neck pain for eight months. She finished fourteen visits of physical therapy."


def stored(folder: Path, pdf: bytes) -> Path:
    path = folder / "record.pdf"
    path.write_bytes(pdf)
    return path


def words_at(*said: str, line: int = 0) -> tuple[WordBox, ...]:
    """Words of one line, each 30 points wide with a blank of 10 behind it."""
    return tuple(
        WordBox(text=word, left=72 + 40 * at, top=72 + 14 * line, width=30, height=12) for at, word in enumerate(said)
    )


def test_every_word_of_the_text_has_its_place_on_the_sheet(tmp_path: Path):
    path = stored(tmp_path, a_pdf("An earlier page.", NOTE))
    text = read_file(path).pages[1].text
    sheet = page_words(path, 2)
    placed = placed_words(text, sheet.words)
    assert [text[word.start : word.end] for word in placed] == text.split()
    assert all(word.box.left > 0 and word.box.right < sheet.width for word in placed)
    assert [word.box.text for line in lines_of(placed) for word in line] == text.split()


def test_a_page_that_lies_on_its_side_is_placed_as_it_is_seen(tmp_path: Path):
    out = BytesIO()
    with pikepdf.open(BytesIO(a_pdf(NOTE))) as pdf:
        upright = tuple(float(side) for side in pdf.pages[0].mediabox)[2:]
        pdf.pages[0].Rotate = 90
        pdf.save(out)
    sheet = page_words(stored(tmp_path, out.getvalue()), 1)
    assert (round(sheet.width), round(sheet.height)) == (round(upright[1]), round(upright[0]))
    first, second = sheet.words[:2]
    assert second.top > first.top  # turned to the right, its line runs down
    assert first.left > sheet.width / 2


def test_what_was_typed_into_a_form_has_its_place_too(tmp_path: Path):
    sheet = page_words(stored(tmp_path, a_form_filled_with("Acupuncture")), 1)
    assert "Acupuncture" in [word.text for word in sheet.words]


def test_a_span_that_runs_over_two_lines_is_two_strips():
    text = "Neck pain\nsince May"
    placed = placed_words(text, words_at("Neck", "pain") + words_at("since", "May", line=1))
    strips = strips_of(placed, text.index("pain"), text.index(" May"))
    assert [(strip.left, strip.top, strip.width) for strip in strips] == [(112, 72, 30), (72, 86, 30)]


def test_a_part_of_a_word_is_marked_in_proportion():
    placed = placed_words("therapy", words_at("therapy"))
    (strip,) = strips_of(placed, 0, 7)
    (half,) = strips_of(placed, 0, 3)
    assert strip.width == 30
    assert half.width == pytest.approx(30 * 3 / 7)


def test_words_that_were_read_differently_or_are_missing_put_nothing_in_the_wrong_place():
    text = "Fax 555-0100 Neck pain since the fall in May"
    seen = words_at("Neck", "paln", "since", "fall", "in", "stamp", "May")
    placed = placed_words(text, seen)
    assert [text[word.start : word.end] for word in placed] == ["Neck", "pain", "since", "fall", "in", "", "May"]


def test_text_of_another_page_gets_no_place():
    placed = placed_words("Knee brace", words_at("Neck", "pain", "since", "May"))
    assert all(word.start == word.end for word in placed)


def test_the_table_of_the_engine_is_measured_in_points():
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    table = "\n".join(
        (head, "1\t1\t0\t0\t0\t0\t0\t0\t2550\t3300\t-1\t", "5\t1\t1\t1\t1\t1\t300\t600\t150\t50\t96.2\tNeck")
    )
    (word,) = from_table(table, PageWords(width=612, height=792)).words
    assert (word.text, word.left, word.top, word.width) == ("Neck", 72, 144, 36)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract on this machine")
def test_a_scanned_page_gets_its_words_from_the_engine(tmp_path: Path):
    source = stored(tmp_path, a_pdf(NOTE))
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(a_picture_of(page_image(source, 1, scale=2), tmp_path))
    sheet = page_words(scan, 1)
    assert sheet.words == ()
    words = recognized_words(scan, 1, sheet, ocr_engine()).words
    assert "fourteen" in [word.text for word in words]
    assert recognized_words(scan, 1, sheet, None) == sheet


def test_a_page_that_is_not_there_is_told_without_its_words(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="no such page"):
        page_words(stored(tmp_path, a_pdf(NOTE)), 7)


def test_the_limits_of_reading_hold_for_words_too(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="at most 1"):
        page_words(stored(tmp_path, a_pdf(NOTE, NOTE)), 1, limits=Limits(pages=1))
