"""Every letter that a list of paths stands for, found one by one, so that a million of them never stand in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from openimr.corpus.archive import MEGABYTES_IN_ALL, MEMBERS, is_chosen, wrong_count
from openimr.corpus.bulk.task import WHOLE_FILE
from openimr.corpus.files import ARCHIVE, SUFFIXES

DIVIDE = "Name another archive or divide it."


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """An input as it was found. Inputs are read in the order of `argument`, then `key`.

    `size` and `stamp` (when a file was changed last, or the checksum of a member) tell whether it is still the same.
    """

    argument: int
    key: bytes
    path: bytes
    name: str
    position: int = WHOLE_FILE
    size: int = 0
    stamp: int = 0
    refused: str = ""
    remedy: str = ""


def inputs_in(paths: Sequence[Path]) -> Iterator[Listed]:
    """The inputs that the paths stand for, in no certain order: files, and what folders and archives hold."""
    for argument, path in enumerate(paths):
        if not path.is_dir():
            yield from _file(argument, str(path.absolute()), shown(path))
            continue
        is_empty = True
        for listed in _folder(argument, str(path.absolute()), shown(path)):
            is_empty = False
            yield listed
        if is_empty:
            yield _refused(argument, path, "holds no .txt, .pdf, .html or .zip file.", "Name another folder.")


def shown(path: Path | str) -> str:
    """A path as text that can be printed, whatever bytes its name holds."""
    return os.fsencode(path).decode("utf-8", "replace")


def _folder(argument: int, root: str, name: str) -> Iterator[Listed]:
    folders = [(root, name)]
    while folders:
        folder, called = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    inside = f"{called}/{shown(entry.name)}"
                    if entry.is_dir(follow_symlinks=False):
                        folders.append((entry.path, inside))
                    elif _suffix(entry.name) in {*SUFFIXES, ARCHIVE} and entry.is_file():
                        yield from _file(argument, entry.path, inside)
        except OSError as error:
            yield _refused(argument, folder, _not_opened(error), "Check its permission.", name=called)


def _file(argument: int, path: str, name: str) -> Iterator[Listed]:
    try:
        found = os.stat(path)
    except OSError as error:
        yield _refused(argument, path, _not_opened(error), "Check name and permission.", name=name)
        return
    if _suffix(path) == ARCHIVE:
        yield from _archive(argument, path, name)
    else:
        yield Listed(
            argument=argument,
            key=_key(path),
            path=os.fsencode(path),
            name=name,
            size=found.st_size,
            stamp=found.st_mtime_ns,
        )


def _archive(argument: int, path: str, name: str) -> Iterator[Listed]:
    try:
        with ZipFile(path) as archive:
            chosen = [(place, info) for place, info in enumerate(archive.infolist()) if is_chosen(info, SUFFIXES)]
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        yield _refused(argument, path, "cannot be opened as a ZIP archive.", "Fetch the file again.", name=name)
        return
    if not chosen or len(chosen) > MEMBERS:
        yield _refused(argument, path, wrong_count(len(chosen)), DIVIDE, name=name)
        return
    left = MEGABYTES_IN_ALL * 1_000_000
    for position, info in sorted(chosen, key=lambda one: one[1].filename):
        left -= info.file_size
        if left < 0:
            said = f"unpacks to more than {MEGABYTES_IN_ALL} MB."
            yield _refused(argument, path, said, "Divide the archive.", name=name)
            return
        yield _member(argument, path, name, position, info)


def _member(argument: int, path: str, name: str, position: int, info: ZipInfo) -> Listed:
    inside = info.filename.replace("\\", "/")
    return Listed(
        argument=argument,
        key=_key(path) + b"\0" + info.filename.encode("utf-8", "replace"),
        path=os.fsencode(path),
        name=f"{name}/{inside}",
        position=position,
        size=info.file_size,
        stamp=info.CRC,
    )


def _refused(argument: int, path: Path | str, said: str, remedy: str, *, name: str = "") -> Listed:
    place = os.fsencode(os.path.abspath(path))
    called = name or shown(path)
    return Listed(argument=argument, key=_key(path), path=place, name=called, refused=said, remedy=remedy)


def _key(path: Path | str) -> bytes:
    """Paths in this order stand as sorted `Path`s do: folder by folder."""
    return os.fsencode(os.path.abspath(path)).replace(b"/", b"\0")


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _not_opened(error: OSError) -> str:
    return f"cannot be opened ({error.strerror or 'unknown reason'})."
