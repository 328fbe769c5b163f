"""A rate through time: dots on a line, the interval as a band around it."""

from __future__ import annotations

from collections.abc import Sequence

from openimr.analytics.chart_canvas import Canvas, Tone
from openimr.analytics.chart_painting import NARROW, WIDE, Painting, scale
from openimr.analytics.rates import RateRow
from openimr.analytics.words import counted, digits_for, percent

FEW = 12
"""So many points at most bear their figures and an interval each."""
ENOUGH_FOR_A_BAND = 3


def line(rows: Sequence[RateRow], total: RateRow, *, narrow: bool) -> Painting:
    """The rates of stretches of time, in their order."""
    width, height = (NARROW, 250.0) if narrow else (WIDE, 300.0)
    left, right, top, bottom = 44.0, width - 20, 24.0, height - 30
    upward = scale(max((row.rate.high or 0) * 100 for row in rows), start=bottom, end=top, ceiling=100)
    digits = digits_for(total.rate)
    step = (right - left) / max(len(rows), 1)
    places = [(left + step * (i + 0.5), row) for i, row in enumerate(rows)]

    def paint(canvas: Canvas) -> None:
        for tick in upward.ticks:
            y = upward(tick)
            canvas.line((left, y), (right, y), tone=Tone.GRID if tick else Tone.AXIS)
            canvas.text(left - 8, y, f"{tick:g}\N{NO-BREAK SPACE}%", size=13, at="right")
        if len(places) >= ENOUGH_FOR_A_BAND:
            above = [(x, upward((row.rate.high or 0) * 100)) for x, row in places]
            below = [(x, upward((row.rate.low or 0) * 100)) for x, row in places]
            canvas.area(*above, *reversed(below), tone=Tone.BAND)
        if len(places) > 1:
            canvas.line(*((x, upward((row.rate.share or 0) * 100)) for x, row in places), tone=Tone.MARK, wide=2)
        every = _every(len(rows), room=right - left, longest=max(len(row.label) for row in rows))
        for i, (x, row) in enumerate(places):
            y = upward((row.rate.share or 0) * 100)
            if len(rows) <= FEW:
                ends = [(x, upward((row.rate.low or 0) * 100)), (x, upward((row.rate.high or 0) * 100))]
                canvas.line(*ends, tone=Tone.MARK, wide=1.25)
            canvas.dot(x, y, tone=Tone.MARK, radius=5 if len(rows) <= FEW else 3.5)
            if len(rows) <= (6 if narrow else FEW):
                said = percent(row.rate.share, digits)
                canvas.text(
                    x, upward((row.rate.high or 0) * 100) - 11, said, tone=Tone.INK, size=13, at="center", bold=True
                )
            if i % every == 0:
                canvas.text(x, bottom + 16, row.label, size=13, at="center")

    first, last = rows[0], rows[-1]
    describe = (
        f"Share of decided items that were overturned, with a band for its 95 % interval, over {len(rows)} "
        f"{'point' if len(rows) == 1 else 'points'} in time: {first.label} {percent(first.rate.share, digits)} of "
        f"{counted(first.rate.whole, 'item')}, {last.label} {percent(last.rate.share, digits)} of "
        f"{counted(last.rate.whole, 'item')}. The table gives every figure."
    )
    return Painting(paint=paint, width=width, height=height, describe=describe)


def _every(count: int, *, room: float, longest: int) -> int:
    """Every how many labels there is room for one."""
    fits = max(1, int(room / (longest * 9 + 8)))
    return -(-count // fits)
