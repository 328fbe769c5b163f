"""What a person types is understood, and a slip never fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.corpus import ItemRow
from openimr.search import Question, SearchIndex, Sort, build_index
from tests.search.oracle import found


def a_row(case_number: str = "CM15-0000001", **values: object) -> ItemRow:
    row = ItemRow(
        case_number=case_number,
        number=1,
        text="Eight visits of aquatic therapy",
        treatment="aquatic therapy",
        category="physical medicine",
        drug="",
        body_parts=(),
        decision="Upheld",
        guidelines=("odg",),
        cites=("odg/whole",),
        administrator_cites=(),
        specialties=("Pain Management",),
        decided_on=date(2015, 3, 9),
        year=2015,
        days=36,
        layout="A",
        summary="A baker with a sore back.",
        rationale="Land therapy was not tried.",
        basis="ODG",
    )
    return replace(row, **values)  # type: ignore[arg-type]


@pytest.fixture
def small(folder: Path) -> SearchIndex:
    build_index(
        folder,
        [
            a_row("CM15-0000001"),
            a_row(
                "CM15-0000002",
                text="Norco 10/325 mg #60",
                treatment="hydrocodone",
                category="opioid",
                drug="hydrocodone",
                decided_on=date(2016, 1, 4),
                year=2016,
                cites=("mtus-chronic-pain/opioids",),
                guidelines=("mtus-chronic-pain",),
            ),
            a_row(
                "CM15-0000003",
                text="Vicodin for Ménière's disease",
                treatment="hydrocodone",
                category="opioid",
                drug="hydrocodone",
                decided_on=None,
                year=None,
                body_parts=("left shoulder", "lumbar spine L4-5"),
                rationale="Surgery of the left shoulder is planned.",
            ),
        ],
        memory_mb=32,
        threads=1,
    )
    return SearchIndex.open(folder)


def cases(index: SearchIndex, words: str = "", **choices: object) -> list[int]:
    answer = index.search(Question(words=words, **choices))  # type: ignore[arg-type]
    return sorted(int(hit.row.case_number[-1]) for hit in answer.hits)


def test_an_empty_question_gives_everything_newest_first(small: SearchIndex) -> None:
    assert [hit.row.case_number[-1] for hit in small.search(Question()).hits] == ["2", "1", "3"]


@pytest.mark.parametrize("words", ["norco", "drug:norco", "drug:Vicodin", "treatment:NORCO", '"norco"'])
def test_a_brand_name_finds_its_ingredient(small: SearchIndex, words: str) -> None:
    assert cases(small, words) == [2, 3]


def test_what_a_brand_name_stands_for_is_said(small: SearchIndex) -> None:
    assert small.search(Question(words="norco")).notes == ("'norco' also finds items of the treatment 'hydrocodone'.",)


@pytest.mark.parametrize("words", ["CM15-0000003", "cm15-0000003", "case:CM15-0000003"])
def test_a_case_number_finds_its_case(small: SearchIndex, words: str) -> None:
    assert cases(small, words) == [3]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('body:"low back"', [3]),
        ("body:shoulder", [3]),
        ('body:"left shoulder"', [3]),
        ('body:"right shoulder"', []),
        ("topic:opioids", [2]),
        ("topic:mtus-chronic-pain/opioids", [2]),
        ('guideline:"chronic pain"', [2]),
        ("specialty:pain", [1, 2, 3]),
        ("decision:upheld -drug:norco", [1]),
        ("year:2015", [1]),
        ("year:2015..2016", [1, 2]),
        ("year:2016..", [2]),
        ("rationale:surgery", [3]),
        ("summary:surgery", []),
        ("meniere", [3]),
        ("ménière", [3]),
        ("therapies*", [1, 2]),
        ("NOT therapy", [3]),
        ("the of", [3]),
        ("the visits of therapy", [1]),
    ],
)
def test_fields_accents_and_forms_are_understood(small: SearchIndex, words: str, expected: list[int]) -> None:
    assert cases(small, words) == expected


@pytest.mark.parametrize(
    ("words", "expected", "note"),
    [
        ("colour:aquatic", [], "'colour:' is no field; it was searched as a word."),
        ('therapy "aquatic', [1], "A quotation mark was not closed; all words behind it were taken as one phrase."),
        ("year:lately", [], "'lately' is no year here; it was searched as words."),
        ("decision:maybe", [], "'maybe' is no decision here; it was searched as words."),
        ("treatment:aquatic", [1], "treatment 'aquatic' is 'aquatic therapy'."),
        ("aq*", [], "'aq*' was searched as a whole word; a beginning has 3 letters or more."),
        ("therapy " + "x" * 50, [1, 2], "'xxxxxxxxxxxxxxxxxxxx…' is longer than any word and was left out."),
    ],
)
def test_a_slip_is_understood_and_said(small: SearchIndex, words: str, expected: list[int], note: str) -> None:
    assert cases(small, words) == expected
    assert note in small.search(Question(words=words)).notes


def test_a_choice_that_nothing_has_is_said(small: SearchIndex) -> None:
    answer = small.search(Question(guideline=("moon",)))
    assert (answer.total, answer.notes) == (0, ("No item here has the guideline 'moon'.",))


def test_a_misspelled_word_gets_a_suggestion(small: SearchIndex) -> None:
    assert small.search(Question(words="acquatic therapy")).suggestion == "aquatic therapy"
    assert small.search(Question(words="aquatic")).suggestion == ""


HOSTILE = (
    *("(" * 5_000, "-" * 5_000, "((((a OR " * 900, '"' * 999, "a:" * 3_000, "-(" * 400 + "a", "\\ [ ] { } ^ ~ / +"),
    *("\x00\x01\ud7ff", "* ** -* OR", "the of and", "x" * 10_000, "pain " * 2_000, "OR OR OR", "NOT NOT NOT"),
    *("year:..", "case:", "title:*", "a" * 39 + "* " * 300, "drug:* -drug:", "year:99999999999999999999", "pai* " * 90),
)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_a_hostile_question_is_answered_quickly(index: SearchIndex, words: str) -> None:
    began = perf_counter()
    answer = index.search(Question(words=words))
    assert perf_counter() - began < 2
    assert answer.page == 1


PIECES = st.sampled_from(
    ["pain", '"', "(", ")", "-", "OR", "NOT", "knee*", "drug:", "year:2015", ":", "norco", '"a', "b"]
)


@given(words=st.text(max_size=60) | st.lists(PIECES, max_size=12).map(" ".join))
def test_whatever_is_typed_is_answered(index: SearchIndex, words: str) -> None:
    answer = index.search(Question(words=words), per_page=3)
    assert answer.total >= len(answer.hits)
    for hit in answer.hits:
        for passage in (hit.title, *hit.passages):
            source = getattr(hit.row, passage.field)
            assert source[passage.start : passage.start + len(passage.text)] == passage.text
            last = 0
            for start, end in passage.matches:
                assert last <= start < end <= len(passage.text)
                last = end


def test_a_phrase_of_frequent_words_is_found_only_where_they_touch(folder: Path) -> None:
    rows = [
        a_row("CM15-0000001", rationale="Functional improvements, of note."),
        a_row("CM15-0000002", rationale="Improvement that is functional"),
        a_row("CM15-0000003", rationale=f"Functional {'x' * 50} improvement"),
        a_row("CM15-0000004", rationale="Functional\n\nimprovement"),
    ]
    build_index(folder, rows, memory_mb=32)
    index = SearchIndex.open(folder)
    assert cases(index, '"functional improvement"') == [1, 4]
    assert cases(index, '"functional improvement of note"') == [1]
    assert cases(index, 'rationale:"functional improvement"') == [1, 4]


def test_many_threads_may_ask_one_index(index: SearchIndex) -> None:
    questions = [Question(words=words) for words in ("pain", "nausea", "knee -surgery", "", "norco") * 8]
    alone = [index.search(question) for question in questions]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(index.search, questions)) == alone


def test_pages_follow_each_other_without_a_gap(index: SearchIndex) -> None:
    for question in (Question(words="nausea"), Question(words="nausea", sort=Sort.NEWEST), Question(year_from=2019)):
        whole = [hit.row.key for hit in index.search(question, per_page=1_000).hits]
        pages = [index.search(question, page=page, per_page=7) for page in range(1, -(-len(whole) // 7) + 1)]
        assert [hit.row.key for page in pages for hit in page.hits] == whole
        assert all(page.pages == len(pages) for page in pages)


def test_a_page_behind_the_last_is_answered_by_the_last(index: SearchIndex) -> None:
    answer = index.search(Question(words="nausea"), page=999_999, per_page=7)
    assert answer.page == answer.pages
    assert answer.hits


def test_newest_first_is_in_the_order_of_days(index: SearchIndex) -> None:
    days = [hit.row.decided_on for hit in index.search(Question(words="pain", sort=Sort.NEWEST), per_page=200).hits]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)


def test_an_item_whose_own_text_has_the_word_comes_before_one_that_mentions_it(folder: Path) -> None:
    mention = a_row("CM15-0000001", rationale="An MRI of the knee was seen. " * 2)
    itself = a_row(
        "CM15-0000002", text="MRI of the knee", rationale="No red flags were told of in any note of these weeks."
    )
    build_index(folder, [mention, itself], memory_mb=32)
    assert found(SearchIndex.open(folder), Question(words="knee")) == {mention.key, itself.key}
    assert SearchIndex.open(folder).search(Question(words="knee")).hits[0].row == itself


def test_a_beginning_longer_than_any_word_is_left_out(index: SearchIndex) -> None:
    answer = index.search(Question(words="pain " + "a" * 41 + "*"))
    assert answer.total == index.search(Question(words="pain")).total
    assert "is longer than any word" in answer.notes[0]
