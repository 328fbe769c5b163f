"""The bare words of a claim looked for in the whole file, where the vocabulary has no concept for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import SearchLog
from openimr.casefile.file import CaseFile, Document, Page, Reading

NEAR_SHOWN = 12
WINDOW = 120
"""Within so many characters all words of a phrase have to stand."""

_SMALL_WORDS = """
    a an and any as at be been by for from had has have he her his in into is it its last no not of on or other past
    prior recent she since some specific such than that the their them these they this those to until was were when
    which while who with within would year years month months week weeks clear current adequate sufficient detailed
    objective significant documented documentation evidence record records file patient worker claimant applicant
"""
SMALL = frozenset(_SMALL_WORDS.split())
_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ings", "ing", "ities", "ity", "ies", "ied", "ive"),
    *("ed", "es", "al", "ly", "s", "y", "e"),
)


def stems(phrase: str) -> tuple[str, ...]:
    """The stems of the words of a phrase that carry its sense, each once.

    >>> stems("a trial of TENS stimulation")
    ('trial', 'tens', 'stimul')
    """
    words = re.findall(r"[a-z][a-z0-9]+", phrase.lower().replace("-", " "))
    return tuple(dict.fromkeys(_stem(word) for word in words if word not in SMALL))


def search_words(case_file: CaseFile, phrase: str) -> tuple[tuple[Evidence, ...], SearchLog]:
    """Where all words of the phrase stand together, and the log: what was read, and where only some of them stand."""
    wanted = stems(phrase)
    hits: list[Evidence] = []
    near: list[Evidence] = []
    lowest_quality = 1.0
    for document in case_file.documents:
        for page in document.pages if document.reading is Reading.READ else ():
            lowest_quality = min(lowest_quality, page.quality)
            for place, is_whole in _places(page.text, wanted):
                (hits if is_whole else near).append(_evidence(document, page, place))
    log = SearchLog(
        pages_read=case_file.readable_page_count,
        pages_total=case_file.page_count,
        terms=wanted,
        lowest_quality=lowest_quality,
        near=tuple(near[:NEAR_SHOWN]),
    )
    return tuple(hits), log


def _places(text: str, wanted: Sequence[str]) -> Iterator[tuple[tuple[int, int], bool]]:
    """The first place of a page with all the words close together; else the first with at least half of them."""
    found = {stem: [match.span() for match in _word(stem).finditer(text)] for stem in wanted}
    if not any(found.values()):
        return
    marks = sorted((start, end, stem) for stem, places in found.items() for start, end in places)
    best, most = (0, 0), 0
    for index, (start, _, _) in enumerate(marks):
        within = [mark for mark in marks[index:] if mark[1] - start <= WINDOW]
        count = len({stem for _, _, stem in within})
        if count > most:
            best, most = (start, max(end for _, end, _ in within)), count
    if most == len(wanted):
        yield best, True
    elif most >= max(2, (len(wanted) + 1) // 2):
        yield best, False


@lru_cache(maxsize=512)
def _word(stem: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(stem)}\w*", re.IGNORECASE)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _evidence(document: Document, page: Page, place: tuple[int, int]) -> Evidence:
    return Evidence(document_id=document.id, page=page.number, start=place[0], end=place[1])
