"""A rationale without what it quotes of guidelines, whose chapters and criteria name things of their own."""

from __future__ import annotations

from openimr.casefile import quotations


def own_words(text: str) -> str:
    """The text with a blank for every letter of a quotation, so that each place stays what it was.

    >>> own_words("The MTUS asks for a twitch response. She has none.").split("  ")[-1].strip()
    'She has none.'
    """
    parts, start = [], 0
    for first, last in quotations(text):
        parts += [text[start:first], " " * (last - max(first, start))]
        start = max(last, start)
    return "".join((*parts, text[start:]))
