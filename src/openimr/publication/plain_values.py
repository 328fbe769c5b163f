"""Ranges and spans as plain JSON values."""

from __future__ import annotations

from openimr.vocabulary import Range, Span


def bounds(said: Range) -> dict[str, object]:
    return {"low": _number(said.low), "high": None if said.high is None else _number(said.high)}


def place(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "page": span.page}


def _number(value: float) -> float:
    """A whole number without its ".0", so that 12 visits read as 12."""
    return int(value) if float(value).is_integer() else value
