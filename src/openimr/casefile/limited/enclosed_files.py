"""Files inside a file, written out within bounds: a small archive must not fill the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

# What operating systems put beside the files of a person.
NOBODYS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


class Keeper:
    """Writes enclosed files into a folder under numbers; their names are told and never used as paths."""

    def __init__(self, into: Path, question: dict[str, Any]) -> None:
        self.into = into
        self.most_files = question["enclosed_files"]
        self.most_bytes = question["megabytes"] * 1_000_000
        self.left = question["enclosed_megabytes"] * 1_000_000
        self.kept = 0

    def keep(self, name: str, content: Callable[[], Iterator[bytes]]) -> dict[str, Any]:
        """Where the file was written, or why it was not ("many", "large", "all large")."""
        shown = PurePosixPath(name.replace("\\", "/")).name or "file without a name"
        if self.kept >= self.most_files:
            return {"name": shown, "refused": "many"}
        target = self.into / str(self.kept + 1)
        written = 0
        with target.open("wb") as out:
            for piece in content():
                written += len(piece)
                if written > min(self.most_bytes, self.left):
                    break
                out.write(piece)
            else:
                self.kept += 1
                self.left -= written
                return {"name": shown, "file": target.name}
        target.unlink()
        return {"name": shown, "refused": "large" if written > self.most_bytes else "all large"}


def is_nobodys(name: str) -> bool:
    """Whether an entry is no file that a person put there."""
    return name.endswith("/") or any(name.startswith(start) or name.endswith(start) for start in NOBODYS)
