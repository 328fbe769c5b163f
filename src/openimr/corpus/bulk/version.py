"""Which reader wrote a batch: batches of two readers never stand in one corpus."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from openimr import __version__

# Everything that decides what is read of a letter and how it is stored.
STAGES = ("vocabulary", "wording", "casefile", "criteria", "determination", "publication", "corpus")
LIBRARIES = ("pypdfium2", "polars", "pydantic")


@cache
def reader_version() -> str:
    """`0.1.0+1f0a3c5d`: the release, and a hash of the reader's code, its word lists and its libraries."""
    root = Path(str(files("openimr")))
    found = sha256()
    for stage in STAGES:
        for file in sorted((root / stage).rglob("*")):
            if file.suffix in {".py", ".yaml"}:
                found.update(file.relative_to(root).as_posix().encode())
                found.update(file.read_bytes())
    for library in LIBRARIES:
        found.update(f"{library} {version(library)}".encode())
    return f"{__version__}+{found.hexdigest()[:8]}"
