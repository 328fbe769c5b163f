"""One served demo for all browser tests of a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.people import Desk
from tests.browser.served_demo import a_served_demo


@pytest.fixture(scope="session")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A freshly filled demo, served by `openimr serve --demo`, worker included."""
    home: Path = tmp_path_factory.mktemp("served-demo")
    with a_served_demo(home) as address:
        yield Desk(browser=browser, address=address)
