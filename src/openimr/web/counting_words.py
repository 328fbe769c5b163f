"""A number with its word, as a sentence needs it."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """`1 record`, `3 records`; `many` where the plural is no added s.

    >>> counted(1, "record"), counted(3, "record"), counted(0, "reply", "replies")
    ('1 record', '3 records', '0 replies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
