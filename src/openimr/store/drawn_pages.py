"""Pages as they were drawn, and the places of their words: kept beside the files, and made again when they are gone.

Everything here follows from the sha256 of a stored file. It may be deleted at any time.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from openimr.casefile import PageWords, page_image, page_words
from openimr.store.codec import dumps, loads
from openimr.store.files import StoredFiles
from openimr.store.settings import settings

SIZES = {"thumb": 0.3, "page": 2.0, "zoomed": 3.5}
"""How large a page is drawn: 1 is 72 dots an inch. A thumbnail is too small for print to be read."""

DAYS_KEPT = 14

_at_work: dict[str, threading.Lock] = {}
_guard = threading.Lock()


def drawn_page(sha256: str, number: int, size: str = "page", *, turned: int = 0) -> bytes:
    """A PNG of a page of a stored PDF or picture, drawn now or before."""
    return _kept(
        _place(sha256, f"{number}-{turned}-{size}.png"),
        lambda: page_image(StoredFiles().path(sha256), number, scale=SIZES[size], turned=turned),
    )


def words_of_page(sha256: str, number: int, *, turned: int = 0) -> PageWords:
    """The words that a stored file itself holds on a page."""
    kept = _kept(
        _place(sha256, f"{number}-{turned}-words.json"),
        lambda: dumps(page_words(StoredFiles().path(sha256), number, turned=turned)).encode(),
    )
    return loads(kept.decode(), PageWords)


def recognized_words_of_page(
    sha256: str, number: int, make: Callable[[], PageWords] | None, *, turned: int = 0
) -> PageWords | None:
    """The words that were recognized on a scanned page, now or before; None where nobody made them."""
    place = _place(sha256, f"{number}-{turned}-recognized.json")
    if make is None:
        return loads(place.read_text(encoding="utf-8"), PageWords) if place.exists() else None
    return loads(_kept(place, lambda: dumps(make()).encode()).decode(), PageWords)


def forget_old_pages(*, days: int = DAYS_KEPT) -> int:
    """Delete what was drawn longer ago, and say how many files that were."""
    oldest = time.time() - days * 86_400
    old = [path for path in _folder().rglob("*-*.*") if path.is_file() and path.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return settings().home / "drawn"


def _place(sha256: str, name: str) -> Path:
    return _folder() / sha256[:2] / sha256 / name


def _kept(place: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes that are kept at a place, or made and kept there. Two who ask at once wait for one making."""
    with _alone(str(place)):
        if place.exists():
            return place.read_bytes()
        made = make()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = place.with_name(f"{place.name}.{secrets.token_hex(4)}.partial")
        partial.write_bytes(made)
        partial.replace(place)  # no fsync: what is lost here is made again
        return made


@contextmanager
def _alone(key: str) -> Iterator[None]:
    with _guard:
        lock = _at_work.setdefault(key, threading.Lock())
    with lock:
        yield
    with _guard:
        if not lock.locked():
            _at_work.pop(key, None)
