"""Where a page tells what a guideline is called or what it asks for, and so says nothing of the worker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from openimr.casefile.assertion import Clause, sentence_at

_GUIDELINE = re.compile(
    # A title is quoted from its first word on: "Chronic Pain Medical Treatment Guidelines".
    r"\b(?:[A-Z][\w-]+\s+(?:(?:and|of|for)\s+)?){0,6}G(?:uidelines?|UIDELINES?)\b"
    r"|\b(?:MTUS|ACOEM|ODG|CPMTG)\b|\bguidelines?\b|\b9792\.2\d"
)
# "She meets the guideline with twitch and referred pain" is about her again.
_MEETS = re.compile(r"\b(?:meet(?:s|ing)?|met|satisf\w+|fulfil\w*|exceed\w*)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_WORKER = re.compile(
    r"\b(?:(?:the|this|that|our)\s+(?:\w+\s+)?(?:patient|worker|employee|applicant|claimant|case|individual)"
    r"|(?:injured|IW)\s+worker|he|she|his|her|Mr|Mrs|Ms|currently|in\s+this\s+case)\b",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"\s*(?:[-•*·]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_OPENS_LIST = re.compile(r"(?::|\bcriteria\b[^.]*|;|\(1\).*)\s*$", re.IGNORECASE | re.DOTALL)
_LONGEST_QUOTE = 1500


@lru_cache(maxsize=64)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The places of `text` that name a guideline or tell what it asks for, each up to where the worker comes in.

    >>> text = "The MTUS asks for a twitch response. She has referred pain."
    >>> [text[start:end] for start, end in quotations(text)]
    ['MTUS asks for a twitch response.']
    """
    found: list[tuple[int, int]] = []
    for match in _GUIDELINE.finditer(text):
        if (not found or match.start() >= found[-1][1]) and not _is_met(text, match):
            found.append((match.start(), _end(text, match.end())))
    return tuple(found)


def _is_met(text: str, match: re.Match[str]) -> bool:
    return _MEETS.search(text, sentence_at(text, match.start()).start, match.start()) is not None


def _end(text: str, start: int) -> int:
    """Where the words of the guideline end: with the sentence, its list, its quotation marks, or before the worker."""
    end = start
    for sentence in _sentences_of_rule(text, start):
        end = sentence.end
        if worker := _WORKER.search(text, max(start, sentence.start), sentence.end):
            return worker.start()
    opened = text[start:end].count("“") > text[start:end].count("”") or text[start:end].count('"') % 2
    closing = re.compile('[”"]').search(text, end, end + _LONGEST_QUOTE) if opened else None
    return closing.end() if closing else end


def _sentences_of_rule(text: str, start: int) -> Iterator[Clause]:
    """The sentence that names the guideline and the list that it opens."""
    sentence = sentence_at(text, start)
    yield sentence
    opens_list = _OPENS_LIST.search(text[sentence.start : sentence.end]) is not None
    while opens_list and sentence.end < len(text) and _LIST_ITEM.match(text, sentence.end):
        sentence = sentence_at(text, sentence.end)
        yield sentence
