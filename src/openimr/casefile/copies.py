"""Pages that are copies of earlier ones: the same sheet sent twice, faxed again, scanned again.

A page counts as a copy only where nothing on it can say anything else. Notes that were written from the note before
differ in a number, a side or a "no", and each of these makes them two pages.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain

from openimr.casefile.fact import Evidence, Fact, Facts
from openimr.casefile.file import CaseFile, Page
from openimr.casefile.pages import without_text
from openimr.casefile.told import HEARSAY

# A page of fewer words is not compared by its text: short stamps and headings are alike without being copies.
FEWEST_WORDS = 12
SHINGLE = 3
SKETCH = 48
LOOKED_UP = 12
"""How many of the smallest shingles lead to earlier pages that may be the same."""
ALIKE = 0.35
MOST_COUNTED = 24
MOST_LOOKED_AT = 6
MOST_LOST = 0.04
"""The share of words that recognition may have left out or added."""

# What a fax machine, a scanner or a copy service prints at the edge of a sheet.
EDGE_LINES = 3
PRINTED_BY_MACHINES = re.compile(
    r"\bfax\b.*\d|\d{1,2}:\d{2}.*\b(?:page|pg|p)\b\.?\s*\d|\bpage\s+\d+\s*(?:of|/)\s*\d+|\bp\.?\s?\d{1,4}/\d{1,4}\b"
    r"|^\W*(?:received|printed|scanned)(?: on| by| at)?\W+[\d/:. apm-]+$"
    r"|^\W*[A-Z]{2,8}[-_ ]?\d{5,}\W*$|^\W*\d{1,5}\W*$",
    re.IGNORECASE,
)
WORDS = re.compile(r"\w+")
# A word that turns the sense of a sentence is never noise.
TELLING = frozenset((
    "no", "not", "none", "never", "nor", "without", "denies", "denied", "deny", "negative", "positive", "absent",
    "present", "left", "right", "bilateral", "upper", "lower", "cervical", "thoracic", "lumbar", "improved", "worse",
    "worsened", "stable", "resolved", "failed", "refused", "declined", "approved", "normal",
))  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PageCopy:
    """A page that says what an earlier one says."""

    document_id: str
    page: int
    of_document_id: str
    of_page: int


@dataclass(frozen=True, kw_only=True)
class Copies:
    """Every page of a file that is a copy of an earlier one."""

    pages: tuple[PageCopy, ...] = ()

    def in_document(self, document_id: str) -> tuple[PageCopy, ...]:
        return tuple(copy for copy in self.pages if copy.document_id == document_id)


@dataclass(frozen=True)
class Seen:
    """A page as it is compared."""

    document_id: str
    page: Page
    words: tuple[str, ...]
    sketch: frozenset[int]


def copies_in(case_file: CaseFile) -> Copies:
    """The pages that are copies; each points at the first page of its kind.

    What only retells comes last, so that a report that was also sent within a UR decision counts as the report.
    """
    found: list[PageCopy] = []
    by_picture: dict[str, Seen] = {}
    by_shingle: dict[int, list[Seen]] = defaultdict(list)
    often = word_counts(case_file)
    for document in sorted(case_file.documents, key=lambda document: document.type in HEARSAY):
        for page in document.pages:
            if page.is_blank:
                continue
            seen = seen_page(document.id, page)
            first = by_picture.get(page.picture) or same_text(seen, by_shingle, often)
            if first is not None:
                found.append(
                    PageCopy(
                        document_id=document.id,
                        page=page.number,
                        of_document_id=first.document_id,
                        of_page=first.page.number,
                    )
                )
                continue
            if page.picture:
                by_picture[page.picture] = seen
            for shingle in sorted(seen.sketch)[:LOOKED_UP]:
                by_shingle[shingle].append(seen)
    return Copies(pages=tuple(found))


def without_copies(case_file: CaseFile, copies: Copies) -> CaseFile:
    """The file with the text of copied pages left out, so that a fact is found once; the pages keep their numbers."""
    copied: dict[str, set[int]] = defaultdict(set)
    for copy in copies.pages:
        copied[copy.document_id].add(copy.page)
    numbers = {document_id: frozenset(pages) for document_id, pages in copied.items()}
    return CaseFile(
        documents=tuple(
            replace(document, pages=without_text(document.pages, numbers[document.id]))
            if document.id in numbers
            else document
            for document in case_file.documents
        )
    )


def with_copies(facts: Facts, case_file: CaseFile, copies: Copies) -> Facts:
    """The facts with the same words on the copies named beside each place that shows them."""
    if not copies.pages:
        return facts
    texts = {(document.id, page.number): page.text for document in case_file.documents for page in document.pages}
    on: dict[tuple[str, int], list[PageCopy]] = defaultdict(list)
    for copy in copies.pages:
        on[copy.of_document_id, copy.of_page].append(copy)

    def both(fact: Fact) -> Fact:
        more = chain.from_iterable(also_on(place, on[place.document_id, place.page], texts) for place in fact.evidence)
        return replace(fact, evidence=tuple(dict.fromkeys((*fact.evidence, *more))))

    return Facts({concept: both(fact) if fact.evidence else fact for concept, fact in facts.by_concept.items()})


def also_on(place: Evidence, copies: Sequence[PageCopy], texts: Mapping[tuple[str, int], str]) -> Iterator[Evidence]:
    """The same words on each copy, where they were read alike."""
    words = texts.get((place.document_id, place.page), "")[place.start : place.end]
    for copy in copies:
        start = texts[copy.document_id, copy.page].find(words) if words.strip() else -1
        if start >= 0:
            yield replace(place, document_id=copy.document_id, page=copy.page, start=start, end=start + len(words))


def seen_page(document_id: str, page: Page) -> Seen:
    words = tuple(WORDS.findall(own_text(page.text).lower()))
    shingles = {zlib.crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1)}
    sketch = frozenset(sorted(shingles)[:SKETCH]) if len(words) >= FEWEST_WORDS else frozenset()
    return Seen(document_id, page, words, sketch)


def own_text(text: str) -> str:
    """The text of a page without what machines print at its edges."""
    lines = [line for line in text.splitlines() if line.strip()]
    edges = {*range(EDGE_LINES), *range(len(lines) - EDGE_LINES, len(lines))}
    return "\n".join(
        line for number, line in enumerate(lines) if number not in edges or not PRINTED_BY_MACHINES.search(line)
    )


def word_counts(case_file: CaseFile) -> Counter[str]:
    """How often each word stands in the file; a word that stands once may be a slip of recognition."""
    return Counter(
        chain.from_iterable(
            WORDS.findall(page.text.lower()) for document in case_file.documents for page in document.pages
        )
    )


def same_text(seen: Seen, by_shingle: Mapping[int, Sequence[Seen]], often: Mapping[str, int]) -> Seen | None:
    """The first earlier page that says the same; None where there is none."""
    if not seen.sketch:
        return None
    shared: Counter[int] = Counter()
    candidates: dict[int, Seen] = {}
    for shingle in sorted(seen.sketch)[:LOOKED_UP]:
        for other in by_shingle.get(shingle, ()):
            shared[id(other)] += 1
            candidates[id(other)] = other
    # The words of a form stand on every page that uses it: only the pages that share most are compared in full.
    nearest = [candidates[place] for place, _ in shared.most_common(MOST_COUNTED)]
    alike = sorted(nearest, key=lambda other: likeness(seen, other), reverse=True)
    near = (other for other in alike[:MOST_LOOKED_AT] if likeness(seen, other) >= ALIKE)
    return next((other for other in near if says_the_same(seen, other, often)), None)


def likeness(one: Seen, other: Seen) -> float:
    """The share of shingles that both have, estimated from the smallest of each (bottom-k sketch)."""
    smallest = frozenset(sorted(one.sketch | other.sketch)[:SKETCH])
    return len(smallest & one.sketch & other.sketch) / max(len(smallest), 1)


def says_the_same(one: Seen, other: Seen, often: Mapping[str, int]) -> bool:
    """Whether the words are the same, but for slips of recognition where at least one page was recognized."""
    if one.words == other.words:
        return True
    if one.page.quality == 1 and other.page.quality == 1:
        return False
    if any(map(turns_the_sense, differing(one, other))):
        return False
    lost, matcher = 0, SequenceMatcher(None, one.words, other.words, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        here, there = one.words[a:b], other.words[c:d]
        if kind == "replace":
            if not is_slip("".join(here), "".join(there), often):
                return False
        elif any(map(turns_the_sense, (*here, *there))):
            return False
        else:
            lost += max(len(here), len(there))
    return lost <= MOST_LOST * max(len(one.words), len(other.words))


def differing(one: Seen, other: Seen) -> Iterator[str]:
    """The words that one of two pages has more often than the other, wherever they stand."""
    here, there = Counter(one.words), Counter(other.words)
    yield from (here - there)
    yield from (there - here)


def turns_the_sense(word: str) -> bool:
    """Whether a word can make another sentence of one that is the same but for it."""
    return word in TELLING or any(sign.isdigit() for sign in word)


def is_slip(here: str, there: str, often: Mapping[str, int]) -> bool:
    """Whether two readings of a word differ as recognition errs: a letter or two, and one of them stands nowhere else.

    Numbers never differ by a slip, since 7 for 1 may be true; nor do words that differ in their beginning alone, as
    "abnormal" and "normal" do.
    """
    if here == there:
        return True  # a blank more or less
    if turns_the_sense(here) or turns_the_sense(there):
        return False
    if len(here) > 4 and len(there) > 4 and here[-4:] == there[-4:] and here[0] != there[0]:
        return False
    return min(often.get(here, 0), often.get(there, 0)) <= 1 and SequenceMatcher(None, here, there).ratio() >= 0.6
