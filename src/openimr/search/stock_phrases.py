"""Frequent words that stand in a row, as terms of their own: what makes phrases of such words fast.

To find "not medically necessary" the engine compares the places of the words in every item that has them all, which is
most items: 140 ns each, a quarter of a second in a million letters. As one term it is found like a rare word, and as
exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from openimr.search.stems import stem, stems

FREQUENT = """
activity acupuncture acute anti authorized available back based benefit bilateral block branch carpal care cervical
chronic claimant clear clinical compensation complaints conservative consistent criteria current daily date days
decreased degenerative denied diagnosis diagnostic disc disease documentation documented dose drug effects epidural
evaluation evidence examination exercise facet failed findings first flare follow frequency function functional further
general given guideline hand herniation high history home imaging improvement improved increased indicated inflammatory
initial injection injured injury is joint knee lack left level life limited line living long low lumbar maintenance
management medial medical medically medication medicine moderate months motion mri muscle necessary neck necessity nerve
no normal not note objective of office opioid opioids oral pain patient per period physical physician plan point
positive post previous prior program progress protrusion provided provider quality radicular radiculopathy range
recommended records reduction relaxant relief report reports request requested required response return review right
root scan screen session severe short shoulder side significant spasm spine status steroid strength study subjective
sufficient support supported surgery surgical symptoms syndrome tenderness term test testing therapy thoracic times
topical treating treatment trial trigger tunnel unit upper lower extremity urine use visits week weeks with without work
worker wrist
"""
LONGEST = 4
MOST_LEARNED = 200_000
WORD = re.compile(r"[^\W_]+")


def stock_phrases(text: str) -> set[str]:
    """Every row of two to four frequent words in a text, as stems.

    >>> sorted(stock_phrases("Functional improvement of hernias"))
    ['function improv', 'function improv of', 'improv of']
    """
    known = _known_words()
    found: set[str] = set()
    run: list[str] = []
    for word in WORD.findall(text):
        kept = known.get(word)
        if kept is None:
            kept = _learn(word, known)
        if kept:
            # The rows that end with this word.
            run.append(kept)
            row = kept
            for before in run[-2 : -LONGEST - 1 : -1]:
                row = f"{before} {row}"
                found.add(row)
        elif run:
            run = []
    return found


def stock_phrases_of(words: Sequence[str]) -> Iterator[str]:
    """The longest terms of `stock_phrases` that a row of stems holds, left to right; one alone where it is a term."""
    frequent = _frequent()
    start = 0
    while start < len(words) - 1:
        end = start
        while end < len(words) and end - start < LONGEST and words[end] in frequent:
            end += 1
        if end - start > 1:
            yield " ".join(words[start:end])
        start = max(start + 1, end - 1)


@cache
def _frequent() -> frozenset[str]:
    return frozenset(stems(FREQUENT))


@cache
def _known_words() -> dict[str, str]:
    """Words as they are printed, with their stem where that is frequent and else with nothing. It grows."""
    return {}


def _learn(word: str, known: dict[str, str]) -> str:
    found = stem(word)
    kept = found if found in _frequent() else ""
    if len(known) < MOST_LEARNED:
        known[word] = kept
    return kept
