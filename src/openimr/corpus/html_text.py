"""The text of a published HTML page, one line for each block, an empty line between two."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# Elements that begin and end a paragraph, those that only begin a line, and those that show nothing.
PARAGRAPHS = frozenset(
    {"address", "article", "blockquote", "dl", "footer", "header", "main", "ol", "p", "section", "table", "ul"}
    | {f"h{level}" for level in range(1, 7)}
)
LINES = frozenset(("div", "li", "tr"))
HIDDEN = frozenset(("head", "script", "style", "template"))


def html_text(page: str) -> str:
    """What a page shows, as text: blocks parted by an empty line, line breaks kept, other space made one blank."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(reader.said))).strip("\n") + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._break(tag)
        self.hidden += tag in HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)
        self.hidden = max(0, self.hidden - (tag in HIDDEN))

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.said.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self.said.append("\n\n")
        elif tag in LINES or tag == "br":
            self.said.append("\n")
        elif tag in {"td", "th", "dd"}:
            self.said.append(" ")
