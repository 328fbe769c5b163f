"""Facts from text: what counts, what only comes near, and what was searched where nothing was found."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import DocumentType, FactStatus, Reading, concepts, find_facts
from openimr.vocabulary import Range
from tests.builders.casefile import a_case_file, a_document, facts_in
from tests.builders.criteria import an_item

DOCUMENTED, DENIED, NOT_FOUND, CONFLICTING = FactStatus


@pytest.mark.parametrize(
    ("text", "concept", "status"),
    [
        ("Palpation elicits a local twitch response with referred pain.", "twitch_response", DOCUMENTED),
        ("There is tenderness over the trapezius.", "twitch_response", NOT_FOUND),
        ("Trigger points are present.", "trigger_points", DOCUMENTED),
        ("A trigger point injection was given in May.", "trigger_points", NOT_FOUND),
        ("She denies numbness, tingling, or weakness.", "neurological_symptoms", DENIED),
        ("There is numbness of the hand.", "neurological_symptoms", DOCUMENTED),
        ("No numbness, tingling, or weakness.", "neurological_symptoms", DENIED),
        ("Numbness is not present.", "neurological_symptoms", DENIED),
        ("No evidence of radiculopathy.", "radiculopathy", DENIED),
        ("Lumbar radiculopathy was ruled out.", "radiculopathy", DENIED),
        ("A history of radiculopathy.", "radiculopathy", NOT_FOUND),
        ("Cervical radiculopathy.", "radiculopathy", DOCUMENTED),
        ("Sensation was diminished over the thumb.", "neurological_deficit", DOCUMENTED),
        ("She is neurologically intact.", "neurological_deficit", DENIED),
        ("Numbness of the thumb.", "neurological_deficit", NOT_FOUND),
        ("Work restrictions were reduced.", "functional_improvement", DOCUMENTED),
        ("He remains off work.", "functional_improvement", DENIED),
        ("There is no functional improvement.", "functional_improvement", DENIED),
        ("Acupuncture was helpful.", "functional_improvement", NOT_FOUND),
        ("Functional improvement, yet he remains off work.", "functional_improvement", CONFLICTING),
        ("She has a flare-up of her back pain.", "flare_up", DOCUMENTED),
        ("Naproxen and physical therapy failed.", "nsaid_failed", DOCUMENTED),
        ("She takes naproxen.", "nsaid_failed", NOT_FOUND),
        ("The claims administrator failed to approve naproxen.", "nsaid_failed", NOT_FOUND),
        ("Conservative care with ibuprofen and therapy failed.", "conservative_care_failed", DOCUMENTED),
        ("Conservative care was started.", "conservative_care_failed", NOT_FOUND),
        ("Conservative care has not failed.", "conservative_care_failed", NOT_FOUND),
        ("He has not yet failed physical therapy.", "physical_therapy_failed", NOT_FOUND),
        ("She keeps a home exercise\nprogram.", "home_exercise_program", DOCUMENTED),
        ("He takes anti-\n\ninflammatories.", "nsaid_use", DOCUMENTED),
        ("No red flags were found.", "red_flag", DENIED),
        ("MRI of the cervical spine was requested.", "prior_cervical_mri", NOT_FOUND),
        ("MRI of the cervical spine without contrast showed a disc bulge.", "prior_cervical_mri", DOCUMENTED),
    ],
)  # fmt: skip
def test_a_sentence_says_what_it_says(text: str, concept: str, status: FactStatus) -> None:
    assert facts_in(text).about(concept).status is status


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        ("He completed 8 visits of physical therapy.", Range.exactly(8)),
        ("She attended eight (8) sessions of physical therapy.", Range.exactly(8)),
        ("Physical therapy: 6 sessions completed.", Range.exactly(6)),
        ("He completed 5 of 12 physical therapy visits.", Range.exactly(5)),
        ("She had 6 to 8 physical therapy visits.", Range(6, 8)),
        ("He received several months of physical therapy.", Range.at_least(1)),
        ("Treatment to date has included physical therapy.", Range.at_least(1)),
        ("Unspecified amounts of physical therapy.", Range.at_least(1)),
        ("She has not had physical therapy.", Range.exactly(0)),
        ("A request was made for 12 additional physical therapy visits.", Range.unknown()),
        ("Acupuncture, physical therapy, and massage were all sought.", Range.unknown()),
        ("Waiting for authorization for physical therapy.", Range.unknown()),
        ("The utilization review denied the request for 12 sessions of physical therapy.", Range.unknown()),
        ("He was receiving physical therapy and a request was made for 12 therapy visits.", Range.at_least(1)),
        ("She completed six visits of physical therapy, and four more are requested.", Range.exactly(6)),
        ("He is to start physical therapy next week.", Range.unknown()),
        ("Strength is full. Plan: twelve more visits of physical therapy.", Range.unknown()),
        ("She finished twenty physical therapy sessions. Plan: 12 more visits of physical therapy.", Range.exactly(20)),
        ("Laboratory: PT 11, PTT 27.", Range.unknown()),
        ("Nothing was tried.", Range.unknown()),
    ],
)  # fmt: skip
def test_visits_done_are_counted_and_requests_are_not(text: str, visits: Range) -> None:
    assert facts_in(text).about("physical_therapy_visits").value == visits


def test_two_counts_lie_between_the_larger_and_their_sum() -> None:
    facts = facts_in("He completed 6 visits of physical therapy.", "He completed 8 visits of physical therapy.")
    assert facts.about("physical_therapy_visits").value == Range(8, 14)


def test_a_count_that_is_also_denied_is_conflicting_and_both_are_kept() -> None:
    fact = facts_in("He completed 6 visits of physical therapy.", "He has had no physical therapy.").about(
        "physical_therapy_visits"
    )
    assert fact.status is FactStatus.CONFLICTING
    assert fact.value == Range(0, 6)
    assert [evidence.supports for evidence in fact.evidence] == [True, False]


def test_evidence_points_at_the_very_words() -> None:
    page = "On examination there was a local twitch response."
    evidence = facts_in("First page.", page).about("twitch_response").evidence[0]
    assert (evidence.document_id, evidence.page) == ("report", 2)
    assert page[evidence.start : evidence.end] == "twitch response"


def test_what_is_not_found_carries_the_log_of_the_search() -> None:
    documents = (
        a_document("Tenderness of the neck.", "Plan: rest.", quality=0.8),
        a_document("", id="scan", reading=Reading.NO_TEXT),
    )
    search = find_facts(a_case_file(documents=documents), as_of=None).about("twitch_response").search
    assert search is not None
    assert (search.pages_read, search.pages_total, search.lowest_quality) == (2, 3, 0.8)
    assert "twitch response" in search.terms
    assert [(near.document_id, near.page) for near in search.near] == [("report", 1)]


def test_a_request_form_names_what_is_wanted_and_nothing_done() -> None:
    form = a_document("12 sessions of physical therapy.", type=DocumentType.REQUEST)
    fact = find_facts(a_case_file(documents=(form,)), as_of=None).about("physical_therapy_visits")
    assert fact.status is FactStatus.NOT_FOUND


def test_the_words_of_the_disputed_item_are_no_treatment_done() -> None:
    item = an_item("Acupuncture 6 visits for the neck")
    file = a_case_file("Item in dispute: Acupuncture 6  visits for the neck")
    assert find_facts(file, as_of=None, items=(item,)).about("acupuncture_visits").status is FactStatus.NOT_FOUND
    assert find_facts(file, as_of=None).about("acupuncture_visits").status is FactStatus.DOCUMENTED


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Symptoms for 8 months.", 34),
        ("Neck pain has been going on for years.", 104),
        ("Chronic low back pain.", 13),
        ("The injury of 01/06/2014 still hurts on 03/03/2014.", 8),
    ],
)
def test_symptoms_last_at_least_as_long_as_is_written(text: str, least: int) -> None:
    value = facts_in(text).about("symptom_weeks").value
    assert value is not None
    assert int(value.low) == least


def test_weeks_since_the_injury_are_counted_to_the_day_handed_in() -> None:
    facts = find_facts(a_case_file("Neck pain."), as_of=date(2014, 3, 3), date_of_injury=date(2014, 1, 6))
    assert facts.about("weeks_since_injury").value == Range.exactly(8)


def test_the_pain_score_is_a_range_and_no_date() -> None:
    assert facts_in("Pain 7-10/10.").about("pain_score").value == Range(7, 10)
    assert facts_in("Seen on 11/10/94.").about("pain_score").status is FactStatus.NOT_FOUND


def test_the_day_of_the_ur_decision_is_read_beside_its_words() -> None:
    facts = facts_in("Seen 01/02/2014. On 10/17/2014 utilization review denied the request.")
    assert facts.about("ur_decision").on == date(2014, 10, 17)


def test_sentences_pasted_together_do_not_flow_into_each_other() -> None:
    facts = facts_in("She denies pain.In October she had numbness.")
    assert facts.about("neurological_symptoms").status is FactStatus.DOCUMENTED


def test_a_line_break_within_a_sentence_does_not_end_a_denial() -> None:
    assert facts_in("She denies\n\nnumbness.").about("neurological_symptoms").status is FactStatus.DENIED


def test_every_concept_gets_an_answer() -> None:
    assert set(facts_in("Nothing.")) == set(concepts())


def test_facts_come_from_the_text_whatever_the_case_is_called() -> None:
    one = find_facts(a_case_file(documents=(a_document("Neck pain.", id="CM14-0000001"),)), as_of=None)
    other = find_facts(a_case_file(documents=(a_document("Neck pain.", id="x"),)), as_of=None)
    assert [fact.status for fact in one.values()] == [fact.status for fact in other.values()]
