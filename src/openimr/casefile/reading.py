"""Reading a file of the case into pages of text, whatever state the file is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from openimr.casefile.enclosed import EnclosedFile, enclosed_in, told_of
from openimr.casefile.file import DocumentPart, Page, Reading
from openimr.casefile.file_kinds import FileKind, opener_of, other_kind
from openimr.casefile.limits import Limits, size_refusal
from openimr.casefile.ocr import OcrEngine, RecognizedText
from openimr.casefile.plain_text import decoded, split_into_pages
from openimr.casefile.reader import Answer, Opener, asked, said_plainly
from openimr.casefile.recognizing import NO_INK, SPECKS, Recognition, recognize
from openimr.vocabulary import UnreadableFile

# What is printed on a sheet so that nobody takes it for a lost page.
SAYS_IT_IS_BLANK = re.compile(r"\W*(?:this )?page (?:is |was )?(?:intentionally )?(?:left )?blank\W*", re.IGNORECASE)


Keep = Callable[[Iterable[Page]], Sequence[Page]]
"""Where the pages go as they are read: `tuple` holds them all, `pages_on_disk` none."""


@dataclass(frozen=True, kw_only=True)
class FileReading:
    """What came of reading one file; `note` says plainly what is wrong and what to do, empty when all is well."""

    reading: Reading
    kind: FileKind
    pages: Sequence[Page] = ()
    page_count: int = 0
    note: str = ""
    carried: int = 0
    """How many files a PDF says that it carries."""
    enclosed: tuple[EnclosedFile, ...] = ()
    """The files that an archive or a portfolio carries, where a folder was given to unpack them into."""
    parts: tuple[DocumentPart, ...] = ()
    """The records of which the file consists, once it was taken apart (`documents_in`)."""


def read_file(
    path: Path,
    *,
    password: str | None = None,
    limits: Limits | None = None,
    engine: Callable[[], OcrEngine | None] | None = None,
    how: Recognition | None = None,
    unpack_into: Path | None = None,
    keep: Keep = tuple,
) -> FileReading:
    """The pages of the file at `path` and their text, or the plain reason why there are none.

    Whatever the bytes are, this answers within its limits and never raises; only a path without a file does. `how`
    tells how scans are read, `engine` only by what. The files of an archive are written into `unpack_into`. With
    `keep=partial(pages_on_disk, folder)` a PDF of any length takes no more memory than a short one.
    """
    limits, how = limits or Limits(), how or Recognition()
    if engine:
        how = replace(how, engine=engine)
    if not path.is_file():
        raise UnreadableFile(
            "is no file.", where=path.name, do="Name a PDF, a picture, a Word document or a text file."
        )
    if refusal := size_refusal(path.stat().st_size, limits):
        found, do = refusal
        return refused(f"This file {found} {do}")
    with path.open("rb") as file:
        opening = file.read(1024)
    match opener_of(opening):
        case "package":
            return read_package(path, limits, unpack_into, keep)
        case "pdf" | "picture" as opener:
            read = read_pages(path, opener, password, limits, how, keep)
            # Most carry nothing, and are spared a second process.
            if unpack_into and read.carried:
                return with_enclosed(read, path, opener, password, limits, unpack_into)
            return read
        case None:
            return read_text(path, opening, keep)


def read_text(path: Path, opening: bytes, keep: Keep) -> FileReading:
    """A plain-text file as pages."""
    if what := other_kind(opening):
        return refused(f"This file is {what}. Save or print it as a PDF and send that.")
    text = decoded(path.read_bytes())
    if text is None:
        return refused("This file is of a kind that cannot be read. Save or print it as a PDF and send that.")
    return as_pages(text, "text", keep)


def as_pages(text: str, kind: FileKind, keep: Keep) -> FileReading:
    """A text without pages of its own."""
    if not text.strip():
        return FileReading(
            reading=Reading.NO_TEXT, kind=kind, page_count=1, note="This file holds no words. Send it again."
        )
    pages = keep(Page(number=number, text=page) for number, page in enumerate(split_into_pages(text), start=1))
    return FileReading(reading=Reading.READ, kind=kind, pages=pages, page_count=len(pages))


def refused(note: str) -> FileReading:
    return FileReading(reading=Reading.DAMAGED, kind="other", note=note)


def read_package(path: Path, limits: Limits, unpack_into: Path | None, keep: Keep) -> FileReading:
    """A Word document as pages, or the files of an archive."""
    with asked(path, "package", "text", password=None, limits=limits) as answer:
        if not answer.is_read:
            return refused(said_plainly(answer.verdict, "package", limits))
        if answer.verdict["kind"] == "word":
            return as_pages("".join(part["text"] for part in answer.parts), "word", keep)
    archive = FileReading(reading=Reading.UNPACKED, kind="archive")
    if not answer.verdict["enclosed"]:
        return refused("This archive holds no file. Send the records themselves.")
    return with_enclosed(archive, path, "package", None, limits, unpack_into) if unpack_into else archive


def with_enclosed(
    read: FileReading, path: Path, opener: Opener, password: str | None, limits: Limits, into: Path
) -> FileReading:
    """The reading with the files that the file carries, and with what had to be left out."""
    kept, left_out = enclosed_in(path, opener, password=password, limits=limits, into=into)
    if read.kind == "archive" and not kept:
        return refused(told_of(kept, left_out, limits))
    return replace(read, enclosed=kept, note=" ".join(filter(None, (read.note, told_of(kept, left_out, limits)))))


def read_pages(
    path: Path, opener: Opener, password: str | None, limits: Limits, how: Recognition, keep: Keep
) -> FileReading:
    """A PDF or a picture as pages: the text of its own where a page has some, recognized text where it is a scan."""
    kind: FileKind = "picture" if opener == "picture" else "pdf"
    with asked(path, opener, "text", password=password, limits=limits) as answer:
        if not answer.is_read:
            needs_password = answer.verdict["state"] in {"password", "wrong password"}
            return FileReading(
                reading=Reading.NEEDS_PASSWORD if needs_password else Reading.DAMAGED,
                kind=kind,
                page_count=answer.verdict.get("page_count", 0),
                note=said_plainly(answer.verdict, opener, limits),
            )
        # Gone through twice, so that no page need wait in memory until it is known how many scans there are.
        scans = sum(sheet.is_unread_scan for sheet in sheets_of(answer))
        engine = how.engine() if scans else None
        account = Account()

        def recognized(sheet: Sheet) -> Page:
            if engine is None or not sheet.is_unread_scan:
                return sheet.page
            how.progress(account.scans, scans)
            number, picture = sheet.page.number, sheet.page.picture
            seen = recognize(path, number, picture, engine=engine, how=how, password=password, limits=limits)
            return as_recognized(sheet.page, seen, ink=sheet.ink)

        kept = keep(account.entered(sheet, recognized(sheet)) for sheet in sheets_of(answer))
    read = judged(kept, account, kind=kind, has_engine=engine is not None)
    return replace(read, carried=answer.verdict.get("enclosed", 0))


def page_texts(path: Path, *, password: str | None = None, limits: Limits | None = None) -> Iterator[Page]:
    """The pages of a PDF with the text of their own, one at a time, so that a long file takes no more memory.

    Nothing is recognized here. Raises `UnreadableFile` for a file that `read_file` would answer with a note.
    """
    limits = limits or Limits()
    with asked(path, "pdf", "text", password=password, limits=limits) as answer:
        if not answer.is_read:
            raise UnreadableFile(said_plainly(answer.verdict, "pdf", limits), where=path.name)
        for number, part in enumerate(answer.parts, start=1):
            yield as_page(number, part)


@dataclass(frozen=True)
class Sheet:
    """A page with what the limited process said of it beyond its text."""

    page: Page
    said: dict[str, Any]

    @property
    def is_unread_scan(self) -> bool:
        """Whether the page is a picture with something on it, which only recognition can read."""
        return bool(self.said.get("is_scan")) and not self.page.is_blank

    @property
    def is_broken(self) -> bool:
        return bool(self.said.get("is_broken"))

    @property
    def ink(self) -> float:
        return float(self.said.get("ink", 1.0))


def sheets_of(answer: Answer) -> Iterator[Sheet]:
    return (Sheet(as_page(number, part), part) for number, part in enumerate(answer.parts, start=1))


def as_page(number: int, said: dict[str, Any]) -> Page:
    """A page as the process read it; a scan is worth nothing until it is recognized, a stamp on it aside."""
    text = said["text"]
    if said.get("is_broken"):
        return Page(number=number, text=text, quality=0.0)
    if said.get("is_scan"):
        is_blank = said["ink"] < NO_INK and not text.strip()
        return Page(
            number=number,
            text=text,
            quality=1.0 if is_blank else 0.0,
            is_blank=is_blank,
            picture=said["picture"],
        )
    return Page(number=number, text=text, is_blank=not text.strip() or bool(SAYS_IT_IS_BLANK.fullmatch(text)))


def as_recognized(scan: Page, seen: RecognizedText, *, ink: float) -> Page:
    """The scanned page with the text that was recognized on it; as it was where there is none."""
    if seen.text:
        return replace(scan, text=seen.text, quality=seen.quality, turned=seen.turned)
    is_blank = ink < SPECKS and not scan.text.strip()
    return replace(scan, quality=1.0 if is_blank else 0.0, is_blank=is_blank)


@dataclass
class Account:
    """What is known of the pages that went by, where they are not held: which have no text, and whether any has."""

    scans: int = 0
    unread: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    has_text: bool = False

    def entered(self, sheet: Sheet, page: Page) -> Page:
        """The page as it came out of reading, counted."""
        self.scans += sheet.is_unread_scan
        if sheet.is_unread_scan and page.quality == 0:
            self.unread.append(page.number)
        if sheet.is_broken:
            self.broken.append(page.number)
        self.has_text = self.has_text or bool(page.text.strip() and page.quality > 0)
        return page


def judged(pages: Sequence[Page], account: Account, *, kind: FileKind, has_engine: bool) -> FileReading:
    """How far the document has been read: text on any page counts, and each page without is named."""
    unread, broken = account.unread, account.broken
    notes = []
    if unread:
        notes.append(about_scans(unread, len(pages), has_engine=has_engine))
    if broken:
        notes.append(f"{named(broken)} cannot be opened and may be damaged. Ask the sender for {them(broken)} again.")
    if account.has_text:
        return FileReading(reading=Reading.READ, kind=kind, pages=pages, page_count=len(pages), note=" ".join(notes))
    reading = Reading.DAMAGED if len(broken) == len(pages) else Reading.NO_TEXT
    note = " ".join(notes) or "No text yet: its pages are empty. Ask the sender for the file again."
    return FileReading(reading=reading, kind=kind, page_count=len(pages), note=note)


def about_scans(unread: Sequence[int], page_count: int, *, has_engine: bool) -> str:
    """Why scanned pages have no text, and what would give them some."""
    every = len(unread) == page_count
    which = ("the page is a picture" if page_count == 1 else "all pages are pictures") if every else ""
    which = which or f"{named(unread).lower()} {'is a picture' if len(unread) == 1 else 'are pictures'}"
    if has_engine:
        return f"No text yet: {which}, and no words were recognized there. Read {them(unread)} by eye."
    return f"No text yet: {which}. Install tesseract to read scans, or send a PDF with text."


def named(numbers: Sequence[int]) -> str:
    """Page numbers as a reader says them: "Pages 2, 5 and 6"; a long list is cut short."""
    if len(numbers) == 1:
        return f"Page {numbers[0]}"
    shown = [str(number) for number in numbers[:8]]
    last = f"{len(numbers) - 8} more" if len(numbers) > 8 else shown.pop()
    return f"Pages {', '.join(shown)} and {last}"


def them(numbers: Sequence[int]) -> str:
    return "it" if len(numbers) == 1 else "them"
