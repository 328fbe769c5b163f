"""The letters in a ZIP archive, unpacked in memory one by one; a bad one never stops the others."""

from __future__ import annotations

import io
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from openimr.vocabulary import ImrError, UnreadableFile

# Every letter ever published fits in one archive. One member at a time is unpacked, so that memory stays small; the
# limits end the work on an archive that was made to unpack forever.
MEMBERS = 2_000_000
MEGABYTES_IN_ALL = 200_000
DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, kw_only=True)
class Member:
    """A file of an archive, called `archive.zip/member.pdf`: its bytes, or the error that says why there are none."""

    path: Path
    content: bytes = b""
    error: ImrError | None = None


def members_of(
    path: Path, *, suffixes: Collection[str], megabytes: int, content: bytes | None = None
) -> Iterator[Member]:
    """The files with these suffixes in an archive, in the order of their names; nothing is written to disk.

    The archive lies at `path`, or is the `content` that came under this name. No file may be larger than `megabytes`.
    An archive within the archive is not opened.
    """
    try:
        with ZipFile(path if content is None else io.BytesIO(content)) as archive:
            chosen = sorted((info for info in archive.infolist() if is_chosen(info, suffixes)), key=_name)
            if not chosen or len(chosen) > MEMBERS:
                yield _refused(path, wrong_count(len(chosen)), do="Name another archive or divide it.")
                return
            yield from _read_all(path, archive, chosen, megabytes)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        yield _refused(path, "cannot be opened as a ZIP archive.", do="Fetch the file again.")


def wrong_count(letters: int) -> str:
    return f"holds {letters} letters; from 1 to {MEMBERS} can be read."


def is_chosen(info: ZipInfo, suffixes: Collection[str]) -> bool:
    """Whether a member of an archive is a file with one of the suffixes."""
    # macOS adds a shadow file of the same suffix for every file.
    name = PurePosixPath(info.filename)
    return not info.is_dir() and name.suffix.lower() in suffixes and "__MACOSX" not in name.parts


def _name(info: ZipInfo) -> str:
    return info.filename


def _read_all(path: Path, archive: ZipFile, chosen: list[ZipInfo], megabytes: int) -> Iterator[Member]:
    left = MEGABYTES_IN_ALL * 1_000_000
    for info in chosen:
        member = read_member(path, archive, info, megabytes)
        left -= len(member.content)
        if left < 0:
            yield _refused(path, f"unpacks to more than {MEGABYTES_IN_ALL} MB.", do="Divide the archive.")
            return
        yield member


def read_member(path: Path, archive: ZipFile, info: ZipInfo, megabytes: int) -> Member:
    """One member of the archive at `path`, refused where it is damaged, too large, or named to lead out of it."""
    name = PurePosixPath(info.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts:
        return _refused(path, "holds a file whose name leads out of it.", do="Pack the letters anew.")
    place = path / name
    try:
        with archive.open(info) as stream:
            # The size that an archive states is not trusted: one byte past the limit tells.
            content = stream.read(megabytes * 1_000_000 + 1)
    except DAMAGED:
        return _refused(place, "cannot be unpacked: damaged, or locked with a password.", do="Pack it anew.")
    if len(content) > megabytes * 1_000_000:
        return _refused(place, f"is larger than the limit of {megabytes} MB.", do="Give the letter alone.")
    return Member(path=place, content=content)


def _refused(path: Path, said: str, *, do: str) -> Member:
    return Member(path=path, error=UnreadableFile(said, where=str(path), do=do))
