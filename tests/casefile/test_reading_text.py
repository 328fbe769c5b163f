"""Plain text: any usual encoding, pages at form feeds or by length, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile import Reading, read_file
from openimr.casefile.plain_text import LINES_PER_PAGE, decoded, split_into_pages


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_text_is_read_in_the_usual_encodings(tmp_path, encoding):
    path = tmp_path / "note.txt"
    path.write_bytes("Señora Müller: 98.6°, café au lait.".encode(encoding))
    read = read_file(path)
    assert (read.reading, read.kind, read.page_count) == (Reading.READ, "text", 1)
    assert read.pages[0].text == "Señora Müller: 98.6°, café au lait."


def test_a_few_nul_bytes_are_dropped(tmp_path):
    path = tmp_path / "fax.txt"
    path.write_bytes(b"Neck pain, six of ten." + b"\0" + b" Return in four weeks.")
    assert read_file(path).pages[0].text == "Neck pain, six of ten. Return in four weeks."


def test_form_feeds_end_pages(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_bytes(b"first page\r\n\fsecond page\r\n")
    assert [page.text for page in read_file(path).pages] == ["first page\n", "second page\n"]


def test_a_long_text_is_cut_into_pages_of_sixty_lines():
    pages = split_into_pages("".join(f"line {n}\n" for n in range(130)))
    assert [page.count("\n") for page in pages] == [LINES_PER_PAGE, LINES_PER_PAGE, 10]


def test_a_text_without_words_has_no_text_yet(tmp_path):
    path = tmp_path / "blank.txt"
    path.write_text(" \n\n ")
    assert read_file(path).reading is Reading.NO_TEXT


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\f\ufeff", exclude_categories=["Cc"])))
def test_no_character_of_a_text_is_lost(text):
    assert decoded(text.encode()) == text
    assert "".join(split_into_pages(text)) == text


@given(st.lists(st.text("ab\n"), min_size=1))
def test_pages_hold_everything_but_the_form_feeds(parts):
    text = "\f".join(parts)
    assert "".join(split_into_pages(text)) == text.replace("\f", "")
