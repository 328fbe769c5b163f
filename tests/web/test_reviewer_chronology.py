"""The chronology beside the summary: narrowed by kind in the address, by part and words only in a form."""

from __future__ import annotations

import re

import pytest

from openimr.workflow import State
from tests.builders.reviewing import Reviewing, a_reviewer_with

pytestmark = pytest.mark.django_db


def entries_of(page: str) -> list[str]:
    """The lines of the chronology, without their marks."""
    listed = page.partition('<ol class="chron">')[2].partition("</ol>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in listed.split("</li>") if line.strip()]


def posted(reviewing: Reviewing, **said: str) -> str:
    answer = reviewing.client.post(reviewing.address, {"view": "summary", **said})
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_event_tells_its_kind_and_leads_to_its_page():
    page = a_reviewer_with(State.IN_REVIEW).see("?view=summary")
    lines = entries_of(page)
    assert lines
    assert any("Visit to a physician:" in line for line in lines)
    assert page.count('class="chron__k"') == len(lines)


def test_a_kind_of_the_address_narrows_the_lines_and_stays_while_pages_are_turned():
    page = a_reviewer_with(State.IN_REVIEW).see("?view=summary&events=visit")
    assert entries_of(page)
    assert all("Visit to a physician:" in line for line in entries_of(page))
    assert '<option value="visit" selected>' in page
    listed = page.partition('<ol class="chron">')[2].partition("</ol>")[0]
    assert all("events=visit" in address for address in re.findall(r'href="([^"]+)"', listed))


def test_a_kind_that_is_none_shows_all():
    reviewing = a_reviewer_with(State.IN_REVIEW)
    assert entries_of(reviewing.see("?view=summary&events=twitch")) == entries_of(reviewing.see("?view=summary"))


def test_words_are_posted_and_never_stand_in_an_address():
    reviewing = a_reviewer_with(State.IN_REVIEW)
    page = posted(reviewing, event_words="progress")
    assert all("progress" in line.lower() for line in entries_of(page))
    assert 'name="event_words" type="search" value="progress"' in page
    assert not re.search(r'(?:href|action)="[^"]*progress', page)


def test_where_nothing_is_of_the_kind_the_page_says_so_and_leads_back():
    page = posted(a_reviewer_with(State.IN_REVIEW), event_words="helicopter")
    assert entries_of(page) == []
    assert "No such event" in page
    assert re.search(r'href="[^"]*view=summary[^"]*#chronology"[^>]*>Show all', page)
