"""The same tests once more, over PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.postgres import a_postgres, programs

FOLDERS = ("tests/store", "tests/workflow")


@pytest.mark.postgres
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this is the run over PostgreSQL")
def test_the_store_and_the_journey_hold_on_postgresql_too() -> None:
    if programs() is None:
        missing("PostgreSQL")
    with a_postgres() as url:
        outcome = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *FOLDERS],
            env={**os.environ, "DATABASE_URL": url},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
        )
    assert outcome.returncode == 0, outcome.stdout[-3000:] + outcome.stderr[-2000:]
