"""Every page of the filled demo, wide and narrow, light and dark: no violation of accessibility, nothing cut off."""

from __future__ import annotations

import pytest
from django.urls import resolve
from playwright.sync_api import expect

from openimr.web.permissions import PAGES as ALL_PAGES
from tests.browser.people import NARROW, WIDE, Desk, overflows, violations

pytestmark = pytest.mark.browser

IN_REVIEW, ISSUED, EXPEDITED, REFUSED = "CM15-0000001", "CM15-0000002", "CM15-0000003", "CM15-0000004"
"""The demo's cases in the order in which they are filed (see `openimr.store.demo.cases`)."""

PAGES = {
    None: (
        "/sign-in",
        "/decisions",
        "/decisions?decision=Overturned&treatment=acupuncture",
        f"/decisions/{ISSUED}",
        "/treatments",
        "/treatments/acupuncture",
        "/treatments/physical-therapy",
        "/topics",
        "/topics/mtus-acupuncture/acupuncture",
        "/statistics",
        "/data",
        "/guidelines",
        "/guidelines/mtus-chronic-pain/2009",
        "/how-it-works",
        "/nowhere",
    ),
    "Perpetua Lindqvist": (
        "/cases",
        "/apply",
        f"/cases/{IN_REVIEW}",
        f"/cases/{IN_REVIEW}/send",
        f"/cases/{IN_REVIEW}/take-back",
    ),
    "Odile Farraday": ("/cases", f"/cases/{IN_REVIEW}", f"/cases/{IN_REVIEW}/authorize"),
    "Ingrid Solheim": (
        "/queue",
        "/apply/paper",
        f"/cases/{IN_REVIEW}",
        f"/queue/{EXPEDITED}/application",
        f"/queue/{REFUSED}/application",
        f"/queue/{IN_REVIEW}/records",
        f"/queue/{IN_REVIEW}/records/r1",
        f"/queue/{IN_REVIEW}/records/r3/parts",
        f"/queue/{IN_REVIEW}/reviewer",
        "/reviewers",
        "/record",
    ),
    "Marguerite Adeyemi": (
        f"/queue/{ISSUED}/determination",
        f"/queue/{IN_REVIEW}/determination",
        f"/queue/{ISSUED}/publication",
    ),
    "Rosalind Achterberg": (
        "/library",
        "/library?q=zeppelin",
        "/library/mtus-chronic-pain/2009/massage-therapy",
        "/library/mtus-chronic-pain/2009/physical-medicine/draft",
        "/library/mtus-chronic-pain/2009/physical-medicine/draft?as=text",
    ),
}
"""Who looks at what; the reviewer's own pages follow below, because the draw decides who that is."""

OF_THE_REVIEWER = (
    "/reviews",
    f"/reviews/{IN_REVIEW}",
    f"/reviews/{IN_REVIEW}?item=2&record=r7&page=1",
    f"/reviews/{IN_REVIEW}?item=3",
    f"/reviews/{IN_REVIEW}?view=summary",
    f"/reviews/{IN_REVIEW}/course",
    f"/reviews/{IN_REVIEW}/course?drug=1",
    f"/reviews/{IN_REVIEW}/course?part=999",
    f"/reviews/{IN_REVIEW}/fact?item=2&criterion=3&fact=1",
    f"/reviews/{IN_REVIEW}/criterion?item=2&criterion=3",
    f"/reviews/{IN_REVIEW}/attest",
    f"/reviews/{IN_REVIEW}/checks",
    f"/reviews/{IN_REVIEW}/preview",
    f"/reviews/{IN_REVIEW}/sign",
)

NO_PAGE_TO_LOOK_AT = {
    "home": "leads on to the page of the role",
    "sign_out": "a button",
    "save_draft": "a button",
    "answer_finding": "its address depends on the words of a draft; looked at in test_answering",
    "take_back_answer": "a button",
    "complete_records": "a button",
    "page_image": "a picture",
    "placed_words": "a part of a page; looked at in test_viewer",
    "page_note": "saves itself; looked at in test_viewer",
    "zoom": "a button",
    "letter": "a file; its own accessibility is tested with the letters",
    "record_file": "a file",
    "decision_file": "a file",
    "data_file": "a file",
    "give_password": "looked at with a locked file, in test_records_sent",
    "quality_letter": "a file",
    "topic_file": "a file",
    "discard_topic_draft": "a button",
    "put_topic_in_force": "a button",
    "withdraw_topic_revision": "a button",
    "mark_read": "a button",
    "attached_page": "a picture",
}


def test_every_page_of_the_table_is_looked_at() -> None:
    paths = [path for those in (*PAGES.values(), OF_THE_REVIEWER) for path in those if path != "/nowhere"]
    seen = {resolve(path.partition("?")[0]).func.page_name for path in paths}  # type: ignore[attr-defined]
    assert seen | set(NO_PAGE_TO_LOOK_AT) == set(ALL_PAGES)


WAYS = [
    pytest.param(WIDE, False, id="wide-light"),
    pytest.param(NARROW, True, id="narrow-dark"),
]
"""Each width and each scheme once: colours do not depend on the width."""


def faults(desk: Desk, name: str | None, paths: tuple[str, ...], width: dict[str, int], dark: bool) -> list[str]:
    found = []
    with desk.somebody(name, width=width, dark=dark) as page:
        for path in paths:
            answer = page.goto(path)
            assert answer is not None
            if path != "/nowhere" and answer.status != 200:
                found.append(f"{path} answers {answer.status}")
            found += [f"{path}: {violation}" for violation in violations(page)]
            if overflows(page):
                found.append(f"{path} is wider than the window")
    return found


@pytest.mark.parametrize(("width", "dark"), WAYS)
@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible_and_fit(desk: Desk, name: str | None, width: dict[str, int], dark: bool) -> None:
    assert faults(desk, name, PAGES[name], width, dark) == []


@pytest.mark.parametrize(("width", "dark"), WAYS)
def test_the_reviewers_pages_are_accessible_and_fit(desk: Desk, width: dict[str, int], dark: bool) -> None:
    assert faults(desk, the_reviewer(desk), OF_THE_REVIEWER, width, dark) == []


def the_reviewer(desk: Desk) -> str:
    """The pseudonym that was drawn for the demo's case in review, as the staff read it."""
    with desk.somebody("Ingrid Solheim") as page:
        page.goto(f"/queue/{IN_REVIEW}/reviewer")
        found = page.locator("section[aria-labelledby=h-drawn]").inner_text()
    return next(word.strip(".,") for word in found.split() if word.startswith("R-"))


def test_one_can_sign_in_and_reach_the_work_by_keyboard_alone(desk: Desk) -> None:
    with desk.somebody() as page:
        page.goto("/sign-in")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Skip to content")
        for _ in range(40):
            page.keyboard.press("Tab")
            if "Ingrid" in page.evaluate("document.activeElement.innerText || ''"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/queue")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
