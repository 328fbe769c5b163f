"""Words as the index keeps them: in small letters, without accents, cut to their English stem."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tantivy import TextAnalyzer

ANALYZER = "openimr_english"
LONGEST_WORD = 40
# These tell nothing about an item. "no", "not" and "without" do, and stay.
_COMMON = (
    "a an and are as at be been but by for from had has have he her his if in into is it its of on or she such "
    "that the their then there these they this to was were which will with"
)
COMMON_WORDS = frozenset(_COMMON.split())


@cache
def analyzer() -> TextAnalyzer:
    """What cuts a text into stems, in the index and in questions alike."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    folded = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_WORD))
    return folded.filter(Filter.lowercase()).filter(Filter.ascii_fold()).filter(Filter.stemmer("english")).build()


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text, in its order.

    >>> stems("Ménière's disease, L4-5")
    ('menier', 's', 'diseas', 'l4', '5')
    """
    return tuple(analyzer().analyze(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word; empty where it has none or several."""
    found = stems(word)
    return found[0] if len(found) == 1 else ""


def folded(text: str) -> str:
    """The text in small letters without accents, with every character at its place.

    >>> folded("Ménière")
    'meniere'
    """
    if text.isascii():
        return text.lower()
    return "".join(_folded_character(character) for character in text)


@lru_cache(maxsize=5_000)
def _folded_character(character: str) -> str:
    small = unicodedata.normalize("NFKD", character.lower())[:1]
    return small or character
