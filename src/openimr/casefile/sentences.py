"""Sentences of a page, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A full stop after one of these ends no sentence.
SHORTENED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|No|St|vs|approx|Fig|Inc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|p|pp|[A-Z])|\d)\.$"
)
END = re.compile(r"[.!?](?=\s+[A-Z0-9\"“])|\n\s*\n|\n(?=\s*(?:[-•*]|\d{1,2}[.)]\s))|$")


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
        if match.group() == "." and SHORTENED.search(text[start:end]):
            continue
        whole = text[start:end]
        if whole.strip():
            left = start + len(whole) - len(whole.lstrip())
            yield Sentence(re.sub(r"\s+", " ", whole.strip()), offset + left, offset + left + len(whole.strip()))
        start = match.end()
