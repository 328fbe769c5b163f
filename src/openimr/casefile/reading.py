"""Reading a file of the case into pages of text, whatever state the file is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from openimr.casefile.file import Page, Reading
from openimr.casefile.limits import Limits, size_refusal
from openimr.casefile.ocr import OcrEngine, ocr_engine
from openimr.casefile.page_image import SCAN_SCALE, page_image
from openimr.casefile.plain_text import decoded, split_into_pages
from openimr.casefile.reader import ask, said_plainly
from openimr.vocabulary import UnreadableFile

FileKind = Literal["pdf", "text", "other"]

# What people send instead of a PDF, by its first bytes.
OTHER_KINDS = (
    (b"PK\x03\x04", "an office document or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an office document of an old format"),
    (b"{\\rtf", "an RTF document"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"GIF8", "a GIF picture"),
)


@dataclass(frozen=True, kw_only=True)
class FileReading:
    """What came of reading one file; `note` says plainly what is wrong and what to do, empty when all is well."""

    reading: Reading
    kind: FileKind
    pages: tuple[Page, ...] = ()
    page_count: int = 0
    note: str = ""


def read_file(
    path: Path,
    *,
    password: str | None = None,
    limits: Limits | None = None,
    engine: Callable[[], OcrEngine | None] = ocr_engine,
) -> FileReading:
    """The pages of the file at `path` and their text, or the plain reason why there are none.

    Whatever the bytes are, this answers within its limits and never raises; only a path without a file does.
    """
    limits = limits or Limits()
    if not path.is_file():
        raise UnreadableFile("is no file.", where=path.name, do="Name a PDF or a text file.")
    if refusal := size_refusal(path.stat().st_size, limits):
        found, do = refusal
        return FileReading(reading=Reading.DAMAGED, kind="other", note=f"This file {found} {do}")
    with path.open("rb") as file:
        opening = file.read(1024)
    if b"%PDF-" in opening:  # a few bytes may stand before it (ISO 32000-1, annex H, note 13)
        return read_pdf(path, password, limits, engine)
    return read_text(path, opening)


def read_text(path: Path, opening: bytes) -> FileReading:
    """A plain-text file as pages."""
    for start, what in OTHER_KINDS:
        if opening.startswith(start):
            return refused(f"This file is {what}. Save or print it as a PDF and send that.")
    text = decoded(path.read_bytes())
    if text is None:
        return refused("This file is neither a PDF nor plain text. Save or print it as a PDF and send that.")
    if not text.strip():
        return FileReading(
            reading=Reading.NO_TEXT, kind="text", page_count=1, note="This file holds no words. Send it again."
        )
    pages = tuple(Page(number=number, text=page) for number, page in enumerate(split_into_pages(text), start=1))
    return FileReading(reading=Reading.READ, kind="text", pages=pages, page_count=len(pages))


def refused(note: str) -> FileReading:
    return FileReading(reading=Reading.DAMAGED, kind="other", note=note)


def read_pdf(path: Path, password: str | None, limits: Limits, engine: Callable[[], OcrEngine | None]) -> FileReading:
    """A PDF as pages: its own text where a page has some, recognized text where the page is a scan."""
    answer = ask(path, "text", password=password, limits=limits)
    if answer["state"] != "read":
        needs_password = answer["state"] in {"password", "wrong password"}
        return FileReading(
            reading=Reading.NEEDS_PASSWORD if needs_password else Reading.DAMAGED,
            kind="pdf",
            page_count=answer.get("page_count", 0),
            note=said_plainly(answer, limits),
        )
    pages = tuple(as_page(number, page) for number, page in enumerate(answer["pages"], start=1))
    scans = tuple(number for number, page in enumerate(answer["pages"], start=1) if page["is_scan"])
    broken = tuple(number for number, page in enumerate(answer["pages"], start=1) if page["is_broken"])
    found = engine() if scans else None
    if found:
        pages = tuple(
            recognized(page, path, password, limits, found) if page.number in scans else page for page in pages
        )
    return judged(pages, scans, broken, has_engine=found is not None)


def as_page(number: int, page: dict[str, Any]) -> Page:
    """A page as the process read it; a scan is worth nothing until it is recognized, a stamp on it aside."""
    return Page(number=number, text=page["text"], quality=0.0 if page["is_scan"] or page["is_broken"] else 1.0)


def recognized(page: Page, path: Path, password: str | None, limits: Limits, engine: OcrEngine) -> Page:
    """The page with the text that the engine sees on it; as it was where the engine sees nothing."""
    try:
        png = page_image(path, page.number, password=password, scale=SCAN_SCALE, limits=limits, grayscale=True)
    except UnreadableFile:
        return page
    seen = engine.recognize(png, seconds=limits.seconds_per_scan)
    return Page(number=page.number, text=seen.text, quality=seen.quality) if seen.text else page


def judged(
    pages: tuple[Page, ...], scans: tuple[int, ...], broken: tuple[int, ...], *, has_engine: bool
) -> FileReading:
    """How far the document has been read: text on any page counts, and each page without is named."""
    unread = tuple(number for number in scans if pages[number - 1].quality == 0)
    notes = []
    if unread:
        notes.append(about_scans(unread, len(pages), has_engine=has_engine))
    if broken:
        notes.append(f"{named(broken)} cannot be opened and may be damaged. Ask the sender for {them(broken)} again.")
    if any(page.text.strip() and page.quality > 0 for page in pages):
        return FileReading(reading=Reading.READ, kind="pdf", pages=pages, page_count=len(pages), note=" ".join(notes))
    reading = Reading.DAMAGED if len(broken) == len(pages) else Reading.NO_TEXT
    note = " ".join(notes) or "No text yet: its pages are empty. Ask the sender for the file again."
    return FileReading(reading=reading, kind="pdf", page_count=len(pages), note=note)


def about_scans(unread: tuple[int, ...], page_count: int, *, has_engine: bool) -> str:
    """Why scanned pages have no text, and what would give them some."""
    every = len(unread) == page_count
    which = ("the page is a picture" if page_count == 1 else "all pages are pictures") if every else ""
    which = which or f"{named(unread).lower()} {'is a picture' if len(unread) == 1 else 'are pictures'}"
    if has_engine:
        return f"No text yet: {which}, and no words were recognized there. Read {them(unread)} by eye."
    return f"No text yet: {which}. Install tesseract to read scans, or send a PDF with text."


def named(numbers: tuple[int, ...]) -> str:
    """Page numbers as a reader says them: "Pages 2, 5 and 6"; a long list is cut short."""
    if len(numbers) == 1:
        return f"Page {numbers[0]}"
    shown = [str(number) for number in numbers[:8]]
    last = f"{len(numbers) - 8} more" if len(numbers) > 8 else shown.pop()
    return f"Pages {', '.join(shown)} and {last}"


def them(numbers: tuple[int, ...]) -> str:
    return "it" if len(numbers) == 1 else "them"
