"""Long tests, for `make soak` only: `make test` passes them over."""

from __future__ import annotations

import os
from pathlib import Path


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the tests of this folder out unless a soak run was asked for."""
    is_test = collection_path.name.startswith("test_")
    return True if is_test and not os.environ.get("OPENIMR_SOAK") else None
