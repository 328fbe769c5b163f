"""The folder in which an index stands, and what it says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from openimr.search.document import VERSION, schema
from openimr.search.stems import ANALYZER, analyzer
from openimr.vocabulary import InputError

if TYPE_CHECKING:
    from tantivy import Index

MANIFEST = "openimr-index.json"
SCHEMA = "openimr/search-index/1"
# The engine exchanges this file with every commit.
COMMITTED = "meta.json"


class IndexUnusable(InputError):
    """There is no index, or it is damaged or of another version: build it again."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What an index was built from. `source` tells whether it still is of this corpus; the builder chose its words."""

    source: str
    items: int
    letters: int
    version: int = VERSION
    schema: str = SCHEMA


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put the manifest into the folder, whole or not at all."""
    partial = folder / f"{MANIFEST}.partial"
    partial.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    partial.replace(folder / MANIFEST)


def read_manifest(folder: Path) -> Manifest:
    """The manifest; `IndexUnusable` where there is none that can be used."""
    try:
        values = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**values)
    except OSError:
        raise _unusable(folder, "holds no search index.") from None
    except (ValueError, TypeError):
        raise _unusable(folder, f"{MANIFEST} cannot be read.") from None
    if (manifest.schema, manifest.version) != (SCHEMA, VERSION):
        raise _unusable(folder, f"is an index of version {manifest.version}, not {VERSION}.")
    return manifest


def open_folder(folder: Path) -> tuple[Index, Manifest]:
    """The engine's index in a folder, ready to be asked."""
    from tantivy import Index

    manifest = read_manifest(folder)
    try:
        index = Index(schema(), path=str(folder), reuse=True)
        index.register_tokenizer(ANALYZER, analyzer())
        # Written by another process or not: it is opened again when the commit has changed.
        index.config_reader("manual")
        index.reload()
        index.searcher()
    except (ValueError, OSError) as error:
        raise _unusable(folder, f"is damaged ({type(error).__name__}).") from None
    return index, manifest


def stamp_of(folder: Path) -> object:
    """Something that is another after every commit; None where there is no index."""
    try:
        found = (folder / COMMITTED).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def _unusable(folder: Path, found: str) -> IndexUnusable:
    return IndexUnusable(found, where=str(folder), do="Build the index again.")
