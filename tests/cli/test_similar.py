"""`openimr similar`: past items like those of a letter or a request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openimr.cli import openimr
from openimr.vocabulary import InputError
from tests.builders.letters import a_letter, an_issue
from tests.cli.test_search import header


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(openimr, ["similar", *arguments], input=input)


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three past letters: two of physical therapy for the lumbar spine, one of an MRI."""
    monkeypatch.setenv("OPENIMR_HOME", str(tmp_path / "home"))
    folder = tmp_path / "past"
    folder.mkdir()
    (folder / "a.txt").write_text(a_letter(header=header("CM15-0000001", "03/09/2015")))
    overturned = an_issue("PT for the low back x 6", "Overturned", rationale="A flare of sciatica. It is necessary.")
    (folder / "b.txt").write_text(a_letter(overturned, header=header("CM15-0000002", "03/10/2015")))
    (folder / "c.txt").write_text(a_letter(an_issue("MRI of the knee"), header=header("CM15-0000003", "03/11/2015")))
    return folder


def test_a_request_in_words_finds_like_items_and_how_they_were_decided(past: Path) -> None:
    result = run("--text", "PT low back, flare of sciatica", "--in", str(past), "--limit", "2")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "PT low back, flare of sciatica"
    assert lines[2].strip() == "Of the 2 most alike 1 upheld, 1 overturned."
    assert "  1. CM15-0000002/1  2015-03-10  Overturned  physical therapy  lumbar spine" in lines
    assert any("same treatment, same body part (lumbar spine), shared words: " in line for line in lines)


def test_the_items_of_a_letter_are_looked_up_without_the_letter_itself(past: Path) -> None:
    value = json.loads(run(str(past / "a.txt"), "--in", str(past), "--format", "json").stdout)
    assert value["schema"] == "openimr/similar/1"
    item = value["items"][0]
    assert (item["case_number"], item["treatment"]) == ("CM15-0000001", "physical therapy")
    assert item["similar"][0]["case_number"] == "CM15-0000002"
    assert "CM15-0000001" not in {each["case_number"] for each in item["similar"]}
    assert item["decided"]["Overturned"] == 1


def test_a_request_on_standard_input_is_one_item_a_line(past: Path) -> None:
    result = run("-", "--in", str(past), "--format", "json", input="MRI knee\nPT low back\n")
    assert [item["treatment"] for item in json.loads(result.stdout)["items"]] == ["MRI", "physical therapy"]


def test_a_determination_as_json_is_understood(past: Path, tmp_path: Path) -> None:
    written = CliRunner().invoke(openimr, ["read", str(past / "c.txt"), "--format", "jsonl"]).stdout
    (tmp_path / "c.json").write_text(written)
    value = json.loads(run(str(tmp_path / "c.json"), "--in", str(past), "--format", "json").stdout)
    assert [item["treatment"] for item in value["items"]] == ["MRI"]


def test_nothing_like_it_is_exit_code_1(past: Path) -> None:
    assert run("--text", "xyzzy", "--in", str(past)).exit_code == 1


@pytest.mark.parametrize("arguments", [[], ["a.txt", "--text", "MRI"], ["missing.txt"], ["--text", "  "]])
def test_wrong_usage_is_exit_code_2(past: Path, arguments: list[str]) -> None:
    result = run(*arguments, "--in", str(past))
    # An ImrError becomes exit code 2 in `main`, around the command.
    assert result.exit_code == 2 or "InputError" in repr(result.exception) or "UnreadableFile" in repr(result.exception)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{"schema": "openimr/case/1", "items": 5}', "names no item"),
        ('{"schema": "openimr/case/1", "items": []}', "names no item"),
        ('{"a":' * 100_000, "no usable JSON"),
    ],
)
def test_json_without_items_is_refused(past: Path, tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "odd.json").write_text(written)
    result = run(str(tmp_path / "odd.json"), "--in", str(past))
    assert isinstance(result.exception, InputError)
    assert said in result.exception.message
