"""Earlier determinations in the file that overturned a denial: what was granted, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from openimr.casefile.assertion import sentence_at
from openimr.casefile.evidence import Evidence
from openimr.casefile.file import CaseFile, Document, DocumentType, Reading


@dataclass(frozen=True, kw_only=True)
class EarlierGrant:
    """The words about one treatment that an earlier independent medical review granted."""

    text: str
    evidence: Evidence


# The letter itself, by what stands at its head.
_LETTER = re.compile(
    r"independent\s+medical\s+review\s+(?:final\s+)?determination|final\s+determination\s+letter"
    r"|IMR\s+(?:final\s+)?determination|how\s+the\s+imr\s+final\s+determination\s+was\s+made",
    re.IGNORECASE,
)
_HEAD = 2500
_DECIDED = re.compile(r"\b(?P<word>upheld|uphold|overturned|overturn)\b", re.IGNORECASE)
_NECESSARY = re.compile(
    r"\b(?:is|are|was|were)\s+(?:therefore\s+|thus\s+)?(?P<no>not\s+)?medically\s+necessary\b", re.IGNORECASE
)
# A report that tells of one: "an IMR of November overturned the denial of Norco".
_TOLD = re.compile(
    r"\b(?:IMR|independent\s+medical\s+review\w*)\b[^.;]{0,160}?\b(?:overturn(?:ed|s)?|approv(?:ed|es)|authorized|granted"
    r"|certified|found[^.;]{0,80}\bmedically\s+necessary)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|upheld|denied\s+by|request(?:ed|ing)?\s+(?:an?\s+)?(?:IMR|independent)|appeal(?:ed)?\s+to|pending|if)\b",
    re.IGNORECASE,
)
_REACH = 600


def earlier_grants(case_file: CaseFile) -> tuple[EarlierGrant, ...]:
    """Every treatment that an earlier determination in the file granted, by letter or as a report tells of it."""
    return tuple(
        EarlierGrant(text=text, evidence=Evidence(document_id=document.id, page=page, start=start, end=end))
        for document in case_file.documents
        if document.reading is Reading.READ
        for page, start, end, text in _granted(document)
    )


def _granted(document: Document) -> Iterator[tuple[int, int, int, str]]:
    is_letter = any(_LETTER.search(page.text[:_HEAD]) for page in document.pages[:2])
    if document.type is DocumentType.APPLICATION and not is_letter:
        return
    for page in document.pages:
        places = _in_letter(page.text) if is_letter else _in_report(page.text)
        yield from ((page.number, start, end, page.text[start:end]) for start, end in places)


@lru_cache(maxsize=512)
def _in_letter(text: str) -> tuple[tuple[int, int], ...]:
    """From one decision to the next: the words before "Overturned" are about what was granted."""
    decided = list(_DECIDED.finditer(text))
    if not decided:
        return tuple(_whole(text, match.start(), match.end()) for match in _NECESSARY.finditer(text) if not match["no"])
    places, start = [], 0
    for match in decided:
        if match["word"].lower().startswith("overturn"):
            places.append((max(start, match.start() - _REACH), match.end()))
        start = match.end()
    return tuple(places)


@lru_cache(maxsize=4096)
def _in_report(text: str) -> tuple[tuple[int, int], ...]:
    found = (_whole(text, *match.span()) for match in _TOLD.finditer(text))
    return tuple((start, end) for start, end in found if not _NOT.search(text, start, end))


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    sentence = sentence_at(text, start)
    return sentence.start, max(end, sentence.end)
