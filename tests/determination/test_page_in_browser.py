"""HTML letters in a real browser: no accessibility violation in light, dark and print."""

from __future__ import annotations

import pytest

from openimr.determination import LetterFormat, render_full_letter, render_public_letter
from openimr.vocabulary import Decision
from tests.builders.determination import a_determination, a_full_letter, a_letterhead, an_item

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["public", "full", "draft"])
def test_a_letter_has_no_accessibility_violation(browser, kind, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    # The letter allows no script; the page is opened with that rule lifted, so that axe itself can run.
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.set_content(a_page(kind))
    violations = Axe().run(page).response["violations"]
    assert not violations, [(violation["id"], violation["nodes"][0]["html"]) for violation in violations]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
    context.close()


def a_page(kind):
    items = (an_item(), an_item(number=2, text="Acupuncture, 6 visits", decision=Decision.OVERTURNED))
    if kind == "draft":
        items = (an_item(decision=None),)
    determination = a_determination(*items)
    if kind == "full":
        letter = render_full_letter(a_full_letter(determination), letterhead=a_letterhead(), format=LetterFormat.HTML)
    else:
        letter = render_public_letter(determination, letterhead=a_letterhead(), format=LetterFormat.HTML)
    return letter.decode()
