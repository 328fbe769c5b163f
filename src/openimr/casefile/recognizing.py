"""A scanned page turned until it can be read; what was recognized before is not recognized again."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from openimr.casefile.limits import Limits
from openimr.casefile.ocr import OcrEngine, RecognizedText, ocr_engine
from openimr.casefile.page_image import SCAN_SCALE, page_image
from openimr.vocabulary import UnreadableFile

# An upright page of print is recognized with 0.8 to 0.97; the same upside down with less than 0.5.
GOOD_QUALITY = 0.65
FEWEST_WORDS = 3
TURNS = (180, 90, 270)
TURNS_OF_A_SIDEWAYS_PAGE = (90, 270)

# A page with less ink than this is empty; dust and the lines of a fax machine leave more, but no words.
NO_INK = 0.00005
SPECKS = 0.0008


@dataclass(frozen=True, kw_only=True)
class Recognition:
    """How scans are read: by which engine, where what was recognized is kept, and who hears how far it is.

    `known` outlives the process that reads, where the caller hands in one that lasts: reading that was cut short then
    goes on where it stopped. It also spares the same picture, sent ten times, nine of its readings.
    """

    engine: Callable[[], OcrEngine | None] = ocr_engine
    file: str = ""
    """What the file is known by, such as its sha256; without it only pages of one picture are remembered."""
    known: MutableMapping[str, RecognizedText] = field(default_factory=dict)
    progress: Callable[[int, int], None] = lambda done, of: None


def recognize(
    path: Path, number: int, picture: str, *, engine: OcrEngine, how: Recognition, password: str | None, limits: Limits
) -> RecognizedText:
    """The text that the engine sees on a page, upright or turned; nothing where the page cannot be drawn."""
    place = picture or (f"{how.file} {number}" if how.file else "")
    key = f"{engine.name} {place}" if place else ""
    if key and (before := how.known.get(key)):
        return before
    seen = RecognizedText()
    turns = [0]
    while turns:
        turned = turns.pop(0)
        try:
            png = page_image(
                path, number, password=password, scale=SCAN_SCALE, limits=limits, grayscale=True, turned=turned
            )
        except UnreadableFile:
            return seen
        now = replace(engine.recognize(png, seconds=limits.seconds_per_scan), turned=turned)
        if weight(now) > weight(seen):
            seen = now
        if is_good(seen):
            break
        if turned == 0:
            turns = list(TURNS_OF_A_SIDEWAYS_PAGE if now.is_sideways else TURNS)
    if key:
        how.known[key] = seen
    return seen


def is_good(seen: RecognizedText) -> bool:
    return not seen.is_sideways and seen.quality >= GOOD_QUALITY and len(seen.text.split()) >= FEWEST_WORDS


def weight(seen: RecognizedText) -> float:
    """How much was understood: sure words count, a heap of guesses does not."""
    return seen.quality**2 * min(len(seen.text.split()), 40) * (0.5 if seen.is_sideways else 1)
