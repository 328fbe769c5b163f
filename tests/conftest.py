"""What every test may ask for: the folder of real determinations, if it stands beside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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


def missing(what: str) -> None:
    """Skip a test whose tool is not installed, or fail where `OPENIMR_REQUIRE=all` demands every tool."""
    if os.environ.get("OPENIMR_REQUIRE") == "all":
        pytest.fail(f"{what} is required here (OPENIMR_REQUIRE=all) and is missing")
    pytest.skip(f"{what} is missing")
