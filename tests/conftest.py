"""What every test may ask for: the real determinations beside the project, a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No test is timed: a busy machine would fail it.
settings.register_profile("openimr", deadline=None)
settings.load_profile("openimr")

SHARED = Path(os.environ.get("OPENIMR_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real determinations; the test is skipped where it is absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the folder of real determinations is not beside this project")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> list[Path]:
    """The five real determinations of the 2014 layout, in the order of their names."""
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, one for each worker that runs browser tests."""
    from tests.browser.served_demo import CHROMIUM, CHROMIUM_FLAGS

    if CHROMIUM is None:
        missing("Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield started
        started.close()


def missing(what: str) -> None:
    """Skip a test whose tool is not installed, or fail where `OPENIMR_REQUIRE=all` demands every tool."""
    if os.environ.get("OPENIMR_REQUIRE") == "all":
        pytest.fail(f"{what} is required here (OPENIMR_REQUIRE=all) and is missing")
    pytest.skip(f"{what} is missing")
