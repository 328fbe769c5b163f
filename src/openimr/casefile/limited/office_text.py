"""What begins like a ZIP: a Word document, an archive of files, or an office document of another kind."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from .enclosed_files import Keeper, is_nobodys
from .verdict import CannotRead
from .word_text import word_text

PIECE = 1_000_000
# An archive is told from an office document by what it must hold (ECMA-376 part 2; OpenDocument 1.3 part 2).
OTHER_OFFICE = (("xl/workbook.xml", "spreadsheet"), ("ppt/presentation.xml", "slides"), ("content.xml", "opendocument"))


def read_package(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The text of a Word document, or the files of an archive; and the verdict."""
    try:
        with zipfile.ZipFile(question["path"]) as package:
            names = set(package.namelist())
            for name, state in OTHER_OFFICE:
                if name in names:
                    raise CannotRead(state)
            if "word/document.xml" in names:
                if question["want"] != "text":
                    raise CannotRead("no such page")
                yield {"text": word_text(package, question["output_megabytes"] * 1_000_000)}
                yield {"state": "read", "kind": "word", "page_count": 0, "enclosed": 0}
            else:
                if question["want"] == "enclosed":
                    yield from members(package, question)
                count = sum(not is_nobodys(name) for name in names)
                yield {"state": "read", "kind": "archive", "page_count": 0, "enclosed": count}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise CannotRead("damaged package") from None


def members(package: zipfile.ZipFile, question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The files of an archive, one after the other; one that cannot be unpacked hides no other."""
    keeper = Keeper(Path(question["into"]), question)
    for info in package.infolist():
        if is_nobodys(info.filename):
            continue
        if info.flag_bits & 0x1:
            yield {"name": Path(info.filename).name, "refused": "locked"}
            continue
        try:
            yield keeper.keep(info.filename, partial(pieces, package, info))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            yield {"name": Path(info.filename).name, "refused": "damaged"}


def pieces(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a member holds; its stated size is not believed."""
    with package.open(info) as member:
        while piece := member.read(PIECE):
            yield piece
