"""Reading letters in ZIP archives: names, limits, and bad members among good ones."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner

from openimr.cli.read import command
from openimr.corpus import archive, files, read_content, read_contents, read_files
from tests.builders.letters import a_letter


def an_archive(path: Path, **members: str) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        for name, text in members.items():
            zipped.writestr(name, text)
    return path


def test_members_are_read_in_the_order_of_names_and_a_bad_one_stops_nothing(tmp_path: Path):
    path = an_archive(
        tmp_path / "a.zip", **{"z/b.txt": a_letter(), "a.txt": "no letter", "c.docx": "not looked at", "d.txt": ""}
    )
    found = list(read_files([path]))
    assert [str(read.path.relative_to(tmp_path)) for read in found] == ["a.zip/a.txt", "a.zip/d.txt", "a.zip/z/b.txt"]
    assert [read.reading is not None for read in found] == [False, False, True]
    assert all("a.zip/" in read.error.message for read in found if read.error)


def test_a_folder_gives_the_letters_of_its_archives_too(tmp_path: Path):
    an_archive(tmp_path / "b.ZIP", **{"one.txt": a_letter()})
    (tmp_path / "a.txt").write_text(a_letter())
    assert [read.path.name for read in read_files([tmp_path])] == ["a.txt", "one.txt"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "in/../../out.txt", "..\\out.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str):
    path = an_archive(tmp_path / "a.zip", **{name: a_letter(), "good.txt": a_letter()})
    found = list(read_files([path]))
    assert sorted(read.error is None for read in found) == [False, True]
    assert any("leads out of it" in read.error.message for read in found if read.error)


def test_a_damaged_member_stops_nothing(tmp_path: Path):
    path = an_archive(tmp_path / "a.zip", **{"bad.txt": a_letter(), "good.txt": a_letter()})
    content = bytearray(path.read_bytes())
    content[60:90] = bytes(30)
    path.write_bytes(content)
    assert [read.error is None for read in read_files([path])] == [False, True]


def test_what_is_no_archive_or_holds_no_letter_says_so(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(b"no archive")
    an_archive(tmp_path / "b.zip", **{"c.docx": "not looked at"})
    first, second = read_files([tmp_path])
    assert first.error is not None
    assert "cannot be opened as a ZIP archive" in first.error.message
    assert second.error is not None
    assert "holds 0 letters" in second.error.message


def test_a_member_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "MEGABYTES", 1)
    path = an_archive(tmp_path / "a.zip", **{"large.txt": " " * 1_000_001, "small.txt": a_letter()})
    large, small = read_files([path])
    assert large.error is not None
    assert "larger than the limit" in large.error.message
    assert small.error is None


def test_an_archive_that_unpacks_beyond_all_measure_is_left_where_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(archive, "MEGABYTES_IN_ALL", 1)
    path = an_archive(tmp_path / "a.zip", **{f"{number}.txt": "x" * 600_000 for number in range(9)})
    found = list(read_files([path]))
    assert len(found) == 2
    assert found[-1].error is not None
    assert "unpacks to more than" in found[-1].error.message


def test_an_archive_handed_over_as_a_letter_is_named_as_one(tmp_path: Path):
    path = an_archive(tmp_path / "a.zip", **{"one.txt": a_letter()})
    error = read_content(path.read_bytes(), where="standard input").error
    assert error is not None
    assert "is a ZIP archive" in error.message


def test_the_bytes_of_an_archive_give_a_reading_of_each_member(tmp_path: Path):
    path = an_archive(tmp_path / "a.zip", **{"z/b.txt": a_letter(), "a.txt": "no letter"})
    found = list(read_contents(path.read_bytes(), where="standard input"))
    assert [str(read.path) for read in found] == ["standard input/a.txt", "standard input/z/b.txt"]
    assert [read.reading is not None for read in found] == [False, True]


def test_the_bytes_of_a_letter_give_one_reading():
    (read,) = read_contents(a_letter().encode(), where="standard input")
    assert read.reading is not None


@pytest.mark.parametrize("first", ["[Content_Types].xml", "mimetype"])
def test_an_office_document_is_named_as_one(tmp_path: Path, first: str):
    path = an_archive(tmp_path / "a.docx", **{first: "x", "word/document.xml": "x"})
    (read,) = read_contents(path.read_bytes(), where="standard input")
    assert read.error is not None
    assert "is an office document" in read.error.message


def test_an_archive_on_standard_input_is_read(tmp_path: Path):
    path = an_archive(tmp_path / "a.zip", **{"one.txt": a_letter(), "two.txt": a_letter()})
    answer = CliRunner().invoke(command, ["-", "--format", "jsonl"], input=path.read_bytes())
    assert answer.exit_code == 0, answer.output
    assert len(answer.stdout.splitlines()) == 2


def test_an_archive_with_more_letters_than_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "MEMBERS", 2)
    (read,) = read_files([an_archive(tmp_path / "a.zip", **{f"{number}.txt": a_letter() for number in range(3)})])
    assert read.error is not None
    assert "holds 3 letters" in read.error.message


def test_only_one_member_at_a_time_is_unpacked(tmp_path: Path):
    path = an_archive(tmp_path / "a.zip", **{f"{number:02}.txt": " " * 4_000_000 for number in range(30)})
    tracemalloc.start()
    assert len(list(read_files([path]))) == 30
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 4_000_000
