"""Where in a text something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """Code points `start` to `end` (excluded) of a stored text, and the page, counted from 1, where it has pages."""

    start: int
    end: int
    page: int | None = None
