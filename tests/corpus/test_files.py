"""Reading files and folders: order, kinds, and bad ones among good ones."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from openimr.corpus import html_text, read_content, read_files
from openimr.determination import Letterhead
from openimr.determination.letter import LetterFormat, render_public_letter
from tests.builders.determination import a_determination
from tests.builders.letters import a_letter


def a_pdf(password: str | None = None) -> bytes:
    content = render_public_letter(
        a_determination(), letterhead=Letterhead(organization="Example Review"), format=LetterFormat.PDF
    )
    if password is None:
        return content
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=password))
    return out.getvalue()


def test_a_folder_is_read_in_the_order_of_names_and_a_bad_file_stops_nothing(tmp_path: Path):
    (tmp_path / "c.txt").write_text(a_letter())
    (tmp_path / "a.txt").write_text("no letter")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "d.docx").write_text("not looked at")
    (tmp_path / "e").mkdir()
    (tmp_path / "e/f.TXT").write_bytes(b"")
    found = list(read_files([tmp_path]))
    assert [read.path.name for read in found] == ["a.txt", "b.pdf", "c.txt", "f.TXT"]
    assert [read.reading is not None for read in found] == [False, False, True, False]
    assert all(str(read.path) in read.error.message for read in found if read.error)


def test_a_missing_file_is_an_answer_too(tmp_path: Path):
    (read,) = read_files([tmp_path / "none.txt"])
    assert read.error is not None
    assert "cannot be opened" in read.error.message


def test_a_pdf_with_an_empty_password_opens_by_itself():
    assert read_content(a_pdf(password=""), where="a.pdf").error is None


def test_a_pdf_with_a_real_password_is_named_as_one():
    error = read_content(a_pdf(password="rose"), where="a.pdf").error
    assert error is not None
    assert "password" in error.message


def test_a_pdf_without_text_asks_for_recognition():
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    error = read_content(out.getvalue(), where="scan.pdf").error
    assert error is not None
    assert "without text" in error.message


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01\x02"])
def test_empty_and_binary_files_are_refused(content: bytes):
    assert read_content(content, where="a.txt").error is not None


def test_an_old_code_page_and_a_byte_order_mark_are_read():
    letter = a_letter(summary="A caf\u00e9 worker \u2013 age 44.")
    for content in (letter.encode("cp1252"), b"\xef\xbb\xbf" + letter.encode(), letter.replace("\n", "\r\n").encode()):
        reading = read_content(content, where="a.txt").reading
        assert reading is not None
        assert reading.record.determination.clinical_summary == "A caf\u00e9 worker \u2013 age 44."


def test_html_gives_its_blocks_as_paragraphs_and_hides_what_does_not_show():
    page = (
        "<html><head><title>x</title></head><body><h2>A &amp; B</h2><p>one\n two<br>three</p><p></p><p>four</p></body>"
    )
    assert html_text(page) == "A & B\n\none two\nthree\n\nfour\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_letter_is_read_in_the_encodings_that_word_processors_write(encoding: str):
    letter = a_letter(summary="A chef fell at the caf\u00e9.")
    read = read_content(letter.encode(encoding), where="letter.txt")
    assert read.reading is not None
    assert read.reading.record.determination.clinical_summary == "A chef fell at the caf\u00e9."
