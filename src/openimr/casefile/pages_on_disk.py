"""Pages written to a file while they are read, and fetched from it: a reading that holds no page in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from openimr.casefile.file import Page
from openimr.casefile.pages import CHUNKS_KEPT, LazyPages, PageSource, in_chunks


def pages_on_disk(folder: Path, pages: Iterable[Page]) -> LazyPages:
    """The pages, kept in the folder; they can be looked at as long as it is there."""
    path = folder / "pages"
    places, sizes = [0], []
    with path.open("wb") as file:
        for chunk in in_chunks(pages):
            file.write(json.dumps([asdict(page) for page in chunk]).encode())
            places.append(file.tell())
            sizes.append(len(chunk))

    @lru_cache(maxsize=CHUNKS_KEPT)
    def fetch(at: int) -> tuple[Page, ...]:
        with path.open("rb") as file:
            file.seek(places[at])
            return tuple(Page(**said) for said in json.loads(file.read(places[at + 1] - places[at])))

    return LazyPages(PageSource(sizes, fetch))
