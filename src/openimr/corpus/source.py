"""The stored text of a letter as lines and paragraphs, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from openimr.corpus.dropped_hyphen import dropped_hyphen
from openimr.corpus.furniture import furniture_in
from openimr.corpus.line_width import width_of
from openimr.corpus.plain_text import PlainText, plain_text

SHOWN = re.compile(r"\S(?:[^\n\f]*[^\s])?")
# Lines that begin a paragraph in every letter: headings in capitals, and the labels of an item. They tell whether the
# empty lines of a text mean anything.
BEGINS_PARAGRAPH = re.compile(r"[A-Z]{2}[A-Z ,()/]{9,100}\Z|(?:[A-Z][^:]{0,60}\s)?(?:guideline|rationale)\s?:")
# No printed line is as long. Where most of a text stands in such lines, every line is a whole paragraph.
LONGER_THAN_PRINTED = 160
# A line and the word behind it are this much narrower than a full line only where no line break was needed. Titles are
# bold, which widths do not know.
ROOM = 0.9
# A line wider than this many full lines was printed as two.
JOINED = 1.12
JOINED_IN_A_ROW = 3
ENDS_SENTENCE = re.compile(r"[.!?][\"')\]\u201d\u2019]*$")
# "p.o.", "mg.", "No.": a period that ends no sentence.
ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z](?:\.[A-Za-z])*|\b(?:mg|ml|mcg|tabs?|caps?|no|nos|vs|dr|qty|approx|st))\.$", re.I
)


class Line(NamedTuple):
    """A printed line without the white space around it."""

    text: str
    start: int
    end: int
    opens_paragraph: bool = True
    turns_page: bool = False


@dataclass(frozen=True, kw_only=True)
class Source:
    """A letter's text with its lines of running text; `furniture` are running heads and feet, which interrupt it."""

    plain: PlainText
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]
    has_paragraphs: bool
    """Whether the text shows where a paragraph begins."""
    has_lines: bool
    """Whether a line is a printed line; otherwise each is a whole paragraph."""

    @cached_property
    def text(self) -> str:
        return self.plain.text

    @cached_property
    def running_text(self) -> str:
        """The text with blanks in the place of running heads and feet, for what may go on behind them."""
        text = self.text
        for line in self.furniture:
            text = text[: line.start] + " " * (line.end - line.start) + text[line.end :]
        return text

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _page_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\f", self.plain.stored)]

    @cached_property
    def _full_length(self) -> int:
        """How many characters a full line has: the length that the most lines come near to."""
        lengths = sorted(line.end - line.start for line in self.lines)
        near = {length: bisect_right(lengths, length) - bisect_left(lengths, 0.92 * length) for length in lengths}
        return max(near, key=lambda length: (near[length], length))

    @cached_property
    def full_width(self) -> float:
        """How wide a full line is, by the lines of about its length; a few are measured."""
        full = [line for line in self.lines if 0.92 * self._full_length <= line.end - line.start <= self._full_length]
        widths = sorted(width_of(line.text) for line in full[:: max(1, len(full) // 30)])
        return widths[len(widths) * 9 // 10]

    def within(self, start: int, end: int) -> Sequence[Line]:
        """The lines of running text that begin before `end` and end behind `start`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if first < len(self.lines) and self.lines[first].end <= start:
            first += 1
        return self.lines[first : bisect_left(self._starts, end)]

    def one_line(self, start: int, end: int) -> str:
        """The text from `start` to `end` with every run of white space made one blank."""
        if not self.furniture:
            return " ".join(self.text[start:end].split())
        return " ".join(" ".join(self._said(self.within(start, end), start, end)).split())

    def paragraphs(self, start: int, end: int) -> str:
        """The text from `start` to `end`, its paragraphs parted by one empty line."""
        lines = self.within(start, end)
        opening = [index for index, line in enumerate(lines) if line.opens_paragraph and index]
        bounds = pairwise([0, *opening, len(lines)])
        said = (" ".join(" ".join(self._said(lines[first:last], start, end)).split()) for first, last in bounds)
        return "\n\n".join(paragraph for paragraph in said if paragraph)

    def line_number(self, offset: int) -> int:
        """The line of the stored text, from 1, that holds `offset`, for messages."""
        return self.plain.stored.count("\n", 0, self.plain.stored_bounds(offset, offset)[0]) + 1

    def page_of(self, stored_offset: int) -> int | None:
        """The page, from 1, on which a place of the stored text stands; None where the text has no pages."""
        return bisect_left(self._page_ends, stored_offset) + 1 if self._page_ends else None

    def is_joined(self, line: Line) -> bool:
        """Whether an extractor made two printed lines one: the line is far wider than the page."""
        is_long = self.has_lines and len(line.text) > 1.1 * self._full_length
        return is_long and width_of(line.text) > JOINED * self.full_width

    def has_room_for(self, line: Line, following: Line) -> bool:
        """Whether the first word of the line that follows would still have fitted, so that a paragraph ends here."""
        if not self.has_lines:
            return True
        word = following.text.split(None, 1)[0]
        return width_of(line.text) + width_of(f" {word}") < ROOM * self.full_width

    def _said(self, lines: Sequence[Line], start: int, end: int) -> Iterator[str]:
        return (self.text[max(start, line.start) : min(end, line.end)] for line in lines)


def ends_sentence(line: str) -> bool:
    """Whether a line ends with the end of a sentence, not with the period of an abbreviation."""
    return bool(ENDS_SENTENCE.search(line)) and not ABBREVIATION.search(line)


def source_of(stored: str) -> Source:
    """The lines of a stored text; where an extractor joined two printed lines and dropped a hyphen, it is put back."""
    source = _source_of(plain_text(stored))
    for _ in range(JOINED_IN_A_ROW):
        places = [] if source.has_paragraphs else _dropped_hyphens(source)
        if not places:
            break
        source = _source_of(source.plain.with_inserted("-\n", places))
    return source


def _dropped_hyphens(source: Source) -> list[int]:
    joined = [line for line in source.lines if source.is_joined(line)]
    # Where many lines are too wide, it is the width of the page that is not known.
    if not joined or 6 * len(joined) > len(source.lines):
        return []
    others = (line.text.lower() for line in source.lines if line not in joined)
    words = frozenset(word for text in others for word in re.findall(r"[^\W\d_]+", text))
    found = ((line, dropped_hyphen(line.text, source.full_width, words)) for line in joined)
    return [line.start + place for line, place in found if place is not None]


def _source_of(plain: PlainText) -> Source:
    """The lines of a stored text, and where its paragraphs begin.

    What parts two paragraphs depends on how the text was made. Many stored letters double every newline: there one
    empty line is the next line of running text. A blank line that was printed holds a blank (" "); a gap of nothing
    but empty lines is the turn of a page. In a text without doubled newlines an empty line parts paragraphs, provided
    that most lines which begin a paragraph in every letter stand behind one: some extractors leave empty lines only
    where a page or a column ends. Where lines are longer than any print, each is a paragraph. A form feed turns the
    page; an empty line right before it says that a paragraph ended with the page.
    """
    text = plain.text
    shown = list(SHOWN.finditer(text))
    furniture = furniture_in(text, shown)
    running = [line for line in shown if line not in furniture] if furniture else shown
    bounds = [line.span() for line in running]
    gaps = [text[before[1] : after[0]] for before, after in pairwise(bounds)]
    reading = _reading_of(running, gaps)
    # A letter has few kinds of gaps, so that each is judged once.
    judged = {gap: (reading.parts_paragraphs(gap), reading.turns_page(gap)) for gap in set(gaps)}
    lines = [
        Line(text[start:end], start, end, *(judged[gap] if gap is not None else (True, False)))
        for (start, end), gap in zip(bounds, [None, *gaps], strict=False)
    ]
    return Source(
        plain=plain,
        lines=tuple(lines),
        furniture=tuple(Line(line.group(), *line.span()) for line in furniture),
        has_paragraphs=reading.shows_paragraphs,
        has_lines=not reading.each_line,
    )


class Reading(NamedTuple):
    """How the gaps between the lines of one text are to be read."""

    shows_paragraphs: bool
    doubled: bool
    marks_blanks: bool
    each_line: bool

    def turns_page(self, gap: str) -> bool:
        return "\f" in gap or (self.doubled and "\n\n\n" in gap)

    def parts_paragraphs(self, gap: str) -> bool:
        if self.each_line:
            return True
        if not self.shows_paragraphs:
            return False
        if "\f" in gap:
            return bool(re.search(r"\n[ \t]*\n[ \t]*\f", gap[: gap.rindex("\f") + 1]))
        if not self.doubled:
            return len(gap.split("\n")) > 2
        return _holds_printed_blank(gap) if self.marks_blanks else len(_blank_lines(gap)) > 1


def _reading_of(lines: Sequence[re.Match[str]], gaps: Sequence[str]) -> Reading:
    kinds = set(gaps)
    marks_blanks = any(_holds_printed_blank(gap) for gap in kinds)
    doubled = _is_doubled(gaps, marks_blanks=marks_blanks)
    lengths = [line.end() - line.start() for line in lines]
    each_line = 2 * sum(length for length in lengths if length > LONGER_THAN_PRINTED) > sum(lengths)
    reading = Reading(True, doubled, marks_blanks, each_line)
    if each_line:
        return reading
    parts = {gap: reading.parts_paragraphs(gap) for gap in kinds}
    beginnings = [
        parts[gap]
        for line, gap in zip(lines[1:], gaps, strict=True)
        if line[0][0].isupper() and "\f" not in gap and BEGINS_PARAGRAPH.match(line[0])
    ]
    shows = 2 * sum(beginnings) >= len(beginnings) if beginnings else any(parts.values())
    return reading._replace(shows_paragraphs=shows)


def _blank_lines(gap: str) -> list[str]:
    return gap.split("\n")[1:-1]


def _is_doubled(gaps: Sequence[str], *, marks_blanks: bool) -> bool:
    """Whether every newline stands twice: no two lines touch, and some gaps are wider than the usual one.

    Where no printed blank line proves it, most gaps must be of the usual kind.
    """
    widths = [gap.count("\n") - 1 for gap in gaps if "\f" not in gap]
    if not widths or max(widths) < 2 or widths.count(0) > len(widths) // 20:
        return False
    return marks_blanks or widths.count(1) > len(widths) // 2


def _holds_printed_blank(gap: str) -> bool:
    """Whether a gap wider than the usual one shows a blank line that was printed."""
    blanks = _blank_lines(gap)
    return len(blanks) > 1 and any(" " in blank for blank in blanks)
