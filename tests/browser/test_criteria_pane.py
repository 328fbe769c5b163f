"""The criteria pane by keyboard: what is folded opens, and a way out searches with no word in the address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.people import NARROW, WIDE, Desk, overflows, violations
from tests.browser.test_every_page import IN_REVIEW, the_reviewer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_is_folded_opens_by_keyboard_and_stays_accessible(desk: Desk, width: dict[str, int]) -> None:
    with desk.somebody(the_reviewer(desk), width=width) as page:
        page.goto(f"/reviews/{IN_REVIEW}?item=1")
        fold = page.locator("#criteria .fold > details").first
        expect(fold).not_to_have_attribute("open", "")
        fold.locator("summary").first.focus()
        page.keyboard.press("Enter")
        expect(fold).to_have_attribute("open", "")
        assert violations(page) == []
        assert not overflows(page)


def test_a_way_out_searches_the_file_and_no_clinical_word_stands_in_the_address(desk: Desk) -> None:
    with desk.somebody(the_reviewer(desk)) as page:
        page.goto(f"/reviews/{IN_REVIEW}?item=1")
        search = page.locator("#criteria .ways button").first
        words = search.get_attribute("value") or ""
        search.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#words")).to_have_value(words)
        assert words.split()[0] not in page.url
        assert "item=1" in page.url
