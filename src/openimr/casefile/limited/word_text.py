"""The text of a Word document (ECMA-376, part 1, section 17): what is printed of it, a form feed at each page break."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from .verdict import CannotRead

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# In the order in which a reader meets them; text that was deleted under tracked changes (w:delText) is none.
PARTS = (r"word/header\d*\.xml", r"word/document\.xml", r"word/footnotes\.xml", r"word/endnotes\.xml")


def word_text(package: zipfile.ZipFile, most_bytes: int) -> str:
    """Headers, the document, footnotes; a cell of a table and the next have a tab between them."""
    texts = []
    for pattern in PARTS:
        for name in sorted(filter(re.compile(pattern).fullmatch, package.namelist())):
            text = in_lines("".join(blocks(parsed(package, name, most_bytes))))
            if text.strip() and text not in texts:
                texts.append(text)
    return "\n".join(texts)


def in_lines(text: str) -> str:
    """A row of a table on one line, and one form feed where a break was asked for and also happened."""
    return re.sub(r"\f\s*\f", "\f", re.sub(r"\n+\t", "\t", text))


def parsed(package: zipfile.ZipFile, name: str, most_bytes: int) -> ElementTree.Element:
    """One part as a tree. A part that declares entities is no Word document, and might be a bomb."""
    with package.open(name) as part:
        content = part.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise CannotRead("memory")
    if b"<!DOCTYPE" in content[:4000] or b"<!ENTITY" in content:
        raise CannotRead("damaged package")
    try:
        return ElementTree.fromstring(content)  # noqa: S314 - no entity gets here
    except ElementTree.ParseError:
        raise CannotRead("damaged package") from None


def blocks(tree: ElementTree.Element) -> Iterator[str]:
    """The text of a tree in reading order; written with a stack of its own, since a hostile one nests without end."""
    waiting: list[ElementTree.Element | str] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        tag = node.tag.removeprefix(WORD)
        if tag in {"del", "moveFrom", "instrText"} or tag.endswith("}Fallback"):  # a fallback says the same again
            continue
        if tag == "t":
            yield node.text or ""
        elif tag in {"tab", "cr"} or (tag == "br" and node.get(f"{WORD}type") != "page"):
            yield "\t" if tag == "tab" else "\n"
        elif tag == "br" or tag == "lastRenderedPageBreak":
            yield "\f"
        ends = {"p": "\n", "tc": "\t", "tr": "\n"}.get(tag, "")
        if ends:
            waiting.append(ends)
        waiting.extend(reversed(node))
