"""The index finds exactly what SQLite's full-text search finds, and counts what plain Python counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest

from openimr.corpus import ItemRow
from openimr.search import FIELDS, Question, SearchIndex
from openimr.search.stems import COMMON_WORDS
from tests.search.oracle import Oracle, counted, found

# Words that are also brand names or abbreviations find more than SQLite can know; see test_questions.
QUESTIONS = [
    ("pain", "pain"),
    ("Therapies", "therapies"),
    ("injections", "injections"),
    ("lumbar radiculopathy", "lumbar AND radiculopathy"),
    ("improved functional", "improved AND functional"),
    ("knee osteoarthritis stenosis", "knee AND osteoarthritis AND stenosis"),
    ('"functional improvement"', '"functional improvement"'),
    ('"improvement functional"', '"improvement functional"'),
    ('"urine drug screen"', '"urine drug screen"'),
    ('"drug screen urine"', '"drug screen urine"'),
    ('"range of motion"', '"range of motion"'),
    ('"not medically necessary"', '"not medically necessary"'),
    ('"home exercise program" nausea', '"home exercise program" AND nausea'),
    ("lumbar -surgery", "lumbar NOT surgery"),
    ('pain -"physical therapy" -injection', 'pain NOT "physical therapy" NOT injection'),
    ("knee OR shoulder", "knee OR shoulder"),
    ("pain knee OR shoulder OR wrist", "pain AND (knee OR shoulder OR wrist)"),
    ("(knee nausea) OR (wrist stenosis)", "(knee AND nausea) OR (wrist AND stenosis)"),
    ("surg*", "surg*"),
    ("radicul* lumbar", "radicul* AND lumbar"),
    ("title:lumbar", "title:lumbar"),
    ('title:"left shoulder" pain', 'title:"left shoulder" AND everything:pain'),
    ("non-existing", '"non existing"'),
    ("LUMBAR", "lumbar"),
]


@pytest.mark.parametrize(("typed", "meant"), QUESTIONS)
def test_a_question_finds_what_sqlite_finds(index: SearchIndex, oracle: Oracle, typed: str, meant: str) -> None:
    sought = meant if "title:" in meant else f"everything:({meant})"
    assert found(index, Question(words=typed)) == oracle.matching(sought)


def test_any_two_words_of_the_corpus_and_any_pair_in_a_row_agree(
    index: SearchIndex, oracle: Oracle, rows: tuple[ItemRow, ...]
) -> None:
    random = Random(3)
    for _ in range(50):
        words = re.findall(r"[a-z]+", random.choice(rows).rationale)
        at = random.randrange(len(words) - 1)
        one, other = words[at], random.choice(words)
        pair = f'"{words[at]} {words[at + 1]}"'
        assert found(index, Question(words=pair)) == oracle.matching(f"everything:{pair}"), pair
        if not {one, other} & COMMON_WORDS:
            both = f"{one} {other}"
            assert found(index, Question(words=both)) == oracle.matching(f"everything:({one} AND {other})"), both


@pytest.mark.parametrize(
    ("question", "is_chosen"),
    [
        (Question(treatment=("MRI",)), lambda row: row.treatment == "MRI"),
        (Question(category=("opioid", "injection")), lambda row: row.category in {"opioid", "injection"}),
        (Question(decision=("overturned",)), lambda row: row.decision == "Overturned"),
        (
            Question(guideline=("odg",), decision=("upheld",)),
            lambda r: "odg" in r.guidelines and r.decision == "Upheld",
        ),
        (Question(body_part=("shoulder",)), lambda row: any("shoulder" in part for part in row.body_parts)),
        (Question(body_part=("left shoulder",)), lambda row: "left shoulder" in row.body_parts),
        (Question(specialty=("neurology",)), lambda row: "Neurology" in row.specialties),
        (Question(year_from=2014, year_to=2016), lambda row: 2014 <= row.year <= 2016),
        (Question(year_to=2013), lambda row: row.year <= 2013),
        (Question(year_from=2016, year_to=2014), lambda row: False),
        (Question(words="decision:overturned year:2015"), lambda r: r.decision == "Overturned" and r.year == 2015),
        (
            Question(words="-decision:upheld year:2014..2015"),
            lambda r: r.decision != "Upheld" and r.year in (2014, 2015),
        ),
    ],
)
def test_choices_find_the_rows_that_have_them(
    index: SearchIndex, rows: tuple[ItemRow, ...], question: Question, is_chosen: Callable[[ItemRow], bool]
) -> None:
    assert found(index, question) == {row.key for row in rows if is_chosen(row)}


def test_words_and_choices_narrow_each_other(index: SearchIndex, oracle: Oracle) -> None:
    expected = {
        key for key in oracle.matching("everything:nausea") if oracle.rows[key].decision == "Overturned"
    }  # fmt: skip
    assert expected
    assert found(index, Question(words="nausea", decision=("Overturned",))) == expected


@pytest.mark.parametrize("words", ["", "pain", '"functional improvement"', "nausea -surgery"])
def test_every_count_is_the_count_of_plain_python(
    index: SearchIndex, oracle: Oracle, rows: tuple[ItemRow, ...], words: str
) -> None:
    keys = found(index, Question(words=words))
    expected = counted([row for row in rows if row.key in keys])
    answer = index.search(Question(words=words), top=10_000)
    assert answer.total == len(keys)
    for field in FIELDS:
        facet = answer.facet(field)
        assert {value.value: value.count for value in facet.values} == expected[field], field
        assert facet.more == 0


def test_a_facet_is_counted_without_its_own_choice(index: SearchIndex, rows: tuple[ItemRow, ...]) -> None:
    question = Question(decision=("Overturned",), guideline=("odg",), year_from=2015, year_to=2015)
    answer = index.search(question, top=10_000)
    switched = counted([row for row in rows if "odg" in row.guidelines and row.year == 2015])
    assert {value.value: value.count for value in answer.facet("decision").values} == switched["decision"]
    chosen = [row for row in rows if row.decision == "Overturned" and "odg" in row.guidelines and row.year == 2015]
    assert {value.value: value.count for value in answer.facet("treatment").values} == counted(chosen)["treatment"]
    years = counted([row for row in rows if row.decision == "Overturned" and "odg" in row.guidelines])["year"]
    assert {value.value: value.count for value in answer.facet("year").values} == years
    assert [value.value for value in answer.facet("decision").values if value.is_chosen] == ["Overturned"]


def test_only_the_most_frequent_values_are_listed_and_the_others_numbered(index: SearchIndex) -> None:
    whole = index.search(Question(), top=10_000).facet("treatment")
    few = index.search(Question(), top=3).facet("treatment")
    assert [value.value for value in few.values] == [value.value for value in whole.values[:3]]
    assert few.more == len(whole.values) - 3
