"""The words of a page over its picture: to be selected, copied and read aloud, with marks and hits where they stand.

It is SVG, whose coordinates are those of the sheet: the browser scales words and picture together, and no style is
written into the page, which the content policy forbids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from openimr.casefile import PageWords, PlacedWord, Strip, lines_of, placed_words, strips_of
from openimr.web.reviewer.marked_text import MARK_WORDS, Mark, passages

GUTTER = 40
"""How much room at the left edge, in points, the references to criteria take."""
TAG_HEIGHT = 19
SIGNS = {"met": "✓", "unmet": "✕", "near": "≈"}

# Where the writing stands within the box of a word, and how high a letter is in it.
BASELINE, LETTER = 0.78, 0.82


@dataclass(frozen=True, kw_only=True)
class TextLayer:
    """All that lies over the picture of a page, and the size of the sheet in points."""

    width: float
    height: float
    words: SafeString
    marks: SafeString
    tags: SafeString

    @property
    def gutter(self) -> int:
        return GUTTER if self.tags else 0


def text_layer(
    text: str,
    sheet: PageWords,
    marks: Sequence[Mark] = (),
    hits: Sequence[tuple[int, int]] = (),
    *,
    present_hit: int = -1,
    with_tags: bool = True,
) -> TextLayer:
    """The layer for a page whose `text` was read apart from the places in `sheet`."""
    placed = placed_words(text, sheet.words)
    shown = [(passage, strips_of(placed, passage.start, passage.end)) for passage in passages(text, marks)]
    drawn = [_mark(passage.kind, strip) for passage, strips in shown for strip in strips]
    drawn += [
        _hit(strip, is_present=number == present_hit)
        for number, (start, end) in enumerate(hits)
        for strip in strips_of(placed, start, end)
    ]
    beginnings = [(strips[0].top, mark) for passage, strips in shown if strips for mark in passage.marks]
    return TextLayer(
        width=sheet.width,
        height=sheet.height,
        words=_words(placed),
        marks=_joined(drawn),
        tags=_joined(_tags(beginnings)) if with_tags else _joined(()),
    )


def _words(placed: Sequence[PlacedWord]) -> SafeString:
    """A line of the sheet is a text element; each word in it begins exactly where it is printed."""
    return _joined(
        format_html(
            '<text y="{}" font-size="{}">{}</text>\n',
            _number(max(word.box.top + word.box.height * BASELINE for word in line)),
            _number(max(word.box.height for word in line) * LETTER),
            format_html_join(
                " ",
                '<tspan x="{}" textLength="{}" lengthAdjust="spacingAndGlyphs">{}</tspan>',
                ((_number(word.box.left), _number(max(word.box.width, 1)), word.box.text) for word in line),
            ),
        )
        for line in lines_of(placed)
    )


def _mark(kind: str, strip: Strip) -> SafeString:
    """A wash over the words and a line under them: single for met, double for not met, broken for near."""
    under = strip.top + strip.height
    lines = (under, under + 2.5) if kind == "unmet" else (under,)
    return format_html(
        '<g class="lm lm--{}">{}{}</g>',
        kind,
        _box(strip),
        format_html_join(
            "",
            '<line x1="{}" x2="{}" y1="{}" y2="{}"/>',
            ((_number(strip.left), _number(strip.left + strip.width), _number(y), _number(y)) for y in lines),
        ),
    )


def _hit(strip: Strip, *, is_present: bool) -> SafeString:
    return format_html('<g class="lm-hit{}">{}</g>', " hit--now" if is_present else "", _box(strip))


def _box(strip: Strip) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}"/>',
        _number(strip.left - 1),
        _number(strip.top),
        _number(strip.width + 2),
        _number(strip.height),
    )


def _tags(beginnings: Iterable[tuple[float, Mark]]) -> Iterable[SafeString]:
    """References in the gutter beside the lines on which passages begin; each below the one before."""
    free, said, linked = 0.0, set[tuple[str, str, int]](), set[str]()
    for top, mark in sorted(beginnings, key=lambda found: found[0]):
        key = (mark.label, mark.kind, round(top / TAG_HEIGHT))
        if key in said:
            continue
        said.add(key)
        y = max(top - 3, free)
        free = y + TAG_HEIGHT
        yield format_html(
            '<a class="evref evref--{}"{} href="#c{}" aria-label="{} {}">'
            '<rect x="{}" y="{}" width="{}" height="{}" rx="2"/><text x="{}" y="{}">{} {}</text></a>',
            mark.kind,
            "" if mark.label in linked else format_html(' id="e{}"', mark.label),
            mark.label,
            mark.label,
            MARK_WORDS[mark.kind],
            4 - GUTTER,
            _number(y),
            GUTTER - 6,
            TAG_HEIGHT - 2,
            8 - GUTTER,
            _number(y + 13),
            mark.label,
            SIGNS[mark.kind],
        )
        linked.add(mark.label)


def _joined(pieces: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped where it is made


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
