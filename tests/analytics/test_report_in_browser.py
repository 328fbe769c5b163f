"""The report in a real browser: no accessibility violation, nothing wider than the window, one size of each chart."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Browser

from openimr.analytics import frame_of, report_html, report_of
from tests.analytics.rows import letters
from tests.browser.people import overflows, violations
from tests.builders.invented_rows import invented_rows

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    asked = {
        "overview": (list(invented_rows(500)), {}),
        "two": (list(invented_rows(200)), {"by": ("category", "year")}),
        "empty": ([], {}),
        "one": (letters("OU"), {"by": ("year",)}),
    }
    return {
        name: report_html(report_of(frame_of(rows), corpus="an invented corpus", on=date(2026, 1, 2), **given))  # type: ignore[arg-type]
        for name, (rows, given) in asked.items()
    }


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("name", ["overview", "two", "empty", "one"])
def test_a_report_is_accessible_and_fits(
    browser: Browser, pages: dict[str, str], name: str, width: int, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    page.set_content(pages[name])
    assert violations(page) == []
    assert not overflows(page)
    context.close()


@pytest.mark.parametrize(("width", "shown"), [(390, "chart-narrow"), (1280, "chart-wide")])
def test_charts_are_read_without_a_magnifying_glass(
    browser: Browser, pages: dict[str, str], width: int, shown: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.set_content(pages["overview"])
    visible = "[...document.querySelectorAll('svg.chart')].filter(svg => svg.getBoundingClientRect().width)"
    assert page.evaluate(f"{visible}.every(svg => svg.classList.contains('{shown}'))")
    smallest = page.evaluate(
        f"Math.min(...{visible}.flatMap(svg => [...svg.querySelectorAll('text')].map("
        "text => parseFloat(text.getAttribute('font-size')) * svg.getBoundingClientRect().width"
        " / svg.viewBox.baseVal.width)))"
    )
    assert smallest >= 12
    outside = page.evaluate(
        f"{visible}.flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {{"
        "const a = text.getBoundingClientRect(), b = svg.getBoundingClientRect();"
        "return a.left < b.left - 2 || a.right > b.right + 2 }).map(text => text.textContent))"
    )
    assert outside == []
    context.close()
