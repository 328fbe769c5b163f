"""The picture of one page, as a person sees it."""

from __future__ import annotations

import base64
from pathlib import Path

from openimr.casefile.file_kinds import opener_of
from openimr.casefile.limits import Limits
from openimr.casefile.reader import asked, said_plainly
from openimr.vocabulary import UnreadableFile

SCREEN_SCALE = 2.0
SCAN_SCALE = 300 / 72
"""300 dots an inch: what recognition engines are trained on."""


def page_image(
    path: Path,
    page_number: int,
    *,
    password: str | None = None,
    scale: float = SCREEN_SCALE,
    limits: Limits | None = None,
    grayscale: bool = False,
    turned: int = 0,
) -> bytes:
    """A PNG of page `page_number` (from 1) of the PDF or picture at `path`; scale 1 is 72 dots an inch.

    `turned` is by how many degrees clockwise the page is turned before it is drawn: 0, 90, 180 or 270.
    """
    limits = limits or Limits()
    with path.open("rb") as file:
        opener = opener_of(file.read(1024))
    if opener not in {"pdf", "picture"}:
        raise UnreadableFile("is neither a PDF nor a picture.", where=path.name, do="Read its text instead.")
    wanted = {"page": page_number, "scale": scale, "grayscale": grayscale, "turned": turned}
    with asked(path, opener, "image", password=password, limits=limits, **wanted) as answer:
        if not answer.is_read:
            why = said_plainly(answer.verdict, opener, limits)
            raise UnreadableFile(why, where=f"{path.name}, page {page_number}")
        return base64.b64decode(next(iter(answer.parts))["png"])


def has_pictures(opening: bytes) -> bool:
    """Whether the pages of a file that begins with these bytes can be drawn."""
    return opener_of(opening) in {"pdf", "picture"}
