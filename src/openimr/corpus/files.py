"""Published letters in files and folders: each is read by itself, and a bad one never stops the others."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from openimr.corpus.archive import members_of
from openimr.corpus.html_text import html_text
from openimr.corpus.letter import LetterReading, read_letter
from openimr.corpus.pdf_text import pdf_text
from openimr.publication import Source
from openimr.vocabulary import ImrError, UnreadableFile

SUFFIXES = {".txt", ".pdf", ".html", ".htm"}
ARCHIVE = ".zip"
ZIP = b"PK\x03\x04"
MEGABYTES = 100


@dataclass(frozen=True, kw_only=True)
class FileReading:
    """One file: its reading with the text that the spans point into, or the error that says why there is none."""

    path: Path
    text: str = ""
    reading: LetterReading | None = None
    error: ImrError | None = None


def read_files(paths: Iterable[Path]) -> Iterator[FileReading]:
    """A reading of every letter in the files and folders given, in the order of their names.

    Of a folder the .txt, .pdf and .html files are read, also in its subfolders and ZIP archives; a file that is named
    is always read. A letter in an archive is called `archive.zip/letter.pdf`.
    """
    for path in paths:
        for file in letters_in(path):
            if file.suffix.lower() == ARCHIVE:
                yield from _read_archive(file)
            else:
                yield _read(file)


def letters_in(path: Path) -> list[Path]:
    """The files that `path` stands for: itself, or the letters and archives of letters that a folder holds."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in {*SUFFIXES, ARCHIVE} and file.is_file())


def read_contents(content: bytes, *, where: str) -> Iterator[FileReading]:
    """A reading of every letter in the bytes given: of each member of a ZIP archive, or of the one letter they are."""
    if content.startswith(ZIP) and not _is_office_document(content):
        yield from _read_archive(Path(where), content)
    else:
        yield read_content(content, where=where)


def read_content(content: bytes, *, where: str) -> FileReading:
    """A reading of a letter's bytes, whatever kind they are; `where` names them in messages."""
    path = Path(where)
    try:
        text = _text_of(content, path.suffix.lower())
        return FileReading(path=path, text=text, reading=_from_file(read_letter(text), content, path))
    except ImrError as error:
        return FileReading(path=path, error=type(error)(error.found, where=error.where or where, do=error.do))


def _from_file(reading: LetterReading, content: bytes, path: Path) -> LetterReading:
    """The reading, with the file that it was read from written into its record."""
    source = Source(
        name=path.name, sha256=sha256(content).hexdigest(), layout=reading.layout, problems=reading.problems
    )
    return replace(reading, record=replace(reading.record, source=source))


def _read(path: Path) -> FileReading:
    try:
        if path.stat().st_size > MEGABYTES * 1_000_000:
            said = f"is larger than the limit of {MEGABYTES} MB."
            return FileReading(path=path, error=UnreadableFile(said, where=str(path), do="Give the letter alone."))
        return read_content(path.read_bytes(), where=str(path))
    except OSError as error:
        said = f"cannot be opened ({error.strerror or 'unknown reason'})."
        return FileReading(path=path, error=UnreadableFile(said, where=str(path), do="Check name and permission."))


def _read_archive(path: Path, content: bytes | None = None) -> Iterator[FileReading]:
    for member in members_of(path, suffixes=SUFFIXES, megabytes=MEGABYTES, content=content):
        if member.error:
            yield FileReading(path=member.path, error=member.error)
        else:
            yield read_content(member.content, where=str(member.path))


def _text_of(content: bytes, suffix: str) -> str:
    if not content.strip():
        raise UnreadableFile("is empty.", do="Fetch the file again.")
    if content.lstrip()[:5] == b"%PDF-" or suffix == ".pdf":
        return pdf_text(content)
    if content.startswith(ZIP):
        said = "an office document" if _is_office_document(content) else "a ZIP archive, not a letter"
        raise UnreadableFile(f"is {said}.", do="Save it as text or PDF, or name the archive with the suffix .zip.")
    text = _decoded(content)
    if suffix in {".html", ".htm"} or "<html" in text[:200].lower():
        return html_text(text)
    return text


def _is_office_document(content: bytes) -> bool:
    """Whether a ZIP archive is a word processor's or spreadsheet's file: it begins by saying what it holds."""
    first_name = content[30 : 30 + int.from_bytes(content[26:28], "little")]
    return first_name in {b"[Content_Types].xml", b"_rels/.rels", b"mimetype"}


def _decoded(content: bytes) -> str:
    """Text as UTF-8, as UTF-16 that says so, or else in the Windows code page in which older letters were saved."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        content = content.decode("utf-16", errors="replace").encode()
    if b"\0" in content:
        raise UnreadableFile("is neither text nor PDF.", do="Give a letter as text, HTML or PDF.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
