"""What a letter says of its reviewer: certifications, subspecialties, licences; never a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from openimr.corpus.account import Account
from openimr.corpus.source import Source
from openimr.vocabulary import Qualifications

# 2014: "The expert reviewer is Board Certified in X, has a subspecialty in Y and is licensed to practice in Z."
SENTENCE = re.compile(
    r"The\s+(?:expert|physician)\s+reviewer\s+is\s+(?:Board[\s-]+Certified|Certified|Licensed)\s+in"
    r"\s+(?P<certifications>[^.]{1,400}?)"
    r"(?:,?\s+(?:and\s+)?has\s+(?:a\s+)?subspecialt(?:y|ies)\s+in\s+(?P<subspecialties>[^.]{1,400}?))?"
    r"(?:,?\s+and\s+is\s+licensed\s+to\s+practice\s+in\s+(?P<licensed_in>(?:\bD\.\s?C\.|[^.]){1,600}))?"
    r"(?:\.|(?<=C\.)(?=\s|\Z))",
    re.IGNORECASE,
)
# 2015 on: a block of labelled lines
BLOCK = re.compile(r"The\s+Expert\s+Reviewer\s+has\s+the\s+following\s+credentials\s*:", re.IGNORECASE)
BLOCK_LABELS = {
    "licensed_in": r"States?(?:\(s\))?\s+of\s+Licensure",
    "certifications": r"Certifications?(?:\(s\))?\s*/\s*Special(?:ty|ties)(?:\(ies\))?",
    "subspecialties": r"Subspecialty\(ies\)|Subspecialties|Subspecialty",
}
BLOCK_LINE = re.compile(
    "|".join(rf"(?P<{name}>(?:{label})\s*:)" for name, label in BLOCK_LABELS.items()), re.IGNORECASE
)

# Sentences that every letter holds, whoever words them: known by what they must say (8 CCR 9792.10.6).
STANDING = re.compile(
    r"complete\s+case\s+file|no\s+affiliation\s+with|active\s+clinical\s+practice"
    r"|experience,\s+education,\s+background|governing\s+laws|strength\s+of\s+evidence|ranks\s+medical\s+evidence"
    r"|wrote\s+the\s+clinical\s+case\s+summary",
    re.IGNORECASE,
)
# A period before a small letter, as in "Inc. sent", ends none.
SENTENCES = re.compile(r"\S.*?(?:[.:](?=\s+[^a-z\s]|\s*\Z)|\Z)", re.DOTALL)


def read_qualifications(account: Account, start: int, end: int) -> Qualifications:
    """The reviewer's qualifications in the section from `start` to `end`, told in a sentence or in a block.

    Where several reviewers are told of, their qualifications stand one after the other.
    """
    text = account.source.running_text
    found: dict[str, list[str]] = {name: [] for name in BLOCK_LABELS}
    for sentence in SENTENCE.finditer(text, start, end):
        for name in BLOCK_LABELS:
            if sentence[name]:
                found[name] += _names(account, f"reviewer.{name}", *sentence.span(name), number=len(found[name]))
        account.recognize(*sentence.span())
    for name, label, value_end in _block(account, start, end):
        found[name] += _names(account, f"reviewer.{name}", label.end(), value_end, number=len(found[name]))
        account.recognize(label.start(), value_end)
    _recognize_standing(account, start, end)
    return Qualifications(**{name: tuple(names) for name, names in found.items()})


def _block(account: Account, start: int, end: int) -> Iterator[tuple[str, re.Match[str], int]]:
    """Each labelled list with the place where it ends: at the next label, or with its paragraph."""
    text = account.source.running_text
    labels = list(BLOCK_LINE.finditer(text, start, end))
    for index, label in enumerate(labels):
        limit = labels[index + 1].start() if index + 1 < len(labels) else end
        yield str(label.lastgroup), label, _list_end(account.source, label.end(), limit)


def _list_end(source: Source, start: int, limit: int) -> int:
    """Where a list ends: with its paragraph, or with a line that had room for the next word."""
    for before, line in pairwise(source.within(start, limit)):
        if line.opens_paragraph or source.has_room_for(before, line):
            return line.start
    return limit


def _names(account: Account, path: str, start: int, end: int, *, number: int) -> Iterator[str]:
    """The names of a list, each with its place, from `number` on. Between the last two states there may stand "and"."""
    divider = re.compile(r",|\band\b" if path.endswith("licensed_in") else r",")
    dividers = [match.span() for match in divider.finditer(account.source.running_text, start, end)]
    starts = [start, *(last for _, last in dividers)]
    ends = [*(first for first, _ in dividers), end]
    for first, last in zip(starts, ends, strict=True):
        if said := account.source.one_line(first, last):
            account.take(f"{path}.{number}", first, last)
            number += 1
            yield said


def _recognize_standing(account: Account, start: int, end: int) -> None:
    text = account.source.running_text
    for match in SENTENCES.finditer(text, start, end):
        if STANDING.search(text, *match.span()) or BLOCK.search(text, *match.span()):
            account.recognize(*match.span())
