"""Bars: citations of both sides beside each other, and decided items of years and groups."""

from __future__ import annotations

from collections.abc import Sequence

from openimr.analytics.chart_canvas import Canvas, Tone
from openimr.analytics.chart_painting import NARROW, WIDE, Painting, scale
from openimr.analytics.citations import CitationRow
from openimr.analytics.volumes import VolumeRow
from openimr.analytics.words import counted, number, shortened


def citation_bars(rows: Sequence[CitationRow], *, narrow: bool) -> Painting:
    """Two bars for each guideline or topic: the reviewer's filled, the claims administrator's in outline."""
    width = NARROW if narrow else WIDE
    row_height, head = (58.0, 30.0) if narrow else (40.0, 34.0)
    height = head + row_height * len(rows) + 4
    start = 0.0 if narrow else 300.0
    along = scale(max(max(row.reviewer, row.administrator) for row in rows), start=start, end=width - 52)

    def paint(canvas: Canvas) -> None:
        _legend(canvas, start, (("reviewer", Tone.MARK), ("claims administrator", Tone.SOFT)))
        canvas.line((start, head), (start, height - 4), tone=Tone.AXIS)
        for i, row in enumerate(rows):
            top = head + row_height * i
            if narrow:
                canvas.text(6, top + 14, shortened(row.label, 46), tone=Tone.INK, size=14)
                top += 24
            else:
                canvas.text(0, top + row_height / 2, shortened(row.label, 42), tone=Tone.INK, size=13)
                top += 4
            for level, (count, tone) in enumerate(((row.reviewer, Tone.MARK), (row.administrator, Tone.SOFT))):
                y = top + 16 * level
                canvas.box(start, y + 1, along(count), y + 14, tone=tone, edge=Tone.AXIS if level else None)
                canvas.text(along(count) + 6, y + 7.5, number(count), tone=Tone.INK, size=13)

    first = rows[0]
    describe = (
        f"The {counted(len(rows), 'row')} cited most, each with the items in which the reviewer and the claims "
        f"administrator cite it. First: {first.label}, reviewer {number(first.reviewer)}, claims administrator "
        f"{number(first.administrator)}. The table gives every figure."
    )
    return Painting(paint=paint, width=width, height=height, describe=describe)


def volume_columns(rows: Sequence[VolumeRow], *, narrow: bool) -> Painting:
    """A column for each stretch of time: overturned items at the foot, upheld ones and those undecided above."""
    width, height = (NARROW, 260.0) if narrow else (WIDE, 290.0)
    top, bottom = 48.0, height - 26
    upward = scale(max(row.items for row in rows), start=bottom, end=top)
    step = min(width / len(rows), 120.0)
    wide = min(step * 0.66, 64.0)
    every = -(-len(rows) // max(1, int(width / (max(len(row.label) for row in rows) * 9 + 8))))

    def paint(canvas: Canvas) -> None:
        _legend(canvas, 0, _decisions(rows))
        for i, row in enumerate(rows):
            middle = step * (i + 0.5)
            left, right, low = middle - wide / 2, middle + wide / 2, 0
            for count, tone in _parts(row):
                if count:
                    canvas.box(left, upward(low + count), right, upward(low), tone=tone, edge=Tone.AXIS)
                low += count
            if i % every == 0:
                canvas.text(middle, upward(row.items) - 11, number(row.items), tone=Tone.INK, size=13, at="center")
                canvas.text(middle, bottom + 14, row.label, size=13, at="center")
        canvas.line((0, bottom), (step * len(rows), bottom), tone=Tone.AXIS)

    return Painting(paint=paint, width=width, height=height, describe=_said(rows))


def volume_bars(rows: Sequence[VolumeRow], *, narrow: bool) -> Painting:
    """A bar for each group: overturned items first, then upheld ones and those undecided."""
    width = NARROW if narrow else WIDE
    row_height, head = (44.0, 30.0) if narrow else (28.0, 34.0)
    height = head + row_height * len(rows) + 4
    start = 0.0 if narrow else 246.0
    along = scale(max(row.items for row in rows), start=start, end=width - 64)

    def paint(canvas: Canvas) -> None:
        _legend(canvas, start, _decisions(rows))
        for i, row in enumerate(rows):
            top = head + row_height * i
            if narrow:
                canvas.text(0, top + 12, shortened(row.label, 46), tone=Tone.INK, size=14)
                top += 20
            else:
                canvas.text(0, top + row_height / 2, shortened(row.label, 34), tone=Tone.INK, size=13)
                top += 6
            low = 0
            for count, tone in _parts(row):
                if count:
                    canvas.box(along(low), top, along(low + count), top + 16, tone=tone, edge=Tone.AXIS)
                low += count
            canvas.text(along(low) + 6, top + 8, number(row.items), tone=Tone.INK, size=13)

    return Painting(paint=paint, width=width, height=height, describe=_said(rows))


def _decisions(rows: Sequence[VolumeRow]) -> Sequence[tuple[str, Tone]]:
    names = [("overturned", Tone.MARK), ("upheld", Tone.SOFT), ("no decision", Tone.PAPER)]
    return names if any(row.undecided for row in rows) else names[:2]


def _parts(row: VolumeRow) -> tuple[tuple[int, Tone], ...]:
    return (row.overturned, Tone.MARK), (row.upheld, Tone.SOFT), (row.undecided, Tone.PAPER)


def _legend(canvas: Canvas, start: float, names: Sequence[tuple[str, Tone]]) -> None:
    x = start
    for name, tone in names:
        canvas.box(x, 5, x + 13, 18, tone=tone, edge=Tone.AXIS)
        canvas.text(x + 19, 11.5, name, size=13)
        x += 40 + 7.2 * len(name)


def _said(rows: Sequence[VolumeRow]) -> str:
    most = max(rows, key=lambda row: row.items)
    return (
        f"Items by decision for {counted(len(rows), 'group')}. Most: {most.label} with {counted(most.items, 'item')}, "
        f"{number(most.overturned)} overturned and {number(most.upheld)} upheld. The table gives every figure."
    )
