"""A corpus that is damaged or none says so, and where."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from openimr.corpus import item_frame, read_letter, records_in, rows_in
from openimr.corpus.formats import FORMS
from openimr.publication import to_json
from openimr.vocabulary import ImrError, InputError, UnreadableFile
from tests.builders.letters import a_letter


def a_corpus(path: Path, *, letters: int = 3) -> Path:
    form = FORMS[path.suffix[1:]]
    batch = path.with_name("batch")
    form.write(batch, [to_json(read_letter(a_letter()).record)] * letters)
    form.join([(batch, ())], path)
    batch.unlink()
    return path


def test_a_line_that_is_cut_off_is_named(tmp_path: Path):
    corpus = a_corpus(tmp_path / "corpus.jsonl")
    corpus.write_bytes(corpus.read_bytes()[:-40])
    records = records_in(corpus)
    assert [next(records), next(records)]
    with pytest.raises(InputError, match=r"corpus.jsonl, line 3: no whole JSON value here"):
        next(records)


def test_a_line_of_something_else_is_named(tmp_path: Path):
    corpus = a_corpus(tmp_path / "corpus.jsonl", letters=1)
    corpus.write_text(corpus.read_text() + '{"a": 1}\n')
    with pytest.raises(InputError, match="line 2: no letter of the schema"):
        list(rows_in(corpus))


def test_a_value_that_is_wrong_is_named_with_its_letter(tmp_path: Path):
    corpus = a_corpus(tmp_path / "corpus.jsonl", letters=1)
    wrong = json.loads(corpus.read_text())
    wrong["items"][0]["decision"] = "Granted"
    corpus.write_text(corpus.read_text() + json.dumps(wrong) + "\n")
    with pytest.raises(InputError, match=r"corpus.jsonl, letter 2: items.0.decision"):
        list(records_in(corpus))


@pytest.mark.parametrize("name", ["corpus.parquet", "corpus.db"])
@pytest.mark.parametrize("kept", [0.5, 0.0])
def test_half_a_file_is_no_corpus(tmp_path: Path, name: str, kept: float):
    corpus = a_corpus(tmp_path / name)
    content = corpus.read_bytes()
    corpus.write_bytes(content[: int(len(content) * kept)])
    for read in (records_in, rows_in, lambda path: item_frame(path).collect().iter_rows()):
        with pytest.raises(InputError, match=name):
            list(read(corpus))


def test_another_table_is_no_corpus(tmp_path: Path):
    pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "other.parquet")
    with closing(sqlite3.connect(tmp_path / "other.db")) as database:
        database.execute("CREATE TABLE a (b)")
    for name, said in (("other.parquet", "the column schema is missing"), ("other.db", "is no corpus of version 1")):
        with pytest.raises(InputError, match=said):
            list(rows_in(tmp_path / name))


def test_letters_themselves_can_be_read_and_the_bad_ones_are_told(tmp_path: Path):
    (tmp_path / "a.txt").write_text("a shopping list")
    told: list[ImrError] = []
    with pytest.raises(InputError, match=r"a.txt"):
        list(records_in(tmp_path))
    (tmp_path / "b.txt").write_text(a_letter())
    assert len(list(records_in(tmp_path, unreadable=told.append))) == 1
    assert [error.where for error in told] == [str(tmp_path / "a.txt")]
    assert [row.text for row in rows_in(tmp_path)] == item_frame(tmp_path).collect()["text"].to_list()


def test_a_path_that_is_not_there_says_so(tmp_path: Path):
    with pytest.raises(UnreadableFile, match=r"nosuch.parquet"):
        list(records_in(tmp_path / "nosuch.parquet"))
