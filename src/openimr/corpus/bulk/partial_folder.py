"""The folder in which a run keeps what it has, for one run at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openimr.vocabulary import InputError

LOCK = "lock"


def partial_folder_of(out: Path) -> Path:
    """`corpus.parquet.partial`, beside the file that it becomes."""
    return out.with_name(f"{out.name}.partial")


@contextmanager
def held(folder: Path) -> Iterator[Path]:
    """The folder, made where it is not there, held against every other run until the end."""
    try:
        folder.mkdir(exist_ok=True)
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        said = f"cannot be written ({error.strerror})."
        raise InputError(said, where=str(folder), do="Choose another place.") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The run before may have ended, and taken the folder with it, while this one was waiting for the door.
            is_ours = (folder / LOCK).stat().st_ino == os.fstat(handle).st_ino
        except OSError:
            is_ours = False
        if not is_ours:
            said = "another run is writing there."
            raise InputError(said, where=str(folder), do="Wait until it has ended, or choose another --out.")
        yield folder
    finally:
        os.close(handle)


def emptied(folder: Path) -> None:
    """Remove everything but the lock."""
    for path in folder.iterdir():
        if path.name != LOCK:
            path.unlink()


def removed(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
