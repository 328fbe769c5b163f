"""STR-11: the clinical summary is the reviewer's own, and no copy of the utilization review decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.casefile import CaseFile, Document, DocumentType, Page, Reading
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import named_pages
from openimr.vocabulary import Span

SHINGLE = 8
"""So many words in a row that two people rarely write them alike by chance."""
LONG_RUN = 25
"""Words in a row that are an alarm by themselves."""
MOST_SHARED = 1 / 3
"""The part of a summary that may stand in the letter as well; short phrases of the field are in every summary."""
FEWEST_WORDS = 60
"""In a shorter summary one sentence on what was decided is already a third."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“][^\"”]{10,2000}[\"”]")
_NAMES_REVIEW = re.compile(
    r"\butili[sz]ation\s+review|\bUR\b|\bclaims\s+administrator|\bdenial\s+letter|\breview\s+letter", re.I
)
_AROUND = 160


@dataclass(frozen=True)
class _Word:
    lowered: str
    start: int
    end: int


@dataclass(frozen=True)
class _Passage:
    """Words of the summary, by their numbers, that stand on a page of the letter in the same order."""

    first: int
    last: int
    document_id: str
    page: int

    @property
    def length(self) -> int:
        return self.last - self.first


def copies_the_denial(material: Material) -> Iterator[Flaw]:
    """STR-11: long passages of the summary stand word for word in the utilization review decision."""
    assert material.case_file is not None  # the rule needs it
    summary = material.determination.clinical_summary
    words = _words(summary)
    passages = list(_passages(words, _not_own(material, words), material.case_file))
    shared = sum(passage.length for passage in passages)
    is_mostly_shared = len(words) >= FEWEST_WORDS and shared > MOST_SHARED * len(words)
    for passage in passages:
        if passage.length >= LONG_RUN or is_mostly_shared:
            place = ((passage.document_id, passage.page),)
            share = f"; together {shared} of the summary's {len(words)} words" if is_mostly_shared else ""
            yield Flaw(
                path="clinical_summary",
                span=Span(words[passage.first].start, words[passage.last - 1].end),
                message=(
                    f"{passage.length} words in a row stand word for word in the utilization review decision{share}. "
                    f"Open {named_pages(place, material.case_file)}."
                ),
                fix="Tell it from the medical records in your own words, or quote it as utilization review's.",
                evidence=place,
            )


def _words(text: str) -> tuple[_Word, ...]:
    return tuple(_Word(match.group().lower(), *match.span()) for match in _WORD.finditer(text))


def _not_own(material: Material, words: Sequence[_Word]) -> frozenset[int]:
    """The numbers of the words that may be the letter's: named quotations of it, and what the items ask for."""
    text = material.determination.clinical_summary
    places = [
        match.span()
        for match in _QUOTED.finditer(text)
        if _NAMES_REVIEW.search(text, max(0, match.start() - _AROUND), match.start())
        or _NAMES_REVIEW.search(text, match.end(), match.end() + _AROUND)
    ]
    for _, item in material.items():
        if asked := _words(item.text):
            wording = r"\W+".join(re.escape(word.lowered) for word in asked)
            places += [match.span() for match in re.finditer(wording, text, re.IGNORECASE)]
    return frozenset(
        number for number, word in enumerate(words) if any(start <= word.start < end for start, end in places)
    )


def _passages(words: Sequence[_Word], masked: frozenset[int], case_file: CaseFile) -> Iterator[_Passage]:
    """Every stretch of the summary that a page of a utilization review decision holds and no other paper does."""
    shingles = {
        number: " ".join(word.lowered for word in words[number : number + SHINGLE])
        for number in range(len(words) - SHINGLE + 1)
        if masked.isdisjoint(range(number, number + SHINGLE))
    }
    letters = [document for document in case_file.documents if document.type is DocumentType.UR_DECISION]
    copied = {
        number: place
        for place, text in ((place, _flat(page)) for place, page in _read_pages(letters))
        for number, shingle in shingles.items()
        if f" {shingle} " in text
    }
    if not copied:
        return
    # What the letter itself has from a report, the summary may have from there too.
    papers = [document for document in case_file.documents if document.type is not DocumentType.UR_DECISION]
    others = [_flat(page) for _, page in _read_pages(papers)]
    kept = [number for number in sorted(copied) if not any(f" {shingles[number]} " in text for text in others)]
    first = 0
    for place, number in enumerate(kept):
        if place + 1 == len(kept) or kept[place + 1] != number + 1:
            document_id, page = copied[kept[first]]
            yield _Passage(kept[first], number + SHINGLE, document_id, page)
            first = place + 1


def _read_pages(documents: Sequence[Document]) -> Iterator[tuple[tuple[str, int], Page]]:
    for document in documents:
        if document.reading is Reading.READ:
            yield from (((document.id, page.number), page) for page in document.pages)


def _flat(page: Page) -> str:
    """The words of a page with one blank around each."""
    return f" {' '.join(match.group().lower() for match in _WORD.finditer(page.text))} "
