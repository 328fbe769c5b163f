"""A file that hangs, kills or feeds on its reader costs only itself."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from openimr.corpus.bulk import Crew, Report, read_in_bulk
from openimr.corpus.formats import FORMS
from tests.builders.corpus_runs import a_run, an_archive, children_of, some_letters, wait_for


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return some_letters(tmp_path / "letters", 9)


@pytest.fixture
def hanging(tmp_path: Path) -> Path:
    """A file that never gives its content: a pipe into which nobody writes."""
    os.mkfifo(tmp_path / "hanging.txt")
    return tmp_path / "hanging.txt"


def read(*paths: Path, out: Path, seconds: float = 60, megabytes: int = 1_500) -> Report:
    with Crew(2, seconds=seconds, megabytes=megabytes) as crew:
        return read_in_bulk(paths, out, form=FORMS["jsonl"], engine=crew, letters_a_batch=4)


def test_a_file_that_takes_too_long_is_passed_over(letters: Path, hanging: Path, tmp_path: Path):
    report = read(letters / "0000.txt", hanging, letters, out=tmp_path / "corpus.jsonl", seconds=1)
    assert (report.letters, report.unreadable) == (9, 1)
    assert report.reasons[0].found == "took longer than 1 seconds to read."
    assert report.reasons[0].names == (str(hanging),)


def test_a_file_that_kills_its_reader_twice_is_passed_over(letters: Path, hanging: Path, tmp_path: Path):
    out = tmp_path / "corpus.jsonl"
    with a_run(hanging, letters, "--out", out, "--jobs", 1, "--letters-a-batch", 4) as process:
        for _ in range(2):
            kill_the_reader_at(hanging, of=process.pid)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert len(out.read_text().splitlines()) == 9
    assert "stopped its reader twice" in said
    assert str(hanging) in said


def kill_the_reader_at(pipe: Path, *, of: int) -> None:
    """Kill the reading process of a run once it waits for the pipe."""
    wait_for(lambda: any(is_opening(child) for child in children_of(of)))
    [reader] = [child for child in children_of(of) if is_opening(child)]
    os.kill(reader, signal.SIGKILL)
    wait_for(lambda: reader not in children_of(of))


def is_opening(process: int) -> bool:
    """Whether a process waits for somebody to write into a pipe that it opens."""
    try:
        return "fifo" in Path(f"/proc/{process}/wchan").read_text() or is_in_open(process)
    except OSError:
        return False


def is_in_open(process: int) -> bool:
    return Path(f"/proc/{process}/syscall").read_text().startswith("257 ")


def test_a_file_that_eats_memory_is_passed_over(letters: Path, tmp_path: Path):
    an_archive(letters / "greedy.zip", many__txt="a\n" * 5_000_000)
    report = read(letters, out=tmp_path / "corpus.jsonl", megabytes=400)
    assert (report.letters, report.unreadable) == (9, 1)
    assert "memory" in report.reasons[0].found
