"""Take the pictures of the docs from a freshly filled demo: `python -m tests.browser.take_pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.people import Desk
from tests.browser.served_demo import CHROMIUM, CHROMIUM_FLAGS, a_served_demo
from tests.browser.test_every_page import IN_REVIEW, the_reviewer

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        a_served_demo(Path(home)) as address,
        sync_playwright() as playwright,
    ):
        desk = Desk(browser=playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS), address=address)
        with desk.somebody(the_reviewer(desk)) as page:
            page.goto(f"/reviews/{IN_REVIEW}?item=2&record=r7&page=1")
            page.screenshot(path=str(PICTURES / "reviewers-desk.png"))


if __name__ == "__main__":
    main()
