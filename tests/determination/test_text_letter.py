"""Letters as text and HTML: golden pairs, what stands in them, and what must not run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from openimr.determination import LetterFormat, render_full_letter, render_public_letter
from openimr.publication import from_json
from openimr.vocabulary import Decision
from tests.builders.determination import a_determination, a_full_letter, a_letterhead, an_item
from tests.builders.strategies import determinations

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = '#read("secret.txt") <script>alert(1)</script> $x$ &amp; "quoted"'


def test_a_determination_gives_its_golden_letters():
    for source in sorted(GOLDEN.glob("*.json")):
        determination = from_json(source.read_bytes(), where=source.name).determination
        for form in (LetterFormat.TEXT, LetterFormat.HTML):
            letter = render_public_letter(determination, letterhead=a_letterhead(), format=form)
            expected = source.with_suffix(f".{form}")
            if os.environ.get("OPENIMR_UPDATE_GOLDEN") == "1":
                expected.write_bytes(letter)
            assert letter == expected.read_bytes(), f"{expected.name} differs; see OPENIMR_UPDATE_GOLDEN"


def test_the_sections_stand_in_the_order_of_published_determinations():
    letter = public_text(a_determination())
    labels = (
        "Case Number: CM14-0001234",
        "Date Assigned: 12/08/2014",
        "Application Received: 11/24/2014",
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "State(s) of Licensure: California, Oregon",
        "Certification(s)/Specialty: Physical Medicine and Rehabilitation",
        "Subspecialty(ies): Pain Medicine",
        "CLINICAL CASE SUMMARY",
        "IMR ISSUES, DECISIONS AND RATIONALES",
        "Physical therapy for the lumbar spine, 8 visits: Upheld",
        "Claims Administrator guideline: ",
        "Reviewer guideline: ",
        "Decision rationale: ",
    )
    places = [letter.index(label) for label in labels]
    assert places == sorted(places)


def test_the_letter_says_of_the_reviewer_what_the_law_asks():
    letter = public_text(a_determination())
    for said in ("no affiliation with", "more than five years", "at least 24 hours a week", "hierarchy"):
        assert said in letter


def test_a_header_field_that_is_missing_is_left_out():
    letter = public_text(a_determination(case_number=None, priority=None))
    assert "Case Number" not in letter
    assert "Priority" not in letter
    assert letter.startswith("Date Assigned: 12/08/2014\n")


def test_the_organization_chooses_the_label_of_its_guideline_line():
    letter = render_public_letter(
        a_determination(), letterhead=a_letterhead(guideline_label="GOLDEN POPPY"), format=LetterFormat.TEXT
    )
    assert b"\nGOLDEN POPPY guideline: Decision based on" in letter


def test_paragraphs_of_a_rationale_stay_apart_and_its_line_breaks_stay():
    letter = public_text(a_determination(an_item(rationale="First.\r\n\r\n\r\nSecond,\nstill second.")))
    assert "Decision rationale: First.\n\nSecond,\nstill second.\n" in letter


@pytest.mark.parametrize("form", LetterFormat)
def test_an_undecided_item_makes_any_letter_a_draft(form):
    undecided = a_determination(an_item(decision=None))
    letter = render_public_letter(undecided, letterhead=a_letterhead(), format=form)
    assert "DRAFT: THIS IS NOT A DETERMINATION" in words_of(letter, form)
    decided = render_public_letter(a_determination(), letterhead=a_letterhead(), format=form)
    assert "DRAFT" not in words_of(decided, form)


def test_what_people_write_never_becomes_markup():
    determination = a_determination(an_item(text=HOSTILE, rationale=HOSTILE), clinical_summary=HOSTILE)
    page = render_public_letter(determination, letterhead=a_letterhead(), format=LetterFormat.HTML).decode()
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3
    assert HOSTILE in public_text(determination)


def test_a_page_fetches_nothing_and_runs_nothing():
    page = render_full_letter(a_full_letter(), letterhead=a_letterhead(), format=LetterFormat.HTML).decode()
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")


def test_invisible_characters_cannot_change_what_a_letter_shows():
    letter = public_text(a_determination(an_item(text="MRI of the\u202e left\u200b knee\x07")))
    assert "MRI of the left knee: Upheld" in letter


def test_the_full_letter_tells_each_decision_and_what_happens_next():
    determination = a_determination(
        an_item(), an_item(number=2, text="Acupuncture, 6 visits", decision=Decision.OVERTURNED)
    )
    letter = full_text(a_full_letter(determination))
    assert "Acupuncture, 6 visits: Overturned. Medically necessary." in letter
    assert "1 overturned, 1 upheld" in letter
    assert "within 5 working days" in letter
    assert "within 30 days" in letter
    assert letter.index("DOCUMENTS REVIEWED") < letter.index("HOW THE IMR FINAL DETERMINATION WAS MADE")


def test_implementation_is_told_only_where_an_item_was_overturned():
    assert "working days" not in full_text(a_full_letter())


def test_the_source_of_the_appeal_is_that_of_the_day_of_issue():
    letter = a_full_letter()
    later = letter.issued_at.replace(year=2021)
    assert "10575" not in full_text(letter)
    assert "10575" in full_text(a_full_letter(issued_at=later))


def test_the_day_of_issue_is_the_legal_day_in_california():
    # 2:30 on January 24 in UTC is still the evening of the 23rd in Los Angeles.
    assert "January 23, 2015" in full_text(a_full_letter())


def test_every_document_is_listed_by_itself():
    letter = full_text(a_full_letter())
    assert "3 documents with 18 pages" in letter
    assert "1. Progress report; 09/23/2014; Inga Solheim, MD; pages: 4" in letter
    assert "3. Utilization review decision; 10/17/2014; not named; pages: 3" in letter


@settings(max_examples=25, deadline=None)
@given(determinations())
def test_every_word_of_a_determination_stands_in_its_text(determination):
    letter = public_text(determination)
    for item in determination.items:
        assert f"\n\n{item.text}: {item.decision}\n\n" in letter
        assert f"\n\nDecision rationale: {item.rationale}\n" in letter
    assert f"\n\nCLINICAL CASE SUMMARY\n\n{determination.clinical_summary}\n\n" in letter


def public_text(determination):
    return render_public_letter(determination, letterhead=a_letterhead(), format=LetterFormat.TEXT).decode()


def full_text(letter):
    return render_full_letter(letter, letterhead=a_letterhead(), format=LetterFormat.TEXT).decode()


def words_of(letter, form):
    if form is not LetterFormat.PDF:
        return letter.decode()
    import pypdfium2

    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(letter))
