"""Whatever is sent, reading it ends: with pages, or with a plain reason."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from openimr.casefile import Limits, Reading, check_size, page_image, read_file
from openimr.casefile import reader as reader_module
from openimr.vocabulary import UnreadableFile
from tests.builders.papers import a_form_filled_with, a_pdf, locked


def saved(folder: Path, content: bytes, name: str = "record.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_pdf_gives_its_pages_and_their_text(tmp_path):
    read = read_file(saved(tmp_path, a_pdf("Neck pain for eight months.", "Return in four weeks.")))
    assert (read.reading, read.kind, read.page_count, read.note) == (Reading.READ, "pdf", 2, "")
    assert [(page.number, page.text.strip(), page.quality) for page in read.pages] == [
        (1, "Neck pain for eight months.", 1.0),
        (2, "Return in four weeks.", 1.0),
    ]


def test_what_was_typed_into_a_form_is_read(tmp_path):
    read = read_file(saved(tmp_path, a_form_filled_with("Acupuncture, 6 visits")))
    assert "Requested treatment" in read.pages[0].text
    assert "Acupuncture, 6 visits" in read.pages[0].text


def test_a_pdf_locked_with_an_empty_password_is_read(tmp_path):
    read = read_file(saved(tmp_path, locked(a_pdf("Open to all."), password="")))
    assert read.reading is Reading.READ
    assert "Open to all." in read.pages[0].text


def test_a_pdf_with_a_password_asks_for_it_and_opens_with_it(tmp_path):
    path = saved(tmp_path, locked(a_pdf("Behind a door."), password="sandpiper"))
    asked = read_file(path)
    assert asked.reading is Reading.NEEDS_PASSWORD
    assert asked.note == "This PDF needs a password. Send it again without one, or give us the password."
    opened = read_file(path, password="sandpiper")
    assert opened.reading is Reading.READ
    assert "Behind a door." in opened.pages[0].text


def test_a_wrong_password_is_told_from_a_missing_one(tmp_path):
    read = read_file(saved(tmp_path, locked(a_pdf("Behind a door."), password="sandpiper")), password="plover")
    assert read.reading is Reading.NEEDS_PASSWORD
    assert "The password does not open this PDF" in read.note


def test_the_password_never_stands_on_a_command_line(tmp_path, monkeypatch):
    started = []
    run = reader_module.subprocess.run
    monkeypatch.setattr(
        reader_module.subprocess, "run", lambda command, **more: started.append(command) or run(command, **more)
    )
    read = read_file(saved(tmp_path, locked(a_pdf("Behind a door."), password="sandpiper")), password="sandpiper")
    assert read.reading is Reading.READ
    assert started
    assert not [word for command in started for word in command if "sandpiper" in word]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty file (0 bytes)"),
        (a_pdf("Torn in the middle.")[:400], "damaged"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "office document or ZIP archive is damaged"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 100, "This picture is damaged"),
        (bytes(range(256)) * 20, "of a kind that cannot be read"),
    ],
    ids=["empty", "torn", "noise", "office", "picture", "binary"],
)
def test_a_file_that_cannot_be_opened_says_what_is_wrong(tmp_path, content, says):
    read = read_file(saved(tmp_path, content))
    assert read.reading is Reading.DAMAGED
    assert says in read.note
    assert not read.pages


def test_a_path_without_a_file_is_an_error(tmp_path):
    with pytest.raises(UnreadableFile, match=r"gone\.pdf: is no file"):
        read_file(tmp_path / "gone.pdf")


def test_a_file_above_the_limit_is_refused_with_the_limit_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"scan\.pdf: has 200 MB; a file may have at most 100 MB"):
        check_size(200_000_000, name="scan.pdf")
    large = saved(tmp_path, b"%PDF-1.7\n")
    with large.open("r+b") as file:
        file.truncate(200_000_000)
    assert "at most 100 MB" in read_file(large).note


def test_a_file_within_the_limit_may_come_in():
    check_size(99_000_000)


def test_a_pdf_with_too_many_pages_names_the_limit(tmp_path):
    read = read_file(saved(tmp_path, a_pdf("One.", "Two.", "Three.")), limits=Limits(pages=2))
    assert read.reading is Reading.DAMAGED
    assert read.note == "This PDF has 3 pages; a file may have at most 2. Split it."


def replaced_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put another program in the place of the one that reads, to see what its caller makes of it."""
    monkeypatch.setattr(reader_module, "PROGRAM", saved(tmp_path, program.encode(), "program.py"))


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("import time; time.sleep(30)", "took more than 1 seconds"),
        ("import os; os.abort()", "made its reader stop"),
        ("print('{}'); raise SystemExit(3)", "made its reader stop"),
        ("print('no json')", "made its reader stop"),
    ],
    ids=["hangs", "crashes", "fails", "babbles"],
)
def test_a_file_that_brings_its_reader_down_takes_nobody_along(tmp_path, monkeypatch, program, says):
    replaced_by(tmp_path, monkeypatch, program)
    read = read_file(saved(tmp_path, a_pdf("Hostile.")), limits=Limits(seconds=1))
    assert read.reading is Reading.DAMAGED
    assert says in read.note


