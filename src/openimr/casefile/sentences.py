"""Sentences of a page, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A full stop after one of these ends no sentence: a shortened word, an initial, the number of a list item.
SHORTENED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|No|St|vs|approx|Fig|Inc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|pp?|[A-Z])"
    r"|^\s*\d{1,2})\.$"
)
LONGEST_SHORTENED = 12
# Reports are half prose, half form: text read from a PDF has no empty lines, so that the lines themselves must tell
# where a wrapped sentence goes on and where the next entry begins.
LABEL = r"[A-Z][\w'’/(), -]{1,48}:"
END = re.compile(
    r"[.!?](?=\s+[A-Z0-9\"“(])"
    r"|\n\s*\n"
    r"|\n(?=[ \t]*(?:[-•*]|\d{1,2}[.)])\s)"  # a list item follows
    rf"|\n(?=[ \t]*{LABEL})"  # an entry of a form, or a heading, follows
    r"|(?<=:)[ \t]*\n"  # a heading ends
    r"|(?<![^\n]{50})(?<![.,;])\n(?=[A-Z])"  # a short line without a full stop ends: a title, an entry
    r"|\Z"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence on one line, and the code points of the page where it stands."""

    text: str
    start: int
    end: int


def sentences(text: str, *, offset: int = 0) -> Iterator[Sentence]:
    """The sentences of a text; a list item or a paragraph without a full stop is one as well."""
    start = 0
    for match in END.finditer(text):
        end = match.end() if match.group().strip() else match.start()
        if match.group() == "." and _is_shortened(text, start, end):
            continue
        whole = text[start:end]
        if whole.strip():
            left = start + len(whole) - len(whole.lstrip())
            yield Sentence(re.sub(r"\s+", " ", whole.strip()), offset + left, offset + left + len(whole.strip()))
        start = match.end()


def _is_shortened(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end is one that ends no sentence; only the last letters can tell."""
    if end - start > LONGEST_SHORTENED:
        return SHORTENED.search("…" + text[end - LONGEST_SHORTENED : end]) is not None
    return SHORTENED.search(text[start:end]) is not None
