"""The reviewer cites what stands below the MTUS: the form asks why, keeps the answer, and stops without it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from openimr.clocks import legal_day
from openimr.determination import PassedStep, Recommendation, Stance, StepResult
from openimr.store.desks import now
from tests.builders.reviewing import CITED, SUMMARY, UPHELD_RATIONALE, Reviewing, a_reviewer_with

pytestmark = pytest.mark.django_db

ODG = "Decision based on Non-MTUS Citation ODG, 2015, Neck, Physical therapy."
REASON = "Its chapter names no number of visits for this."
TOLD = {
    "steps_shown": "mtus",
    "mtus-result": "silent",
    "mtus-reason": REASON,
    "mtus-searched_on": "2015-03-09",
}
ROW = {
    "rec-0-source": "A trial of therapy",
    "rec-0-stance": "for",
    "rec-0-level": "1b",
    "rec-0-applies": "no",
    "rec-0-why": "Its patients had surgery.",
}


def kept(reviewing: Reviewing):
    return reviewing.draft.determination.items[0]


def test_a_citation_below_the_mtus_is_asked_why_and_an_mtus_citation_is_not():
    reviewing = a_reviewer_with()
    reviewing.save(reviewer_guideline=CITED)
    assert "Why not the MTUS" not in reviewing.see()
    reviewing.save(reviewer_guideline=ODG)
    page = reviewing.see()
    assert "Why not the MTUS" in page
    assert 'name="mtus-reason"' in page
    assert re.search(r'id="passed-over".*?<details class="why search" open>', page, re.DOTALL)


def test_without_the_reason_nothing_is_signed_and_the_finding_leads_to_the_question():
    reviewing = a_reviewer_with()
    reviewing.save(decision="Upheld", rationale=UPHELD_RATIONALE, reviewer_guideline=ODG)
    reviewing.save(summary=SUMMARY)
    page = reviewing.see()
    assert "CIT-06" in page
    assert "#passed-over" in page
    assert "Read and sign" not in page
    reviewing.save(**TOLD)
    assert "CIT-06" not in reviewing.see()
    assert "Read and sign" in reviewing.see()


def test_what_is_said_of_a_step_is_kept_with_the_draft_and_shown_again_folded():
    reviewing = a_reviewer_with()
    reviewing.save(reviewer_guideline=ODG, **TOLD)
    assert kept(reviewing).passed_over == (
        PassedStep(step="mtus", result=StepResult.SILENT, reason=REASON, searched_on=date(2015, 3, 9)),
    )
    page = reviewing.see()
    assert REASON in page
    assert 'value="2015-03-09"' in page
    assert re.search(r'id="passed-over".*?<details class="why search">', page, re.DOTALL)


def test_what_was_said_stays_in_sight_when_the_mtus_is_cited_after_all():
    reviewing = a_reviewer_with()
    reviewing.save(reviewer_guideline=ODG, **TOLD)
    reviewing.save(reviewer_guideline=CITED, **TOLD)
    assert kept(reviewing).passed_over
    page = reviewing.see()
    assert REASON in page
    assert "Put this in the rationale" not in page


def test_a_day_that_is_no_day_and_an_answer_that_was_not_offered_are_refused():
    reviewing = a_reviewer_with()
    assert reviewing.save(**{**TOLD, "mtus-searched_on": "yesterday"}).status_code == 400
    assert reviewing.save(**{**TOLD, "mtus-result": "bored"}).status_code == 400
    assert kept(reviewing).passed_over == ()


def test_the_automatic_saving_shows_the_question_only_when_the_citations_ask_for_other_steps():
    reviewing = a_reviewer_with()
    reviewing.save(reviewer_guideline=CITED)
    asked = reviewing.save(htmx=True, reviewer_guideline=ODG, steps_shown="").content.decode()
    assert 'id="passed-over" hx-swap-oob="true"' in asked
    again = reviewing.save(htmx=True, **TOLD).content.decode()
    assert 'id="passed-over"' not in again  # somebody may be typing there
    assert "Put this in the rationale" in again


def test_two_windows_never_overwrite_what_was_said_of_a_step():
    reviewing = a_reviewer_with()
    reviewing.save(reviewer_guideline=ODG)
    opened_with = reviewing.base()
    reviewing.save(**TOLD)
    other = {**TOLD, "mtus-reason": "It is about another part of the body.", **ROW}
    page = reviewing.save(base=opened_with, **other).content.decode()
    assert "Another window has saved this too" in page
    assert "Why not the MTUS" in page
    assert f"the MTUS: silent. {REASON}" in page
    assert "the MTUS: silent. It is about another part of the body." in page
    assert "A trial of therapy: for, level 1b, does not apply. Its patients had surgery." in page
    assert kept(reviewing).passed_over[0].reason == REASON


def test_the_reason_goes_into_the_rationale_by_a_button_and_back_by_another():
    reviewing = a_reviewer_with()
    reviewing.save(
        decision="Upheld", rationale="What was asked.\n\nIt is not medically necessary.", reviewer_guideline=ODG
    )
    reviewing.save(then="take_search", **TOLD)
    first, search, last = kept(reviewing).rationale.split("\n\n")
    assert (first, last) == ("What was asked.", "It is not medically necessary.")
    assert search == (
        f"No recommendation of the MTUS addresses the request. {REASON} "
        "The reviewer therefore consulted ODG 2015, Neck, Physical therapy (search of 03/09/2015)."
    )
    assert "Put this in the rationale" not in reviewing.see()
    reviewing.save(then="put_back", **TOLD)
    assert kept(reviewing).rationale == "What was asked.\n\nIt is not medically necessary."
    assert kept(reviewing).passed_over[0].reason == REASON


def test_the_paragraph_of_a_changed_reason_takes_the_place_of_the_old_one():
    reviewing = a_reviewer_with()
    reviewing.save(decision="Upheld", rationale="What was asked.\n\nWhat follows.", reviewer_guideline=ODG)
    reviewing.save(then="take_search", **TOLD)
    changed = {**TOLD, "mtus-result": "does not fit this worker", "mtus-reason": "It is about the first weeks."}
    reviewing.save(then="take_search", **changed)
    first, search, last = kept(reviewing).rationale.split("\n\n")
    assert (first, last) == ("What was asked.", "What follows.")
    assert search.startswith("The recommendation of the MTUS does not fit this worker. It is about the first weeks.")
    reviewing.save(then="put_back", **changed)
    assert REASON in kept(reviewing).rationale


def test_a_search_that_is_still_to_come_is_refused_and_one_of_today_is_kept():
    reviewing = a_reviewer_with()
    today = legal_day(now())
    tomorrow = today + timedelta(days=1)
    assert reviewing.save(**{**TOLD, "mtus-searched_on": tomorrow.isoformat()}).status_code == 400
    assert kept(reviewing).passed_over == ()
    reviewing.save(**{**TOLD, "mtus-searched_on": today.isoformat()})
    assert kept(reviewing).passed_over[0].searched_on == today


def test_the_offered_rationale_names_the_step_that_was_passed_over():
    reviewing = a_reviewer_with()
    reviewing.save(decision="Upheld", reviewer_guideline=ODG, **TOLD)
    reviewing.save(then="take_draft", **TOLD)
    assert "No recommendation of the MTUS addresses the request." in kept(reviewing).rationale


# --- recommendations that disagree -----------------------------------------------------------


def test_the_sources_of_both_sides_are_offered_and_kept_only_when_something_is_said_of_them():
    reviewing = a_reviewer_with()
    reviewing.save(reviewer_guideline=ODG, claims_administrator_guideline=CITED)
    page = reviewing.see()
    assert (
        'name="rec-0-source" value="MTUS Chronic Pain Medical Treatment Guidelines, Physical Medicine, p. 98-99"'
        in page
    )
    assert 'name="rec-1-source" value="ODG 2015, Neck, Physical therapy"' in page
    untouched = {f"rec-{row}-{name}": "ODG" for row in range(2) for name in ("source", "offered")}
    reviewing.save(**untouched)
    assert kept(reviewing).weighing.recommendations == ()
    reviewing.save(**untouched, **{"rec-1-stance": "for"})
    assert kept(reviewing).weighing.recommendations == (Recommendation(source="ODG", stance=Stance.FOR),)


def test_a_row_is_kept_and_another_empty_one_follows():
    reviewing = a_reviewer_with()
    reviewing.save(**ROW, **{"weighing-reason": "No trial is better."})
    (row,) = kept(reviewing).weighing.recommendations
    assert row == Recommendation(
        source="A trial of therapy", stance=Stance.FOR, level="1b", applies=False, why="Its patients had surgery."
    )
    page = reviewing.see()
    assert 'id="weighing" open' in page
    assert "No trial is better." in page
    assert len(re.findall(r'name="rec-\d-source" value=""', page)) == 1


def test_a_row_that_does_not_apply_without_an_explanation_stops_the_signature():
    reviewing = a_reviewer_with()
    reviewing.finish()
    said = {"decision": "Upheld", "rationale": UPHELD_RATIONALE, "reviewer_guideline": CITED}
    reviewing.save(**said, **{**ROW, "rec-0-why": ""})
    page = reviewing.see()
    assert "CIT-08" in page
    assert "#weighing" in page


def test_the_page_to_sign_shows_what_is_kept_of_the_search():
    reviewing = a_reviewer_with()
    reviewing.save(decision="Upheld", rationale=UPHELD_RATIONALE, reviewer_guideline=ODG, **TOLD, **ROW)
    reviewing.save(summary=SUMMARY)
    page = reviewing.client.get(f"{reviewing.address}/sign").content.decode()
    assert "Evidence search" in page
    assert "The MTUS</b>: silent." in page
    assert "Its patients had surgery." in page


def test_no_clinical_word_of_the_search_stands_in_an_address():
    reviewing = a_reviewer_with()
    reviewing.save(reviewer_guideline=ODG, **TOLD, **ROW)
    addresses = " ".join(re.findall(r'(?:href|action|src|hx-post)="([^"]*)"', reviewing.see()))
    assert "chapter" not in addresses
    assert "trial" not in addresses
