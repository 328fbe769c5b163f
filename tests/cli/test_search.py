"""`openimr search`: questions over a corpus, from the command line."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openimr.cli import openimr
from openimr.cli.search import typed
from tests.builders.letters import HEADER, a_letter, an_issue


def run(*arguments: str) -> Result:
    return CliRunner().invoke(openimr, ["search", *arguments])


def header(case_number: str, decided: str) -> str:
    values = HEADER | {"Case Number": case_number, "Decision Date": decided}
    return "\n".join(f"{label}: {value}" for label, value in values.items())


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OPENIMR_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "search"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder with two letters: physical therapy upheld in 2015, Norco overturned in 2016."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.txt").write_text(a_letter(header=header("CM15-0000123", "03/09/2015")))
    norco = an_issue(
        "Norco 10/325 mg #60",
        "Overturned",
        rationale="Pain and function are better with Norco.\nThe request is medically necessary.",
    )
    (folder / "b.txt").write_text(a_letter(norco, header=header("CM16-0000456", "04/05/2016")))
    return folder


def test_a_hit_shows_case_day_decision_treatment_and_passage(letters: Path) -> None:
    result = run(str(letters), "first eight visits")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:3] == [
        "CM15-0000123/1  2015-03-09  Upheld  physical therapy  lumbar spine",
        "  Physical therapy for the lumbar spine, 8 visits",
        "    rationale: The notes show no gain after the first eight visits. The request is not medically necessary.",
    ]
    assert "1 item, page 1 of 1." in result.stdout
    assert "\x1b" not in result.stdout


def test_nothing_found_is_exit_code_1_and_suggests_a_spelling(letters: Path) -> None:
    result = run(str(letters), "physicall")
    assert (result.exit_code, result.stdout) == (1, "Nothing was found.\n")
    assert "Did you mean: physical" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "cases"),
    [
        (["norco"], {"CM16-0000456"}),
        (["--drug", "vicodin"], {"CM16-0000456"}),
        (["--treatment", "PT"], {"CM15-0000123"}),
        (["--body-part", "low back"], {"CM15-0000123"}),
        (["--decision", "overturned"], {"CM16-0000456"}),
        (["--year", "2015"], {"CM15-0000123"}),
        (["--year", "2015-2016"], {"CM15-0000123", "CM16-0000456"}),
        (["--year", "2016-"], {"CM16-0000456"}),
        (["--year", "-2015"], {"CM15-0000123"}),
        (["--topic", "physical-medicine", "--guideline", "mtus"], {"CM15-0000123", "CM16-0000456"}),
        (["--case", "CM15-0000123"], {"CM15-0000123"}),
        (["--specialty", "pain"], {"CM15-0000123", "CM16-0000456"}),
        (["--category", "opioid"], {"CM16-0000456"}),
        (["request", "-norco"], {"CM15-0000123"}),
        (["medically necessary", "-hernia"], {"CM15-0000123", "CM16-0000456"}),
        (["first eight", "notes"], {"CM15-0000123"}),
        (["eight first", "notes"], set()),
    ],
)
def test_words_and_options_choose(letters: Path, arguments: list[str], cases: set[str]) -> None:
    result = run(str(letters), *arguments, "--format", "json")
    assert {hit["case_number"] for hit in json.loads(result.stdout)["hits"]} == cases
    assert result.exit_code == (0 if cases else 1)


def test_json_tells_question_hits_passages_and_facets(letters: Path) -> None:
    value = json.loads(run(str(letters), "norco", "--format", "json").stdout)
    assert (value["schema"], value["total"], value["page"], value["pages"]) == ("openimr/search/1", 1, 1, 1)
    assert value["question"]["words"] == "norco"
    assert value["notes"] == ["'norco' also finds items of the treatment 'hydrocodone'."]
    hit = value["hits"][0]
    assert (hit["treatment"], hit["decision"], hit["decided_on"]) == ("hydrocodone", "Overturned", "2016-04-05")
    passage = hit["passages"][0]
    start, end = passage["matches"][0]
    assert (passage["field"], passage["text"][start:end]) == ("rationale", "Norco")
    assert value["facets"]["decision"] == {"values": [{"value": "Overturned", "count": 1}], "more": 0}


def test_csv_has_a_row_for_each_hit(letters: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(str(letters), "request", "--format", "csv").stdout)))
    assert {(row["case_number"], row["decision"]) for row in rows} == {
        ("CM15-0000123", "Upheld"),
        ("CM16-0000456", "Overturned"),
    }


def test_facets_alone_are_counts_with_bars(letters: Path) -> None:
    shown = run(str(letters), "--facets").stdout.splitlines()
    assert shown[0] == "2 items."
    at = shown.index("decision")
    assert [line.split() for line in shown[at + 1 : at + 3]] == [
        ["Overturned", "1", "█" * 24],
        ["Upheld", "1", "█" * 24],
    ]
    table = run(str(letters), "--facets", "--format", "csv").stdout.splitlines()
    assert table[0] == "field,value,count"
    assert "year,2015,1" in table


def test_the_index_is_built_once_and_again_when_the_letters_change(letters: Path, cache: Path) -> None:
    assert "Building the search index" in run(str(letters)).stderr
    assert [path.parent for path in cache.rglob("openimr-index.json")] == list(cache.iterdir())
    assert "Building" not in run(str(letters)).stderr
    assert "Building" in run(str(letters), "--reindex").stderr
    (letters / "a.txt").unlink()
    changed = run(str(letters))
    assert "Building" in changed.stderr
    assert "1 item, page 1 of 1." in changed.stdout


def test_the_index_of_a_file_stands_beside_it(letters: Path, tmp_path: Path) -> None:
    archive = tmp_path / "letters.zip"
    with zipfile.ZipFile(archive, "w") as stream:
        for letter in letters.iterdir():
            stream.write(letter, letter.name)
    assert run(str(archive), "norco").exit_code == 0
    assert (tmp_path / "letters.zip.index" / "openimr-index.json").is_file()
    again = run(str(tmp_path / "letters.zip.index"), "norco")
    assert (again.exit_code, again.stderr.splitlines()) == (
        0,
        ["'norco' also finds items of the treatment 'hydrocodone'."],
    )


def test_a_damaged_index_is_built_again(letters: Path, cache: Path) -> None:
    run(str(letters))
    next(cache.rglob("meta.json")).write_text("{")
    result = run(str(letters), "norco")
    assert result.exit_code == 0
    assert "Building" in result.stderr


def test_a_letter_that_cannot_be_read_is_named_and_stops_nothing(letters: Path) -> None:
    (letters / "c.pdf").write_bytes(b"%PDF-1.7 nothing more")
    result = run(str(letters), "norco")
    assert result.exit_code == 0
    assert "c.pdf" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["missing-folder"], ["."  , "--year", "lately"], [".", "--treatmnt", "MRI"], [".", "--limit", "0"]]
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_several_arguments_keep_the_phrases_that_the_shell_unquoted() -> None:
    assert typed(["low back", "pain"]) == '"low back" pain'
    assert typed(["low back pain"]) == "low back pain"
    assert typed(['"low back" pain']) == '"low back" pain'
    assert typed(["body:low back"]) == 'body:"low back"'


def test_in_csv_no_text_is_a_formula(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(a_letter(an_issue("=HYPERLINK(1) for physical therapy")))
    (row,) = csv.DictReader(io.StringIO(run(str(tmp_path / "a.txt"), "--format", "csv").stdout))
    assert row["text"] == "'=HYPERLINK(1) for physical therapy"


@pytest.mark.parametrize("arguments", [["caf\udce9*"], ["--drug", "caf\udce9"], ["--case", "caf\udce9"]])
def test_an_argument_in_another_encoding_is_refused(letters: Path, arguments: list[str]) -> None:
    result = run(str(letters), *arguments)
    assert result.exit_code == 2
    assert "'caf?" in result.stderr
    assert "is not in UTF-8" in result.stderr


def test_years_the_wrong_way_round_are_refused(letters: Path) -> None:
    result = run(str(letters), "--year", "2016-2014")
    assert result.exit_code == 2
    assert "the first year is after the last" in result.stderr
