"""Facts from whole papers: letters that restate and quote, plans, therapists' counts, ledgers full of dates."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import CaseFile, DocumentType, Fact, FactStatus, contradictions, find_facts
from openimr.criteria import Outcome, Truth
from openimr.vocabulary import Range
from tests.builders.casefile import a_case_file, a_document, facts_in
from tests.builders.demo_file import page_of, the_evaluation_of, the_facts_of
from tests.builders.papers import a_record

DOCUMENTED, DENIED, NOT_FOUND, CONFLICTING = FactStatus
UR, THERAPY = DocumentType.UR_DECISION, DocumentType.THERAPY_NOTE


def pages_of(fact: Fact, *, supporting: bool = True) -> list[str]:
    return list(dict.fromkeys(page_of(each) for each in fact.evidence if each.supports is supporting))


def fact_in(concept: str, *documents) -> Fact:
    return find_facts(CaseFile(documents=documents), as_of=None).about(concept)


# Guidelines that are named or quoted


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("The MTUS Chronic Pain Medical Treatment Guidelines, pages 98-99, were used.", "symptom_weeks"),
        ("See the Chronic Pain Medical Treatment Guidelines.", "symptom_weeks"),
        ("The guideline used is the MTUS Acupuncture Medical Treatment Guidelines.", "acupuncture_visits"),
        ("The same guidelines ask that muscle relaxants have been tried without success.", "muscle_relaxant_use"),
        ("MTUS criteria for injections: (1) a twitch response; (2) radiculopathy is not present.", "twitch_response"),
        ("ODG criteria:\n1. A twitch response.\n2. Referred pain on palpation.", "referred_pain"),
        ("The MTUS states: “Recommended for myofascial pain. There must be a twitch response.”", "twitch_response"),
    ],
)  # fmt: skip
def test_what_a_guideline_says_is_no_fact_of_the_worker(text: str, concept: str) -> None:
    assert facts_in(text).about(concept).status is NOT_FOUND


@pytest.mark.parametrize(
    "text",
    [
        "The MTUS asks for a twitch; the patient has a twitch response at the trapezius.",
        "She meets the MTUS criteria with a twitch response.",
        "The MTUS was read. There is a twitch response.",
        "A twitch response was found, as the MTUS asks.",
    ],
)
def test_the_worker_in_a_sentence_about_a_guideline_is_still_heard(text: str) -> None:
    assert facts_in(text).about("twitch_response").status is DOCUMENTED


# What is wanted, warned of, or refused


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("I ask for three trigger point injections at one visit.", "trigger_point_injections"),
        ("A first trial of acupuncture, 6 visits, seems right.", "acupuncture_visits"),
        ("Work: modified.\n\nPlan:\nAcupuncture for the low back.\n\nSigned: A. Moss, DO", "acupuncture_visits"),
        ("Allergies: naproxen, codeine.", "nsaid_use"),
        ("He has a naproxen allergy.", "nsaid_use"),
        ("She was told to refrain from ibuprofen.", "nsaid_use"),
    ],
)
def test_a_wish_a_plan_or_a_warning_shows_nothing_done(text: str, concept: str) -> None:
    assert facts_in(text).about(concept).status is NOT_FOUND


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("She completed a first trial of acupuncture.", "acupuncture_visits"),
        ("Plan:\nAfter six prior visits of acupuncture, four more.", "acupuncture_visits"),
        ("He has no known drug allergies and takes naproxen.", "nsaid_use"),
        ("Allergies: penicillin.\nMedications: naproxen.", "nsaid_use"),
        ("Naproxen was taken until May; it hardly touched the pain.", "nsaid_failed"),
    ],
)
def test_what_was_done_counts_beside_a_plan_or_a_warning(text: str, concept: str) -> None:
    assert facts_in(text).about(concept).status is DOCUMENTED


def test_a_complaint_behind_which_stands_denied_is_denied() -> None:
    assert facts_in("Numbness: denied.").about("neurological_symptoms").status is DENIED


# Utilization review


def test_a_ur_letter_that_restates_the_request_shows_no_treatment() -> None:
    letter = a_document("1. Trigger point injections, 3, left trapezius: denied.\n2. Acupuncture, 6 visits.", type=UR)
    facts = find_facts(a_case_file(documents=(letter,)), as_of=None)
    assert facts.about("trigger_point_injections").status is NOT_FOUND
    assert facts.about("acupuncture_visits").status is NOT_FOUND


def test_a_ur_letter_alone_may_document_a_fact() -> None:
    letter = a_document("The worker completed 8 visits of physical therapy.", type=UR)
    assert fact_in("physical_therapy_visits", letter).value == Range.exactly(8)


def test_the_ur_letter_is_cited_last_and_what_it_missed_denies_nothing() -> None:
    letter = a_document("He takes naproxen. The papers name no muscle relaxant.", id="letter", type=UR)
    note = a_document("He takes naproxen and baclofen.", id="note")
    facts = find_facts(a_case_file(documents=(letter, note)), as_of=None)
    assert [each.document_id for each in facts.about("nsaid_use").evidence] == ["note", "letter"]
    assert facts.about("muscle_relaxant_use").status is DOCUMENTED


# Numbers with bounds, and dates that look like numbers


@pytest.mark.parametrize("written", ["10/10/2014", "Filled 10/10/2014 10 mg 30", "on 7/10/14"])
def test_a_date_is_no_pain_score(written: str) -> None:
    assert facts_in(written).about("pain_score").status is NOT_FOUND


def test_less_than_six_weeks_is_not_six_weeks_or_more() -> None:
    assert facts_in("Pain has lasted less than six weeks.").about("symptom_weeks").status is NOT_FOUND
    assert facts_in("Pain has lasted more than six months.").about("symptom_weeks").value.low > 26


def test_more_than_half_relief_lies_above_a_half_and_less_below() -> None:
    assert facts_in("More than 50% relief.").about("relief_percent").value.low > 50
    assert facts_in("Less than 50% relief.").about("relief_percent").value.high < 50


# Visits that a therapist counts


@pytest.mark.parametrize(
    ("note", "visits"),
    [
        ("Physical therapy discharge note\nVisits attended: 10 of 10", Range.exactly(10)),
        ("Physical therapy note\nVisits authorized: 14. Visits attended: 12.", Range.exactly(12)),
        ("Physical therapy note\nVisit 6 of 12. Pain 5.", Range.exactly(6)),
        ("Physical therapy note\nShe attended 14 of 14 visits.", Range.exactly(14)),
        ("Physical therapy note\n1  06/09/2014  Heat\n2  06/12/2014  Bands\n3  06/16/2014  Bands", Range.exactly(3)),
        ("Physical therapy note\n1  06/09/2014  Heat\n2  06/12/2014  No show\n3  06/16/2014  Bands", Range(2, 3)),
        ("Physical therapy evaluation\nPlan: 12 visits.\nGoal: lift 30 pounds.", Range.at_least(1)),
    ],
)
def test_a_therapy_note_counts_its_own_visits(note: str, visits: Range) -> None:
    assert fact_in("physical_therapy_visits", a_document(note, type=THERAPY)).value == visits


def test_a_count_belongs_to_the_treatment_of_the_note() -> None:
    note = a_document("Chiropractic note\nVisits attended: 5. Physical therapy was not helpful.", type=THERAPY)
    assert fact_in("chiropractic_visits", note).value == Range.exactly(5)
    assert fact_in("physical_therapy_visits", note).value == Range.at_least(1)


def counted(visits: int, day: int):
    text = f"Physical therapy note\nVisits attended: {visits}"
    return a_record(text, id=f"note {day}", type=THERAPY, dated=date(2015, 1, day))


def test_notes_of_one_course_count_on_and_are_not_added() -> None:
    assert fact_in("physical_therapy_visits", counted(8, 20), counted(4, 9)).value == Range.exactly(8)


def test_a_count_that_begins_again_may_be_another_course() -> None:
    assert fact_in("physical_therapy_visits", counted(8, 9), counted(4, 20)).value == Range(8, 12)


def test_a_note_that_tells_fewer_visits_than_the_therapist_is_kept_beside() -> None:
    retold = a_document("He completed 6 visits of physical therapy.", id="retold")
    assert fact_in("physical_therapy_visits", counted(8, 9), retold).value == Range(6, 8)


# The demo's papers


def test_ostrander_has_had_no_acupuncture_and_a_first_course_is_supported() -> None:
    facts, evaluation = the_facts_of("ostrander"), the_evaluation_of("ostrander")
    assert (facts["acupuncture_visits"].status, facts["acupuncture_visits"].value) == (DENIED, Range.exactly(0))
    assert facts["medication_reduced_or_not_tolerated"].status is DOCUMENTED
    assert pages_of(facts["medication_reduced_or_not_tolerated"]) == ["Progress report 5 Feb 2015, page 1"]
    assert facts["physical_therapy_visits"].value == Range.exactly(10)
    assert evaluation.outcome is Outcome.SUPPORTED
    assert evaluation.deciding == ("ac-meds", "ac-rehab", "ac-fi")
    assert evaluation.allows == Range.exactly(6)


def test_lindqvists_therapy_is_told_twice_and_over_the_count_either_way() -> None:
    fact, evaluation = the_facts_of("lindqvist")["physical_therapy_visits"], the_evaluation_of("lindqvist", item=1)
    assert fact.value == Range(12, 14)
    assert {"Therapy notes 2014, page 2", "Progress note 20 Nov 2014, page 1"} <= set(pages_of(fact))
    assert evaluation.outcome is Outcome.NOT_SUPPORTED
    assert "pm-count" in evaluation.deciding


def test_lindqvists_injections_stay_open_on_radiculopathy_alone() -> None:
    facts, evaluation = the_facts_of("lindqvist"), the_evaluation_of("lindqvist", item=2)
    assert evaluation.root is not None
    truths = {leaf.id: leaf.truth for leaf in evaluation.root.leaves()}
    assert (truths["tp-exam"], truths["tp-3mo"]) == (Truth.MET, Truth.MET)
    assert facts["trigger_point_injections"].status is NOT_FOUND
    assert facts["radiculopathy"].status is CONFLICTING
    assert "Progress note 29 Jan 2015, page 2" in pages_of(facts["radiculopathy"])
    assert pages_of(facts["radiculopathy"], supporting=False) == ["Nerve study 11 Dec 2014, page 1"]
    assert (evaluation.outcome, evaluation.deciding) == (Outcome.UNDECIDED, ("tp-no-radic",))


def test_no_muscle_relaxant_was_tried_is_contradicted_by_the_ledger() -> None:
    (found,) = contradictions(the_facts_of("lindqvist"), "No muscle relaxant was tried.")
    assert found.claim.concept == "muscle_relaxant_use"
    ledger = [page_of(each) for each in found.evidence if each.document_id.startswith("Pharmacy")]
    assert ledger == ["Pharmacy ledger 2 Feb 2015, page 1"] * 3


def test_lindqvists_imaging_is_supported_by_a_new_deficit_after_failed_care() -> None:
    facts, evaluation = the_facts_of("lindqvist"), the_evaluation_of("lindqvist", item=3)
    assert pages_of(facts["neurological_deficit"]) == ["Progress note 29 Jan 2015, page 1"]
    assert evaluation.outcome is Outcome.SUPPORTED
    assert {"cm-conservative", "cm-phys"} <= set(evaluation.deciding)


@pytest.mark.parametrize("key", ["lindqvist", "ostrander", "brandvold", "penhallow"])
def test_no_fact_of_the_demo_rests_on_the_ur_letter_but_its_own_date(key: str) -> None:
    resting = {
        fact.concept
        for fact in the_facts_of(key).values()
        if fact.evidence and fact.evidence[0].document_id.startswith("UR decision")
    }
    assert resting == {"ur_decision"}


def test_a_few_weeks_after_the_injury_the_symptoms_are_as_old_as_the_injury() -> None:
    facts = the_facts_of("brandvold")
    assert facts["symptom_weeks"].value == facts["weeks_since_injury"].value == Range.exactly(2)
    assert pages_of(facts["weeks_since_injury"]) == ["Follow-up visit 5 Mar 2015, page 1"]


def test_lindqvists_pain_scores_come_from_the_clinic_and_not_from_the_ledger() -> None:
    fact = the_facts_of("lindqvist")["pain_score"]
    assert (fact.value, pages_of(fact)) == (Range(6, 8), ["Progress note 29 Jan 2015, page 1"])
