"""What was recognized on scanned pages, kept as it comes, and how far the reading of a file is.

Both stand among the answers that may be deleted at any time: the pages are then recognized again.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass

from openimr.casefile import Recognition, RecognizedText
from openimr.store.codec import dumps, loads, sha256
from openimr.store.models import RememberedRow


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How many scanned pages of a file are recognized."""

    done: int
    of: int


def recognition_of(file_sha256: str) -> Recognition:
    """How scans of a stored file are read: each page is kept at once, so that a worker that stops loses one page."""
    return Recognition(
        file=file_sha256,
        known=RecognizedPages(),
        progress=lambda done, of: _keep(_progress_key(file_sha256), Progress(done=done, of=of)),
    )


def progress_of(file_sha256: str) -> Progress | None:
    """How far the scans of a file are; None where none is being read."""
    row = RememberedRow.objects.filter(key=_progress_key(file_sha256)).first()
    return loads(row.body, Progress) if row else None


def forget_progress(file_sha256: str) -> None:
    """The file has been read."""
    RememberedRow.objects.filter(key=_progress_key(file_sha256)).delete()


class RecognizedPages(MutableMapping[str, RecognizedText]):
    """Recognized pages in the database, by engine and picture; it cannot be listed, and nobody needs a list."""

    def __getitem__(self, key: str) -> RecognizedText:
        row = RememberedRow.objects.filter(key=_page_key(key)).first()
        if row is None:
            raise KeyError(key)
        return loads(row.body, RecognizedText)

    def __setitem__(self, key: str, seen: RecognizedText) -> None:
        _keep(_page_key(key), seen)

    def __delitem__(self, key: str) -> None:
        RememberedRow.objects.filter(key=_page_key(key)).delete()

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


def _page_key(key: str) -> str:
    return sha256(f"recognized\0{key}")


def _progress_key(file_sha256: str) -> str:
    return sha256(f"progress\0{file_sha256}")


def _keep(key: str, value: object) -> None:
    RememberedRow.objects.update_or_create(key=key, defaults={"body": dumps(value)})
