"""A stored text in plain characters, and where each of them stands in the stored text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# What shows nothing: byte order mark, zero-width signs, marks of direction, control characters.
INVISIBLE = r"\x00\x01\x03-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# A soft hyphen shows only where a line breaks at it: there it joins the halves of a word.
SOFT_HYPHEN = "\u00ad"
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# U+0002 and U+FFFE are what pdfium gives for a hyphen at the end of a line.
HYPHENS = "\u2010\u2011\x02\ufffe"
LINE_ENDS = "\x0b\x85\u2028\u2029"
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
ODD = re.compile(
    rf"(?P<hidden>{SOFT_HYPHEN}(?:[ \t\r]*\n[ \t]*)?|[{INVISIBLE}]+|\r(?=\n))"
    rf"|(?P<space>[{SPACES}])|(?P<broken>[\x02\ufffe][ \t\r]*\n?)|(?P<hyphen>[{HYPHENS}])|(?P<line>[\r{LINE_ENDS}])"
    rf"|(?P<ligature>[{''.join(LIGATURES)}])"
)
ORDINARY = bytes(range(0x20, 0x7F)) + b"\t\n\f"


@dataclass(frozen=True, kw_only=True)
class PlainText:
    """A text to read, and the stored text that its places lead back to."""

    text: str
    stored: str
    places: tuple[int, ...] | None = None
    """For every character of `text` its place in `stored`; None where they are the same."""

    def stored_bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands from `start` to `end` of the text stands in the stored text."""
        if self.places is None:
            return start, end
        if start >= end:
            at = self.places[start] if start < len(self.places) else len(self.stored)
            return at, at
        return self.places[start], self.places[end - 1] + 1

    def with_inserted(self, said: str, at: Sequence[int]) -> PlainText:
        """The text with something put in at these places, in order, that the stored text does not hold."""
        places = self.places or tuple(range(len(self.stored)))
        pieces, held, position = list[str](), list[int](), 0
        for place in at:
            pieces += [self.text[position:place], said]
            held += [*places[position:place], *[places[place - 1]] * len(said)]
            position = place
        pieces.append(self.text[position:])
        return PlainText(text="".join(pieces), stored=self.stored, places=(*held, *places[position:]))


def plain_text(stored: str) -> PlainText:
    """The text with one kind of blank, hyphen and line end, ligatures as letters, and nothing that does not show."""
    # Taking the ordinary characters out first is many times faster than a search through all of them.
    unusual = stored.encode("utf-8", "surrogatepass").translate(None, ORDINARY)
    if not unusual or not ODD.search(unusual.decode("utf-8", "surrogatepass")):
        return PlainText(text=stored, stored=stored)
    pieces, places, position = list[str](), list[int](), 0
    for match in ODD.finditer(stored):
        pieces.append(stored[position : match.start()])
        places += range(position, match.start())
        said = _plain(match)
        pieces.append(said)
        places += [match.start()] * len(said)
        position = match.end()
    pieces.append(stored[position:])
    places += range(position, len(stored))
    return PlainText(text="".join(pieces), stored=stored, places=tuple(places))


def _plain(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    if kind == "ligature":
        return LIGATURES[match.group()]
    return {"hidden": "", "space": " ", "broken": "-\n", "hyphen": "-", "line": "\n"}[kind]
