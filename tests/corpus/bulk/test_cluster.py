"""Reading on a Dask cluster gives the same corpus, byte by byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from openimr.corpus.bulk import Cluster, Crew, cluster, read_in_bulk
from openimr.corpus.formats import FORMS
from openimr.vocabulary import SettingError
from tests.builders.corpus_runs import an_archive, some_letters
from tests.builders.generated_letters import generated_letter

pytest.importorskip("distributed")


def test_a_cluster_of_two_workers_gives_the_same_corpus_as_the_processes_of_one_machine(tmp_path: Path):
    letters = some_letters(tmp_path / "letters", 20)
    an_archive(letters / "more.zip", a__txt=generated_letter(3), b__txt=generated_letter(77), c__txt="no letter")
    with Cluster(2) as made, Crew(2) as crew:
        for form in FORMS.values():
            on_cluster, here = tmp_path / f"cluster{form.suffix}", tmp_path / f"here{form.suffix}"
            reports = [
                read_in_bulk([letters], out, form=form, engine=engine, letters_a_batch=3)
                for out, engine in ((on_cluster, made), (here, crew))
            ]
            assert reports[0] == reports[1]
            assert (reports[0].letters, reports[0].duplicates, reports[0].unreadable) == (21, 1, 1)
            assert on_cluster.read_bytes() == here.read_bytes()


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cluster, "WAIT", 0.5)
    with pytest.raises(SettingError, match=r"tcp://127.0.0.1:9: no Dask scheduler with a worker answers there"):
        Cluster(1, scheduler="tcp://127.0.0.1:9", seconds=1).__enter__()
