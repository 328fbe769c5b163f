"""A page of a record as the reviewer sees it."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from openimr.web.reviewer.marked_text import Mark, layout, marked_page, search_hits


def words_of(html: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<a class=\"evref.*?</a>|<[^>]+>", "", html)))


def test_the_words_that_show_a_finding_are_marked_and_linked_to_their_criterion():
    page = marked_page("Neck pain since May.", [Mark(start=0, end=9, kind="met", label="2")])
    assert page == ('<p><mark class="ev">Neck pain</mark><a class="evref" id="e2" href="#c2">2 met</a> since May.</p>')


def test_words_that_bear_on_two_criteria_are_marked_once_and_name_both():
    marks = [Mark(start=0, end=9, kind="met", label="2"), Mark(start=5, end=15, kind="unmet", label="4")]
    page = marked_page("Neck pain since May.", marks)
    assert page.count("<mark") == 1
    assert "ev--unmet" in page
    assert 'href="#c2"' in page
    assert 'href="#c4"' in page


def test_what_the_record_says_never_becomes_markup():
    page = marked_page("<script>alert(1)</script> & more", [Mark(start=0, end=8, kind="near", label="1")])
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_line_that_the_paper_broke_runs_on_and_a_short_one_stays_alone():
    text = "The patient returns eight months after the injury and\nsays that little has changed.\nSeen by: A. Whitcombe"
    page = marked_page(text)
    assert "injury and says" in page
    assert "changed.\nSeen by" in page


def test_a_table_keeps_its_columns():
    page = marked_page("Filled       Medicine     Count\n05/23/2014   Naproxen     60")
    assert page.startswith('<pre class="ledger">')


def test_a_search_finds_words_across_a_line_break_in_any_case():
    assert search_hits("A muscle\nrelaxant", "Muscle relaxant") == ((2, 17),)


def test_a_search_for_nothing_finds_nothing():
    assert search_hits("A muscle relaxant", "  ") == ()


TEXTS = st.text(alphabet=st.sampled_from("ab Z.:\n\t<&é9"), max_size=120)
MARKS = st.lists(
    st.builds(
        lambda start, length, kind, label: Mark(start=start, end=start + length, kind=kind, label=label),
        st.integers(0, 130),
        st.integers(0, 40),
        st.sampled_from(["met", "unmet", "near"]),
        st.sampled_from(["1", "2a", "3"]),
    ),
    max_size=6,
)


@given(TEXTS, MARKS, st.sampled_from(["", "a", "b Z"]))
def test_no_word_of_a_page_is_lost_whatever_is_marked_or_searched(text: str, marks: list[Mark], words: str):
    page = marked_page(text, marks, search_hits(text, words))
    assert words_of(page) == re.sub(r"\s+", "", text)


@given(TEXTS)
def test_the_blocks_of_a_page_do_not_overlap_and_leave_out_blanks_only(text: str):
    at, kept = 0, ""
    for _, start, end in layout(text):
        assert start >= at
        kept, at = kept + text[start:end], end
    assert re.sub(r"\s+", "", kept) == re.sub(r"\s+", "", text)
