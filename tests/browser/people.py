"""People at the desk: each with a browser of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@dataclass(frozen=True)
class Desk:
    browser: Browser
    address: str

    @contextmanager
    def somebody(self, name: str | None = None, *, width: dict[str, int] = WIDE, dark: bool = False) -> Iterator[Page]:
        """A page of somebody who signed in by the button of the demo; nobody in particular without a name.

        A script error on any page fails the test.
        """
        context = self.browser.new_context(
            viewport=width,  # type: ignore[arg-type]
            color_scheme="dark" if dark else "light",
            base_url=self.address,
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda line: errors.append(line.text) if line.type == "error" and "status of" not in line.text else None,
        )
        try:
            if name is not None:
                sign_in(page, name)
            yield page
            assert errors == [], errors
        finally:
            context.close()


def sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in")
    button = page.locator(f'button[name="demo"]:has-text("{name}")').first
    if not button.is_visible():
        page.locator("summary").first.click()
    button.click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page as it stands, each with its rule and the first element."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{entry['id']}: {json.dumps(entry['nodes'][0]['html'])[:160]}" for entry in found]


def overflows(page: Page) -> bool:
    """Whether the page is wider than the window, so that a reader would have to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))
