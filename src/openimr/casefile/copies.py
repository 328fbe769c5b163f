"""Pages that are copies of earlier ones: the same sheet sent twice, faxed again, scanned again.

A page counts as a copy only where nothing on it can say anything else. Notes that were written from the note before
differ in a number, a side or a "no", and each of these makes them two pages.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import chain

from openimr.casefile.evidence import Evidence
from openimr.casefile.fact import Fact, Facts
from openimr.casefile.file import CaseFile, Document, Page
from openimr.casefile.pages import page_numbered, without_text
from openimr.casefile.places import without_repetitions
from openimr.casefile.postings import Postings
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

    @property
    def places(self) -> frozenset[tuple[str, int]]:
        """The document and the number of each of these pages."""
        return frozenset((copy.document_id, copy.page) for copy in self.pages)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A page as it is compared; its words are read again where it comes to them, since a file has many pages."""

    document: Document
    page: int
    is_recognized: bool
    says: bytes
    """The hash of all its words."""
    turning: int
    """The hash of those of its words that turn the sense, wherever they stand."""
    sketch: array[int]
    """Its smallest shingles in their order; none where it has too few words."""

    @property
    def words(self) -> tuple[str, ...]:
        page = page_numbered(self.document.pages, self.page)
        return words_of(page.text) if page else ()


def copies_in(case_file: CaseFile) -> Copies:
    """The pages that are copies; each points at the first page of its kind.

    What only retells comes last, so that a report that was also sent within a UR decision counts as the report.
    """
    found: list[PageCopy] = []
    by_picture: dict[str, Seen] = {}
    known = KnownPages(often=word_counts(case_file))
    for document in sorted(case_file.documents, key=lambda document: document.type in HEARSAY):
        for page in document.pages:
            if page.is_blank:
                continue
            seen = seen_page(document, page)
            first = by_picture.get(page.picture) or known.same_text(seen)
            if first is not None:
                found.append(
                    PageCopy(
                        document_id=document.id,
                        page=page.number,
                        of_document_id=first.document.id,
                        of_page=first.page,
                    )
                )
                continue
            if page.picture:
                by_picture[page.picture] = seen
            known.enter(seen)
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
    on: dict[tuple[str, int], list[PageCopy]] = defaultdict(list)
    for copy in copies.pages:
        on[copy.of_document_id, copy.of_page].append(copy)
    shown: dict[tuple[str, int], set[tuple[int, int]]] = defaultdict(set)
    for place in chain.from_iterable(fact.evidence for fact in facts.values()):
        if (place.document_id, place.page) in on:
            shown[place.document_id, place.page].add((place.start, place.end))
    text_of = TextOf(case_file)
    again = {
        (page, span): starts
        for page, spans in sorted(shown.items())
        for span, starts in same_words(text_of(*page), spans, on[page], text_of)
    }

    def on_copies(place: Evidence) -> Iterator[Evidence]:
        page, length = (place.document_id, place.page), place.end - place.start
        for copy, start in again.get((page, (place.start, place.end)), ()):
            yield replace(place, document_id=copy.document_id, page=copy.page, start=start, end=start + length)

    def both(fact: Fact) -> Fact:
        more = chain.from_iterable(map(on_copies, fact.evidence))
        return replace(fact, evidence=without_repetitions(chain(fact.evidence, more)))

    return Facts({concept: both(fact) if fact.evidence else fact for concept, fact in facts.by_concept.items()})


def same_words(
    text: str, spans: Iterable[tuple[int, int]], copies: Sequence[PageCopy], text_of: TextOf
) -> Iterator[tuple[tuple[int, int], tuple[tuple[PageCopy, int], ...]]]:
    """Where the words of each span of a page stand on each of its copies, where they were read alike."""
    texts = [(copy, text_of(copy.document_id, copy.page)) for copy in copies]
    for start, end in spans:
        words = text[start:end]
        found = ((copy, copied.find(words) if words.strip() else -1) for copy, copied in texts)
        yield (start, end), tuple((copy, place) for copy, place in found if place >= 0)


