"""Reading folders and archives into one corpus: what is written, what is told, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openimr.corpus import records_in
from openimr.corpus.bulk import Crew, Report, read_in_bulk, report_path_of
from openimr.corpus.formats import FORMS
from openimr.vocabulary import InputError
from tests.builders.corpus_runs import an_archive, some_letters
from tests.builders.letters import a_letter, an_issue

JSON_LINES = FORMS["jsonl"]


def read(*paths: Path, out: Path, jobs: int = 2, **options: bool) -> Report:
    with Crew(jobs) as crew:
        return read_in_bulk(paths, out, form=JSON_LINES, engine=crew, letters_a_batch=3, **options)


def names(out: Path) -> list[str]:
    return [record.source.name for record in records_in(out) if record.source]


def findings(out: Path, kind: str) -> list[dict[str, object]]:
    lines = report_path_of(out).read_text().splitlines()
    return [finding for line in lines if (finding := json.loads(line)).pop("kind") == kind]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "corpus.jsonl"


def a_numbered_letter(number: int, **options: str) -> str:
    return a_letter(**options).replace("CM15-0000123", f"CM15-{number:07}")


def test_folders_files_and_archives_are_read_in_the_order_of_their_names(tmp_path: Path, out: Path):
    nested = tmp_path / "letters" / "2015"
    nested.mkdir(parents=True)
    (nested / "one.txt").write_text(a_numbered_letter(1))
    (nested.parent / "2015-more.txt").write_text(a_numbered_letter(2))
    (nested.parent / "readme.md").write_text("not looked at")
    an_archive(nested / "a.zip", z__txt=a_numbered_letter(3), b__txt=a_numbered_letter(4), c__docx="not looked at")
    (tmp_path / "first.letter").write_text(a_numbered_letter(5))
    report = read(tmp_path / "first.letter", tmp_path / "letters", out=out)
    assert names(out) == ["first.letter", "b.txt", "z.txt", "one.txt", "2015-more.txt"]
    assert (report.inputs, report.letters, report.unreadable) == (5, 5, 0)


def test_nothing_but_the_corpus_and_its_report_is_left(tmp_path: Path, out: Path):
    read(some_letters(tmp_path / "letters", 7), out=out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.jsonl", "corpus.jsonl.report.jsonl", "letters"]


def test_a_letter_that_stands_in_several_files_is_written_once(tmp_path: Path, out: Path):
    (tmp_path / "b.txt").write_text(a_letter())
    (tmp_path / "c.txt").write_text(a_letter())
    (tmp_path / "d.txt").write_text(a_letter().replace("\n\n", "\n\n\n"))
    an_archive(tmp_path / "e.zip", f__txt=a_letter(), g__txt=a_numbered_letter(7))
    report = read(tmp_path, out=out)
    assert names(out) == ["b.txt", "g.txt"]
    assert (report.letters, report.duplicates, report.shared_case_numbers) == (2, 3, 0)
    first = str(tmp_path / "b.txt")
    assert findings(out, "duplicate") == [
        {"file": str(tmp_path / "c.txt"), "of": first, "same": "file"},
        {"file": str(tmp_path / "d.txt"), "of": first, "same": "letter"},
        {"file": str(tmp_path / "e.zip/f.txt"), "of": first, "same": "file"},
    ]


def test_two_letters_of_one_case_number_that_differ_are_both_kept_and_told(tmp_path: Path, out: Path):
    (tmp_path / "b.txt").write_text(a_letter())
    (tmp_path / "c.txt").write_text(a_letter(an_issue(decision="Overturned")))
    report = read(tmp_path, out=out)
    assert (report.letters, report.duplicates, report.shared_case_numbers) == (2, 0, 1)
    [shared] = findings(out, "same case number")
    assert shared == {"case_number": "CM15-0000123", "files": [str(tmp_path / "b.txt"), str(tmp_path / "c.txt")]}


def test_letters_without_any_field_in_common_but_leftovers_are_not_taken_for_one(tmp_path: Path, out: Path):
    for name, words in (("b", "The first wording."), ("c", "Another wording.")):
        (tmp_path / f"{name}.txt").write_text(a_letter().split("Claims Administrator")[0] + words)
    assert read(tmp_path, out=out).duplicates == 0


def test_bad_files_are_counted_by_reason_and_every_one_is_listed(tmp_path: Path, out: Path):
    for number in range(12):
        (tmp_path / f"bad-{number:02}.txt").write_text(f"a shopping list, number {number}")
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\nno more")
    (tmp_path / "cut.zip").write_bytes(b"no archive")
    (tmp_path / "good.txt").write_text(a_letter(an_issue(decision=None)))
    report = read(tmp_path, tmp_path / "nosuch.txt", out=out)
    assert (report.letters, report.unreadable, report.with_problems) == (1, 15, 1)
    commonest = report.reasons[0]
    assert commonest.count == 12
    assert [Path(name).name for name in commonest.names] == [f"bad-{number:02}.txt" for number in range(10)]
    listed = [Path(str(finding["file"])).name for finding in findings(out, "unreadable")]
    assert listed == [*(f"bad-{number:02}.txt" for number in range(12)), "cut.pdf", "cut.zip", "nosuch.txt"]
    [unclear] = findings(out, "problems")
    assert "item 1" in str(unclear["problems"])


def test_where_nothing_can_be_read_nothing_but_the_report_is_written(tmp_path: Path, out: Path):
    (tmp_path / "empty").mkdir()
    report = read(tmp_path / "empty", out=out)
    assert (report.letters, report.unreadable) == (0, 1)
    assert not out.exists()
    assert "holds no .txt" in str(findings(out, "unreadable")[0]["reason"])


def test_a_corpus_that_is_there_is_replaced_only_when_asked(tmp_path: Path, out: Path):
    letters = some_letters(tmp_path / "letters", 2)
    out.write_text("of yesterday")
    with pytest.raises(InputError, match="is there already"):
        read(letters, out=out)
    assert out.read_text() == "of yesterday"
    assert read(letters, out=out, overwrite=True).letters == 2


def test_the_number_of_workers_makes_no_difference(tmp_path: Path):
    letters = some_letters(tmp_path / "letters", 12)
    (letters / "copy.txt").write_bytes((letters / "0003.txt").read_bytes())
    one, three = tmp_path / "one.jsonl", tmp_path / "three.jsonl"
    read(letters, out=one, jobs=1)
    read(letters, out=three, jobs=3)
    assert one.read_bytes() == three.read_bytes()


def test_a_file_name_that_is_no_text_stops_nothing(tmp_path: Path, out: Path):
    (Path(str(tmp_path)) / "b\udcff.txt").write_text(a_letter())
    assert read(tmp_path, out=out).letters == 1
    assert names(out) == ["b\N{REPLACEMENT CHARACTER}.txt"]
