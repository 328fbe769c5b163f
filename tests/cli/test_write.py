"""`openimr write`: letters from a determination's JSON."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from openimr.cli import openimr
from openimr.cli.write import command
from openimr.publication import PublicRecord, to_json
from openimr.vocabulary import InputError
from tests.builders.determination import a_determination, an_item


@pytest.fixture
def source(tmp_path):
    return written(tmp_path, a_determination())


def test_each_output_gets_the_form_of_its_suffix(source, tmp_path):
    outputs = [tmp_path / name for name in ("letter.pdf", "letter.html", "letter.txt")]
    result = run(str(source), *(part for path in outputs for part in ("-o", str(path))))
    assert (result.exit_code, result.output) == (0, "")
    pdf, html, text = (path.read_bytes() for path in outputs)
    assert pdf.startswith(b"%PDF-")
    assert html.startswith(b"<!doctype html>")
    assert text.startswith(b"Case Number: CM14-0001234")
    assert not list(tmp_path.glob("*.partial"))


def test_without_an_output_the_text_is_printed(source):
    result = run(str(source), "--organization", "Redwood Review", "--guideline-label", "REDWOOD")
    assert "Redwood Review gave the complete case file" in result.output
    assert "REDWOOD guideline: " in result.output


def test_standard_input_is_read(source):
    result = CliRunner().invoke(openimr, ["write", "-", "--format", "html"], input=source.read_bytes())
    assert result.exit_code == 0
    assert result.output.startswith("<!doctype html>")


def test_an_undecided_item_is_refused_with_its_line(tmp_path):
    source = written(tmp_path, a_determination(an_item(), an_item(number=2, decision=None)))
    error = refusal(str(source))
    assert "item 2 is not decided" in error.message
    line = int(error.where.rpartition("line ")[2])
    assert '"decision": null' in source.read_text().splitlines()[line - 1]


def test_a_draft_may_be_undecided_and_says_so(tmp_path):
    source = written(tmp_path, a_determination(an_item(decision=None)))
    assert run(str(source), "--draft").output.startswith("DRAFT: THIS IS NOT A DETERMINATION\n")


def test_a_suffix_that_is_no_letter_is_a_usage_error(source):
    result = run(str(source), "-o", "letter.docx")
    assert result.exit_code == 2
    assert "letter.docx does not end in .pdf, .html or .txt" in result.output


def test_a_file_that_is_no_determination_is_refused(tmp_path):
    source = tmp_path / "other.json"
    source.write_text('{"schema": "openimr/determination/1"')
    assert "no valid JSON" in refusal(str(source)).message


def test_a_place_that_cannot_be_written_is_named(source, tmp_path):
    assert "cannot be written" in refusal(str(source), "-o", str(tmp_path / "nowhere" / "letter.txt")).message


def refusal(*arguments):
    """The error that `main` prints, with exit code 2."""
    with pytest.raises(InputError) as raised:
        command.main(list(arguments), standalone_mode=False)
    return raised.value


def run(*arguments):
    return CliRunner().invoke(openimr, ["write", *arguments])


def written(folder, determination):
    path = folder / "determination.json"
    path.write_text(json.dumps(to_json(PublicRecord(determination=determination)), indent=2, ensure_ascii=False))
    return path


def test_a_list_of_several_is_refused_and_of_one_is_written(source, tmp_path):
    record = json.loads(source.read_text())
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_text(json.dumps([record]))
    two.write_text(json.dumps([record, record]))
    assert run(str(one), "-o", str(tmp_path / "one.txt")).exit_code == 0
    refused = run(str(two), "-o", str(tmp_path / "two.txt"))
    assert "holds 2 determinations" in str(refused.exception)
    assert not (tmp_path / "two.txt").exists()
