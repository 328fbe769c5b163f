"""Text as an eye sees it."""

from __future__ import annotations

import re


def clean(text: str) -> str:
    """The text with plain line ends and without what no eye sees: control characters, halves of characters.

    PDFium writes U+FFFE or U+0002 for a hyphen at a line's end.
    """
    text = re.sub(r"[\ufffe\x02]", "-", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\uffff]", "", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))
