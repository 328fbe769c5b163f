"""Members of the archive that is being read, by their position; it stays open for the next one."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openimr.corpus.archive import Member, read_member
from openimr.corpus.files import MEGABYTES
from openimr.vocabulary import UnreadableFile


class OpenArchive:
    """The last archive that was asked for. Batches run through one archive after the other."""

    def __init__(self) -> None:
        self._known: tuple[str, int, int] | None = None
        self._archive: ZipFile | None = None

    def member(self, path: str, position: int, name: str) -> Member:
        """The member at `position` of the table of contents; `name` is what it was called when it was listed."""
        changed = UnreadableFile("was changed while it was read.", where=name, do="Give the same command again.")
        try:
            archive = self._opened(path)
            info = archive.infolist()[position]
        except (BadZipFile, OSError, ValueError, NotImplementedError, IndexError):
            return Member(path=Path(name), error=changed)
        if not name.endswith(info.filename.replace("\\", "/")):
            return Member(path=Path(name), error=changed)
        return read_member(Path(path), archive, info, MEGABYTES)

    def _opened(self, path: str) -> ZipFile:
        found = os.stat(path)
        known = (path, found.st_size, found.st_mtime_ns)
        if self._archive is None or self._known != known:
            if self._archive:
                self._archive.close()
            self._archive, self._known = ZipFile(path), known
        return self._archive
