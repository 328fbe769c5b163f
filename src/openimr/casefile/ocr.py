"""Text recognition for scans: one seam, behind which any engine may stand."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from openimr.casefile.reader import ENVIRONMENT, surroundings


@dataclass(frozen=True, kw_only=True)
class RecognizedText:
    """What an engine saw on a page, and how sure it was on the whole (0 to 1)."""

    text: str = ""
    quality: float = 0.0
    turned: int = 0
    """By how many degrees clockwise the page had to be turned to be read."""
    is_sideways: bool = False
    """Whether the engine read lines that run up or down the page; it may then be surer of a page that lies right."""


class OcrEngine(Protocol):
    """Anything that can turn the picture of a page into text."""

    @property
    def name(self) -> str: ...

    def recognize(self, png: bytes, *, seconds: int) -> RecognizedText: ...


def ocr_engine() -> OcrEngine | None:
    """The engine that this machine has; None where it has none and scans stay without text."""
    found = shutil.which("tesseract")
    return Tesseract(program=found) if found else None


@dataclass(frozen=True, kw_only=True)
class Tesseract:
    """Tesseract as a command, one page at a time."""

    program: str
    name: str = "tesseract"

    def recognize(self, png: bytes, *, seconds: int) -> RecognizedText:
        """The words of a page in their lines; nothing, with quality 0, where the engine fails or takes too long."""
        return from_tsv(self.table_of_words(png, seconds=seconds))

    def table_of_words(self, png: bytes, *, seconds: int) -> str:
        """What Tesseract says of each word, its place included, as lines of tab-separated values; empty if it fails."""
        try:
            ended = subprocess.run(
                [self.program, "stdin", "stdout", "-l", "eng", "--dpi", "300", "tsv"],
                input=png,
                capture_output=True,
                timeout=seconds,
                check=True,
                # Several threads for one page are slower than one, as soon as two pages are read at once.
                env=surroundings(*ENVIRONMENT, "TESSDATA_PREFIX") | {"OMP_THREAD_LIMIT": "1"},
            )
        except (subprocess.SubprocessError, OSError):
            return ""
        return ended.stdout.decode("utf-8", "replace")


def from_tsv(table: str) -> RecognizedText:
    """The text of Tesseract's table of words: a line for a line, an empty line between paragraphs."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if (row["text"] or "").strip() and float(row["conf"]) >= 0]
    if not words:
        return RecognizedText()
    paragraphs = groupby(words, key=lambda word: (word["block_num"], word["par_num"]))
    text = "\n\n".join(
        "\n".join(
            " ".join(word["text"] for word in line)
            for _, line in groupby(paragraph, key=lambda word: int(word["line_num"]))
        )
        for _, paragraph in paragraphs
    )
    quality = round(sum(float(word["conf"]) for word in words) / len(words) / 100, 3)
    return RecognizedText(text=text, quality=quality, is_sideways=is_sideways(words))


def is_sideways(words: list[dict[str, str]]) -> bool:
    """Whether most words of four letters or more stand higher than they are wide."""
    long = [word for word in words if len(word["text"]) >= 4]
    return sum(int(word["height"]) > int(word["width"]) for word in long) * 2 > len(long)
