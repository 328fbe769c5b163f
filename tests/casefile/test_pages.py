"""Pages that are fetched when somebody looks at them: the same as those in memory, and only a few at a time."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import pytest

from openimr.casefile import (
    CHUNKS_KEPT,
    CaseFile,
    Document,
    LazyPages,
    Page,
    PageSource,
    by_parts,
    chronology,
    copies_in,
    documents_in,
    find_facts,
    page_numbered,
    pages_between,
    pages_on_disk,
    read_file,
    search_words,
    with_copies,
    without_copies,
)
from openimr.casefile.pages import CHUNK, in_chunks
from openimr.store.demo.cases import DEMO_CASES
from openimr.vocabulary import DisputedItem
from tests.builders.demo_file import THE_DAY, the_file, the_items
from tests.builders.generated_uploads import HELD_OUT, TUNED, World, an_upload
from tests.builders.papers import a_file_of, a_pdf, a_record, pages

SOME = pages(*(f"Page {number} of the file." for number in range(1, 131)))
THERAPY = (DisputedItem(number=1, text="Physical therapy, 12 visits, cervical spine"),)


def lazily(read: tuple[Page, ...], *, key: str | None = None) -> LazyPages:
    chunks = tuple(in_chunks(read))
    return LazyPages(PageSource(map(len, chunks), chunks.__getitem__, key=key))


def an_upload_with_copies(world: World, seed: int) -> tuple[Page, ...]:
    """An upload whose first pages are sent again at its end."""
    read = an_upload(world, seed=seed, documents=10, pages=110).pages
    return read + tuple(replace(page, number=len(read) + page.number) for page in read[:30])


def test_they_are_a_sequence_like_any_other():
    read = lazily(SOME)
    assert (len(read), tuple(read), read[0], read[77], read[-1]) == (130, SOME, SOME[0], SOME[77], SOME[-1])
    assert [tuple(read[:1]), tuple(read[40:110]), tuple(read[120:900]), tuple(read[9:3]), tuple(read[::50])] == [
        SOME[:1],
        SOME[40:110],
        SOME[120:],
        (),
        SOME[::50],
    ]
    with pytest.raises(IndexError):
        read[130]


def test_a_run_of_them_knows_the_numbers_of_its_pages():
    for read in (SOME, lazily(SOME)):
        run = pages_between(read, 45, 105)
        assert tuple(run) == SOME[44:105]
        assert tuple(pages_between(run, 1, 46)) == SOME[44:46]
        assert page_numbered(run, 100) == SOME[99]
        assert page_numbered(run, 44) is None
        assert page_numbered(run, 106) is None


def test_no_page_is_fetched_before_somebody_looks_and_then_only_its_chunk():
    fetched: list[int] = []
    chunks = tuple(in_chunks(SOME))

    def fetch(at: int) -> tuple[Page, ...]:
        fetched.append(at)
        return chunks[at]

    read = LazyPages(PageSource(map(len, chunks), fetch))
    assert (len(read), len(read[60:]), bool(read), fetched) == (130, 70, True, [])
    assert read[CHUNK + 3] == SOME[CHUNK + 3]
    assert fetched == [1]


def test_two_runs_of_one_source_are_equal_without_being_read():
    def fetch(at: int) -> tuple[Page, ...]:
        raise AssertionError("nobody has to look")

    one, other = (LazyPages(PageSource((50, 50), fetch, key="a text")) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one[10:20] == other[10:20]


def test_runs_of_other_sources_are_equal_where_their_pages_are():
    assert lazily(SOME) == lazily(SOME)
    assert lazily(SOME) != lazily((*SOME[:-1], replace(SOME[-1], text="Another page.")))
    assert lazily(SOME) != lazily(SOME[:-1])


def test_their_text_stands_in_no_message():
    assert repr(lazily(SOME)) == "LazyPages(130 pages)"


def test_pages_kept_on_the_disk_are_the_ones_that_were_read(tmp_path: Path):
    odd = (*SOME, Page(number=131, text="Größe \ud800 5\x0b", quality=0.3, turned=90, is_blank=True, picture="a" * 64))
    assert tuple(pages_on_disk(tmp_path, odd)) == odd


def test_a_file_is_read_onto_the_disk_as_into_memory(tmp_path: Path):
    path = tmp_path / "file.pdf"
    path.write_bytes(a_pdf("Neck pain.", "", "Return in four weeks."))
    there, here = read_file(path, keep=partial(pages_on_disk, tmp_path)), read_file(path)
    assert isinstance(there.pages, LazyPages)
    assert replace(there, pages=tuple(there.pages)) == here


@pytest.mark.parametrize(("world", "seed"), [(TUNED, 3), (HELD_OUT, 5)])
def test_an_upload_gives_the_same_records_copies_facts_and_chronology(world: World, seed: int):
    read = an_upload_with_copies(world, seed)
    parts = documents_in(read)
    assert documents_in(lazily(read)) == parts
    here = a_record(pages=read, page_count=len(read), parts=parts)
    assert_the_same(a_file_of(here), items=THERAPY, as_of=date(2014, 5, 5))


@pytest.mark.parametrize("key", [case.key for case in DEMO_CASES])
def test_a_case_of_the_demo_gives_the_same_facts(key: str):
    assert_the_same(the_file(key), items=the_items(key), as_of=THE_DAY)


def assert_the_same(here: CaseFile, *, items: tuple[DisputedItem, ...], as_of: date) -> None:
    there = CaseFile(documents=tuple(replace(paper, pages=lazily(tuple(paper.pages))) for paper in here.documents))
    here, there = by_parts(here), by_parts(there)
    copies = copies_in(here)
    assert copies_in(there) == copies
    facts, same = (
        with_copies(find_facts(without_copies(file, copies), as_of=as_of, items=items), file, copies)
        for file in (here, there)
    )
    assert same == facts
    assert chronology(there) == chronology(here)
    assert search_words(there, "physical therapy") == search_words(here, "physical therapy")


STAGES: dict[str, Callable[[Document], object]] = {
    "divide": lambda record: documents_in(record.pages),
    "copies": lambda record: copies_in(by_parts(a_file_of(record))),
    "facts": lambda record: find_facts(by_parts(a_file_of(record)), as_of=None, items=THERAPY),
    "chronology": lambda record: chronology(by_parts(a_file_of(record))),
    "words": lambda record: search_words(a_file_of(record), "physical therapy"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_only_a_few_pages_are_in_memory_at_a_time(stage: str, tmp_path: Path):
    read = an_upload(TUNED, seed=7, documents=80, pages=900).pages
    stored = pages_on_disk(tmp_path, read)
    texts: list[weakref.ref[Text]] = []
    most = 0

    @lru_cache(maxsize=CHUNKS_KEPT)
    def fetch(at: int) -> tuple[Page, ...]:
        nonlocal most
        chunk = tuple(replace(page, text=Text(page.text)) for page in stored[at * CHUNK : (at + 1) * CHUNK])
        texts.extend(weakref.ref(page.text) for page in chunk if isinstance(page.text, Text))
        texts[:] = [text for text in texts if text() is not None]
        most = max(most, len(texts))
        return chunk

    sizes = [len(chunk) for chunk in in_chunks(read)]
    assert len(read) > (CHUNKS_KEPT + 2) * CHUNK + CACHED
    record = a_record(pages=LazyPages(PageSource(sizes, fetch)), page_count=len(read), parts=documents_in(read))
    assert STAGES[stage](record)
    # Beside the chunks stand the small caches of the fact finder, which know a page by its text.
    assert most <= (CHUNKS_KEPT + 2) * CHUNK + CACHED


CACHED = 320


class Text(str):
    """The text of a page, of which one can tell whether anybody still holds it."""
