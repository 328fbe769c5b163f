"""`openimr stats`: a corpus counted from the command line."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from openimr.analytics import DIMENSIONS
from openimr.cli import openimr
from openimr.cli.stats import BY
from openimr.determination import LetterFormat, render_public_letter
from openimr.vocabulary import CaseNumber, Decision
from tests.builders.determination import a_determination, a_letterhead, an_item


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve letters of two years, every third item overturned, and a file that is no letter."""
    made = tmp_path_factory.mktemp("letters")
    for number in range(12):
        items = (
            an_item(decision=Decision.UPHELD if number % 3 else Decision.OVERTURNED),
            an_item(number=2, text="MRI of the left shoulder", treatment="MRI"),
        )
        determination = a_determination(
            *items[: 1 + number % 2],
            case_number=CaseNumber.of(2014, number + 1),
            decision_date=date(2014 + number % 2, 12, 10 + number),
        )
        letter = render_public_letter(determination, letterhead=a_letterhead(), format=LetterFormat.TEXT)
        (made / f"{number:02}.txt").write_bytes(letter)
    (made / "zz.txt").write_text("a shopping list", encoding="utf-8")
    return made


def stats(*arguments: object):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(openimr, ["stats", *map(str, arguments)])


def test_the_choices_of_the_command_are_the_dimensions() -> None:
    assert tuple(DIMENSIONS) == BY


def test_a_folder_is_counted_and_what_cannot_be_read_is_listed(folder: Path) -> None:
    outcome = stats(folder)
    assert outcome.exit_code == 1
    assert "zz.txt" in outcome.stderr
    for title in (
        "Letters and items, by year",
        "Overturned, by treatment",
        "Days from application",
        "Cited guidelines",
    ):
        assert title in outcome.stdout


def test_no_line_is_wider_than_the_page(folder: Path) -> None:
    assert max(len(line.rstrip()) for line in stats(folder).stdout.splitlines()) <= 100


def test_csv_goes_into_a_spreadsheet(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(stats(folder, "--by", "year", "--format", "csv").stdout)))
    assert sum(int(row["items"]) for row in rows[:-1]) == int(rows[-1]["items"])


def test_what_out_ends_in_chooses_the_format(folder: Path, tmp_path: Path) -> None:
    for name, start in (("r.html", "<!doctype html>"), ("r.json", "{"), ("r.csv", "by,key"), ("r.txt", "")):
        outcome = stats(folder, "--by", "category", "--out", tmp_path / name)
        assert outcome.stdout == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.csv", "r.html", "r.json", "r.txt"]


def test_filters_choose_the_items(folder: Path) -> None:
    everything = json.loads(stats(folder, "--format", "json").stdout)["total"]["items"]
    chosen = json.loads(stats(folder, "--format", "json", "--body-part", "low back", "--year", "2015-").stdout)
    assert 0 < chosen["total"]["items"] < everything
    assert chosen["selection"] == "body part: low back; years: from 2015"


def test_a_table_has_rows_and_columns(folder: Path) -> None:
    assert "Overturned, by category and year" in stats(folder, "--by", "category", "--by", "year").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--year", "last"], "is no year"),
        (["--year", "2016-2014"], "the first year is after the last"),
        (["--by", "colour"], "'colour' is not one of"),
    ],
)
def test_a_wrong_question_is_told_so(folder: Path, arguments: list[str], said: str) -> None:
    outcome = stats(folder, *arguments)
    assert outcome.exit_code == 2
    assert said in outcome.stderr


def test_a_stored_corpus_counts_like_the_letters_it_was_read_from(folder: Path, tmp_path: Path) -> None:
    counted = json.loads(stats(folder, "--format", "json").stdout)["tables"]
    for suffix in ("parquet", "jsonl", "db"):
        stored = tmp_path / f"corpus.{suffix}"
        read = CliRunner().invoke(openimr, ["read", str(folder), "--out", str(stored)])
        assert stored.exists(), read.output
        assert json.loads(stats(stored, "--format", "json").stdout)["tables"] == counted