def test_the_process_that_opens_a_stranger_sees_no_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    replaced_by(
        tmp_path,
        monkeypatch,
        "import json, os; print(json.dumps({'state': 'damaged' if 'DATABASE_URL' in os.environ else 'protection'}))",
    )
    assert "protected" in read_file(saved(tmp_path, a_pdf("Stranger."))).note


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory limit is Linux's")
def test_a_reader_that_may_have_no_memory_ends_with_a_reason(tmp_path):
    read = read_file(saved(tmp_path, a_pdf("Large.")), limits=Limits(memory_megabytes=20))
    assert read.reading is Reading.DAMAGED
    assert "stop" in read.note


def test_a_page_is_drawn_as_a_png_of_the_size_asked_for(tmp_path):
    path = saved(tmp_path, a_pdf("One.", "Two."))
    small, large = (page_image(path, 2, scale=scale) for scale in (0.5, 1.0))
    assert small[:8] == large[:8] == b"\x89PNG\r\n\x1a\n"
    widths = [int.from_bytes(png[16:20]) for png in (small, large)]
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)


def test_a_huge_page_is_drawn_within_the_pixels_allowed(tmp_path):
    png = page_image(saved(tmp_path, a_pdf("Poster.")), 1, scale=40, limits=Limits(pixels=90_000))
    assert int.from_bytes(png[16:20]) * int.from_bytes(png[20:24]) <= 91_000


def test_a_page_that_is_not_there_cannot_be_drawn(tmp_path):
    with pytest.raises(UnreadableFile, match=r"record\.pdf, page 9: This PDF has no such page"):
        page_image(saved(tmp_path, a_pdf("One.")), 9)


def test_a_locked_page_is_drawn_with_its_password_only(tmp_path):
    path = saved(tmp_path, locked(a_pdf("Behind a door."), password="sandpiper"))
    with pytest.raises(UnreadableFile, match="needs a password"):
        page_image(path, 1)
    assert page_image(path, 1, password="sandpiper")


def test_each_odd_pdf_ends_in_pages_or_in_a_reason(shared):
    folder = shared / "data" / "pdf_odd"
    with (folder / "manifest.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 37
    for row in rows:
        read = read_file(folder / row["file"], engine=lambda: None)
        if read.reading is Reading.READ:
            assert any(page.text.strip() for page in read.pages), row["file"]
        else:
            assert len(read.note) > 30, row["file"]
        if row["pages"] and read.reading is not Reading.NEEDS_PASSWORD:
            assert read.page_count == int(row["pages"]), row["file"]


def test_the_locked_odd_pdfs_open_with_the_password_of_the_manifest(shared):
    folder = shared / "data" / "pdf_odd"
    with (folder / "manifest.csv").open(newline="", encoding="utf-8") as file:
        locked_rows = [row for row in csv.DictReader(file) if row["password"]]
    assert len(locked_rows) == 4
    for row in locked_rows:
        assert read_file(folder / row["file"]).reading is Reading.NEEDS_PASSWORD, row["file"]
        assert read_file(folder / row["file"], password=row["password"]).reading is Reading.READ, row["file"]
