"""One process at a time: the worker, or a person at the command line, makes a thing that stands in OPENIMR_HOME."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from openimr.store.settings import make_home, settings


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Wait until nobody else makes what has this name. The lock goes with the process, also when that is killed."""
    make_home(settings().home)
    with (settings().home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
