"""An index is a cache: built beside and exchanged, kept up to date letter by letter, refused when it cannot be used."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.corpus import ItemRow
from openimr.search import IndexBusy, IndexUnusable, Question, SearchIndex, build_index
from tests.builders.invented_rows import invented_rows
from tests.search.oracle import counted, found
from tests.search.test_questions import a_row


def built(folder: Path, rows: list[ItemRow], source: str = "") -> SearchIndex:
    build_index(folder, rows, source=source, memory_mb=32, threads=1)
    return SearchIndex.open(folder)


def test_every_row_comes_back_as_it_was(folder: Path) -> None:
    rows = list(invented_rows(20, seed=5))
    index = built(folder, rows)
    for row in rows:
        assert row in index.letter(row.case_number)
    assert [row.number for row in index.letter(rows[0].case_number)] == list(
        range(1, len(index.letter(rows[0].case_number)) + 1)
    )
    assert index.letter("CM99-9999999") == ()


def test_the_manifest_tells_what_it_was_built_from(folder: Path) -> None:
    index = built(folder, [a_row(), replace(a_row(), number=2), a_row("CM15-0000002")], source="revision 7")
    assert (index.manifest.source, index.manifest.items, index.manifest.letters) == ("revision 7", 3, 2)
    assert not list(folder.parent.glob("*.building-*"))


def test_letters_without_a_case_number_are_counted_one_by_one(folder: Path) -> None:
    nameless = a_row("")
    assert built(folder, [nameless, replace(nameless, number=2), nameless]).manifest.letters == 2


def test_an_empty_corpus_makes_an_empty_index(folder: Path) -> None:
    index = built(folder, [])
    answer = index.search(Question(words="pain"))
    assert (index.count(), answer.total, answer.pages) == (0, 0, 1)


def test_a_letter_is_exchanged_as_a_whole_and_taken_out(folder: Path) -> None:
    index = built(folder, [a_row(), replace(a_row(), number=2), a_row("CM15-0000002")])
    with index.writing(source="revision 2") as writing:
        writing.put([a_row(rationale="A new reason.")])
        writing.delete("CM15-0000002")
    assert [row.rationale for row in index.letter("CM15-0000001")] == ["A new reason."]
    assert index.count() == 1
    assert SearchIndex.open(folder).manifest.source == "revision 2"
    assert index.manifest.source == "revision 2"


def test_a_writing_that_fails_changes_nothing(folder: Path) -> None:
    index = built(folder, [a_row()])
    with pytest.raises(ZeroDivisionError), index.writing() as writing:
        writing.put(a_row(number=1 // zero, case_number="CM15-0000002") for zero in (1, 0))
    assert index.count() == 1


def test_facets_are_counted_again_after_a_writing(folder: Path) -> None:
    index = built(folder, [a_row()])
    assert [value.count for value in index.search(Question()).facet("decision").values] == [1]
    with index.writing() as writing:
        writing.put([a_row("CM15-0000002")])
    assert [value.count for value in index.search(Question()).facet("decision").values] == [2]


def test_what_another_process_writes_is_seen(folder: Path) -> None:
    index = built(folder, [a_row()])
    code = (
        "import sys; from pathlib import Path; from openimr.search import SearchIndex\n"
        "with SearchIndex.open(Path(sys.argv[1])).writing() as writing: writing.delete('CM15-0000001')"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
    assert index.count() == 0


def test_an_open_index_sees_the_one_that_takes_its_place(folder: Path) -> None:
    index = built(folder, [a_row()])
    build_index(folder, [a_row("CM15-0000002"), a_row("CM15-0000003")], memory_mb=32)
    assert found(index, Question()) == {"CM15-0000002/1", "CM15-0000003/1"}


def test_only_one_may_write_at_a_time(folder: Path) -> None:
    index = built(folder, [a_row()])
    with index.writing(), pytest.raises(IndexBusy, match="written to"), index.writing():
        pass


def test_a_build_that_breaks_leaves_the_old_index_alone(folder: Path) -> None:
    index = built(folder, [a_row()])

    def broken() -> Iterator[ItemRow]:
        yield a_row("CM15-0000009")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build_index(folder, broken(), memory_mb=32)
    assert index.count() == SearchIndex.open(folder).count() == 1
    assert [path.name for path in folder.parent.iterdir()] == ["index"]


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="holds no search index"):
        SearchIndex.open(tmp_path)


def test_an_index_of_another_version_is_refused(folder: Path) -> None:
    built(folder, [a_row()])
    manifest = folder / "openimr-index.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"version": 0}))
    with pytest.raises(IndexUnusable, match="version 0"):
        SearchIndex.open(folder)


@pytest.mark.parametrize("damage", ["manifest", "commit", "cut", "gone"])
def test_a_damaged_index_is_refused(folder: Path, damage: str) -> None:
    built(folder, [a_row(), a_row("CM15-0000002")])
    if damage == "manifest":
        (folder / "openimr-index.json").write_text("{")
    elif damage == "commit":
        (folder / "meta.json").write_text("{}")
    else:
        for file in folder.glob("*.*"):
            if file.suffix in {".idx", ".term", ".store", ".fast", ".pos"}:
                file.write_bytes(file.read_bytes()[:10]) if damage == "cut" else file.unlink()
    with pytest.raises(IndexUnusable):
        SearchIndex.open(folder)


words = st.sampled_from(("knee", "hip", "pain", "pains", "therapy", "not", "surgery"))
texts = st.lists(words, max_size=8).map(" ".join)
values = st.sampled_from(("", "MRI", "norflex"))


@st.composite
def some_rows(draw: st.DrawFn) -> list[ItemRow]:
    """A few rows of every combination of values that stand and values that are missing."""
    made = []
    for number in range(draw(st.integers(0, 6))):
        year = draw(st.none() | st.integers(2013, 2015))
        cites = tuple(draw(st.lists(st.sampled_from(("odg/a", "odg/b", "mtus/a", "mtus/b")), unique=True)))
        row = a_row(
            f"CM15-{number:07d}",
            text=draw(texts),
            rationale=draw(texts),
            summary=draw(texts),
            treatment=draw(values),
            category=draw(st.sampled_from(("", "test"))),
            drug=draw(values),
            decision=draw(st.sampled_from(("", "Upheld", "Overturned"))),
            body_parts=tuple(draw(st.lists(st.sampled_from(("left knee", "knee", "lumbar spine L4-5")), unique=True))),
            cites=cites,
            guidelines=tuple(dict.fromkeys(cite.partition("/")[0] for cite in cites)),
            year=year,
            decided_on=None,
            specialties=tuple(draw(st.lists(st.sampled_from(("Neurology", "Pain & More")), unique=True))),
        )
        made.append(row)
    return made


@settings(max_examples=25)
@given(rows=some_rows(), word=words)
def test_any_small_corpus_is_counted_and_found_as_by_hand(
    tmp_path_factory: pytest.TempPathFactory, rows: list[ItemRow], word: str
) -> None:
    index = built(tmp_path_factory.mktemp("any") / "index", rows)
    answer = index.search(Question(), top=100)
    assert {facet.field: {value.value: value.count for value in facet.values} for facet in answer.facets} == {
        field: dict(counts) for field, counts in counted(rows).items()
    }
    stem = word.removesuffix("s")
    expected = {
        row.key
        for row in rows
        if stem in {each.removesuffix("s") for each in f"{row.text} {row.rationale} {row.summary} {row.basis}".split()}
    }
    assert found(index, Question(words=word)) == expected
