"""Facts about drugs: what is taken, what failed, what it brought, and what a request alone does not show."""

from __future__ import annotations

import pytest

from openimr.casefile import FactStatus
from openimr.vocabulary import Range
from tests.builders.casefile import facts_in

DOCUMENTED, DENIED, NOT_FOUND, CONFLICTING = FactStatus


@pytest.mark.parametrize(
    ("text", "concept", "status"),
    [
        ("Palpation reveals paravertebral spasm and guarding.", "muscle_spasm", DOCUMENTED),
        ("There was no muscle spasm.", "muscle_spasm", DENIED),
        ("Guarding of the paraspinal muscles was noted.", "muscle_spasm", NOT_FOUND),
        ("He reports stomach upset with naproxen.", "dyspepsia", DOCUMENTED),
        ("She denies any GI complaints.", "dyspepsia", DENIED),
        ("There is no history of peptic ulcer disease.", "gi_event_history", DENIED),
        ("Current medications include gabapentin.", "aed_use", DOCUMENTED),
        ("The request is for gabapentin 300 mg.", "aed_use", NOT_FOUND),
        ("The patient has failed gabapentin and Lyrica.", "aed_failed", DOCUMENTED),
        ("Neurontin was discontinued because of drowsiness.", "aed_failed", DOCUMENTED),
        ("She takes Neurontin at night.", "aed_failed", NOT_FOUND),
        ("The provider requests Terocin patches.", "topical_use", NOT_FOUND),
        ("She uses Terocin lotion every day.", "topical_use", DOCUMENTED),
        ("He is taking Lunesta for sleep.", "sleep_drug_use", DOCUMENTED),
        ("A request was made for Ambien.", "sleep_drug_use", NOT_FOUND),
        ("With medications he is able to walk for thirty minutes.", "drug_function", DOCUMENTED),
        ("Medications reduce the pain.", "drug_function", NOT_FOUND),
        ("NSAIDs were stopped because of high blood pressure.", "nsaid_not_possible", DOCUMENTED),
        ("He has difficulty swallowing tablets.", "oral_drugs_not_tolerated", DOCUMENTED),
        ("There was pain with shoulder depression.", "depression_or_anxiety", NOT_FOUND),
        ("The drug was dispensed at the visit.", "dispensed_already", DOCUMENTED),
        ("Lumbar sprain with low back pain.", "low_back_pain", DOCUMENTED),
        ("UR noncertified gabapentin on that day.", "aed_use", NOT_FOUND),
    ],
)
def test_a_sentence_about_a_drug_says_what_it_says(text: str, concept: str, status: FactStatus) -> None:
    assert facts_in(text).about(concept).status is status


def test_the_age_is_read_from_the_first_line() -> None:
    assert facts_in("This is a 68-year-old cook.").about("age_years").value == Range.exactly(68)
