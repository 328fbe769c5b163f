"""Plain text as pages: which encoding it has, and where a page ends."""

from __future__ import annotations

import codecs
import re

LINES_PER_PAGE = 60

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(content: bytes) -> str | None:
    """The text of a plain-text file with plain line ends; None where the bytes are no text.

    UTF-8 is tried first, since other text is hardly ever valid UTF-8 by chance; then Windows-1252, which older office
    programs write. Single NUL bytes, as some fax servers leave them, are dropped.
    """
    text = by_mark(content)
    if text is None:
        if content.count(0) > len(content) // 20 or looks_binary(content):
            return None
        text = unmarked(content)
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def by_mark(content: bytes) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    return None


def looks_binary(content: bytes) -> bool:
    """Whether more than one byte in fifty of the first part is a control character that no text holds."""
    first = content[:20_000]
    return len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]", first)) * 50 > len(first)


def unmarked(content: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")  # knows every byte, so nothing is lost


def split_into_pages(text: str) -> tuple[str, ...]:
    """The pages of a text: at its form feeds where it has some, else after every `LINES_PER_PAGE` lines.

    Put together again, the pages give the whole text but for the form feeds.
    """
    text = re.sub(r"\f(?=\s*\Z)", "", text).lstrip("\f")  # one that only closes the last page opens no other
    if "\f" in text:
        return tuple(text.split("\f"))
    lines = text.splitlines(keepends=True)
    return tuple("".join(lines[at : at + LINES_PER_PAGE]) for at in range(0, len(lines), LINES_PER_PAGE))
