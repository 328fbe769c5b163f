"""A reason in a reviewer's own words, as it stands within a paragraph."""

from __future__ import annotations


def own_sentence(reason: str) -> str:
    """The reason in one line, with a capital and an end.

    >>> own_sentence("is one visit\\n enough? ")
    'Is one visit enough?'
    """
    text = " ".join(reason.split())
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")
