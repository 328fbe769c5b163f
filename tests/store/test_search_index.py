"""The index, the figures and the open data follow the table of published determinations, whatever happened between."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from openimr.corpus import records_in
from openimr.search import Question
from openimr.store import figures, open_data, search_index
from openimr.store.models import PublishedRow
from openimr.store.one_at_a_time import one_at_a_time
from openimr.store.published import withdraw
from openimr.store.publishing_jobs import bring_search_up_to_date, catch_up_later, make_open_data
from openimr.vocabulary import Decision
from tests.builders.public_pages import bring_up_to_date, forget_public_pages, take_in_letters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    forget_public_pages()
    yield
    forget_public_pages()


def found(words: str = "") -> set[str]:
    index = search_index.searchable()
    assert index is not None
    return {hit.row.case_number for hit in index.search(Question(words=words)).hits}


def test_before_the_worker_was_there_nothing_can_be_searched() -> None:
    take_in_letters(1)
    assert search_index.searchable() is None
    assert search_index.indexed_revision() == 0


def test_what_was_published_is_found_and_catching_up_twice_changes_nothing() -> None:
    numbers = take_in_letters(3)
    done = search_index.catch_up()
    assert (done.entered, done.taken_out, done.revision) == (3, 0, 3)
    assert found("therapy") == set(numbers)
    again = search_index.catch_up()
    assert (again.entered, again.taken_out, again.revision) == (0, 0, 3)
    assert found() == set(numbers)


def test_a_later_publication_is_added_to_the_index_that_is_there() -> None:
    old = take_in_letters(2)
    search_index.catch_up()
    new = take_in_letters(1, first=3, text="Acupuncture, 6 visits", treatment="acupuncture")
    assert search_index.catch_up().entered == 1
    assert found("acupuncture") == set(new)
    assert found() == {*old, *new}


def test_a_changed_determination_is_found_by_its_new_words_only() -> None:
    number, *_ = take_in_letters(1)
    search_index.catch_up()
    take_in_letters(1, text="Acupuncture, 6 visits", treatment="acupuncture", rationale="Six visits are a course.")
    search_index.catch_up()
    assert found("acupuncture") == {number}
    assert found() == {number}


def test_what_was_withdrawn_leaves_the_index() -> None:
    kept, gone = take_in_letters(2)
    search_index.catch_up()
    withdraw(gone)
    assert search_index.catch_up().taken_out == 1
    assert found() == {kept}


def test_a_cut_short_catching_up_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    take_in_letters(1)
    search_index.catch_up()
    numbers = take_in_letters(4, first=2)
    monkeypatch.setattr(search_index, "AT_ONCE", 2)
    kept = search_index._keep_revision

    def power_fails(revision: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(search_index, "_keep_revision", power_fails)
    with pytest.raises(KeyboardInterrupt):
        search_index.catch_up()
    assert search_index.indexed_revision() == 1
    monkeypatch.setattr(search_index, "_keep_revision", kept)
    assert search_index.catch_up().entered == 4
    assert found() == {"CM14-0000001", *numbers}


def test_a_damaged_index_is_built_anew() -> None:
    numbers = take_in_letters(2)
    search_index.catch_up()
    for file in search_index.folder().glob("*.json"):
        file.write_text("{}")
    search_index._opened.cache_clear()
    assert search_index.searchable() is None
    assert search_index.catch_up().entered == 2
    assert found() == set(numbers)


def test_an_index_ahead_of_a_database_from_a_backup_is_built_anew() -> None:
    take_in_letters(3)
    search_index.catch_up()
    PublishedRow.objects.filter(revision__gt=1).delete()
    assert search_index.catch_up().revision == 1
    assert found() == {"CM14-0000001"}


def test_an_index_far_behind_is_built_anew_and_holds_all(monkeypatch: pytest.MonkeyPatch) -> None:
    take_in_letters(1)
    search_index.catch_up()
    numbers = take_in_letters(5, first=2)
    monkeypatch.setattr(search_index, "ANEW", 4)
    assert search_index.catch_up().entered == 6
    assert found() == {"CM14-0000001", *numbers}


def test_rebuilding_answers_from_the_database_alone() -> None:
    kept, gone = take_in_letters(2)
    search_index.catch_up()
    withdraw(gone)
    assert search_index.rebuild().entered == 1
    assert found() == {kept}


def test_an_index_of_nothing_answers_with_nothing() -> None:
    search_index.catch_up()
    assert found() == set()


def test_many_publications_ask_the_worker_once(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            catch_up_later()
    with django_capture_on_commit_callbacks(execute=True):
        catch_up_later()
    waiting = DBTaskResult.objects.filter(task_path=bring_search_up_to_date.module_path)
    assert waiting.count() == 1


def test_the_workers_job_makes_the_search_and_asks_for_the_open_data() -> None:
    numbers = take_in_letters(2)
    assert bring_search_up_to_date.call() == 2
    assert found() == set(numbers)
    assert DBTaskResult.objects.filter(task_path=make_open_data.module_path).count() == 1
    assert make_open_data.call()
    assert not make_open_data.call()  # nothing has changed since


def test_open_data_that_took_long_are_not_made_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    take_in_letters(1)
    made = open_data.make()
    take_in_letters(1, first=2)
    assert open_data.due_at() == made.made_at + timedelta(seconds=made.seconds * 10)
    monkeypatch.setattr(open_data, "due_at", lambda: datetime.now(UTC) + timedelta(hours=1))
    assert not make_open_data.call()
    later = DBTaskResult.objects.get(task_path=make_open_data.module_path)
    assert later.run_after > datetime.now(UTC) + timedelta(minutes=50)


def test_the_open_data_hold_each_determination_in_each_file() -> None:
    numbers = take_in_letters(3)
    made = open_data.make()
    assert (made.letters, made.items) == (3, 3)
    lines = gzip.decompress((made.folder / open_data.LETTERS).read_bytes()).decode().splitlines()
    assert [json.loads(line)["case_number"] for line in lines] == numbers
    records = list(records_in(made.folder / open_data.PARQUET))
    assert [record.determination.case_number for record in records] == numbers
    rows = list(csv.DictReader((made.folder / open_data.ITEMS).open(encoding="utf-8")))
    assert [row["case_number"] for row in rows] == numbers
    assert {row["body_parts"] for row in rows} == {"lumbar spine"}
    for file in made.files:
        content = (made.folder / file.name).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_open_data_of_nothing_are_whole_too() -> None:
    made = open_data.make()
    assert (made.letters, made.items) == (0, 0)
    assert list(records_in(made.folder / open_data.PARQUET)) == []


def test_from_a_withdrawal_on_the_files_are_gone_and_the_next_ones_lack_the_determination() -> None:
    kept, gone = take_in_letters(2)
    open_data.make()
    withdraw(gone)
    assert open_data.current() is None
    open_data.remove_outdated()
    assert not list(open_data.folder().glob("r*"))
    made = open_data.make()
    assert open_data.current() == made
    assert gone not in gzip.decompress((made.folder / open_data.LETTERS).read_bytes()).decode()
    assert made.letters == 1
    assert kept


def test_files_that_were_not_finished_are_never_taken_for_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    take_in_letters(1)
    before = open_data.make()
    take_in_letters(1, first=2)

    def power_fails(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(figures, "make", power_fails)
        with pytest.raises(KeyboardInterrupt):
            open_data.make()
    assert open_data.current() == before
    assert open_data.make().letters == 2


@pytest.mark.parametrize("written", ["{}", "no JSON", '{"form": 0}'])
def test_files_of_another_version_are_made_anew(written: str) -> None:
    take_in_letters(1)
    made = open_data.make()
    (made.folder / open_data.MANIFEST).write_text(written)
    assert open_data.current() is None
    assert not open_data.is_current()
    assert make_open_data.call()
    assert open_data.current() is not None


def test_the_record_of_a_treatment_counts_its_items_and_names_the_newest() -> None:
    take_in_letters(3)
    take_in_letters(1, first=4, decision=Decision.OVERTURNED)
    take_in_letters(1, first=5, text="Acupuncture", treatment="acupuncture")
    bring_up_to_date()
    made = open_data.current()
    assert made is not None
    found_figures = figures.figures_in(made.figures, "treatment", "physical therapy")
    assert found_figures is not None
    rate = found_figures.record.total.rate
    assert (rate.part, rate.whole) == (1, 4)
    assert [number for number, _ in found_figures.newest] == [f"CM14-000000{n}" for n in (4, 3, 2, 1)]
    cited = figures.figures_in(made.figures, "topic", "mtus-chronic-pain/physical-medicine")
    assert cited is not None
    assert cited.record.total.items == 5
    assert figures.figures_in(made.figures, "treatment", "MRI") is None


def test_few_decisions_make_no_chart_and_many_do() -> None:
    take_in_letters(12)
    take_in_letters(12, first=100, text="Acupuncture", treatment="acupuncture", decision=Decision.OVERTURNED)
    bring_up_to_date()
    made = open_data.current()
    assert made is not None
    few = figures.overview_in(made.figures)
    assert few is not None
    assert few.charts == {}
    take_in_letters(12, first=200, text="MRI of the knee", treatment="MRI", body_parts=())
    bring_up_to_date()
    made = open_data.current()
    assert made is not None
    many = figures.overview_in(made.figures)
    assert many is not None
    assert "<svg" in many.charts["category"]


def test_open_data_are_made_by_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    began = Event()
    monkeypatch.setattr(open_data, "_make", began.set)
    with one_at_a_time("open-data"):
        other = Thread(target=open_data.make)
        other.start()
        assert not began.wait(0.3)
    other.join(5)
    assert began.is_set()


def test_figures_that_were_gone_for_a_moment_are_found_again() -> None:
    take_in_letters(1)
    path = open_data.make().figures
    aside = path.rename(path.with_suffix(".aside"))
    assert figures.overview_in(path) is None
    assert figures.figures_in(path, "treatment", "physical therapy") is None
    aside.rename(path)
    assert figures.overview_in(path) is not None
    assert figures.figures_in(path, "treatment", "physical therapy") is not None


def test_files_of_before_a_withdrawal_do_not_come_back_when_it_is_published_anew(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    (number,) = take_in_letters(1, rationale="A passage that had to go.")
    open_data.make()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(number)
    take_in_letters(1, rationale="Without that passage.")
    assert open_data.current() is None


def test_in_the_table_of_items_no_text_is_a_formula() -> None:
    take_in_letters(1, text="=1+1 visits")
    made = open_data.make()
    (row,) = csv.DictReader((made.folder / open_data.ITEMS).open(encoding="utf-8"))
    assert row["text"] == "'=1+1 visits"
