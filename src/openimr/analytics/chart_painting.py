"""What a chart is before it is drawn, and the round numbers of its axis."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openimr.analytics.chart_canvas import Canvas

WIDE, NARROW = 720.0, 340.0


@dataclass(frozen=True, kw_only=True)
class Painting:
    """How a chart is drawn, how large it is, and what it shows in words."""

    paint: Callable[[Canvas], None]
    width: float
    height: float
    describe: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Values from 0 to `top` laid from `start` to `end` in pixels, with round ticks."""

    top: float
    step: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (self.end - self.start) * value / self.top

    @property
    def ticks(self) -> Sequence[float]:
        return [self.step * i for i in range(round(self.top / self.step) + 1)]


def scale(largest: float, *, start: float, end: float, most_ticks: int = 5, ceiling: float | None = None) -> Scale:
    """A scale that holds `largest`; its steps are 1, 2 or 5 times a power of ten.

    >>> scale(34, start=0, end=100).ticks
    [0, 10, 20, 30, 40]
    """
    largest = max(largest, 1)
    power = 10 ** math.floor(math.log10(largest / most_ticks)) if largest > most_ticks else 1
    step = next(power * each for each in (1, 2, 5, 10, 20) if largest / (power * each) <= most_ticks)
    top = step * math.ceil(largest / step - 1e-9)
    if ceiling is not None:
        top = min(top, ceiling)
    return Scale(top=top, step=step, start=start, end=end)
