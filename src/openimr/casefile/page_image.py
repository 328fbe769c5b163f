"""The picture of one page, as a person sees it."""

from __future__ import annotations

import base64
from pathlib import Path

from openimr.casefile.limits import Limits
from openimr.casefile.reader import ask, said_plainly
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
) -> bytes:
    """A PNG of page `page_number` (from 1) of the PDF at `path`; scale 1 is 72 dots an inch."""
    limits = limits or Limits()
    answer = ask(path, "image", password=password, limits=limits, page=page_number, scale=scale, grayscale=grayscale)
    if answer["state"] != "read":
        raise UnreadableFile(said_plainly(answer, limits), where=f"{path.name}, page {page_number}")
    return base64.b64decode(answer["png"])
