"""`openimr read` as people and programs call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openimr.cli import openimr
from openimr.corpus import records_in
from openimr.publication import from_json, json_schema
from tests.builders.letters import a_letter, an_issue


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(openimr, ["read", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two letters, read in the order b, c."""
    (tmp_path / "c.txt").write_text(a_letter(an_issue("MRI of the left knee", "Overturned")))
    (tmp_path / "b.txt").write_text(a_letter())
    return tmp_path


def test_a_folder_gives_one_json_list_of_valid_records(folder: Path):
    result = run(folder, "--format", "json")
    records = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [record["items"][0]["treatment"] for record in records] == ["physical therapy", "MRI"]
    assert from_json(json.dumps(records[1]), where="c").determination.items[0].decision == "Overturned"


def test_json_lines_are_the_default_away_from_a_terminal(folder: Path):
    result = run(folder)
    assert [json.loads(line)["case_number"] for line in result.stdout.splitlines()] == ["CM15-0000123"] * 2


def test_a_letter_may_come_by_standard_input():
    result = run("-", "--format", "jsonl", stdin=a_letter())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["priority"] == "Standard"


def test_the_summary_names_case_item_decision_and_citation(folder: Path):
    said = run(folder / "b.txt", "--format", "text").stdout
    for part in ("CM15-0000123", "Upheld", "8 visits", "Physical Medicine, p. 98-99"):
        assert part in said


def test_an_unreadable_file_is_listed_and_the_others_are_read(folder: Path):
    (folder / "a.txt").write_text("a shopping list")
    result = run(folder, "--format", "json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 2
    assert "a.txt: holds none of the headings" in result.stderr
    assert "2 read, 1 not." in result.stderr


@pytest.mark.parametrize("name", ["nosuch.txt", "empty.txt", "empty"])
def test_nothing_usable_ends_with_code_2_and_says_why(tmp_path: Path, name: str):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "empty").mkdir()
    result = run(tmp_path / name)
    assert result.exit_code == 2
    assert name in result.stderr


def test_no_path_at_all_is_wrong_usage():
    result = run()
    assert result.exit_code == 2
    assert "Name a file or a folder" in result.stderr


def test_an_output_file_appears_whole_and_its_suffix_chooses_the_format(folder: Path):
    out = folder / "records.json"
    assert run(folder / "b.txt", "--out", out).exit_code == 0
    assert len(json.loads(out.read_text())) == 1
    assert run(folder / "nosuch", "--out", folder / "other.json").exit_code == 2
    assert not list(folder.glob("other*"))


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.parquet", "corpus.db"])
def test_a_corpus_is_written_in_the_form_that_its_name_ends_in(folder: Path, tmp_path: Path, name: str):
    (folder / "bad.txt").write_text("a shopping list")
    (folder / "copy.txt").write_text((folder / "b.txt").read_text())
    out = tmp_path / "out" / name
    out.parent.mkdir()
    result = run(folder, "--out", out, "--jobs", 1)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [record.source.name for record in records_in(out) if record.source] == ["b.txt", "c.txt"]
    assert f"Letters written to {out}: 2." in result.stderr
    assert "Files: 4. Duplicates of a letter in another file: 1. Not readable: 1." in result.stderr
    assert "Not read, 1: holds none of the headings" in result.stderr
    assert str(folder / "bad.txt") in result.stderr


def test_a_file_that_is_there_is_replaced_only_when_asked(folder: Path):
    out = folder / "records.json"
    out.write_text("of yesterday")
    refused = run(folder / "b.txt", "--out", out)
    assert refused.exit_code == 2
    assert "Add --overwrite" in refused.stderr
    assert out.read_text() == "of yesterday"
    assert run(folder / "b.txt", "--out", out, "--overwrite").exit_code == 0
    assert len(json.loads(out.read_text())) == 1


def test_a_corpus_of_nothing_is_not_written(tmp_path: Path):
    (tmp_path / "a.txt").write_text("a shopping list")
    result = run(tmp_path, "--out", tmp_path / "corpus.parquet", "--jobs", 1)
    assert result.exit_code == 2
    assert "no letter could be read" in result.stderr
    assert not (tmp_path / "corpus.parquet").exists()


def test_a_binary_form_needs_a_file_and_letters_that_can_be_read_twice(tmp_path: Path):
    assert "needs --out" in run(tmp_path, "--format", "parquet").stderr
    assert "Save it to a file first" in run("-", "--out", tmp_path / "corpus.db", stdin=a_letter()).stderr


def test_what_is_unclear_in_a_letter_is_said_without_stopping(tmp_path: Path):
    (tmp_path / "a.txt").write_text(a_letter(an_issue(decision=None)))
    result = run(tmp_path)
    assert result.exit_code == 0
    assert "item 1" in result.stderr


def test_the_schema_is_printed():
    assert json.loads(run("--schema").stdout) == json_schema()


@pytest.mark.shared
def test_the_seeds_give_nine_items(seeds: list[Path]):
    records = json.loads(run(*seeds, "--format", "json").stdout)
    assert sum(len(record["items"]) for record in records) == 9
