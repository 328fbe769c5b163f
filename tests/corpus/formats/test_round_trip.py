"""What is written into a corpus is read back from it, in every form."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openimr.corpus import ItemRow, item_frame, read_content, read_letter, records_in, rows_in, rows_of
from openimr.corpus.formats import FORMS, Form
from openimr.publication import Leftover, PublicRecord, Source, public_record, to_json
from openimr.vocabulary import Span
from tests.builders.generated_letters import generated_letter
from tests.builders.letters import a_letter, an_issue
from tests.builders.strategies import AWKWARD, determinations

LONG_TEXTS = ("summary", "rationale", "basis")
forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@st.composite
def records(draw: st.DrawFn) -> PublicRecord:
    """A record as a reader gives it: with spans, leftovers and source, or without."""
    bare = public_record(draw(determinations()))
    spans = st.builds(Span, st.integers(0, 50), st.integers(50, 9_000), st.none() | st.integers(1, 9))
    texts = st.sampled_from((*AWKWARD, "two\nlines", 'a "quoted" \\ word', "\u2028 separators \x85"))
    return PublicRecord(
        determination=bare.determination,
        leftovers=tuple(draw(st.lists(st.builds(Leftover, text=texts, span=spans), max_size=2))),
        spans=draw(st.dictionaries(st.sampled_from(("priority", "items.0.text", "items.0.rationale#2")), spans)),
        source=draw(
            st.none()
            | st.builds(
                Source,
                name=texts,
                sha256=st.just("0f" * 32),
                layout=st.sampled_from("ABCD"),
                problems=st.lists(texts, max_size=2).map(tuple),
            )
        ),
    )


def a_corpus(form: Form, *batches: Sequence[PublicRecord], folder: Path, skipped: Collection[int] = ()) -> Path:
    """A corpus joined from batches; of the first one the places in `skipped` are left out."""
    out = folder / f"corpus{form.suffix}"

    def written() -> Iterator[tuple[Path, Collection[int]]]:
        for number, batch in enumerate(batches):
            path = folder / f"batch-{number}{form.suffix}"
            form.write(path, [to_json(record) for record in batch])
            yield path, skipped if number == 0 else ()

    form.join(written(), out)
    return out


@forms
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(first=st.lists(records(), min_size=1, max_size=3), second=st.lists(records(), max_size=2))
def test_the_records_of_all_batches_come_back_with_everything(
    form: Form, first: list[PublicRecord], second: list[PublicRecord]
):
    with tempfile.TemporaryDirectory() as folder:
        corpus = a_corpus(form, first, second, folder=Path(folder))
        assert [to_json(record) for record in records_in(corpus)] == [to_json(record) for record in first + second]
        rows = [row for record in first + second for row in rows_of(record)]
        assert list(rows_in(corpus)) == rows
        assert rows_of_frame(item_frame(corpus, texts=LONG_TEXTS)) == rows


def rows_of_frame(frame: pl.LazyFrame) -> list[ItemRow]:
    return [
        ItemRow(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})
        for row in frame.collect().iter_rows(named=True)
    ]


@forms
def test_letters_as_they_are_read_come_back_with_their_clinical_picture_and_their_source(form: Form, tmp_path: Path):
    contents = [generated_letter(number).encode() for number in range(30)]
    read = [read_content(content, where=f"{number}.txt").reading for number, content in enumerate(contents)]
    found = [one.record for one in read if one]
    assert any(record.clinical and record.clinical.date_of_injury for record in found)
    corpus = a_corpus(form, found, folder=tmp_path)
    assert [to_json(record) for record in records_in(corpus)] == [to_json(record) for record in found]


@forms
def test_what_is_skipped_of_a_batch_is_left_out(form: Form, tmp_path: Path):
    some = [read_letter(a_letter(an_issue(f"Physical therapy, {visits} visits"))).record for visits in range(2, 9)]
    corpus = a_corpus(form, some[:4], some[4:], folder=tmp_path, skipped={0, 2})
    kept = [some[1], some[3], *some[4:]]
    assert list(records_in(corpus)) == kept
    assert [row.text for row in rows_in(corpus)] == [record.determination.items[0].text for record in kept]


@forms
def test_the_frame_has_the_short_columns_unless_texts_are_named(form: Form, tmp_path: Path):
    corpus = a_corpus(form, [read_letter(a_letter()).record], folder=tmp_path)
    short = [name for name in asdict(next(iter(rows_in(corpus)))) if name not in LONG_TEXTS]
    assert item_frame(corpus).collect_schema().names() == short
    assert item_frame(corpus, texts=["basis"]).collect_schema().names() == [*short, "basis"]
    with pytest.raises(ValueError, match="no long text"):
        item_frame(corpus, texts=["text"])


@forms
def test_a_corpus_of_no_letter_reads_as_none(form: Form, tmp_path: Path):
    corpus = a_corpus(form, [], folder=tmp_path)
    assert list(records_in(corpus)) == []
    assert item_frame(corpus).collect().is_empty()
