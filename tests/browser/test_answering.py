"""A reviewer mends or answers what the checks find, wide and narrow, and takes an answer back."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import NARROW, WIDE, Desk, overflows, violations
from tests.browser.test_every_page import IN_REVIEW, the_reviewer

pytestmark = pytest.mark.browser

SAYS = (
    "There is no evidence of physical therapy. There is no documentation of a flare-up or of a bone scan. "
    "The worker attended 40 visits of physical therapy. The request is not medically necessary."
)


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_finding_is_answered_and_the_answer_is_taken_back(desk: Desk, width: dict[str, int]) -> None:
    with desk.somebody(the_reviewer(desk), width=width) as page:
        page.goto(f"/reviews/{IN_REVIEW}?item=1")
        page.locator("#rationale").fill(SAYS)
        page.get_by_role("button", name="Save").first.click()
        page.goto(f"/reviews/{IN_REVIEW}/checks")
        look_at(page, "found")
        page.get_by_role("link", name="Answer it (FACT-01").first.click()
        look_at(page, "asked")
        page.get_by_label("Your reason").fill("The visits were paid for and never kept; the log names no day.")
        page.get_by_role("button", name="Record my answer").click()
        answered = page.get_by_role("region", name="Answered by you")
        expect(answered).to_contain_text("never kept")
        look_at(page, "answered")
        answered.get_by_role("button", name="Take the answer back").click()
        expect(page.get_by_role("region", name="Answered by you")).to_have_count(0)


def look_at(page: Page, name: str) -> None:
    assert violations(page) == []
    assert not overflows(page)
    if folder := os.environ.get("OPENIMR_PICTURES"):
        size = page.viewport_size
        page.screenshot(path=f"{folder}/{name}-{size['width'] if size else 0}.png", full_page=True)
