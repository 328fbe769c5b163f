"""Numbers with their words and lists of words, as a sentence needs them."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, one: str, many: str = "") -> str:
    """`1 record`, `3 records`; `many` where the plural is no added s.

    >>> counted(1, "record"), counted(3, "record"), counted(0, "reply", "replies")
    ('1 record', '3 records', '0 replies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them.

    >>> listed(["the worker"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('the worker', 'a and b', 'a, b and c')
    """
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last
