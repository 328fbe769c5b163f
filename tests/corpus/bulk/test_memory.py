"""Memory stays where it is when the input grows; the same at full size is in tests/soak."""

from __future__ import annotations

from pathlib import Path

import pytest

from openimr.corpus.formats import FORMS
from tests.builders.corpus_runs import peak_memory
from tests.builders.generated_letters import write_archive

ALLOWED = 1.2


@pytest.mark.parametrize("form", ["jsonl", "db"])
def test_ten_times_the_letters_take_no_more_memory_than_a_fifth_more(form: str, tmp_path: Path):
    peaks = []
    for letters in (150, 1_500):
        archive = tmp_path / f"{letters}.zip"
        write_archive(str(archive), 0, letters)
        out = tmp_path / f"{letters}{FORMS[form].suffix}"
        peaks.append(peak_memory(archive, "--out", out, "--jobs", 2, "--letters-a-batch", 50))
    assert peaks[1] / peaks[0] <= ALLOWED