class TextOf:
    """The text of a page by the document that it came in and its number; a document may have come in parts."""

    def __init__(self, case_file: CaseFile) -> None:
        self._parts: dict[str, list[tuple[int, Document]]] = defaultdict(list)
        for document in case_file.documents:
            if document.pages:
                self._parts[document.id].append((document.pages[0].number, document))

    def __call__(self, document_id: str, number: int) -> str:
        for first, document in reversed(self._parts.get(document_id, ())):
            if first <= number and (page := page_numbered(document.pages, number)):
                return page.text
        return ""


def seen_page(document: Document, page: Page) -> Seen:
    words = words_of(page.text)
    shingles = {zlib.crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1)}
    return Seen(
        document=document,
        page=page.number,
        is_recognized=page.quality != 1,
        says=sha256(" ".join(words).encode()).digest(),
        turning=hash(tuple(sorted(filter(turns_the_sense, words)))),
        sketch=array("I", sorted(shingles)[:SKETCH] if len(words) >= FEWEST_WORDS else ()),
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a page that are compared."""
    return tuple(WORDS.findall(own_text(text).lower()))


def own_text(text: str) -> str:
    """The text of a page without what machines print at its edges."""
    lines = [line for line in text.splitlines() if line.strip()]
    edges = {*range(EDGE_LINES), *range(len(lines) - EDGE_LINES, len(lines))}
    return "\n".join(
        line for number, line in enumerate(lines) if number not in edges or not PRINTED_BY_MACHINES.search(line)
    )


def word_counts(case_file: CaseFile) -> Counter[str]:
    """How often each word stands in the file; a word that stands once may be a slip of recognition.

    Where no page was recognized there are no slips, and nobody asks. Numbers are never slips.
    """
    pages = [document.pages for document in case_file.documents]
    if all(page.quality == 1 for page in chain.from_iterable(pages)):
        return Counter()
    return Counter(
        word for page in chain.from_iterable(pages) for word in WORDS.findall(page.text.lower()) if not has_digit(word)
    )


class KnownPages:
    """The pages that are copies of none before them, so that a copy of one of them is found."""

    def __init__(self, *, often: Mapping[str, int]) -> None:
        self._often = often
        self._pages: list[Seen] = []
        self._by_shingle = Postings()

    def enter(self, seen: Seen) -> None:
        for shingle in seen.sketch[:LOOKED_UP]:
            self._by_shingle.enter(shingle, len(self._pages))
        if seen.sketch:
            self._pages.append(seen)

    def same_text(self, seen: Seen) -> Seen | None:
        """The first earlier page that says the same; None where there is none."""
        shared = Counter(chain.from_iterable(self._by_shingle[shingle] for shingle in seen.sketch[:LOOKED_UP]))
        # The words of a form stand on every page that uses it: only the pages that share most are compared in full.
        nearest = [self._pages[number] for number, _ in shared.most_common(MOST_COUNTED)]
        alike = sorted(((likeness(seen, other), other) for other in nearest), key=lambda one: one[0], reverse=True)
        near = (other for alikeness, other in alike[:MOST_LOOKED_AT] if alikeness >= ALIKE)
        return next((other for other in near if says_the_same(seen, other, self._often)), None)


def likeness(one: Seen, other: Seen) -> float:
    """The share of shingles that both have, estimated from the smallest of each (bottom-k sketch)."""
    mine, theirs = frozenset(one.sketch), frozenset(other.sketch)
    smallest = frozenset(sorted(mine | theirs)[:SKETCH])
    return len(smallest & mine & theirs) / max(len(smallest), 1)


def says_the_same(one: Seen, other: Seen, often: Mapping[str, int]) -> bool:
    """Whether the words are the same, but for slips of recognition where at least one page was recognized."""
    if one.says == other.says:
        return True
    if not (one.is_recognized or other.is_recognized) or one.turning != other.turning:
        return False
    mine, theirs = one.words, other.words
    lost, matcher = 0, SequenceMatcher(None, mine, theirs, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        here, there = mine[a:b], theirs[c:d]
        if kind == "replace":
            if not is_slip("".join(here), "".join(there), often):
                return False
        elif any(map(turns_the_sense, (*here, *there))):
            return False
        else:
            lost += max(len(here), len(there))
    return lost <= MOST_LOST * max(len(mine), len(theirs))


def turns_the_sense(word: str) -> bool:
    """Whether a word can make another sentence of one that is the same but for it."""
    return word in TELLING or has_digit(word)


def has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


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
