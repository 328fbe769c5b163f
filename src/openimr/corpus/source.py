"""The stored text of a letter as lines and paragraphs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

# Printed at the edge of a page, not by the reviewer: "CM15-0000001 Final Determination", "Example Review 1 of 3".
RUNNING_HEAD = re.compile(r"(?:CM\d{2}-\d{7,8}\s+)?Final Determination")
RUNNING_FOOT = re.compile(r"(?:.*\s)?Page \d+ of \d+")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A printed line without the white space around it."""

    text: str
    start: int
    end: int
    page: int | None
    opens_paragraph: bool = True
    turns_page: bool = False
    is_furniture: bool = False
    """A running head or foot, which interrupts the text and belongs to none of it."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A letter's stored text with its lines."""

    text: str
    lines: tuple[Line, ...]

    @property
    def furniture(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_furniture)

    @property
    def has_paragraphs(self) -> bool:
        """Whether the text shows at all where a paragraph begins."""
        return any(line.opens_paragraph for line in self.lines[1:])

    @property
    def has_pages(self) -> bool:
        return "\f" in self.text

    def within(self, start: int, end: int) -> Iterator[Line]:
        """The lines of running text that begin before `end` and end behind `start`."""
        return (line for line in self.lines if line.start < end and line.end > start and not line.is_furniture)

    def one_line(self, start: int, end: int) -> str:
        """The text from `start` to `end` with every run of white space made one blank."""
        return " ".join(word for paragraph in self._paragraphs(start, end) for word in paragraph.split())

    def paragraphs(self, start: int, end: int) -> str:
        """The text from `start` to `end`, its paragraphs parted by one empty line."""
        return "\n\n".join(" ".join(paragraph.split()) for paragraph in self._paragraphs(start, end))

    def line_number(self, offset: int) -> int:
        """The line of the stored text, from 1, that holds `offset`, for messages."""
        return self.text.count("\n", 0, offset) + 1

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which `offset` stands; None where the text has no pages."""
        return self.text.count("\f", 0, offset) + 1 if self.has_pages else None

    def _paragraphs(self, start: int, end: int) -> list[str]:
        paragraphs: list[list[str]] = []
        for line in self.within(start, end):
            if line.opens_paragraph or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(self.text[max(start, line.start) : min(end, line.end)])
        return [said for said in (" ".join(lines) for lines in paragraphs) if said.strip()]


def source_of(text: str) -> Source:
    """The lines of a stored text, and where its paragraphs begin.

    What parts two paragraphs depends on how the text was made. Many stored letters double every newline: there one
    empty line is the next line of running text. A blank line that was printed holds a blank (" "); a gap of nothing
    but empty lines is the turn of a page. In a text without doubled newlines any empty line parts paragraphs. A form
    feed turns the page; an empty line right before it says that a paragraph ended with the page.
    """
    shown = list(_shown(text))
    printed = [line for line in shown if not line.is_furniture]
    gaps = [text[before.end : after.start] for before, after in pairwise(printed)]
    marks_blanks = any(_holds_printed_blank(gap) for gap in gaps)
    doubled = _is_doubled(gaps, marks_blanks=marks_blanks)
    running = [
        replace(
            line,
            opens_paragraph=_parts_paragraphs(gap, doubled=doubled, marks_blanks=marks_blanks),
            turns_page="\f" in gap or (doubled and "\n\n\n" in gap),
        )
        for line, gap in zip(printed[1:], gaps, strict=True)
    ]
    furniture = [line for line in shown if line.is_furniture]
    lines = sorted([*printed[:1], *running, *furniture], key=lambda line: line.start)
    return Source(text=text, lines=tuple(lines))


def _shown(text: str) -> Iterator[Line]:
    """Every line that shows something, running heads and feet marked."""
    pages = text.split("\f")
    position = 0
    for number, page in enumerate(pages, start=1):
        matches = list(re.finditer(r"\S(?:[^\n]*\S)?", page))
        for index, match in enumerate(matches):
            at_edge = len(pages) > 1 or text.endswith("\f")
            is_head = index == 0 and number > 1 and bool(RUNNING_HEAD.fullmatch(match.group()))
            is_foot = index == len(matches) - 1 and bool(RUNNING_FOOT.fullmatch(match.group()))
            yield Line(
                text=match.group(),
                start=position + match.start(),
                end=position + match.end(),
                page=number if len(pages) > 1 else None,
                is_furniture=at_edge and (is_head or is_foot),
            )
        position += len(page) + 1


def _blank_lines(gap: str) -> list[str]:
    return gap.split("\n")[1:-1]


def _is_doubled(gaps: list[str], *, marks_blanks: bool) -> bool:
    """Whether every newline stands twice: no two lines touch, and some gaps are wider than the usual one.

    Where no printed blank line proves it, most gaps must be of the usual kind.
    """
    widths = [len(_blank_lines(gap)) for gap in gaps if "\f" not in gap]
    if not widths or max(widths) < 2 or widths.count(0) > len(widths) // 20:
        return False
    return marks_blanks or widths.count(1) > len(widths) // 2


def _holds_printed_blank(gap: str) -> bool:
    """Whether a gap wider than the usual one shows a blank line that was printed."""
    blanks = _blank_lines(gap)
    return len(blanks) > 1 and any(" " in blank for blank in blanks)


def _parts_paragraphs(gap: str, *, doubled: bool, marks_blanks: bool) -> bool:
    if "\f" in gap:
        return bool(re.search(r"\n[ \t]*\n[ \t]*\f", gap[: gap.rindex("\f") + 1]))
    if not doubled:
        return bool(_blank_lines(gap))
    return _holds_printed_blank(gap) if marks_blanks else len(_blank_lines(gap)) > 1
