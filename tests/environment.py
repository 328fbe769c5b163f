"""The environment of a test run, set before Django reads its settings: a home of its own, the demo's fixed day.

Loaded by `-p tests.environment` in pyproject.toml, because pytest-django reads the settings before any conftest.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="openimr-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ.update(
    OPENIMR_HOME=_home,
    OPENIMR_SECRET="only for tests, and long enough to be no exception",
    OPENIMR_CLOCK="2015-03-10T09:00:00-07:00",
    OPENIMR_DEMO="1",
    OPENIMR_HOSTS="127.0.0.1,localhost,testserver",
)
