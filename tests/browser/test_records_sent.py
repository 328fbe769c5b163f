"""Records that a party sends in a real browser, read by the real worker while the page waits."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Desk, violations
from tests.browser.test_every_page import IN_REVIEW
from tests.builders.papers import a_pdf, locked

pytestmark = pytest.mark.browser

SECRET = "quiet harbour"


def test_a_locked_file_asks_for_its_password_and_a_wrong_one_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "Locked note.pdf").write_bytes(locked(a_pdf("A note under lock."), password=SECRET))
    (tmp_path / "Damaged note.pdf").write_bytes(b"%PDF-1.7 and nothing that follows")
    with desk.somebody("Perpetua Lindqvist") as page:
        page.goto(f"/cases/{IN_REVIEW}/send")
        page.get_by_label("Records, one file or several at once").set_input_files(sorted(tmp_path.iterdir()))
        page.get_by_role("button", name="Send").first.click()
        row_of(page, "Locked note", "password")
        expect(page.get_by_text("cannot be opened", exact=False).first).to_be_visible(timeout=20_000)
        assert violations(page) == []
        give(page, "a wrong guess")
        row_of(page, "Locked note", "does not open")
        give(page, SECRET)
        row_of(page, "Locked note", "1 page")


def row_of(page: Page, name: str, wanted: str) -> None:
    """Wait until the row of a record says what is wanted; the list looks again by itself."""
    page.goto(f"/cases/{IN_REVIEW}/send")
    row = page.locator("li, tr", has_text=name).last
    expect(row).to_contain_text(wanted, timeout=20_000)
    expect(row).not_to_contain_text("being read", timeout=20_000)


def give(page: Page, password: str) -> None:
    page.get_by_role("link", name="password").last.click()
    assert violations(page) == []
    page.get_by_label("Password").fill(password)
    page.locator("main form").get_by_role("button").first.click()
