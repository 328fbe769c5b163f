"""What the reviewer has read: each record of an upload is marked when its last page was shown, or by the button."""

from __future__ import annotations

import pytest

from openimr.workflow import State
from tests.builders.reviewing import Reviewing, a_reviewer_with
from tests.web.test_staff_split import UPLOAD

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewing() -> Reviewing:
    return a_reviewer_with(State.IN_REVIEW, note=UPLOAD)


def read_parts(reviewing: Reviewing) -> list[tuple[int, int]]:
    return [(first, last) for _, first, last in reviewing.case.records[0].read_pages]


def test_the_outline_lists_each_record_of_an_upload_with_its_day(reviewing: Reviewing):
    page = reviewing.client.get(f"{reviewing.address}?item=1&record=r1&page=1").content.decode()
    assert "Records, 2" in page
    assert "29 Jan 2015" in page
    assert "3 Nov 2014" in page


def test_a_record_is_read_when_its_last_page_was_shown(reviewing: Reviewing):
    reviewing.client.get(f"{reviewing.address}?item=1&record=r1&page=1")
    assert read_parts(reviewing) == []
    reviewing.client.get(f"{reviewing.address}?item=1&record=r1&page=2")
    assert read_parts(reviewing) == [(1, 2)]
    reviewing.client.get(f"{reviewing.address}?item=1&record=r1&page=2")
    assert read_parts(reviewing) == [(1, 2)]


def test_the_button_marks_the_record_in_the_middle(reviewing: Reviewing):
    page = reviewing.client.get(f"{reviewing.address}?item=1&record=r1&page=1").content.decode()
    assert "Mark this record as read" in page
    answer = reviewing.client.post(f"{reviewing.address}/read", {"item": "1", "record": "r1", "page": "1"}, follow=True)
    assert read_parts(reviewing) == [(1, 2)]
    assert "Mark this record as read" not in answer.content.decode()


def test_a_mark_holds_for_the_pages_that_were_read_whatever_is_divided_later(reviewing: Reviewing):
    reviewing.client.get(f"{reviewing.address}?item=1&record=r1&page=2")
    record = reviewing.case.records[0]
    assert record.is_read(1, 2, "R-1001")
    assert record.is_read(2, 2, "R-1001")
    assert not record.is_read(1, 3, "R-1001")
    assert not record.is_read(1, 2, "R-2002")


def test_a_form_that_was_opened_before_a_page_was_read_can_still_be_saved(reviewing: Reviewing):
    reviewing.client.get(f"{reviewing.address}?item=1&record=r1&page=1")
    seen = reviewing.case.version
    reviewing.client.get(f"{reviewing.address}?item=1&record=r1&page=2")
    assert reviewing.case.version == seen + 1


def test_no_record_can_be_marked_that_is_not_there(reviewing: Reviewing):
    answer = reviewing.client.post(f"{reviewing.address}/read", {"item": "1", "record": "r9", "page": "1"})
    assert answer.status_code == 404
