"""A reviewer cites ODG in a real browser: the question appears while they type, and keeps what they answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import NARROW, WIDE, Desk, overflows, violations
from tests.browser.test_every_page import IN_REVIEW, the_reviewer

pytestmark = pytest.mark.browser

ODG = "Decision based on Non-MTUS Citation ODG, 2015, Neck and Upper Back, Trigger point injections."
REASON = "its chapter does not speak of this muscle"


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_question_comes_with_the_citation_and_goes_with_it(desk: Desk, width: dict[str, int]) -> None:
    with desk.somebody(the_reviewer(desk), width=width) as page:
        page.goto(f"/reviews/{IN_REVIEW}?item=2")
        before = page.input_value("#citations")
        page.fill("#citations", ODG)
        expect(page.get_by_text("Why not the MTUS")).to_be_visible()
        page.get_by_label("What came of it").select_option("silent")
        page.get_by_label("Reason, in a sentence").fill(REASON)
        expect(page.locator("#search-paragraph")).to_contain_text("The reviewer therefore consulted ODG 2015")
        page.locator("#weighing > summary").click()
        page.get_by_text("What the levels mean").click()
        assert violations(page) == []
        assert not overflows(page)
        page.reload()
        assert page.locator("textarea[name='mtus-reason']").input_value() == REASON
        leave_as_it_was(page, before)


def leave_as_it_was(page: Page, citations: str) -> None:
    """Other tests use the same demo."""
    page.locator("#passed-over summary").click()
    page.get_by_label("What came of it").select_option("")
    page.get_by_label("Reason, in a sentence").fill("")
    page.fill("#citations", citations)
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()
    expect(page.locator("textarea[name='mtus-reason']")).to_have_count(0)
