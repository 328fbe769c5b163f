"""The words of a page with their places on the sheet: the text layer over the picture of the page."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from openimr.casefile.file_kinds import opener_of
from openimr.casefile.limits import Limits
from openimr.casefile.ocr import OcrEngine
from openimr.casefile.page_image import SCAN_SCALE, page_image
from openimr.casefile.reader import asked, said_plainly
from openimr.vocabulary import UnreadableFile


@dataclass(frozen=True, kw_only=True)
class WordBox:
    """A word, and the box that it fills on its sheet: in points of 1/72 inch, from the corner at the top left."""

    text: str
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, kw_only=True)
class PageWords:
    """The size of a sheet in points, and its words in the order in which they are read."""

    width: float
    height: float
    words: tuple[WordBox, ...] = ()


@runtime_checkable
class TellsPlaces(Protocol):
    """A recognition engine that says where on the picture each word stands, as Tesseract's table of words."""

    def table_of_words(self, png: bytes, *, seconds: int) -> str: ...


def page_words(
    path: Path, page_number: int, *, password: str | None = None, turned: int = 0, limits: Limits | None = None
) -> PageWords:
    """The words that the PDF or picture at `path` itself holds on page `page_number` (from 1); a scan has none.

    `turned` is by how many degrees clockwise the page is turned, as for its image.
    """
    limits = limits or Limits()
    with path.open("rb") as file:
        opener = opener_of(file.read(1024))
    if opener not in {"pdf", "picture"}:
        raise UnreadableFile("is neither a PDF nor a picture.", where=path.name, do="Read its text instead.")
    wanted = {"page": page_number, "turned": turned}
    with asked(path, opener, "words", password=password, limits=limits, **wanted) as answer:
        if not answer.is_read:
            why = said_plainly(answer.verdict, opener, limits)
            raise UnreadableFile(why, where=f"{path.name}, page {page_number}")
        sheet = next(iter(answer.parts))
    return PageWords(
        width=sheet["width"],
        height=sheet["height"],
        words=tuple(
            WordBox(text=text, left=left, top=top, width=width, height=height)
            for text, left, top, width, height in sheet["words"]
        ),
    )


def recognized_words(
    path: Path,
    page_number: int,
    sheet: PageWords,
    engine: OcrEngine | None,
    *,
    turned: int = 0,
    limits: Limits | None = None,
) -> PageWords:
    """The words that an engine sees on a scanned page of the size of `sheet`; none where it tells no places."""
    limits = limits or Limits()
    if not isinstance(engine, TellsPlaces):
        return sheet
    png = page_image(path, page_number, scale=SCAN_SCALE, limits=limits, grayscale=True, turned=turned)
    return from_table(engine.table_of_words(png, seconds=limits.seconds_per_scan), sheet)


def from_table(table: str, sheet: PageWords) -> PageWords:
    """The words of Tesseract's table, whose dots are measured against the width of the sheet."""
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    dots = max((float(row["width"]) for row in rows if row["level"] == "1"), default=0.0)
    points = sheet.width / dots if dots else 0.0
    return PageWords(
        width=sheet.width,
        height=sheet.height,
        words=tuple(
            WordBox(
                text=row["text"].strip(),
                left=float(row["left"]) * points,
                top=float(row["top"]) * points,
                width=float(row["width"]) * points,
                height=float(row["height"]) * points,
            )
            for row in rows
            if (row["text"] or "").strip() and float(row["conf"]) >= 0
        ),
    )
