"""A page of a record as HTML: its paragraphs, with the words that show a finding marked and linked to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

# A line that reaches this share of the usual full line was broken by the width of the paper, not by its writer.
FULL_LINE = 0.72
SHORTEST_FULL_LINE = 45
LONGEST_HEADING = 48

LIST_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-•*])\s")
COLUMNS = re.compile(r"\S(?: {2,}|\t)\S")
_CSS = {"met": "ev", "unmet": "ev ev--unmet", "near": "ev ev--near"}
MARK_WORDS = {"met": "met", "unmet": "not met", "near": "near"}


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Words from `start` to `end` of a page that bear on the criterion `label`, in one of three kinds."""

    start: int
    end: int
    kind: str
    label: str


@dataclass
class _Passage:
    """Words under one or more marks; two marks that overlap become one passage with both references."""

    start: int
    end: int
    marks: list[Mark] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind that most deserves a look gives the line under the words."""
        return next(kind for kind in ("unmet", "near", "met") if any(mark.kind == kind for mark in self.marks))


def marked_page(
    text: str,
    marks: Sequence[Mark] = (),
    hits: Sequence[tuple[int, int]] = (),
    *,
    present_hit: int = -1,
    with_anchors: bool = True,
) -> SafeString:
    """The page in paragraphs, headings and columns, everything of its text kept.

    >>> marked_page("Neck pain since May.", [Mark(start=0, end=9, kind="met", label="2")])
    '<p><mark class="ev">Neck pain</mark><a class="evref" id="e2" href="#c2">2 met</a> since May.</p>'
    """
    linked = set() if with_anchors else {mark.label for mark in marks}  # a second page must not give an id twice
    page = _Page(text, passages(text, marks), tuple(hits), present_hit, linked)
    return mark_safe("".join(page.blocks()))  # noqa: S308 - every piece is escaped where it is made


def search_hits(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand on a page, whatever their case and however lines break between them.

    >>> search_hits("A muscle\\nrelaxant", "Muscle relaxant")
    ((2, 17),)
    """
    if not words.strip():
        return ()
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return tuple(match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def layout(text: str) -> list[tuple[str, int, int]]:
    """The blocks of a page, each a heading, columns or prose. Text from a PDF has no empty lines to go by.

    >>> [kind for kind, _, _ in layout("Plan:\\nReturn in May.\\nNaproxen   60\\nIbuprofen  30")]
    ['heading', 'prose', 'columns']
    """
    blocks: list[tuple[str, int, int]] = []
    before, at = "blank", 0
    for line in text.splitlines(keepends=True):
        kind, end = _kind_of(line), at + len(line.rstrip())
        if kind == before and kind in {"columns", "prose"}:
            blocks[-1] = (kind, blocks[-1][1], end)
        elif kind != "blank":
            blocks.append((kind, at, end))
        before, at = kind, at + len(line)
    return blocks


def passages(text: str, marks: Sequence[Mark]) -> list[_Passage]:
    """The marks as passages that do not overlap, in the order of the page, without blanks at their ends."""
    found: list[_Passage] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        start = max(mark.start, 0)
        end = start + len(text[start : mark.end].rstrip())
        if start >= end:
            continue
        if found and start < found[-1].end:
            found[-1].end = max(found[-1].end, end)
            if not any((mark.label, mark.kind) == (other.label, other.kind) for other in found[-1].marks):
                found[-1].marks.append(mark)
        else:
            found.append(_Passage(start, end, [mark]))
    return found


@dataclass
class _Page:
    text: str
    passages: list[_Passage]
    hits: tuple[tuple[int, int], ...]
    present_hit: int
    linked: set[str] = field(default_factory=set)

    def blocks(self) -> Iterator[str]:
        long = [len(line) for line in self.text.splitlines() if len(line) >= SHORTEST_FULL_LINE]
        usual = median(long) if long else 0.0
        for kind, start, end in layout(self.text):
            if kind == "columns":
                yield f'<pre class="ledger">{self.run(start, end, set())}</pre>'
            elif kind == "heading":
                yield f'<p class="sheet__h">{self.run(start, end, set())}</p>'
            else:
                yield f"<p>{self.run(start, end, self.soft_breaks(start, end, usual))}</p>"

    def soft_breaks(self, start: int, end: int, usual: float) -> set[int]:
        """The line ends that only the width of the paper made."""
        soft, at = set(), start
        for line in self.text[start:end].split("\n"):
            at += len(line)
            is_full = len(line) >= max(usual * FULL_LINE, SHORTEST_FULL_LINE)
            if is_full and not LIST_ITEM.match(self.text, at + 1):
                soft.add(at)
            at += 1
        return soft

    def run(self, start: int, end: int, soft: set[int]) -> str:
        """The text from `start` to `end` with its marks."""
        made, at = [], start
        for passage in self.passages:
            first, last = max(passage.start, start), min(passage.end, end)
            if first >= last:
                continue
            made.append(self.plain(at, first, soft))
            made.append(f'<mark class="{_CSS[passage.kind]}">{self.plain(first, last, soft)}</mark>')
            if last == passage.end:
                made.extend(self.reference(mark) for mark in passage.marks)
            at = last
        made.append(self.plain(at, end, soft))
        return "".join(made)

    def reference(self, mark: Mark) -> str:
        anchor = "" if mark.label in self.linked else format_html(' id="e{}"', mark.label)
        self.linked.add(mark.label)
        css = {"met": "", "unmet": " evref--unmet", "near": " evref--near"}[mark.kind]
        return format_html(
            '<a class="evref{}"{} href="#c{}">{} {}</a>', css, anchor, mark.label, mark.label, MARK_WORDS[mark.kind]
        )

    def plain(self, start: int, end: int, soft: set[int]) -> str:
        made, at = [], start
        for number, (hit_start, hit_end) in enumerate(self.hits):
            first, last = max(hit_start, start), min(hit_end, end)
            if first >= last:
                continue
            made.append(self.lines(at, first, soft))
            css = "hit hit--now" if number == self.present_hit else "hit"
            made.append(f'<mark class="{css}">{self.lines(first, last, soft)}</mark>')
            at = last
        made.append(self.lines(at, end, soft))
        return "".join(made)

    def lines(self, start: int, end: int, soft: set[int]) -> str:
        parts: list[str] = []
        at = start
        for place in [match.start() + start for match in re.finditer("\n", self.text[start:end])]:
            parts.append(conditional_escape(self.text[at:place]))
            parts.append(" " if place in soft else "\n")
            at = place + 1
        parts.append(conditional_escape(self.text[at:end]))
        return "".join(parts)


def _kind_of(line: str) -> str:
    """What a line of a report is, by its form alone."""
    said = line.strip()
    if not said:
        return "blank"
    if COLUMNS.search(line.strip()):
        return "columns"
    is_capitals = said.isupper() and len(said) > 3 and not re.search(r"\d", said)
    if len(said) <= LONGEST_HEADING and said[0].isupper() and (said.endswith(":") or is_capitals):
        return "heading"
    return "prose"
