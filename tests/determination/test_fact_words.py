"""A fact in a sentence: with number, unit and the grammar of the case."""

from __future__ import annotations

import re

import pytest

from openimr.casefile import Fact, FactStatus, concepts
from openimr.determination.fact_words import named, valued
from openimr.vocabulary import Range


def a_fact(concept: str, value: Range | None = None) -> Fact:
    return Fact(concept=concept, status=FactStatus.DOCUMENTED, value=value)


@pytest.mark.parametrize(
    ("concept", "value", "said"),
    [
        ("physical_therapy_visits", Range.exactly(6), "6 physical therapy visits already done"),
        ("physical_therapy_visits", Range.exactly(1), "1 physical therapy visit already done"),
        ("physical_therapy_visits", Range.at_least(1), "1 or more physical therapy visits already done"),
        ("acupuncture_visits", Range.exactly(0), "no acupuncture treatments so far"),
        ("radiofrequency_ablations", Range.exactly(1), "1 radiofrequency neurotomy already done"),
        ("age_years", Range.exactly(50), "an age of 50 years"),
        ("morphine_equivalent", Range.exactly(90), "opioids of 90 mg of morphine equivalents a day"),
        ("symptom_weeks", Range.exactly(30), "symptoms that have lasted 30 weeks"),
        ("weeks_since_injury", Range.exactly(12), "12 weeks since the injury"),
        ("muscle_relaxant_use", None, "use of muscle relaxants"),
    ],
)
def test_a_fact_is_told_with_its_number(concept: str, value: Range | None, said: str) -> None:
    assert valued(a_fact(concept, value)) == said


def test_what_failed_and_is_missing_is_the_failure_and_not_the_drug() -> None:
    assert named(a_fact("aed_failed")) == "failure or intolerance of anti-epilepsy drugs"
    assert named(a_fact("nsaid_failed")) == "failure of anti-inflammatory drugs"


def test_every_concept_can_be_told() -> None:
    for concept in concepts().values():
        fact = a_fact(concept.id, Range.exactly(3) if concept.kind.is_number else None)
        assert not re.search(r"[{}_]", valued(fact) + named(fact)), concept.id
