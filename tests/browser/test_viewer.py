"""The document viewer in a real browser: words on the picture, size, notes, search, two pages, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import NARROW, WIDE, Desk, overflows, violations
from tests.browser.test_every_page import IN_REVIEW, WAYS, the_reviewer

pytestmark = pytest.mark.browser

BENCH = f"/reviews/{IN_REVIEW}"
NOTE = f"{BENCH}?item=2&record=r7&page=1"
"""A born-digital progress note of the demo, with evidence for the second item."""


@pytest.fixture(scope="module")
def reviewer(desk: Desk) -> str:
    return the_reviewer(desk)


@pytest.fixture
def page(desk: Desk, reviewer: str) -> Iterator[Page]:
    with desk.somebody(reviewer) as opened:
        opened.goto(NOTE)
        yield opened


def select(page: Page, first: str, last: str) -> str:
    """Draw the mouse from one printed word to another, and say what is selected then."""
    word = page.locator("#record .leaf__w tspan")
    page.locator("#record .leaf").first.scroll_into_view_if_needed()
    begin = word.get_by_text(first, exact=True).first.bounding_box()
    end = word.get_by_text(last, exact=True).first.bounding_box()
    assert begin is not None
    assert end is not None
    page.mouse.move(begin["x"] + 1, begin["y"] + begin["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 1, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()
    return str(page.evaluate("String(getSelection())"))


def turned(page: Page) -> int:
    """The number of the page that is shown, in the whole file."""
    return int(page.locator("#go").input_value())


# --- words on the picture -----------------------------------------------------------


def test_words_on_the_picture_can_be_selected_and_copied(page: Page) -> None:
    assert " ".join(select(page, "Pressing", "larger").split()) == "Pressing on the larger"


def test_words_lie_where_they_are_printed_at_every_size(page: Page) -> None:
    for size in ("Width", "150"):
        with page.expect_response(lambda answer: "?item=" in answer.url):
            page.get_by_role("button", name=size, exact=True).click()
        expect(page.get_by_role("button", name=size, exact=True)).to_have_attribute("aria-pressed", "true")
        sheet = page.locator("#record .leaf image").first.bounding_box()
        word = page.locator("#record .leaf__w tspan").get_by_text("Examination:", exact=True).bounding_box()
        assert sheet is not None
        assert word is not None
        assert (word["x"] - sheet["x"]) / sheet["width"] == pytest.approx(68 / 612, abs=0.01)


def test_a_screen_reader_is_given_the_words(page: Page) -> None:
    said = page.locator("#record article").first.aria_snapshot()
    assert "twitch response" in " ".join(said.split())


def test_the_words_of_a_scan_arrive_after_its_picture(desk: Desk, reviewer: str) -> None:
    with desk.somebody(reviewer) as page:
        page.goto(f"{BENCH}?item=1&record=r4&page=1")
        expect(page.locator("#record .leaf__w tspan").first).to_be_attached(timeout=30_000)


# --- size, place, notes ---------------------------------------------------------------


def test_the_size_stays_after_loading_the_page_again(page: Page) -> None:
    page.get_by_role("button", name="200", exact=True).click()
    expect(page.get_by_role("button", name="200", exact=True)).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_role("button", name="200", exact=True)).to_have_attribute("aria-pressed", "true")
    assert page.locator("#record .leaf__s").first.evaluate("one => one.getBoundingClientRect().width") > 1200
    assert not overflows(page)
    page.keyboard.press("-")
    expect(page.get_by_role("button", name="150", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Width", exact=True).click()


def test_opening_the_case_again_leads_to_the_last_page(page: Page) -> None:
    page.goto(f"{BENCH}?item=2&record=r7&page=2")
    last = turned(page)
    page.goto("/reviews")
    page.goto(BENCH)
    assert turned(page) == last


def test_a_bookmark_is_kept_by_its_key_and_listed(page: Page) -> None:
    page.keyboard.press("b")
    expect(page.locator("#note-saved")).to_have_text(re.compile("saved"))
    page.reload()
    expect(page.locator("#bookmark")).to_be_checked()
    page.get_by_text("My notes").click()
    expect(page.locator("#notes")).to_contain_text("Bookmark")


def test_selected_words_are_quoted_in_a_note_that_saves_itself(page: Page) -> None:
    page.get_by_text("Note here").click()
    select(page, "Pressing", "larger")
    page.keyboard.press("q")
    expect(page.locator("#note-text")).to_have_value(re.compile("“Pressing on the larger”"))
    expect(page.locator("#note-saved")).to_have_text(re.compile("Note saved"))
    page.reload()
    expect(page.locator("#note-text")).to_have_value(re.compile("“Pressing on the larger”"))


def test_a_note_is_not_lost_when_the_page_is_turned_at_once(page: Page) -> None:
    page.goto(f"{BENCH}?item=2&record=r7&page=2")
    page.locator("#own-note").evaluate("one => { one.open = true; }")
    page.locator("#note-text").press_sequentially("Left in a hurry.")
    page.locator("#record .pager a[rel=prev]").click()
    expect(page.locator("#list-notes #notes")).to_be_attached()
    page.wait_for_timeout(500)
    page.goto(f"{BENCH}?item=2&record=r7&page=2")
    expect(page.locator("#note-text")).to_have_value(re.compile("Left in a hurry."))


# --- finding --------------------------------------------------------------------------


def test_a_hit_is_marked_where_the_word_is_printed_and_keys_lead_on(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("twitch response")
    page.keyboard.press("Enter")
    expect(page.locator(".hits-said")).to_contain_text("hit")
    for _ in range(6):
        if page.locator("#record svg .hit--now").count():
            break
        here = turned(page)
        page.keyboard.press("n")
        page.wait_for_function("here => document.getElementById('go').value != here", arg=str(here))
    hit = page.locator("#record svg .hit--now rect").first.bounding_box()
    word = page.locator("#record .leaf__w tspan").get_by_text("twitch").first.bounding_box()
    assert hit is not None
    assert word is not None
    assert hit["x"] - 3 <= word["x"] <= hit["x"] + hit["width"]
    assert hit["y"] - 5 <= word["y"] <= hit["y"] + hit["height"]
    assert "twitch" not in page.url


def test_the_places_of_a_concept_are_marked(page: Page) -> None:
    page.get_by_text("Concepts", exact=True).click()
    page.locator("#concept").select_option(index=0)
    page.get_by_role("button", name="Show its places").click()
    expect(page.locator(".hits-said")).to_contain_text("for “")
    expect(page.locator("#record .hit--now").first).to_be_visible()


# --- two pages --------------------------------------------------------------------------


def test_two_pages_stand_side_by_side_and_each_is_turned_alone(page: Page) -> None:
    page.get_by_role("link", name="Side by side").click()
    second = page.locator(".beside")
    expect(second).to_be_visible()
    expect(page.locator("#criteria")).to_be_hidden()
    page.get_by_role("link", name="Page after, beside").click()
    expect(second).to_contain_text("p.\u00a011")
    assert turned(page) == 10
    left, right = page.locator("#record .leaf").nth(0).bounding_box(), second.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 20
    page.get_by_role("link", name="One page").click()
    expect(page.locator("#criteria")).to_be_visible()


def test_a_list_that_was_unfolded_stays_so_when_the_page_is_turned(page: Page) -> None:
    page.get_by_text("Pages", exact=True).click()
    expect(page.locator("#list-pages img").first).to_be_visible()
    page.keyboard.press("]")
    expect(page.locator("#go")).to_have_value("11")
    expect(page.locator("#list-pages")).to_have_attribute("open", "")


def test_on_a_telephone_the_second_page_stands_below(desk: Desk, reviewer: str) -> None:
    with desk.somebody(reviewer, width=NARROW) as page:
        page.goto(f"{NOTE}&beside=r7-2")
        above, below = page.locator("#record .leaf").first.bounding_box(), page.locator(".beside").bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] + above["height"] <= below["y"] + 20
        assert not overflows(page)


# --- keys ---------------------------------------------------------------------------------


def test_a_file_is_read_by_keyboard_alone(page: Page) -> None:
    begun = turned(page)
    page.keyboard.press("j")
    assert "evref" in str(page.evaluate("document.activeElement.getAttribute('class')"))
    page.keyboard.press("]")
    expect(page.locator("#go")).to_have_value(str(begun + 1))
    page.keyboard.press("[")
    expect(page.locator("#go")).to_have_value(str(begun))
    page.keyboard.press(".")
    expect(page.locator("#h-rec")).not_to_have_text("Progress note 29 Jan 2015")
    page.keyboard.press(",")
    expect(page.locator("#h-rec")).to_have_text("Progress note 29 Jan 2015")
    page.keyboard.press("t")
    expect(page.locator("#record .leaf__s > g").first).to_have_attribute("transform", re.compile("rotate"))
    page.keyboard.press("s")
    expect(page.locator(".beside")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator(".beside")).to_have_count(0)
    page.keyboard.press("o")
    expect(page.locator("#note-text")).to_be_focused()


def test_a_search_stays_while_pages_are_turned_by_key(page: Page) -> None:
    page.goto(f"{BENCH}?item=1&record=r1&page=1")
    page.locator("#words").fill("therapy")
    page.keyboard.press("Enter")
    expect(page.locator(".hits-said")).to_be_visible()
    page.locator("#h-rec").focus()
    for key, number in (("]", "2"), ("]", "3"), ("[", "2"), ("[", "1")):
        page.keyboard.press(key)
        expect(page.locator("#go")).to_have_value(number)
    expect(page.locator("#words")).to_have_value("therapy")
    expect(page.locator("#record .hit--now").first).to_be_attached()
    page.keyboard.press("n")
    expect(page.locator("#record .hit--now").first).to_be_attached()
    assert "therapy" not in page.url


def test_no_key_works_while_somebody_types(page: Page) -> None:
    here, marked = turned(page), page.locator("#bookmark").is_checked()
    for field in ("#words", "#go", "#rationale"):
        page.locator(field).focus()
        page.keyboard.type("]b.s+t")
    page.wait_for_timeout(300)
    assert page.locator("#record .beside").count() == 0
    assert page.locator("#bookmark").is_checked() == marked
    assert page.locator("#h-rec").inner_text() == "Progress note 29 Jan 2015"
    page.locator("#go").fill(str(here))
    with page.expect_response("**/draft"):
        page.locator("#rationale").fill("")


def test_every_key_of_the_viewer_stands_in_the_list_of_keys(page: Page) -> None:
    keys = page.locator("#record [aria-keyshortcuts]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-keyshortcuts'))"
    )
    listed = page.locator("#keys .kbd").all_text_contents()
    assert {"-", "+", "t", "s", "b", "q"} <= set(keys)
    assert set(keys) <= set(listed)


def test_without_scripts_every_page_is_reached_by_links(desk: Desk, reviewer: str) -> None:
    with desk.somebody(reviewer) as signed_in:
        cookies = signed_in.context.cookies()
    context = desk.browser.new_context(base_url=desk.address, java_script_enabled=False, viewport=WIDE)  # type: ignore[arg-type]
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(NOTE)
    begun = turned(page)
    page.locator(".pager a[rel=next]").click()
    assert turned(page) == begun + 1
    page.locator("#words").fill("twitch")
    page.get_by_role("button", name="Search").click()
    assert page.locator(".hits-said").is_visible()
    page.get_by_role("button", name="100", exact=True).click()
    assert page.get_by_role("button", name="100", exact=True).get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Width", exact=True).click()
    context.close()


# --- everybody can use it --------------------------------------------------------------------


@pytest.mark.parametrize(("width", "dark"), WAYS)
def test_the_viewer_is_accessible_and_fits(desk: Desk, reviewer: str, width: dict[str, int], dark: bool) -> None:
    found = []
    with desk.somebody(reviewer, width=width, dark=dark) as page:
        for path in (NOTE, f"{NOTE}&beside=r3-1", f"{NOTE}&turn=90", f"{BENCH}?item=1&record=r3&page=1"):
            page.goto(path)
            for name in ("list-records", "list-pages", "list-notes", "list-concepts", "own-note"):
                # Without its name a list stays open beside the others, so that one look sees them all.
                page.locator(f"#{name}").evaluate("one => { one.removeAttribute('name'); one.open = true; }")
            found += [f"{path}: {violation}" for violation in violations(page)]
            if overflows(page):
                found.append(f"{path} is wider than the window")
        page.goto(NOTE)
        page.locator("#words").fill("therapy")
        page.keyboard.press("Enter")
        expect(page.locator(".hits-said")).to_be_visible()
        page.locator("#list-hits").evaluate("one => { one.open = true; }")
        found += [f"search: {violation}" for violation in violations(page)]
    assert found == []
