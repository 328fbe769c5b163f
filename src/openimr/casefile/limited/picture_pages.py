"""A picture, or a fax of many pictures: TIFF, PNG, JPEG."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterator
from typing import Any

from .drawing import ink_of
from .verdict import CannotRead

POINTS_OF_A_SHEET = 11 * 72
SMALL = 1_000


def read_picture(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each picture as a page without text, or one of them drawn; and the verdict."""
    from PIL import Image, UnidentifiedImageError

    # A decompression bomb is stopped by the memory limit and by the check of each size before it is unpacked.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(question["path"], formats=("TIFF", "PNG", "JPEG")) as opened:
            count = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
            if count > question["pages"]:
                raise CannotRead("too many pages", count)
            if question["want"] == "image":
                if not 1 <= question["page"] <= count:
                    raise CannotRead("no such page")
                yield {"png": drawn(frame(opened, question["page"] - 1, question), question)}
            elif question["want"] == "words":
                if not 1 <= question["page"] <= count:
                    raise CannotRead("no such page")
                yield sheet(frame(opened, question["page"] - 1, question), question)
            elif question["want"] == "text":
                yield from (page(opened, index, question) for index in range(count))
            yield {"state": "read", "page_count": count, "enclosed": 0}
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise CannotRead("damaged") from None


def page(opened: Any, index: int, question: dict[str, Any]) -> dict[str, Any]:
    """What there is to know of a picture before anybody reads it; one that is damaged hides no other."""
    try:
        grey = frame(opened, index, question).convert("L")
    except (OSError, ValueError, SyntaxError, EOFError):
        return {"text": "", "is_broken": True}
    sha256 = hashlib.sha256(grey.tobytes()).hexdigest()
    grey.thumbnail((SMALL, SMALL))
    return {"text": "", "is_scan": True, "ink": ink_of(grey.tobytes()), "picture": sha256}


def frame(opened: Any, index: int, question: dict[str, Any]) -> Any:
    """One picture, upright as its camera says, its dots square: a fax has twice as many across as down."""
    from PIL import ImageOps

    opened.seek(index)
    if opened.width * opened.height > 8 * question["pixels"]:
        raise CannotRead("too many dots")
    opened.draft("L", (4 * SMALL, 4 * SMALL))  # of JPEG only: a huge photograph is unpacked smaller at once
    picture = ImageOps.exif_transpose(opened)
    across, down = (float(dots) for dots in picture.info.get("dpi", (1, 1)))
    if across and down and not 0.8 < across / down < 1.25:
        width, height = picture.size
        tall = (width, round(height * across / down)) if across > down else (round(width * down / across), height)
        if tall[0] * tall[1] <= 2 * question["pixels"]:
            picture = picture.convert("L").resize(tall)
    return picture


def sheet(picture: Any, question: dict[str, Any]) -> dict[str, Any]:
    """The size in points of a picture on a sheet; it holds no words itself."""
    share = min(1.0, POINTS_OF_A_SHEET / max(picture.size))
    width, height = (side * share for side in picture.size)
    if question["turned"] in {90, 270}:
        width, height = height, width
    return {"width": width, "height": height, "words": []}


def drawn(picture: Any, question: dict[str, Any]) -> str:
    """A PNG in base64, no larger than a sheet drawn at the scale that was asked for."""
    turned = picture.convert("L" if question["grayscale"] else "RGB").rotate(-question["turned"], expand=True)
    longest = round(question["scale"] * POINTS_OF_A_SHEET)
    turned.thumbnail((longest, longest))
    out = io.BytesIO()
    turned.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode("ascii")
