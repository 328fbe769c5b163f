"""The document viewer: pages as pictures with their words, search, concepts, notes, places, two pages at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from openimr.casefile import page_image
from openimr.store.jobs import enter_reading
from openimr.store.models import PageNoteRow, RecordPassword, ViewRow
from openimr.workflow import State
from tests.builders.cases import a_reviewer_person
from tests.builders.long_records import a_long_pdf
from tests.builders.papers import a_pdf, a_picture_of, locked
from tests.builders.reviewing import Reviewing, a_reviewer_with, hidden

pytestmark = pytest.mark.django_db

FIRST = "Neck pain for eight months. She finished fourteen physical therapy sessions."
SECOND = "Home exercises are done every day. No physical therapy since October."
TURNED = {"HX-Request": "true", "HX-Target": "record"}


@pytest.fixture
def reading() -> Reviewing:
    """A reviewer with a file of one born-digital record of two pages."""
    return a_reviewer_with(State.IN_REVIEW, note=a_pdf(FIRST, SECOND))


def words_on_the_picture(html: str) -> list[str]:
    return re.findall(r"<tspan[^>]*>([^<]*)</tspan>", html)


def post(reading: Reviewing, path: str, *, htmx: bool = False, **said: object):
    headers = {"HX-Request": "true"} if htmx else {}
    return reading.client.post(
        f"{reading.address}{path}", {"item": 1, "record": "r1", "page": 1, **said}, headers=headers
    )


# --- the page -------------------------------------------------------------------


def test_a_page_is_its_picture_with_every_word_over_it(reading: Reviewing):
    html = reading.see("?item=1&record=r1&page=1")
    assert f"{reading.address}/records/r1/1.png" in html
    assert words_on_the_picture(html) == FIRST.split()


def test_no_style_is_written_into_the_page_which_the_policy_would_refuse(reading: Reviewing):
    assert " style=" not in reading.see("?item=1&record=r1&page=1")


def test_evidence_is_marked_on_the_picture_and_linked_both_ways(reading: Reviewing):
    html = reading.see("?item=1&record=r1&page=1")
    assert re.search(r'<g class="lm lm--\w+"><rect', html)
    assert re.search(r'<a class="evref [^"]*" id="e1" href="#c1"', html)


def test_a_page_can_be_read_as_text_for_once_or_always(reading: Reviewing):
    assert 'class="sheet__t"' in reading.see("?item=1&record=r1&page=1&show=text")
    assert 'class="sheet__t"' not in reading.see("?item=1&record=r1&page=2")
    post(reading, "/zoom", zoom="text")
    assert 'class="sheet__t"' in reading.see("?item=1&record=r1&page=2")
    assert "<image" in reading.see("?item=1&record=r1&page=2&show=scan")


def test_plain_text_stays_text():
    html = a_reviewer_with(State.IN_REVIEW).see("?item=1&record=r1&page=1")
    assert 'class="sheet__t"' in html
    assert "<image" not in html


def test_a_page_whose_file_is_locked_is_shown_as_its_text():
    reading = a_reviewer_with(State.IN_REVIEW, note=locked(a_pdf(FIRST), password="sandpiper"))
    RecordPassword.objects.create(case_number=reading.number, record_id="r1", password="sandpiper")
    assert enter_reading(reading.number, "r1")
    html = reading.see("?item=1&record=r1&page=1&show=scan")
    assert "cannot be shown as it looks" in html
    assert "<image" not in html
    assert 'class="sheet__t"' in html


def test_a_turned_page_lies_on_its_side_for_this_look_alone(reading: Reviewing):
    html = reading.see("?item=1&record=r1&page=1&turn=90")
    assert "rotate(90)" in html
    assert "turn=180" in html
    assert "rotate" not in reading.see("?item=1&record=r1&page=1")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no tesseract on this machine")
def test_the_words_of_a_scan_are_placed_after_its_picture_is_shown(tmp_path: Path):
    source = tmp_path / "note.pdf"
    source.write_bytes(a_pdf(FIRST))
    reading = a_reviewer_with(State.IN_REVIEW, note=a_picture_of(page_image(source, 1), tmp_path))
    waiting = reading.see("?item=1&record=r1&page=1")
    assert "are being placed" in waiting
    assert words_on_the_picture(waiting) == []
    placed = post(reading, "/records/r1/1/words?item=1", htmx=True).content.decode()
    assert "fourteen" in words_on_the_picture(placed)
    assert "fourteen" in words_on_the_picture(reading.see("?item=1&record=r1&page=1"))


# --- the picture ----------------------------------------------------------------


def test_a_picture_comes_in_three_sizes_for_the_reviewers_own_browser_alone(reading: Reviewing):
    address = f"{reading.address}/records/r1/1.png"
    for query in ("", "?size=thumb", "?size=zoomed"):
        answer = reading.client.get(address + query)
        assert answer.content.startswith(b"\x89PNG")
        assert answer["Cache-Control"].startswith("private, max-age=")
    assert reading.client.get(f"{address}?size=poster").status_code == 404


def test_pictures_are_logged_as_looks_and_thumbnails_are_not(reading: Reviewing):
    reading.client.get(f"{reading.address}/records/r1/2.png?size=thumb")
    assert not ViewRow.objects.filter(what="r1, picture of page 2").exists()
    reading.client.get(f"{reading.address}/records/r1/2.png")
    assert ViewRow.objects.filter(what="r1, picture of page 2").count() == 1


def test_only_the_pages_around_have_a_thumbnail_however_long_the_file_is():
    reading = a_reviewer_with(State.IN_REVIEW, note=a_long_pdf(60))
    html = reading.see("?item=1&record=r1&page=30")
    assert html.count("size=thumb") == 11
    assert html.count('loading="lazy"') == 11


# --- finding --------------------------------------------------------------------


def test_a_hit_is_marked_on_the_picture_and_the_next_one_shown_on_demand(reading: Reviewing):
    first = post(reading, "", words="physical therapy").content.decode()
    assert "2 hits" in first
    assert first.count('class="lm-hit hit--now"') == 1
    second = post(reading, "", words="physical therapy", hit="1").content.decode()
    assert words_on_the_picture(second) == SECOND.split()
    assert second.count('class="lm-hit hit--now"') == 1


def test_a_search_with_more_hits_than_are_listed_counts_them_all_and_reaches_the_last():
    reading = a_reviewer_with(State.IN_REVIEW, note=a_long_pdf(20))
    html = post(reading, "", words="visit", hit="350").content.decode()
    count = int(re.search(r"<b>(\d+) hits</b>", html)[1])  # type: ignore[index]
    assert count > 351
    assert f"{count - 40} more hits" in html
    assert 'value="350" aria-current="true"' in html


def test_a_search_stays_while_pages_are_turned_and_goes_on_from_there():
    reading = a_reviewer_with(State.IN_REVIEW, note=a_pdf("No therapy.", "Home exercises.", "Physical therapy ended."))
    first = post(reading, "", words="therapy").content.decode()
    assert 'name="go" value="2" data-turn="next"' in first
    between = post(reading, "", words="therapy", go="2").content.decode()
    assert words_on_the_picture(between) == ["Home", "exercises."]
    assert 'value="therapy"' in between
    assert offered_hits(between) == ["0", "1"]
    last = post(reading, "", words="therapy", go="3").content.decode()
    assert "hit--now" in last
    assert offered_hits(last) == ["0", "1"]
    assert 'aria-disabled="true" name="hit" value="1"' in last


def offered_hits(html: str) -> list[str]:
    """The hits to which the two buttons lead."""
    return re.findall(r'aria-keyshortcuts="[pn]"[^>]* name="hit" value="(\d+)"', html)


def test_a_concept_is_chosen_and_its_places_are_shown(reading: Reviewing):
    page = reading.see("?item=1&record=r1&page=1")
    concept = re.search(r'<option value="(physical_therapy[^"]*)"', page)
    assert concept
    html = post(reading, "", concept=concept[1]).content.decode()
    assert "hit" in html
    assert 'class="lm-hit hit--now"' in html
    assert concept[1] not in "".join(re.findall(r'(?:href|action)="([^"]*)"', html))


def test_a_search_is_one_look_at_the_file(reading: Reviewing):
    said = {"item": 1, "record": "r1", "page": 1, "words": "therapy"}
    for _ in range(2):  # the first time the record opens with it, the second time the middle alone is shown
        reading.client.post(reading.address, said, headers=TURNED)
    assert ViewRow.objects.filter(what="2 hits of a search in the file").count() == 2


def test_an_unknown_concept_finds_nothing_and_breaks_nothing(reading: Reviewing):
    assert post(reading, "", concept="no_such_concept").status_code == 200


# --- getting about --------------------------------------------------------------


def test_opening_the_case_again_leads_to_the_last_page(reading: Reviewing):
    reading.see("?item=1&record=r1&page=2")
    assert words_on_the_picture(reading.see()) == SECOND.split()


def test_a_page_can_be_asked_for_by_its_number_in_the_file(reading: Reviewing):
    assert words_on_the_picture(reading.see("?item=1&record=r1&page=1&go=2")) == SECOND.split()
    assert words_on_the_picture(reading.see("?item=1&go=99999")) == SECOND.split()


def test_a_turned_page_brings_the_middle_alone_and_says_the_same(reading: Reviewing):
    whole = reading.see("?item=1&record=r1&page=1")
    answer = reading.client.get(f"{reading.address}?item=1&record=r1&page=1", headers=TURNED)
    part = answer.content.decode()
    assert part.lstrip().startswith('<section class="pane" id="record"')
    assert re.findall(r'<g class="lm .*?</g>', part) == re.findall(r'<g class="lm .*?</g>', whole)
    assert ViewRow.objects.filter(what="r1, page 1").count() == 2


def test_a_record_that_opens_for_the_first_time_brings_the_whole_workbench(reading: Reviewing):
    answer = reading.client.get(f"{reading.address}?item=1&record=r1&page=1", headers=TURNED)
    assert 'id="left"' in answer.content.decode()
    assert reading.case.record("r1").is_opened


def test_a_corrected_fact_changes_the_marks_of_a_turned_page_at_once(reading: Reviewing):
    address = f"{reading.address}?item=1&record=r1&page=1"
    reading.see("?item=1&record=r1&page=1")
    before = reading.client.get(address, headers=TURNED).content.decode()
    form = reading.client.get(f"{reading.address}/fact?item=1&criterion=1&fact=1").content.decode()
    said = {"item": 1, "criterion": 1, "fact": 1, "seen": hidden(form, "seen"), "status": "not found"}
    answer = reading.client.post(f"{reading.address}/fact", {**said, "reason": "The note speaks of another person."})
    assert answer.status_code == 302, answer.content.decode()
    after = reading.client.get(address, headers=TURNED).content.decode()
    assert re.findall(r'<g class="lm .*?</g>', after) != re.findall(r'<g class="lm .*?</g>', before)


def test_two_pages_stand_side_by_side_and_both_are_logged(reading: Reviewing):
    html = reading.see("?item=1&record=r1&page=1&beside=r1-2")
    assert words_on_the_picture(html) == FIRST.split() + SECOND.split()
    assert 'class="beside"' in html
    assert ViewRow.objects.filter(what="r1, page 2").exists()
    assert len(re.findall(r'id="e1"', html)) == 1


def test_a_page_beside_that_does_not_exist_is_left_out(reading: Reviewing):
    assert 'class="beside"' not in reading.see("?item=1&record=r1&page=1&beside=r9-1")


def test_the_size_stays_until_it_is_changed(reading: Reviewing):
    answer = post(reading, "/zoom", zoom="200")
    assert answer["Location"] == f"{reading.address}?item=1&record=r1&page=1"
    html = reading.see("?item=1&record=r1&page=2")
    assert "leaf--inches" in html
    assert "2.png?size=zoomed" in html
    assert post(reading, "/zoom", zoom="enormous").status_code == 400


# --- notes ----------------------------------------------------------------------


def test_a_note_and_a_bookmark_are_kept_and_listed(reading: Reviewing):
    page = reading.see("?item=1&record=r1&page=2")
    said = {"page": 2, "text": "Ask about October.", "bookmark": "yes", "note_base": hidden(page, "note_base")}
    assert post(reading, "/note", **said).status_code == 302
    html = reading.see("?item=1&record=r1&page=1")
    assert "Ask about October." in html
    assert "Bookmark</b>" in html


def test_a_note_saves_itself_in_place(reading: Reviewing):
    base = hidden(reading.see("?item=1&record=r1&page=1"), "note_base")
    said = post(reading, "/note", htmx=True, text="A first thought.", note_base=base).content.decode()
    assert "Note saved" in said
    assert hidden(said, "note_base") != base


def test_two_windows_on_one_note_lose_nothing(reading: Reviewing):
    base = hidden(reading.see("?item=1&record=r1&page=1"), "note_base")
    post(reading, "/note", text="From one window.", note_base=base)
    clash = post(reading, "/note", text="From the other.", note_base=base)
    assert clash.status_code == 409
    html = clash.content.decode()
    assert "From one window." in html
    assert "From the other." in html
    other = hidden(html, "note_other")
    post(reading, "/note", text="From the other.", note_base="", note_other=other, then="keep_mine")
    assert PageNoteRow.objects.get().text == "From the other."


def test_words_that_leave_with_a_turned_page_are_added_to_what_another_window_wrote(reading: Reviewing):
    base = hidden(reading.see("?item=1&record=r1&page=1"), "note_base")
    post(reading, "/note", text="From one window.", note_base=base)
    post(reading, "/note", htmx=True, text="Typed while leaving.", note_base=base, then="leave")
    assert PageNoteRow.objects.get().text == "From one window.\n\nTyped while leaving."


def test_notes_cannot_be_had_by_others_nor_outside_the_review(reading: Reviewing):
    post(reading, "/note", text="Mine.", note_base=hidden(reading.see(), "note_base"))
    reading.client.force_login(a_reviewer_person("R-1002"))
    for path in ("/note", "/zoom", "/records/r1/1/words"):
        assert post(reading, path, text="Theirs.").status_code == 404
    assert PageNoteRow.objects.get().text == "Mine."


def test_before_the_attestation_neither_words_nor_notes_can_be_had():
    waiting = a_reviewer_with(State.REVIEWER_DRAWN, note=a_pdf(FIRST))
    assert post(waiting, "/records/r1/1/words").status_code == 404
    assert post(waiting, "/note", text="x").status_code == 404
    assert not PageNoteRow.objects.exists()
