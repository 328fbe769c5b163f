"""The course of a case as a page: each row leads to its page, narrowed by numbers, with an empty state."""

from __future__ import annotations

import re

import pytest

from openimr.store.models import ViewRow
from openimr.workflow import State
from tests.builders.reviewing import Reviewing, a_reviewer_with

pytestmark = pytest.mark.django_db

NOTE = b"""Progress report
Date of service: 02/03/2015

Medications: Norco 10/325 mg one tablet three times a day, #90. Naproxen was stopped.
She has completed 18 visits of physical therapy. She has 3 remaining visits of acupuncture.
Left shoulder abduction: 110 degrees. Pain is 6/10 with medication.
Work status: modified duty, no lifting over 10 pounds, until 04/01/2015.
"""


def course_of(reviewing: Reviewing, query: str = "") -> str:
    answer = reviewing.client.get(f"{reviewing.address}/course{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0]).split())


def test_every_table_tells_its_rows_and_each_row_leads_to_its_page():
    page = course_of(a_reviewer_with(State.IN_REVIEW, note=NOTE))
    said = words(page)
    assert "Hydrocodone" in said
    assert "10/325 mg 30 mg #90 30 mg consort-2008" in said
    assert re.search(r"Naproxen .*Stopped", said)
    assert "Physical therapy" in said
    assert "Acupuncture 3 Feb 2015 3 Planned" in said
    assert "Modified duty Affirmed no lifting over 10 pounds until 1 Apr 2015" in said
    assert "6 with medication" in said
    assert "Left shoulder abduction" in said
    assert "110 degrees" in said
    assert page.count('data-label="Said as"') <= page.count("record=r")


def test_a_drug_is_asked_for_by_its_number_and_never_by_its_name():
    reviewing = a_reviewer_with(State.IN_REVIEW, note=NOTE)
    said = course_of(reviewing)
    number = re.search(r'<option value="(\d+)">naproxen', said)
    assert number
    narrowed = course_of(reviewing, f"?drug={number[1]}&part=")
    assert "Naproxen" in words(narrowed)
    assert 'id="h-work"' not in narrowed
    assert "Handed out" in narrowed
    assert f'<option value="{number[1]}" selected>naproxen' in narrowed
    assert not re.search(r'(?:href|action)="[^"]*naproxen', narrowed)


def test_a_part_shows_its_measures_and_its_pages():
    reviewing = a_reviewer_with(State.IN_REVIEW, note=NOTE)
    number = re.search(r'<option value="(\d+)">shoulder', course_of(reviewing))
    assert number
    said = words(course_of(reviewing, f"?part={number[1]}"))
    assert "Left shoulder abduction" in said
    assert "1 page" in said
    assert "Modified duty" not in said


@pytest.mark.parametrize("query", ["?drug=99", "?drug=morphine", "?part=0"])
def test_what_is_not_there_says_so_and_leads_back(query: str):
    page = course_of(a_reviewer_with(State.IN_REVIEW, note=NOTE), query)
    assert "Nothing of this kind" in page
    assert "Show all" in page


def test_a_file_that_tells_nothing_over_time_says_so():
    page = course_of(a_reviewer_with(State.IN_REVIEW, note=b"Cover sheet\nTwo pages follow.\n"))
    assert "Nothing to tell over time" in page


def test_the_look_is_logged():
    reviewing = a_reviewer_with(State.IN_REVIEW, note=NOTE)
    course_of(reviewing)
    assert ViewRow.objects.filter(case_number=reviewing.number, what="the course of the case").exists()


def test_before_the_attestation_and_after_the_signature_the_page_leads_to_the_case():
    reviewing = a_reviewer_with(State.REVIEWER_DRAWN)
    answer = reviewing.client.get(f"{reviewing.address}/course")
    assert answer.status_code == 302
    assert answer.url == reviewing.address


def test_the_summary_leads_to_the_course():
    reviewing = a_reviewer_with(State.IN_REVIEW)
    assert f'href="{reviewing.address}/course"' in reviewing.see("?view=summary")
