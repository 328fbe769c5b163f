"""Facts on opioids and drug tests, in the words of reports and case summaries."""

from __future__ import annotations

import pytest

from openimr.casefile import FactStatus
from openimr.vocabulary import Range
from tests.builders.casefile import facts_in

DOCUMENTED, DENIED, NOT_FOUND, CONFLICTING = FactStatus


@pytest.mark.parametrize(
    ("text", "concept", "status"),
    [
        ("Pain is rated 8/10 without medications and 5/10 with medications.", "opioid_relief", DOCUMENTED),
        ("The pain is 5/10 with medications, 9/10 without.", "opioid_relief", DOCUMENTED),
        ("Norco reduces his pain by 50%.", "opioid_relief", DOCUMENTED),
        ("Her pain is controlled with the current medications.", "opioid_relief", DOCUMENTED),
        ("There was no relief with Norco.", "opioid_relief", DENIED),
        ("The patient reports minimal relief with medications.", "opioid_relief", NOT_FOUND),
        ("Norco is not helping.", "opioid_relief", NOT_FOUND),
        ("The provider requested Norco to control pain.", "opioid_relief", NOT_FOUND),
        ("Pain was rated 8/10.", "opioid_relief", NOT_FOUND),
        ("The medications allow him to perform activities of daily living.", "opioid_function", DOCUMENTED),
        ("He is able to do light housework and walk with medications.", "opioid_function", DOCUMENTED),
        ("There is no documentation that medications improve function.", "opioid_function", DENIED),
        ("Activities of daily living are limited.", "opioid_function", NOT_FOUND),
        ("He denies side effects.", "side_effects_recorded", DOCUMENTED),
        ("There is no documentation of side effects.", "side_effects_recorded", NOT_FOUND),
        ("There are no aberrant behaviors.", "aberrant_behavior", DENIED),
        ("The urine drug screen was inconsistent with the prescribed medications.", "aberrant_behavior", DOCUMENTED),
        ("Urine drug screens have been consistent.", "aberrant_behavior", NOT_FOUND),
        ("The urine toxicology was consistent.", "drug_screen_consistent", DOCUMENTED),
        ("A urine drug screen was collected on this visit.", "drug_screens", DOCUMENTED),
        ("The provider requested authorization for urine toxicology testing.", "drug_screens", NOT_FOUND),
        ("There is a pain contract on file.", "opioid_agreement", DOCUMENTED),
        ("There is no evidence that CURES was checked.", "prescription_monitoring", DENIED),
        ("The patient is at low risk for opioid abuse.", "opioid_risk_screen", DOCUMENTED),
        ("The patient is at low risk for opioid abuse.", "opioid_high_risk", NOT_FOUND),
        ("There is a history of alcohol abuse.", "opioid_high_risk", DOCUMENTED),
        ("The plan includes a trial of tramadol.", "opioid_start", DOCUMENTED),
        ("He failed a trial of tramadol.", "opioid_start", NOT_FOUND),
        ("The patient was started on Norco years ago.", "opioid_start", NOT_FOUND),
        ("The patient is being weaned off OxyContin.", "opioid_taper", DOCUMENTED),
        ("Utilization review modified Norco #90 to #60 for weaning.", "opioid_taper", NOT_FOUND),
        ("NSAIDs were ineffective.", "nonopioid_failed", DOCUMENTED),
        ("He takes naproxen.", "nonopioid_failed", NOT_FOUND),
        ("X-rays showed no fracture.", "severe_injury", NOT_FOUND),
        ("He broke his ribs.", "severe_injury", DOCUMENTED),
        ("A tear of the superior fibers was seen.", "first_line_laxative", NOT_FOUND),
    ],
)
def test_a_sentence_on_opioids_says_what_it_says(text: str, concept: str, status: FactStatus) -> None:
    assert facts_in(text).about(concept).status is status


@pytest.mark.parametrize(
    ("text", "concept", "value"),
    [
        ("The total morphine equivalent dose is 120 mg.", "morphine_equivalent", Range.exactly(120)),
        ("The current dose is 90 mg MED.", "morphine_equivalent", Range.exactly(90)),
        ("Chronic opioid therapy was continued.", "opioid_weeks", Range.at_least(13)),
        ("Two prior urine drug screens were done.", "drug_screens", Range.exactly(2)),
    ],
)
def test_a_sentence_on_opioids_gives_a_number(text: str, concept: str, value: Range) -> None:
    assert facts_in(text).about(concept).value == value
