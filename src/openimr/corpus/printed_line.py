"""The printed lines of a PDF page, with the places that tell paragraphs apart."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import Any

# What pdfium gives for a hyphen at the end of a line, where it joins the halves of the word.
HYPHEN_AT_LINE_END = {"\x02", "\ufffe"}


@dataclass(frozen=True, kw_only=True)
class PrintedLine:
    """A line as it is printed: text, baseline, where it ends, and how wide its first word is."""

    text: str
    baseline: float
    right: float
    first_word: float


def printed_lines(textpage: Any) -> Iterator[PrintedLine]:
    """The lines of a page (a pypdfium2 text page) in the order of the file."""
    places: list[int] = []
    characters = [_character(textpage, place) for place in range(textpage.count_chars())]
    for place, character in enumerate(characters):
        if character in HYPHEN_AT_LINE_END:
            yield _line(textpage, [*places, place], characters)
            places = []
        elif character == "\n":
            if any(not characters[held].isspace() for held in places):
                yield _line(textpage, places, characters)
            places = []
        else:
            places.append(place)
    if any(not characters[held].isspace() for held in places):
        yield _line(textpage, places, characters)


def _line(textpage: Any, places: list[int], characters: list[str]) -> PrintedLine:
    shown = [place for place in places if not characters[place].isspace()]
    first, last = shown[0], shown[-1]
    end_of_word = next((place for place in places if place > first and characters[place].isspace()), last + 1) - 1
    text = "".join("-" if characters[place] in HYPHEN_AT_LINE_END else characters[place] for place in places)
    return PrintedLine(
        # Beyond the basic plane pdfium gives the halves of a surrogate pair as two characters.
        text=text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip(),
        baseline=_baseline(textpage, first),
        right=textpage.get_charbox(last)[2],
        first_word=textpage.get_charbox(min(end_of_word, last))[2] - textpage.get_charbox(first)[0],
    )


def _character(textpage: Any, place: int) -> str:
    import pypdfium2.raw as pdfium

    return chr(pdfium.FPDFText_GetUnicode(textpage, place))


def _baseline(textpage: Any, place: int) -> float:
    import pypdfium2.raw as pdfium

    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, place, byref(x), byref(y))
    return y.value
