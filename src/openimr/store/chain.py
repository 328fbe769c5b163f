"""The seal that binds each row to the one before it, so that none can be changed, dropped or put in unseen."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

GENESIS = "0" * 64
"""What stands in for the seal before the first row."""


def seal(previous: str, *fields: str | int) -> str:
    """The sha256 over the seal before and every field, each with its length, so that no two rows read alike."""
    digest = hashlib.sha256(previous.encode())
    for field in fields:
        encoded = str(field).encode()
        digest.update(str(len(encoded)).encode() + b":" + encoded)
    return digest.hexdigest()


def instant(at: datetime) -> str:
    """An instant as it is sealed: UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
