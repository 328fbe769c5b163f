"""What a text claims of the record, and what the record answers."""

from __future__ import annotations

import pytest

from openimr.casefile import ClaimKind, Verdict, claims, find_facts, hold_claims, search_words
from tests.builders.casefile import a_case_file, a_document


def held(text: str, *pages: str):
    case_file = a_case_file(*pages)
    return hold_claims(text, find_facts(case_file, as_of=None), case_file)


@pytest.mark.parametrize(
    ("text", "concept", "value"),
    [
        ("She attended 12 visits of physical therapy.", "physical_therapy_visits", "12"),
        ("The MRI showed a disc herniation with nerve root compression.", "nerve_root_imaging", "None"),
        ("The worker rates the pain at 8/10.", "pain_score", "8"),
        ("Radiculopathy is documented.", "radiculopathy", "None"),
    ],
)
def test_a_claim_of_presence_is_heard_with_its_number(text: str, concept: str, value: str) -> None:
    found = [claim for claim in claims(text) if claim.kind is ClaimKind.PRESENCE and claim.concept == concept]
    assert {str(claim.value) for claim in found} == {value}


@pytest.mark.parametrize(
    "text",
    [
        "The request for 12 visits of physical therapy was denied.",
        "If the worker has radiculopathy, the study helps.",
        "The guideline allows 10 visits of physical therapy.",
        "The worker should have had 12 visits of physical therapy.",
        "Six more visits of physical therapy would be too many.",
        "The record speaks against functional improvement.",
        "The record documents a steroid injection that failed.",
    ],
)
def test_what_is_asked_for_allowed_or_possible_is_no_claim(text: str) -> None:
    named = {claim.concept for claim in claims(text) if claim.kind is ClaimKind.PRESENCE}
    assert named <= {"steroid_injection_failed"}


def test_a_failure_that_is_denied_is_a_claim_about_the_failed_treatment() -> None:
    (claim,) = claims("There is no documentation that conservative treatment has failed.")
    assert claim.concept == "conservative_care_failed"


def test_a_confirmed_absence_bears_its_search() -> None:
    (found,) = held("There is no documentation of a flare-up.", "Low back pain.", "Neck pain.")
    assert found.verdict is Verdict.CONFIRMED
    assert found.search is not None
    assert (found.search.pages_read, found.search.pages_total) == (2, 2)
    assert found.search.terms


def test_a_contradicted_absence_bears_the_spans() -> None:
    page = "She has numbness of the left hand."
    found, *_ = held("There is no documentation of numbness.", page)
    assert found.verdict is Verdict.CONTRADICTED
    assert [page[shown.start : shown.end] for shown in found.evidence] == ["numbness"]


def test_a_presence_that_no_page_shows_is_without_evidence() -> None:
    (found,) = held("Radiculopathy is documented.", "Low back pain.")
    assert found.verdict is Verdict.WITHOUT_EVIDENCE


def test_words_of_no_concept_are_searched_for_as_words() -> None:
    (found,) = held(
        "There is no documentation of a bone scan.", "Bone scans of both feet were normal.", "The bone heals."
    )
    assert found.verdict is Verdict.WORDS_ONLY
    assert [(shown.page, shown.start) for shown in found.evidence] == [(1, 0)]


def test_each_part_of_a_list_is_a_claim_of_its_own() -> None:
    text = "There is no documentation of a flare-up or of a bone scan."
    assert [(claim.concept, text[claim.words.start : claim.words.end]) for claim in claims(text)] == [
        ("flare_up", "flare-up"),
        (None, "a bone scan"),
    ]


def test_a_reason_that_is_missing_is_nothing_to_search_for() -> None:
    assert claims("There is no explanation why more visits are needed.") == ()


def test_near_misses_are_pages_with_some_of_the_words_together() -> None:
    file = a_case_file(
        "Nerve conduction study of the arm.", "A study of costs.", "Electric nerve study, no conduction named."
    )
    hits, log = search_words(file, "nerve conduction velocity study")
    assert hits == ()
    assert [near.page for near in log.near] == [1, 3]


def test_pages_that_could_not_be_read_are_told() -> None:
    file = a_case_file(documents=(a_document("Neck pain.", quality=0.6),))
    _, log = search_words(file, "bone scan")
    assert (log.pages_read, log.lowest_quality) == (1, 0.6)
