"""A run that was stopped goes on where it was, and gives what it would have given."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from openimr.corpus import records_in
from openimr.corpus.bulk import Crew, Report, partial_folder_of, read_in_bulk
from openimr.corpus.formats import FORMS, Form
from openimr.vocabulary import InputError
from tests.builders.corpus_runs import a_run, some_letters, wait_for

LETTERS = 60
A_BATCH = 4
forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def read(*paths: Path, out: Path, form: Form = FORMS["jsonl"], restart: bool = False) -> Report:
    with Crew(2) as crew:
        return read_in_bulk(paths, out, form=form, engine=crew, letters_a_batch=A_BATCH, restart=restart)


def stopped_run(letters: Path, out: Path, *, by: signal.Signals = signal.SIGKILL, batches: int = 3) -> str:
    """Begin a run in a process of its own and stop it after some batches; what it said."""
    with a_run(letters, "--out", out, "--letters-a-batch", A_BATCH, "--jobs", 2) as process:
        wait_for(lambda: finished_batches(out) >= batches)
        process.send_signal(by)
        _, said = process.communicate(timeout=60)
    assert process.returncode not in {0, 1, 2}
    return said


def finished_batches(out: Path) -> int:
    """How many batches the plan knows as finished."""
    plan = partial_folder_of(out) / "plan.db"
    if not plan.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{plan}?mode=ro", uri=True)) as database:
            count: int = database.execute("SELECT count(*) FROM batch WHERE size IS NOT NULL").fetchone()[0]
            return count
    except sqlite3.OperationalError:
        return 0


def batch_files(out: Path) -> dict[str, tuple[int, int]]:
    """The batches on the disk, with what tells whether they were written again."""
    found = partial_folder_of(out).glob(f"batch-*{out.suffix}")
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in found}


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return some_letters(tmp_path / "letters", LETTERS)


@forms
def test_after_kill_9_the_same_command_gives_what_an_undisturbed_run_gives(form: Form, letters: Path, tmp_path: Path):
    undisturbed, killed = tmp_path / f"one{form.suffix}", tmp_path / f"two{form.suffix}"
    read(letters, out=undisturbed, form=form)
    stopped_run(letters, killed)
    assert not killed.exists()
    read(letters, out=killed, form=form)
    assert killed.read_bytes() == undisturbed.read_bytes()


def test_what_was_finished_before_the_kill_is_not_read_again(letters: Path, tmp_path: Path):
    out = tmp_path / "corpus.jsonl"
    stopped_run(letters, out)
    known, before = finished_batches(out), batch_files(out)
    assert 3 <= known < LETTERS // A_BATCH
    # Seen in the middle of the next run, before it takes the folder away.
    with a_run(letters, "--out", out, "--letters-a-batch", A_BATCH, "--jobs", 1) as process:
        wait_for(lambda: len(batch_files(out)) > len(before))
        after = batch_files(out)
        process.kill()
    # Two were in hand at most: stored, perhaps, but not yet known as finished.
    assert sum(after[name] == before[name] for name in before) >= known
    assert len(before) - known <= 2


def test_ctrl_c_says_how_to_go_on(letters: Path, tmp_path: Path):
    out = tmp_path / "corpus.jsonl"
    said = stopped_run(letters, out, by=signal.SIGINT)
    assert "Give the same command again to go on" in said
    assert read(letters, out=out).letters == LETTERS


def test_a_batch_that_was_damaged_is_read_again(letters: Path, tmp_path: Path):
    undisturbed, out = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    read(letters, out=undisturbed)
    stopped_run(letters, out, batches=4)
    first, second, *_ = sorted(partial_folder_of(out).glob("batch-*.jsonl"))
    first.write_bytes(first.read_bytes()[:-100] + b"x" * 100)
    second.unlink()
    read(letters, out=out)
    assert out.read_bytes() == undisturbed.read_bytes()


def test_inputs_that_came_went_or_changed_are_noticed(letters: Path, tmp_path: Path):
    out = tmp_path / "corpus.jsonl"
    stopped_run(letters, out)
    (letters / "0000.txt").unlink()
    (letters / "0005.txt").write_text((letters / "0005.txt").read_text() + "An afterthought.\n")
    some_letters(letters, 2, first=LETTERS)
    report = read(letters, out=out)
    assert report.inputs == LETTERS + 1
    found = [record.source.name for record in records_in(out) if record.source]
    assert found == [f"{number:04}.txt" for number in range(1, LETTERS + 2)]
    assert any("afterthought" in item.rationale for record in records_in(out) for item in record.determination.items)


def test_an_unfinished_run_with_other_options_is_refused_and_can_be_begun_anew(letters: Path, tmp_path: Path):
    out = tmp_path / "corpus.jsonl"
    stopped_run(letters, out)
    with pytest.raises(InputError, match=r"another format \(jsonl; now db\).*--restart"):
        read(letters, out=out, form=FORMS["db"])
    with pytest.raises(InputError, match="another list of paths"):
        read(letters / "0001.txt", out=out)
    assert read(letters / "0001.txt", out=out, restart=True).letters == 1


def test_an_unfinished_run_of_another_reader_is_refused(letters: Path, tmp_path: Path):
    out = tmp_path / "corpus.jsonl"
    stopped_run(letters, out)
    with closing(sqlite3.connect(partial_folder_of(out) / "plan.db")) as database, database:
        database.execute("UPDATE about SET value = '0.0.9' WHERE name = 'version of the reader'")
    with pytest.raises(InputError, match=r"another version of the reader \(0.0.9; now"):
        read(letters, out=out)


def test_a_second_run_at_the_same_place_is_refused_while_the_first_is_at_it(letters: Path, tmp_path: Path):
    out = tmp_path / "corpus.jsonl"
    with a_run(letters, "--out", out, "--letters-a-batch", A_BATCH) as process:
        wait_for(lambda: finished_batches(out) >= 1)
        os.kill(process.pid, signal.SIGSTOP)
        try:
            with pytest.raises(InputError, match="another run is writing there"):
                read(letters, out=out)
        finally:
            os.kill(process.pid, signal.SIGCONT)
        assert process.wait(60) == 0
