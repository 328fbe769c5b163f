"""Bulk reading at full size: memory, and one crash after the other."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest
from benchmarks.generated_letters import generate

from openimr.corpus import item_frame, rows_in
from openimr.corpus.formats import FORMS
from tests.builders.corpus_runs import a_run, peak_memory

FEW, MANY = 10_000, 100_000
ALLOWED = 1.2


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("few")
    generate(FEW, folder)
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    generate(MANY, folder, jobs=2)
    return folder


@pytest.mark.parametrize("form", FORMS)
def test_ten_times_the_letters_take_no_more_memory_than_a_fifth_more(form: str, few: Path, many: Path, tmp_path: Path):
    suffix = FORMS[form].suffix
    peaks = [peak_memory(letters, "--out", tmp_path / f"{letters.name}{suffix}") for letters in (few, many)]
    print(f"\n{form}: {peaks[0] / 1e6:,.0f} MB at {FEW:,}, {peaks[1] / 1e6:,.0f} MB at {MANY:,}")
    assert peaks[1] / peaks[0] <= ALLOWED


@pytest.mark.parametrize("form", FORMS)
def test_twenty_kills_at_any_moment_change_nothing(form: str, few: Path, tmp_path: Path):
    suffix = FORMS[form].suffix
    undisturbed, killed = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    with a_run(few, "--out", undisturbed) as process:
        process.communicate()
    chance = random.Random(20)
    for _ in range(20):
        with a_run(few, "--out", killed) as process:
            time.sleep(chance.uniform(0.2, 3))
            process.send_signal(signal.SIGKILL)
            process.wait()
        if killed.exists():
            break
    if not killed.exists():
        with a_run(few, "--out", killed) as process:
            process.communicate()
    assert killed.read_bytes() == undisturbed.read_bytes()
    assert item_frame(killed).collect().height == sum(1 for _ in rows_in(killed))
