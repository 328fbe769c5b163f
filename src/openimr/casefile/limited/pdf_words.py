"""Where each word of a PDF page stands, so that words can be selected and marked on the picture of the page."""

from __future__ import annotations

import ctypes
from typing import Any

# PDFium maps to whole device units; so many to a point keep the places exact enough for a word.
FINE = 20

# PDFium writes these for a hyphen at a line's end.
SOFT_HYPHENS = {0x02, 0xFFFE}


def words_on(raw: Any, page: Any, turned: int = 0) -> dict[str, Any]:
    """The size of a page as it is seen, in points, and its words with left, top, width and height from its corner."""
    width, height = page.get_size()
    if turned in {90, 270}:
        width, height = height, width
    text = page.get_textpage()
    words: list[list[Any]] = []
    begun: list[str] = []
    around: tuple[float, float, float, float] | None = None
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = "-" if code in SOFT_HYPHENS else chr(code) if code < 0x110000 else ""
        if character.isprintable() and not character.isspace() and not 0xD800 <= code < 0xE000:
            begun.append(character)
            around = joined(around, text.get_charbox(index, loose=True))
        elif begun and around:
            words.append([("".join(begun)), *on_sheet(raw, page, around, width, height, turned)])
            begun, around = [], None
    if begun and around:
        words.append(["".join(begun), *on_sheet(raw, page, around, width, height, turned)])
    text.close()
    return {"width": width, "height": height, "words": words}


def joined(
    around: tuple[float, float, float, float] | None, box: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """The smallest box (left, bottom, right, top) that holds both."""
    if around is None:
        return box
    return min(around[0], box[0]), min(around[1], box[1]), max(around[2], box[2]), max(around[3], box[3])


def on_sheet(
    raw: Any, page: Any, box: tuple[float, float, float, float], width: float, height: float, turned: int
) -> tuple[float, float, float, float]:
    """A box of the file as left, top, width and height on the sheet, which may be turned or cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        raw.FPDF_PageToDevice(page, 0, 0, round(width * FINE), round(height * FINE), turned // 90, x, y, across, down)
        corners.append((across.value / FINE, down.value / FINE))
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
