"""The reviewer at work: attesting, reading, writing, and two windows at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from openimr.casefile import FactStatus
from openimr.clocks import legal_day
from openimr.store.desks import actor_of, now, open_desk, reading_desk
from openimr.store.models import CaseRow, ViewRow
from openimr.vocabulary import Decision, Role
from openimr.workflow import Note, State, return_signature, review_of
from tests.builders.application import an_application
from tests.builders.cases import a_person, a_reviewer_person
from tests.builders.guidelines import a_wording, put_in_force
from tests.builders.reviewing import CITED, SUMMARY, UPHELD_RATIONALE, a_reviewer_with, hidden

pytestmark = pytest.mark.django_db


# --- before the first record opens ------------------------------------------


def test_before_the_attestation_the_workbench_leads_to_it_and_shows_nothing_of_the_record():
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    answer = reviewing.client.get(reviewing.address, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[0][0] == f"{reviewing.address}/attest"
    assert "I have no conflict: begin" in page
    assert "Alder Creek Clinic" in page
    assert "twitch" not in page
    assert "Physical therapy, 12 visits" not in page
    assert "Lindqvist" not in page


def test_before_the_attestation_no_page_of_the_record_can_be_had():
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    for address in ("records/r1/1.png", "preview/full.html", "checks", "sign", "fact?item=1&criterion=1&fact=1"):
        answer = reviewing.client.get(f"{reviewing.address}/{address}", follow=True)
        assert "twitch" not in answer.content.decode()
    assert reviewing.case.state is State.REVIEWER_DRAWN


def test_my_cases_tells_only_the_number_of_items_before_the_attestation():
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    page = reviewing.client.get("/reviews").content.decode()
    assert "Waiting for your answer" in page
    assert "1 item" in page
    assert "Physical therapy" not in page


def test_attesting_opens_the_review_with_the_words_that_were_shown():
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    page = reviewing.client.get(f"{reviewing.address}/attest").content.decode()
    answer = reviewing.client.post(f"{reviewing.address}/attest", {"answer": "attest", "seen": hidden(page, "seen")})
    assert answer["Location"] == reviewing.address
    case = reviewing.case
    assert case.state is State.IN_REVIEW
    attested = reading_desk(actor_of(reviewing.person)).contents.get(case.attestation_ref, Note).text
    assert attested.splitlines()[0] in page


def test_declining_needs_a_reason_and_keeps_the_case_waiting_without_one():
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    seen = str(reviewing.case.version)
    answer = reviewing.client.post(f"{reviewing.address}/attest", {"answer": "decline", "seen": seen})
    assert answer.status_code == 422
    assert "Declining needs a reason" in answer.content.decode()
    assert reviewing.case.state is State.REVIEWER_DRAWN


def test_a_declined_case_goes_back_to_the_draw_and_leaves_the_reviewers_list():
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    said = {"answer": "decline", "reason": "I treated her brother.", "seen": str(reviewing.case.version)}
    page = reviewing.client.post(f"{reviewing.address}/attest", said, follow=True).content.decode()
    assert reviewing.case.state is State.RECORDS_COMPLETE
    assert "You declined" in page
    assert "No case is with you" in page


def test_answering_a_case_that_has_changed_meanwhile_shows_what_changed_and_attests_nothing():
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    answer = reviewing.client.post(f"{reviewing.address}/attest", {"answer": "attest", "seen": "1"})
    assert answer.status_code == 409
    assert "The case has changed since you opened this page" in answer.content.decode()
    assert reviewing.case.state is State.REVIEWER_DRAWN


def test_another_reviewer_hears_that_there_is_no_such_case():
    reviewing = a_reviewer_with(State.IN_REVIEW)
    reviewing.client.force_login(a_reviewer_person("R-1002"))
    for address in ("", "/attest", "/checks", "/preview", "/preview/full.pdf", "/sign", "/records/r1/1.png"):
        assert reviewing.client.get(reviewing.address + address).status_code == 404
    assert reviewing.client.post(f"{reviewing.address}/draft", {"item": 1}).status_code == 404


# --- reading ------------------------------------------------------------------


def test_looking_at_a_record_opens_it_and_is_logged():
    reviewing = a_reviewer_with(State.IN_REVIEW)
    reviewing.see("?item=1&record=r1&page=1")
    assert reviewing.case.record("r1").is_opened
    assert ViewRow.objects.filter(case_number=reviewing.number, what="r1, page 1", role="reviewer").exists()


def test_the_record_shows_its_evidence_linked_both_ways_with_the_criteria():
    reviewing = a_reviewer_with(application=an_application(items="Trigger point injections, 3, left trapezius"))
    page = reviewing.see("?item=1")
    assert 'id="e1"' in page
    assert 'href="#c1"' in page
    assert 'id="c1"' in page
    assert "#e1" in page
    assert "Where we looked" in page


def test_an_item_without_a_guideline_pack_says_so_and_can_be_decided_all_the_same():
    reviewing = a_reviewer_with(application=an_application(items="A hot tub for home use"))
    page = reviewing.see()
    assert "No guideline pack covers this item" in page
    assert "Your decision on item 1" in page


def test_a_search_posts_its_words_and_shows_every_place():
    reviewing = a_reviewer_with()
    answer = reviewing.client.post(reviewing.address, {"item": 1, "record": "r1", "page": 1, "words": "TRAPEZIUS"})
    page = answer.content.decode()
    assert "1 hit" in page
    assert '<mark class="hit hit--now">trapezius</mark>' in page
    assert "TRAPEZIUS" not in str(answer.request["PATH_INFO"]) + str(answer.request["QUERY_STRING"])


def test_a_search_without_a_hit_says_on_how_many_pages_it_looked():
    reviewing = a_reviewer_with()
    page = reviewing.client.post(reviewing.address, {"item": 1, "words": "acupuncture"}).content.decode()
    assert "No hit" in page
    assert "on 1 pages with text" in page


def test_a_page_that_does_not_exist_falls_back_to_one_that_does():
    reviewing = a_reviewer_with()
    assert "<span>1 of 1</span>" in reviewing.see("?item=1&record=r1&page=999")
    assert "<span>1 of 1</span>" in reviewing.see("?item=1&record=r77&page=x")


def test_an_item_that_does_not_exist_answers_that_there_is_no_such_page():
    reviewing = a_reviewer_with()
    assert reviewing.client.get(f"{reviewing.address}?item=9").status_code == 404


def test_a_record_that_is_no_pdf_has_no_picture():
    reviewing = a_reviewer_with()
    assert reviewing.client.get(f"{reviewing.address}/records/r1/1.png").status_code == 404


def test_the_workbench_asks_the_database_little():
    reviewing = a_reviewer_with()
    reviewing.see()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        reviewing.see()
    assert len(queries) <= 30


# --- writing --------------------------------------------------------------------


def test_what_is_typed_is_kept_and_read_as_citations():
    reviewing = a_reviewer_with()
    reviewing.save(decision="Upheld", rationale=UPHELD_RATIONALE, reviewer_guideline=CITED)
    item = reviewing.draft.determination.items[0]
    assert item.decision is Decision.UPHELD
    assert item.rationale == UPHELD_RATIONALE
    assert [str(pages) for pages in item.reviewer_guideline.citations[0].pages] == ["98-99"]


def test_the_draft_saves_itself_and_tells_the_time_and_what_is_left():
    reviewing = a_reviewer_with()
    answer = reviewing.save(htmx=True, decision="Upheld", rationale=UPHELD_RATIONALE)
    page = answer.content.decode()
    assert "Saved at" in page
    assert "The clinical summary to write" in page
    assert 'id="left" hx-swap-oob="true"' in page
    assert "<html" not in page


def test_line_ends_of_a_browser_do_not_make_a_new_text():
    reviewing = a_reviewer_with()
    reviewing.save(rationale="First.\r\n\r\nSecond.")
    version = reviewing.draft.version
    reviewing.save(rationale="First.\n\nSecond.")
    assert reviewing.draft.version == version


def test_a_second_window_hears_that_the_text_has_changed_and_neither_text_is_lost():
    reviewing = a_reviewer_with()
    opened_with = reviewing.base()
    reviewing.save(rationale="From the first window.")
    answer = reviewing.save(base=opened_with, rationale="From the second window.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Another window has saved this too" in page
    assert page.count("From the second window.") >= 2
    assert "From the first window." in page
    assert reviewing.draft.determination.items[0].rationale == "From the first window."


def test_after_comparing_the_second_window_can_keep_its_own_and_still_go_back():
    reviewing = a_reviewer_with()
    opened_with = reviewing.base()
    reviewing.save(rationale="From the first window.")
    clash = reviewing.save(base=opened_with, rationale="From the second window.").content.decode()
    reviewing.save(
        base=opened_with, rationale="From the second window.", then="keep_mine", other=hidden(clash, "other")
    )
    assert reviewing.draft.determination.items[0].rationale == "From the second window."
    reviewing.save(then="put_back")
    assert reviewing.draft.determination.items[0].rationale == "From the first window."


def test_a_third_saving_while_somebody_compares_is_not_overwritten_either():
    reviewing = a_reviewer_with()
    opened_with = reviewing.base()
    reviewing.save(rationale="From the first window.")
    clash = reviewing.save(base=opened_with, rationale="From the second window.").content.decode()
    reviewing.save(rationale="From the first window, again.")
    answer = reviewing.save(base=opened_with, rationale="Mine.", then="keep_mine", other=hidden(clash, "other"))
    assert answer.status_code == 409
    assert reviewing.draft.determination.items[0].rationale == "From the first window, again."


def test_an_automatic_saving_that_clashes_overwrites_nothing_and_says_so_in_place():
    reviewing = a_reviewer_with()
    opened_with = reviewing.base()
    reviewing.save(rationale="From the first window.")
    page = reviewing.save(base=opened_with, htmx=True, rationale="From the second window.").content.decode()
    assert "Not saved: another window" in page
    assert reviewing.draft.determination.items[0].rationale == "From the first window."


def test_two_windows_on_different_items_do_not_disturb_each_other():
    reviewing = a_reviewer_with(application=an_application(items="Acupuncture, 6 visits\nAspirin"))
    base = reviewing.base("?item=2")
    reviewing.save(rationale="On the first item.")
    said = {"item": 2, "base": base, "rationale": "On the second item."}
    assert reviewing.client.post(f"{reviewing.address}/draft", said).status_code == 302
    assert [item.rationale for item in reviewing.draft.determination.items] == [
        "On the first item.",
        "On the second item.",
    ]


def test_taking_the_draft_can_be_undone():
    reviewing = a_reviewer_with()
    reviewing.save(decision="Upheld", rationale="My own words.")
    reviewing.save(then="take_draft")
    taken = reviewing.draft.determination.items[0].rationale
    assert taken != "My own words."
    assert "not medically necessary" in taken
    assert "Put my text back" in reviewing.see()
    reviewing.save(then="put_back")
    assert reviewing.draft.determination.items[0].rationale == "My own words."


def test_the_draft_of_a_summary_names_the_page_of_each_sentence_and_can_be_taken():
    reviewing = a_reviewer_with()
    page = reviewing.see("?view=summary")
    assert "A draft from the file" in page
    reviewing.save(summary="", then="take_draft")
    assert "sustained an industrial injury on 17 September 2013." in reviewing.draft.determination.clinical_summary


def test_the_draft_of_a_rationale_agrees_with_the_decision_that_was_chosen():
    reviewing = a_reviewer_with()
    reviewing.save(decision="Overturned", then="take_draft")
    assert "is medically necessary" in reviewing.draft.determination.items[0].rationale


def test_a_decision_that_is_neither_is_refused():
    reviewing = a_reviewer_with()
    assert reviewing.save(decision="Partial").status_code == 400
    assert reviewing.draft.determination.items[0].decision is None


def test_the_button_that_was_pressed_leads_on_after_saving():
    reviewing = a_reviewer_with()
    assert reviewing.save(rationale="A", then="checks")["Location"] == f"{reviewing.address}/checks"
    assert reviewing.save(rationale="B", then="preview")["Location"] == f"{reviewing.address}/preview"
    assert "view=summary" in reviewing.save(rationale="C", then="summary")["Location"]


def test_what_was_typed_into_a_case_that_was_signed_meanwhile_is_shown_to_be_copied():
    reviewing = a_reviewer_with()
    reviewing.finish()
    base = reviewing.base()
    sign(reviewing)
    answer = reviewing.save(base=base, rationale="Too late, but mine.")
    assert answer.status_code == 409
    assert "Too late, but mine." in answer.content.decode()


# --- setting a criterion aside -----------------------------------------------------


def set_aside(reviewing, *, criterion=1, **said):
    address = f"{reviewing.address}/criterion?item=1&criterion={criterion}&record=r1&page=1"
    seen = hidden(reviewing.client.get(address).content.decode(), "seen")
    return reviewing.client.post(
        f"{reviewing.address}/criterion", {"item": 1, "criterion": criterion, "seen": seen, **said}
    )


def test_a_criterion_set_aside_stands_in_the_tree_with_its_reason_and_can_count_again():
    reviewing = a_reviewer_with(application=an_application(items="Physical therapy, 12 visits, cervical spine"))
    answer = set_aside(reviewing, counts="met", reason="The count is for another diagnosis.")
    assert answer.status_code == 302
    assert answer["Location"].endswith("#c1")
    page = reviewing.see()
    assert "Set aside by you, it counts as met:" in page
    assert "The count is for another diagnosis." in page
    reviewing.save(decision="Upheld")
    assert "One of the criteria does not fit this worker and is counted as met" in reviewing.see()
    assert set_aside(reviewing, then="restore").status_code == 302
    assert "Set aside by you" not in reviewing.see()


def test_a_criterion_set_aside_as_not_met_is_no_way_out_but_may_count_again():
    reviewing = a_reviewer_with(application=an_application(items="Physical therapy, 12 visits, cervical spine"))
    again = "count again: it is set aside as not met."
    assert again not in reviewing.see()
    set_aside(reviewing, counts="not met", reason="The visits were for the shoulder.")
    page = reviewing.see()
    assert again in page
    assert "A request for no more than" not in page
    set_aside(reviewing, counts="met", reason="The visits were for the shoulder.")
    assert again not in reviewing.see()


def test_a_criterion_is_set_aside_only_with_what_it_counts_as_and_why():
    reviewing = a_reviewer_with(application=an_application(items="Physical therapy, 12 visits, cervical spine"))
    answer = set_aside(reviewing)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose what the criterion counts as." in page
    assert "Say in one sentence why" in page
    assert reviewing.case.set_aside == ()


def test_a_criterion_that_is_not_there_is_not_found():
    reviewing = a_reviewer_with(application=an_application(items="Physical therapy, 12 visits, cervical spine"))
    assert reviewing.client.get(f"{reviewing.address}/criterion?item=1&criterion=99").status_code == 404


# --- what was understood -----------------------------------------------------------


def test_the_cited_guideline_shows_its_topic_and_whether_it_is_in_force():
    reviewing = a_reviewer_with(application=an_application(items="Physical therapy, 12 visits, cervical spine"))
    cited = "Decision based on MTUS Chronic Pain Medical Treatment Guidelines 2009, Physical Medicine, Page(s): 98-99."
    reviewing.save(reviewer_guideline=cited)
    page = reviewing.see()
    assert "/guidelines/mtus-chronic-pain/2009#physical-medicine" in page
    assert "In the library:" in page
    assert "in force on" in page


def test_a_revised_topic_is_understood_as_the_organization_wrote_it():
    plain = a_wording()
    title = "Physical medicine, visits of physical or occupational therapy"
    named = replace(plain, text=plain.text.replace(title, "Physical medicine, as read again"))
    put_in_force(named, since=legal_day(now()))
    reviewing = a_reviewer_with(application=an_application(items="Physical therapy, 12 visits, cervical spine"))
    cited = "Decision based on MTUS Chronic Pain Medical Treatment Guidelines 2009, Physical Medicine, Page(s): 98-99."
    reviewing.save(reviewer_guideline=cited)
    page = reviewing.see()
    understood = page.partition("In the library:")[2][:300]
    assert "Physical medicine, as read again" in understood


def test_the_offered_rationale_links_the_guideline_and_the_pages_that_it_names():
    reviewing = a_reviewer_with(application=an_application(items="Physical therapy, 12 visits, cervical spine"))
    reviewing.save(decision="Upheld")
    offer = reviewing.see().partition('id="offer"')[2].partition("Take the draft")[0]
    assert 'href="/guidelines/mtus-chronic-pain/2009#physical-medicine"' in offer
    assert "record=r1" in offer


# --- correcting a fact -------------------------------------------------------------


def a_fact_form(reviewing, **said):
    page = reviewing.client.get(f"{reviewing.address}/fact?item=1&criterion=1&fact=1&record=r1&page=1").content.decode()
    filled = {"item": 1, "criterion": 1, "fact": 1, "seen": hidden(page, "seen"), "place": "r1:1", **said}
    return reviewing.client.post(f"{reviewing.address}/fact", filled)


def test_a_correction_stands_above_the_machine_with_reason_page_and_words():
    reviewing = a_reviewer_with(application=an_application(items="Trigger point injections, 3, left trapezius"))
    answer = a_fact_form(reviewing, status="denied in the record", reason="A spasm, no twitch.", quote="referred PAIN")
    assert answer.status_code == 302
    review = review_of(reading_desk(actor_of(reviewing.person)), reviewing.number)
    (concept, _) = reviewing.case.corrections[0]
    fact = review.facts.about(concept)
    assert fact.status is FactStatus.DENIED
    assert fact.corrected == "A spasm, no twitch."
    text = review.case_file.documents[0].pages[0].text
    assert text[fact.evidence[0].start : fact.evidence[0].end] == "referred pain"
    assert "Corrected by you" in reviewing.see()


def test_a_correction_without_a_reason_hears_every_gap_at_once_and_keeps_what_was_entered():
    reviewing = a_reviewer_with(application=an_application(items="Trigger point injections, 3, left trapezius"))
    answer = a_fact_form(reviewing, quote="words that are nowhere")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose what the record says." in page
    assert "Say in one sentence why." in page
    assert "These words do not stand on that page." in page
    assert 'value="words that are nowhere"' in page
    assert not reviewing.case.corrections


def test_a_number_that_is_none_is_refused_beside_its_field():
    reviewing = a_reviewer_with(application=an_application(items="Physical therapy, 12 visits, cervical spine"))
    review = review_of(reading_desk(actor_of(reviewing.person)), reviewing.number)
    leaves = review.evaluations[0].root.leaves()
    place = next(
        (criterion, number)
        for criterion, leaf in enumerate(leaves, start=1)
        for number, fact in enumerate(leaf.facts, start=1)
        if fact.concept == "physical_therapy_visits"
    )
    said = {"item": 1, "criterion": place[0], "fact": place[1], "status": "documented", "place": "r1:1"}
    address, seen = f"{reviewing.address}/fact", {"seen": reviewing.case.version}
    refused = reviewing.client.post(address, {**said, **seen, "low": "many", "reason": "Counted."})
    assert 'id="low-err"' in refused.content.decode()
    reviewing.client.post(address, {**said, **seen, "low": "14", "reason": "Counted."})
    review = review_of(reading_desk(actor_of(reviewing.person)), reviewing.number)
    assert str(review.facts.about("physical_therapy_visits").value) == "14 or more"


def test_opening_a_record_beside_the_form_is_no_conflict():
    reviewing = a_reviewer_with(application=an_application(items="Trigger point injections, 3, left trapezius"))
    seen = reviewing.case.version
    reviewing.see("?item=1&record=r1&page=1")
    assert reviewing.case.version > seen
    answer = a_fact_form(reviewing, seen=seen, status="not found", reason="It is another patient's note.")
    assert answer.status_code == 302


def test_a_clinical_word_never_stands_in_an_address():
    reviewing = a_reviewer_with(application=an_application(items="Trigger point injections, 3, left trapezius"))
    import re

    page = reviewing.see()
    addresses = " ".join(re.findall(r'(?:href|action|src|hx-post)="([^"]*)"', page))
    for word in ("trigger", "twitch", "referred", "radiculopathy", "relaxant"):
        assert word not in addresses.lower()


# --- checks, letters, signature ---------------------------------------------------------


def sign(reviewing, **said):
    page = reviewing.client.get(f"{reviewing.address}/sign").content.decode()
    filled = {"seen": hidden(page, "seen"), "draft_seen": hidden(page, "draft_seen"), "mine": "yes", **said}
    return reviewing.client.post(f"{reviewing.address}/sign", filled)


def test_an_unfinished_draft_says_what_is_to_do_and_cannot_be_signed():
    reviewing = a_reviewer_with()
    page = reviewing.see()
    assert "1 item to decide" in page
    assert 'aria-disabled="true" aria-describedby="whynot"' in page
    answer = sign(reviewing)
    assert answer.status_code == 409
    assert "stop the signature" in answer.content.decode()
    assert reviewing.case.state is State.IN_REVIEW


def test_the_checks_page_names_what_stops_and_what_passed():
    reviewing = a_reviewer_with()
    page = reviewing.client.get(f"{reviewing.address}/checks").content.decode()
    assert "STR-02" in page
    assert "checks passed" in page


def test_a_rationale_that_the_file_contradicts_stops_the_signature_and_leads_to_the_page():
    reviewing = a_reviewer_with(application=an_application(items="Trigger point injections, 3, left trapezius"))
    words = "There is no documentation of a twitch response. The request is not medically necessary."
    reviewing.save(decision="Upheld", rationale=words, reviewer_guideline=CITED)
    page = reviewing.see()
    assert "FACT-01" in page
    assert "Open page 1" in page


def test_signing_needs_the_physicians_own_word():
    reviewing = a_reviewer_with()
    reviewing.finish()
    answer = sign(reviewing, mine="")
    assert answer.status_code == 422
    assert "It is not signed" in answer.content.decode()
    assert reviewing.case.state is State.IN_REVIEW


def test_a_finished_determination_is_signed_and_the_page_says_what_happens_next():
    reviewing = a_reviewer_with()
    reviewing.finish()
    assert "Read and sign" in reviewing.see()
    answer = sign(reviewing)
    assert answer.status_code == 302
    assert reviewing.case.state is State.SIGNED
    page = reviewing.client.get(f"{reviewing.address}/sign").content.decode()
    assert "The quality physician now reads it" in page
    assert SUMMARY in page


def test_a_second_signature_is_refused_with_a_clear_page():
    reviewing = a_reviewer_with()
    reviewing.finish()
    sign(reviewing)
    version = reviewing.case.version
    answer = reviewing.client.post(f"{reviewing.address}/sign", {"mine": "yes", "seen": version, "draft_seen": 1})
    assert answer.status_code == 409
    assert "It was signed already" in answer.content.decode()
    assert reviewing.case.version == version


def test_a_draft_that_was_saved_again_is_shown_again_before_it_can_be_signed():
    reviewing = a_reviewer_with()
    reviewing.finish()
    page = reviewing.client.get(f"{reviewing.address}/sign").content.decode()
    reviewing.save(rationale=UPHELD_RATIONALE + " One more sentence.")
    filled = {"seen": hidden(page, "seen"), "draft_seen": hidden(page, "draft_seen"), "mine": "yes"}
    answer = reviewing.client.post(f"{reviewing.address}/sign", filled)
    assert answer.status_code == 409
    assert "One more sentence." in answer.content.decode()
    assert reviewing.case.state is State.IN_REVIEW


def test_a_determination_that_came_back_shows_the_reason_above_the_draft():
    reviewing = a_reviewer_with()
    reviewing.finish()
    sign(reviewing)
    with open_desk(actor_of(a_person(Role.QUALITY))) as desk:
        return_signature(desk, case_number=reviewing.number, reason="Name the visit of January.")
    page = reviewing.see()
    assert "Name the visit of January." in page
    assert page.index("Name the visit of January.") < page.index("Your decision on item 1")
    assert CaseRow.objects.get(number=reviewing.number).state == State.IN_REVIEW.value


def test_both_letters_can_be_previewed_and_bear_the_word_draft_until_all_is_decided():
    reviewing = a_reviewer_with()
    assert "DRAFT" in reviewing.client.get(f"{reviewing.address}/preview").content.decode()
    letter = reviewing.client.get(f"{reviewing.address}/preview/full.html")
    assert letter["Content-Type"].startswith("text/html")
    assert "'unsafe-inline'" in letter["Content-Security-Policy"]
    assert "script-src" not in letter["Content-Security-Policy"]
    public = reviewing.client.get(f"{reviewing.address}/preview/public.pdf")
    assert public.content.startswith(b"%PDF")
    assert reviewing.client.get(f"{reviewing.address}/preview/secret.pdf").status_code == 404


def test_no_page_of_the_reviewer_names_a_reviewer():
    reviewing = a_reviewer_with()
    for address in ("", "/attest", "/checks", "/preview", "/preview/full.txt", "/sign"):
        assert "Invented Physician" not in reviewing.client.get(reviewing.address + address).content.decode()
