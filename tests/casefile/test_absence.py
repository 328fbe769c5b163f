"""Claims that something is absent, and the record that shows it after all."""

from __future__ import annotations

import pytest

from openimr.casefile import absence_claims, contradictions
from tests.builders.casefile import facts_in


@pytest.mark.parametrize(
    ("text", "concept", "phrase"),
    [
        ("There is no documentation of a home exercise program.", "home_exercise_program", "not documented"),
        ("No evidence of functional improvement was provided.", "functional_improvement", "no evidence"),
        ("There was no red flag.", "red_flag", "there was no"),
        ("She presents without numbness.", "neurological_symptoms", "without"),
        ("The record did not show trigger points.", "trigger_points", "did not show"),
        ("Functional improvement is not documented.", "functional_improvement", "not documented"),
        ("The worker denied tingling.", "neurological_symptoms", "denied"),
        ("There were no neurological symptoms at all.", "neurological_symptoms", "there was no"),
    ],
)
def test_a_claim_of_absence_is_heard(text: str, concept: str, phrase: str) -> None:
    assert [(claim.concept, claim.phrase) for claim in absence_claims(text)] == [(concept, phrase)]


@pytest.mark.parametrize(
    "text",
    [
        "There were no other findings suggestive of radiculopathy.",
        "The criteria include: 1. Trigger points, 2. Radiculopathy is not present.",
        "There is no documentation explaining why physical therapy is needed.",
        "There are no physical therapy notes.",
        "There was no relief with acupuncture.",
        "Nonsteroidal anti-inflammatory drugs were given.",
        "Utilization review denied the request for acupuncture.",
        "The MRI was done without contrast.",
        "A red flag is present.",
    ],
)
def test_what_only_sounds_like_a_claim_of_absence_is_none(text: str) -> None:
    assert absence_claims(text) == ()


def test_a_claim_points_at_the_words_that_name_the_concept() -> None:
    text = "Overall, there was no evidence of functional improvement."
    claim = absence_claims(text)[0]
    assert text[claim.start : claim.end] == "functional improvement"


def test_a_rationale_that_calls_absent_what_the_summary_shows_is_contradicted() -> None:
    summary = "She has numbness and tingling of the left hand."
    found = contradictions(facts_in(summary), "There were no neurological symptoms in the recent note.")
    assert [contradiction.claim.concept for contradiction in found] == ["neurological_symptoms"]
    assert [summary[each.start : each.end] for each in found[0].evidence] == ["numbness", "tingling"]


def test_a_rationale_that_agrees_with_the_summary_is_not_contradicted() -> None:
    assert contradictions(facts_in("She denies numbness."), "There were no neurological symptoms.") == ()
    assert contradictions(facts_in("Neck pain."), "There were no neurological symptoms.") == ()
