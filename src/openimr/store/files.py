"""Bytes by their sha256 under OPENIMR_HOME; names live only in the database."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from openimr.store.settings import settings
from openimr.vocabulary import AuditError


class StoredFiles:
    """`openimr.workflow.desk.Files` over a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or settings().home / "files"

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Write the bytes so that they are on the disk before anything names them: sync, then rename."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if path.exists():
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{sha256}.{secrets.token_hex(4)}.partial")  # the same file may come twice at once
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return sha256

    def get(self, sha256: str) -> bytes:
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise AuditError(
                "an event names a file that is not there.", where=sha256[:12], do="Restore it from the backup."
            ) from None
