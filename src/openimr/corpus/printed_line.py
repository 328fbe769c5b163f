"""The printed lines of a PDF page, with the places that tell paragraphs apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_ushort
from dataclasses import dataclass
from typing import Any

# What pdfium gives for a hyphen at the end of a line, where it joins the halves of the word.
HYPHEN_AT_LINE_END = "\x02\ufffe"
LINE = re.compile(rf"[^\n{HYPHEN_AT_LINE_END}]*[{HYPHEN_AT_LINE_END}]|[^\n{HYPHEN_AT_LINE_END}]+")
FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True)
class PrintedLine:
    """A line as it is printed: text, baseline, where it ends, and how wide its first word is."""

    text: str
    baseline: float
    right: float
    first_word: float


def printed_lines(textpage: Any) -> Iterator[PrintedLine]:
    """The lines of a page (a pypdfium2 text page) in the order of the file.

    The text is fetched whole; only the ends of lines are asked for their places.
    """
    characters = _characters(textpage)
    for match in LINE.finditer(characters):
        if not match.group().isspace():
            yield _line(textpage, match)


def _line(textpage: Any, match: re.Match[str]) -> PrintedLine:
    said = match.group()
    first = match.start() + len(said) - len(said.lstrip())
    last = match.start() + len(said.rstrip()) - 1
    word = FIRST_WORD.search(match.string, first)
    end_of_word = min(word.end() - 1, last) if word else last
    left, _ = _sides(textpage, first)
    right = _sides(textpage, last)[1]
    for hyphen in HYPHEN_AT_LINE_END:
        said = said.replace(hyphen, "-")
    return PrintedLine(
        # Beyond the basic plane pdfium gives the halves of a surrogate pair as two characters.
        text=said.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip(),
        baseline=_baseline(textpage, first),
        right=right,
        first_word=(_sides(textpage, end_of_word)[1] if end_of_word < last else right) - left,
    )


def _characters(textpage: Any) -> str:
    """The characters of a page, one for each place that pdfium counts."""
    import pypdfium2.raw as pdfium

    count = textpage.count_chars()
    if count == 0:
        return ""
    if pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, count - 1) == count - 1:
        held = (c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(textpage, 0, count, held) == count + 1:
            return "".join(map(chr, held[:count]))
    # Where the text leaves out a place or adds one, each is asked for by itself.
    return "".join(chr(pdfium.FPDFText_GetUnicode(textpage, place)) for place in range(count))


def _sides(textpage: Any, place: int) -> tuple[float, float]:
    import pypdfium2.raw as pdfium

    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(textpage, place, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, right.value


def _baseline(textpage: Any, place: int) -> float:
    import pypdfium2.raw as pdfium

    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, place, byref(x), byref(y))
    return y.value
