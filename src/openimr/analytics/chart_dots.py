"""Dots with intervals, a row for each group: sizes compare by place, not by length or colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openimr.analytics.chart_canvas import Canvas, Tone
from openimr.analytics.chart_painting import NARROW, WIDE, Painting, Scale, scale
from openimr.analytics.words import shortened


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One row: what it is called, what stands at its end, and where dot and line lie; `far` ends a thinner line."""

    label: str
    said: str
    of: str
    low: float
    middle: float
    high: float
    far: float | None = None


def dots(
    rows: Sequence[Dot],
    *,
    guide: tuple[float, str],
    unit: str,
    ceiling: float | None,
    describe: str,
    narrow: bool,
) -> Painting:
    """Rows of dots over a common axis, with a guide line for the whole."""
    width = NARROW if narrow else WIDE
    row_height, head, foot = (48.0, 30.0, 26.0) if narrow else (28.0, 30.0, 28.0)
    height = head + row_height * len(rows) + foot
    largest = max(guide[0], *(max(row.high, row.far or 0) for row in rows))
    start, end = (8.0, width - 10) if narrow else (246.0, width - 150)
    along = scale(largest, start=start, end=end, ceiling=ceiling)

    def paint(canvas: Canvas) -> None:
        bottom = height - foot
        _axis(canvas, along, unit, top=head, bottom=bottom)
        _guide(canvas, along(guide[0]), guide[1], top=head, bottom=bottom)
        for number, row in enumerate(rows):
            top = head + row_height * number
            if narrow:
                _narrow_row(canvas, row, along, top)
            else:
                _wide_row(canvas, row, along, top + row_height / 2)

    return Painting(paint=paint, width=width, height=height, describe=describe)


def _axis(canvas: Canvas, along: Scale, unit: str, *, top: float, bottom: float) -> None:
    for tick in along.ticks:
        x = along(tick)
        canvas.line((x, top), (x, bottom), tone=Tone.AXIS if tick == 0 else Tone.GRID)
        at = "center" if 20 < x < canvas.width - 20 else ("left" if x <= 20 else "right")
        x = max(1, min(x, canvas.width - 1)) if at != "center" else x
        canvas.text(x, bottom + 14, f"{tick:g}{unit}", size=13, at=at)


def _guide(canvas: Canvas, x: float, said: str, *, top: float, bottom: float) -> None:
    canvas.line((x, top - 4), (x, bottom), tone=Tone.GUIDE, wide=1.25, dashed=True)
    room = 8 * len(said) / 2
    at = "center" if room < x < canvas.width - room else ("left" if x <= room else "right")
    canvas.text(x, top - 15, said, tone=Tone.GUIDE, size=13, at=at)


def _wide_row(canvas: Canvas, row: Dot, along: Scale, y: float) -> None:
    canvas.text(0, y, shortened(row.label, 34), tone=Tone.INK, size=13)
    _mark(canvas, row, along, y)
    canvas.text(canvas.width - 88, y, row.said, tone=Tone.INK, size=13, at="right", bold=True)
    canvas.text(canvas.width - 80, y, row.of, size=13)


def _narrow_row(canvas: Canvas, row: Dot, along: Scale, top: float) -> None:
    # The words stand on paper of their own, so that no grid line runs through them.
    canvas.box(0, top + 3, canvas.width, top + 25, tone=Tone.PAPER)
    end = f"{row.said} {row.of}" if row.of.startswith("of") else f"{row.said}, {row.of}"
    canvas.text(0, top + 14, shortened(row.label, max(12, 42 - len(end))), tone=Tone.INK, size=14)
    canvas.text(canvas.width, top + 14, end, tone=Tone.INK, size=14, at="right", bold=True)
    _mark(canvas, row, along, top + 33)


def _mark(canvas: Canvas, row: Dot, along: Scale, y: float) -> None:
    if row.far is not None:
        canvas.line((along(row.high), y), (along(row.far), y), tone=Tone.MARK, wide=1)
        canvas.line((along(row.far), y - 3), (along(row.far), y + 3), tone=Tone.MARK, wide=1)
    canvas.line((along(row.low), y), (along(row.high), y), tone=Tone.MARK, wide=2.5 if row.far is None else 4)
    canvas.dot(along(row.middle), y, tone=Tone.MARK)
