"""What the tags of a PDF say of its paragraphs, where it has tags."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Parts of a paragraph, which may themselves be broken by the turn of a page.
INLINE = {"Span", "Strong", "Em", "Link", "Quote", "Code", "Lbl"}
BLOCKS = {"P", "H", "LI", "LBody", "Caption", "TD", "TH", "Title", *(f"H{level}" for level in range(1, 7))}


@dataclass(frozen=True, kw_only=True)
class Kid:
    """A child of a tag as it stands on one page: another tag, marked content, or something of another page."""

    tag: Any
    is_content: bool

    @property
    def is_elsewhere(self) -> bool:
        return not self.tag and not self.is_content


def opens_within_paragraph(page: Any) -> bool | None:
    """Whether the first text of a page (of pypdfium2) continues a paragraph of the page before; None without tags.

    A paragraph that runs over two pages is one tag with content on both. On the later page its first children lie
    elsewhere.
    """
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        roots = [
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        answers = (answer for root in roots if root and (answer := _first_text_continues(root)) is not None)
        return next(answers, None)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _first_text_continues(tag: Any) -> bool | None:
    """Whether something of its own paragraph stands before the first content within `tag`; None without content."""
    counts = _type(tag) in INLINE | BLOCKS
    is_broken = False
    for kid in _kids(tag):
        is_broken = is_broken or (counts and kid.is_elsewhere)
        if kid.is_content:
            return is_broken
        if kid.tag and (within := _first_text_continues(kid.tag)) is not None:
            return within or (is_broken and _type(kid.tag) in INLINE)
    return None


def _kids(tag: Any) -> Iterator[Kid]:
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDF_StructElement_CountChildren(tag)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(tag, index)
        yield Kid(tag=child or None, is_content=pdfium.FPDF_StructElement_GetChildMarkedContentID(tag, index) >= 0)


def _type(tag: Any) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDF_StructElement_GetType(tag, None, 0)
    held = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(tag, held, size)
    return held.raw.decode("utf-16-le").rstrip("\0")
