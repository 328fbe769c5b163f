"""What a file is by its first bytes; the ending of its name is never asked."""

from __future__ import annotations

from typing import Literal

FileKind = Literal["pdf", "picture", "word", "archive", "text", "other"]

PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
PACKAGE = b"PK\x03\x04"

# What people send that cannot be read, by its first bytes.
OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0", "an office document of an old format"),
    (b"{\\rtf", "an RTF document"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)


def opener_of(opening: bytes) -> Literal["pdf", "picture", "package"] | None:
    """Which opener the limited process has for a file that begins with these bytes; None where it needs none."""
    if b"%PDF-" in opening[:1024]:  # a few bytes may stand before it (ISO 32000-1, annex H, note 13)
        return "pdf"
    if opening.startswith(PICTURES):
        return "picture"
    return "package" if opening.startswith(PACKAGE) else None


ENDINGS = {
    b"%PDF-": ("pdf", "application/pdf"),
    b"\xff\xd8\xff": ("jpg", "image/jpeg"),
    b"\x89PNG": ("png", "image/png"),
    b"II*\x00": ("tif", "image/tiff"),
    b"MM\x00*": ("tif", "image/tiff"),
}


def ending_of(content: bytes) -> tuple[str, str]:
    """The ending and the media type of a record by its content."""
    if content.startswith(PACKAGE):
        if b"word/document.xml" in content:
            return "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return "zip", "application/zip"
    return next((what for start, what in ENDINGS.items() if start in content[:1024]), ("txt", "text/plain"))


def other_kind(opening: bytes) -> str:
    """What a file seems to be that cannot be read here; empty where nothing tells."""
    return next((what for start, what in OTHER_KINDS if opening.startswith(start)), "")
