"""How the days of letters are spread: a histogram with median and 90th percentile."""

from __future__ import annotations

from openimr.analytics.chart_canvas import Canvas, Tone
from openimr.analytics.chart_painting import NARROW, WIDE, Painting, scale
from openimr.analytics.days import DaysRow
from openimr.analytics.words import counted

MOST_BARS = {True: 30, False: 60}
FAR = 0.99


def histogram(row: DaysRow, *, narrow: bool) -> Painting:
    """Letters by their days; the last bar gathers the longest hundredth where they lie far out."""
    width, height = (NARROW, 250.0) if narrow else (WIDE, 290.0)
    left, right, top, bottom = 52.0, width - 14, 54.0, height - 44
    first, last = row.counts[0][0], row.counts[-1][0]
    far = row.at(FAR) or 0
    gathered = last > far + (far - first)
    end = far + 1 if gathered else last + 1
    # A year that was mistyped in one of few letters makes decades of days.
    widest = -(-(end - first) // MOST_BARS[narrow])
    size = next((each for each in (1, 2, 5, 7, 10, 20, 50, 100, 1000) if each >= widest), widest)
    begin = first // size * size
    bars = -(-(end - begin) // size)
    letters = [0] * bars
    for days, times in row.counts:
        letters[min((days - begin) // size, bars - 1)] += times
    upward = scale(max(letters), start=bottom, end=top, most_ticks=4)
    step = (right - left) / bars

    def place(days: float) -> float:
        return left + (days - begin + 0.5) / size * step if size == 1 else left + (days - begin) / size * step

    def paint(canvas: Canvas) -> None:
        for tick in upward.ticks:
            canvas.line((left, upward(tick)), (right, upward(tick)), tone=Tone.GRID if tick else Tone.AXIS)
            canvas.text(left - 8, upward(tick), f"{tick:,g}", size=13, at="right")
        for i, count in enumerate(letters):
            if count:
                gap = min(1.0, step * 0.12)
                x = left + step * i
                canvas.box(x + gap, upward(count), x + step - gap, bottom, tone=Tone.MARK)
        round_days = scale(bars * size, start=0, end=1, most_ticks=6 if narrow else 12).step
        for days in range(begin, begin + bars * size + 1):
            if days % round_days == 0 and place(days) <= right:
                canvas.text(place(days), bottom + 14, f"{days}", size=13, at="center")
        said = "days from application to decision"
        said += f"; the last bar: {begin + (bars - 1) * size} and more" if gathered and not narrow else ""
        canvas.text((left + right) / 2, bottom + 33, said, size=13, at="center")
        for level, (days, name) in enumerate(((row.at(0.9) or 0, "90th percentile"), (row.median or 0, "median"))):
            x, y = place(min(days, end)), 12.0 + 20 * (1 - level)
            canvas.line((x, y + 9), (x, bottom), tone=Tone.GUIDE, wide=1.25, dashed=level == 0)
            label = f"{name} {days}"
            room = 8 * len(label) / 2
            at = "center" if left + room < x < right - room else ("left" if x <= left + room else "right")
            canvas.text(x, y, label, tone=Tone.GUIDE, size=13, at=at, bold=level == 1)

    describe = (
        f"Histogram of the days of {counted(row.letters, 'letter')}: from {first} to {last}, median {row.median}, "
        f"middle half from {row.at(0.25)} to {row.at(0.75)}, 90th percentile {row.at(0.9)}. "
        "The table gives the figures."
    )
    return Painting(paint=paint, width=width, height=height, describe=describe)
