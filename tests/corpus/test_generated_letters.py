"""The generated letters that tests and benchmarks read: whole, varied, and the same each time."""

from __future__ import annotations

from collections import Counter

from openimr.corpus import read_letter
from tests.builders.generated_letters import generated_files, generated_letter

LETTERS = 300


def test_generated_letters_are_read_without_leftovers_or_problems():
    readings = [read_letter(generated_letter(number)) for number in range(LETTERS)]
    assert [reading.record.leftovers for reading in readings if reading.record.leftovers] == []
    assert [reading.problems for reading in readings if reading.problems] == []
    items = [item for reading in readings for item in reading.record.determination.items]
    assert all(item.treatment and item.decision for item in items)
    layouts = Counter(reading.layout for reading in readings)
    assert set(layouts) == {"A", "B", "C"}
    assert layouts["A"] > 0.8 * LETTERS


def test_they_are_of_the_size_of_real_letters_and_of_as_many_words():
    texts = [generated_letter(number) for number in range(LETTERS)]
    assert 5_000 < sum(map(len, texts)) / LETTERS < 7_000
    assert len({word for text in texts for word in text.split()}) > 5_000


def test_the_same_numbers_and_seed_give_the_same_files():
    assert list(generated_files(40, 20, seed=3)) == list(generated_files(40, 20, seed=3))
    assert generated_letter(40, seed=3) != generated_letter(40, seed=4)


def test_some_files_are_broken_and_some_are_duplicates():
    files = list(generated_files(0, 2_000))
    broken = [file for file in files if not file.is_letter]
    collapsed = Counter(b" ".join(file.content.split()) for file in files if file.is_letter)
    assert 2 <= len(broken) <= 30
    assert 5 <= sum(count - 1 for count in collapsed.values()) <= 50
