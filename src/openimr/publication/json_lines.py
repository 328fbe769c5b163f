"""On which line of a JSON text a value stands."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+')


def line_of(text: str, path: str | Sequence[str | int]) -> int | None:
    """The line, from 1, of the value at `path` ("items.0.rationale"), or of the nearest value around it.

    None for a text that is no JSON at all.

    >>> line_of('{\\n "items": [\\n  {"number": 1}]}', "items.0.number")
    3
    """
    steps = tuple(path.split(".") if path else ()) if isinstance(path, str) else tuple(str(step) for step in path)
    lines = _lines(text)
    while steps and steps not in lines:
        steps = steps[:-1]
    return lines.get(steps)


@dataclass
class _Container:
    """An open object or array: the step at which we stand, and whether a key comes next."""

    is_object: bool
    step: str = "0"
    awaits_key: bool = True


def _lines(text: str) -> dict[tuple[str, ...], int]:
    """The line on which each value begins (with its key, where it has one), by path."""
    lines: dict[tuple[str, ...], int] = {}
    around: list[_Container] = []
    line, position = 1, 0
    for match in SIGN.finditer(text):
        line += text.count("\n", position, match.start())
        position, sign = match.start(), match.group()
        inner = around[-1] if around else None
        if sign in "]}":
            around = around[:-1]
        elif sign == "," and inner:
            inner.awaits_key = True
            inner.step = inner.step if inner.is_object else str(int(inner.step) + 1)
        elif sign not in ":,":
            if inner and inner.is_object and inner.awaits_key:
                inner.step, inner.awaits_key = _unquoted(sign), False
                lines.setdefault(tuple(step.step for step in around), line)
                continue
            lines.setdefault(tuple(step.step for step in around), line)
            if sign in "[{":
                around.append(_Container(is_object=sign == "{"))
    return lines


def _unquoted(key: str) -> str:
    try:
        return str(json.loads(key))
    except ValueError:
        return key
