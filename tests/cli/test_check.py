"""`openimr check`: findings with file and line, exit codes, formats."""

from __future__ import annotations

import json
import zipfile

import pytest
from click.testing import CliRunner

from openimr.cli import openimr
from openimr.determination import LetterFormat, render_public_letter
from openimr.publication import PublicRecord, to_json
from openimr.vocabulary import Decision
from tests.builders.determination import a_determination, a_letterhead, an_item

WRONG = a_determination(an_item(), an_item(number=2, decision=Decision.OVERTURNED))


def test_a_sound_determination_exits_0(tmp_path):
    result = run(as_json(tmp_path, a_determination()))
    assert (result.exit_code, result.output) == (0, "No findings in 1 determination.\n")


def test_warnings_alone_exit_0(tmp_path):
    result = run(as_json(tmp_path, a_determination(case_number=None)))
    assert result.exit_code == 0
    assert "STR-04 (warning)" in result.output
    assert "Found 0 errors and 1 warning in 1 determination." in result.output


def test_an_error_exits_1_and_points_at_the_sentence(tmp_path):
    source = as_json(tmp_path, WRONG)
    result = run(source)
    assert result.exit_code == 1
    place, _, said = result.output.partition(": DEC-01 ")
    name, line, column = place.rsplit(":", 2)
    assert name == str(source)
    assert (
        source.read_text().splitlines()[int(line) - 1][int(column) - 1 :].startswith("The 8 visits requested are not")
    )
    assert "Item 2, rationale: Change the decision" in said


@pytest.mark.parametrize("form", LetterFormat)
def test_a_published_letter_is_checked_as_its_json_is(tmp_path, form):
    source = tmp_path / f"letter.{form}"
    source.write_bytes(render_public_letter(WRONG, letterhead=a_letterhead(), format=form))
    result = run(source)
    assert result.exit_code == 1
    assert "DEC-01" in result.output


def test_the_line_of_a_text_letter_is_that_of_the_sentence(tmp_path):
    source = tmp_path / "letter.txt"
    source.write_bytes(render_public_letter(WRONG, letterhead=a_letterhead(), format=LetterFormat.TEXT))
    (finding,) = json.loads(run(source, "--format", "json").output)["findings"]
    line = source.read_text().splitlines()[finding["line"] - 1]
    assert line[finding["column"] - 1 :].startswith("The 8 visits requested are not")


def test_json_says_all_of_a_finding(tmp_path):
    source = as_json(tmp_path, WRONG)
    report = json.loads(run(source, "--format", "json").output)
    (finding,) = report["findings"]
    assert (report["checked"], report["unreadable"]) == (1, [])
    assert (finding["code"], finding["severity"], finding["ground"]) == ("DEC-01", "error", 1)
    assert (finding["item"], finding["path"]) == (2, "items.1.rationale")


def test_github_annotates_the_line(tmp_path):
    result = run(as_json(tmp_path, WRONG), "--format", "github")
    assert result.output.startswith("::error file=")
    assert ",title=DEC-01::The item is Overturned" in result.output
    assert result.output.count("\n") == 1


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_codes(tmp_path):
    source = as_json(tmp_path, WRONG)
    assert run(source, "--select", "STR,CIT").exit_code == 0
    assert run(source, "--ignore", "DEC").exit_code == 0
    assert run(source, "--select", "DEC").exit_code == 1


def test_a_code_that_fits_no_rule_is_a_usage_error(tmp_path):
    result = run(as_json(tmp_path, WRONG), "--select", "XYZ")
    assert result.exit_code == 2
    assert "no rule begins with 'XYZ'" in result.output


def test_a_folder_is_checked_and_its_unreadable_files_are_listed(tmp_path):
    as_json(tmp_path, a_determination())
    (tmp_path / "broken.json").write_text("{")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "broken.json, line 1: no valid JSON here" in result.stderr
    assert "No findings in 1 determination." in result.stdout


def test_nothing_that_can_be_read_exits_2(tmp_path):
    (tmp_path / "note.txt").write_text("Only a note.")
    result = run(tmp_path / "note.txt")
    assert result.exit_code == 2
    assert "no determination could be read" in result.stderr


def test_each_line_of_json_lines_is_a_determination(tmp_path):
    source = tmp_path / "all.jsonl"
    records = (a_determination(), WRONG)
    source.write_text("\n".join(json.dumps(to_json(PublicRecord(determination=record))) for record in records))
    result = run(source)
    assert f"{source}:2:" in result.output
    assert "in 2 determinations" in result.output


def test_standard_input_is_read(tmp_path):
    source = as_json(tmp_path, WRONG)
    result = CliRunner().invoke(openimr, ["check", "-"], input=source.read_bytes())
    assert result.exit_code == 1
    assert result.output.startswith("standard input:")


def run(source, *options):
    return CliRunner().invoke(openimr, ["check", str(source), *options])


def as_json(folder, determination):
    path = folder / "determination.json"
    path.write_text(json.dumps(to_json(PublicRecord(determination=determination)), indent=2))
    return path


def test_a_list_as_read_prints_it_is_checked_record_by_record(tmp_path):
    source = tmp_path / "several.json"
    source.write_text(json.dumps([whole(a_determination()), whole(WRONG)], indent=2))
    result = run(source)
    assert result.exit_code == 1
    line = int(result.output.partition(": DEC-01 ")[0].rsplit(":", 2)[1])
    assert "The 8 visits requested are not" in source.read_text().splitlines()[line - 1]
    assert "in 2 determinations" in result.output


def test_a_list_that_breaks_off_is_told_with_its_line(tmp_path):
    source = tmp_path / "broken.json"
    source.write_text('[\n{"schema": "openimr/determination/1",\n')
    result = run(source)
    assert result.exit_code == 2
    assert "broken.json, line 3" in result.output


def whole(determination):
    return to_json(PublicRecord(determination=determination))


def test_the_letters_of_an_archive_are_checked_under_their_own_names(tmp_path):
    letter = render_public_letter(WRONG, letterhead=a_letterhead(), format=LetterFormat.TEXT)
    with zipfile.ZipFile(tmp_path / "letters.zip", "w") as archive:
        archive.writestr("wrong.txt", letter)
    result = run(tmp_path / "letters.zip")
    assert result.exit_code == 1
    assert "letters.zip/wrong.txt:" in result.output
