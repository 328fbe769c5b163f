"""One page as the course reads it: its words, how its places are meant, and the day of what it says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from openimr.casefile.assertion import Manner, manners, sentence_at
from openimr.casefile.chronology import NO_EVENT, ROW_LEAD
from openimr.casefile.clauses import Clause
from openimr.casefile.copies import Copies
from openimr.casefile.course.rows import RowStatus
from openimr.casefile.evidence import Evidence
from openimr.casefile.file import CaseFile, Document, DocumentType, Page, Reading
from openimr.casefile.page_owner import StrangePage
from openimr.casefile.quotation import quotations
from openimr.casefile.sections import SectionKind, sections_by_page
from openimr.casefile.told import ASKING, HEARSAY
from openimr.casefile.words import words_in
from openimr.casefile.written_dates import WrittenDate, written_dates

# What utilization review and an application tell of a worker, they have from other papers.
NOT_READ = HEARSAY | {DocumentType.APPLICATION}
NOT_OF_THE_WORKER = frozenset({Manner.HYPOTHETICAL, Manner.OF_FAMILY, Manner.WARNED, Manner.POSSIBLE, Manner.SOUGHT})
_WRITTEN_OTHERS = """
    mother father brother sister wife husband spouse partner son daughter child children coworker co
    friend roommate neighbor parents
"""
_OTHERS = frozenset(_WRITTEN_OTHERS.split())
_OF_ANOTHER = re.compile(
    rf"\b(?:his|her|the\s+(?:patient|worker)['’]s)\s+(?:{'|'.join(sorted(_OTHERS - {'co'}))}|co-worker)\b"
    r"(?!\s+(?:report|state|note|say|said|drove|brought|help))",
    re.IGNORECASE,
)
_SUPPOSING = frozenset({"if", "unless", "should", "whether", "case", "family"})
_SUPPOSED = re.compile(r"\b(?:if|unless|should|whether|in\s+case|family\s+history)\b", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|as\s+of|dated)\s*$", re.IGNORECASE)
_OPENS = re.compile(r"^\W*(?:(?:on|as\s+of|dated?)\W*)?$", re.IGNORECASE)
_OTHER_EVENT = re.compile(
    r"\b(?:surg\w+|operat\w+|inject\w+|injur\w+|accident|MRI|x-?rays?|until|through|next|request\w*|visit|seen|fell)\b",
    re.IGNORECASE,
)
_MAY_DATE = re.compile(r"\d(?:[/-]\d|\d{3})")
# What names the day of a note: a label, or a heading that ends with a colon behind the day.
_SERVICE = re.compile(
    r"\b(?:date\s+of\s+(?:service|visit|exam\w*|evaluation|study)|D\.?O\.?S\b\.?|visit\s+date)", re.IGNORECASE
)
_LABELLED = re.compile(rf"{_SERVICE.pattern}\W{{0,4}}$", re.IGNORECASE)
_TITLE = re.compile(r"^\s*[A-Z][^:.]{2,50}[,\s(]\s*$")
LONGEST_LEAD = 40
LONGEST_DAY = 12
NEAR = 80


@dataclass(frozen=True)
class Leaf:
    """A page with the record that it belongs to, and the sections that stand on it."""

    document: Document
    page: Page
    plans: tuple[tuple[int, int], ...] = ()
    work: tuple[tuple[int, int], ...] = ()

    @cached_property
    def text(self) -> str:
        return self.page.text

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the page in small letters."""
        return frozenset(words_in(self.text).places)

    def has(self, words: frozenset[str]) -> bool:
        """Whether the page has one of these words: what needs one is not looked for without it."""
        return not words.isdisjoint(self.words)

    def places(self, known: frozenset[str]) -> list[int]:
        """Where the words stand that are known, in their order."""
        places = words_in(self.text).places
        return sorted(start for word in known & self.words for start in places[word])

    def sentence(self, place: int) -> Clause:
        return sentence_at(self.text, place)

    def manners(self, start: int, end: int) -> frozenset[Manner]:
        return manners(self.text, start, end)

    def wants(self, start: int, end: int) -> bool:
        """Whether something is named here because somebody asks for it."""
        return self.document.type in ASKING or any(start < last and first < end for first, last in self.plans)

    def is_of_another(self, start: int, end: int) -> bool:
        """Whether the words tell of a relative or of what a guideline asks for."""
        quoted = quotations(self.text)
        if quoted and any(first < end and start < last for first, last in quoted):
            return True
        return self._names_another and _OF_ANOTHER.search(self.text, self.sentence(start).start, start) is not None

    @cached_property
    def _names_another(self) -> bool:
        return not _OTHERS.isdisjoint(self.words)

    def is_imagined(self, start: int, end: int) -> bool:
        """Whether a number is only supposed, or of another person."""
        if self.is_of_another(start, end):
            return True
        sentence = self.sentence(start)
        return self.has(_SUPPOSING) and _SUPPOSED.search(self.text, sentence.start, start) is not None

    def evidence(self, start: int, end: int, *, supports: bool = True) -> Evidence:
        return Evidence(document_id=self.document.id, page=self.page.number, start=start, end=end, supports=supports)

    def day_of(self, start: int, end: int) -> date | None:
        """The day that is written beside the words `start` to `end`, else that of the record.

        Beside means: at the head of the line of a list, at the head of the sentence, or soon behind, after "on".
        """
        line = self.text.rfind("\n", 0, start) + 1
        head = self._first_day(line, min(start, line + LONGEST_LEAD))
        if head and ROW_LEAD.match(self.text[line : head.start]):
            return head.on
        sentence = self.sentence(start)
        opening = self._first_day(sentence.start, min(start, sentence.start + LONGEST_LEAD))
        if opening and _OPENS.match(self.text[sentence.start : opening.start]):
            return opening.on
        behind = self._first_day(end, min(sentence.end, end + NEAR))
        if behind:
            between = self.text[end : behind.start]
            if _ON.search(between) and not NO_EVENT.search(between) and not _OTHER_EVENT.search(between):
                return behind.on
        return self._headed_day(start)

    def _headed_day(self, place: int) -> date | None:
        """The day of the last heading above a place that names one, else that of the record."""
        at = bisect_left(self._headings, (place, date.min)) - 1
        return self._headings[at][1] if at >= 0 else self.document.dated

    @cached_property
    def _headings(self) -> list[tuple[int, date]]:
        """The lines that open a note within the page: "Date of service: 09/06/2014", "Visit, 6 May 2014:"."""
        found: list[tuple[int, date]] = []
        last = -1
        for sign in self._signs_of_days:
            start = self.text.rfind("\n", 0, sign) + 1
            if start == last:
                continue
            last = start
            end = self.text.find("\n", sign)
            line = self.text[start : end if end >= 0 else len(self.text)].rstrip()
            if not (line.endswith(":") or _SERVICE.search(line)):
                continue
            if day := next(iter(written_dates(line)), None):
                before, behind = line[: day.start], line[day.end :].strip()
                if _LABELLED.search(before) or (behind == ":" and _TITLE.match(before)):
                    found.append((start, day.on))
        return found

    def _first_day(self, start: int, end: int) -> WrittenDate | None:
        if not self.may_name_day(start, end):
            return None
        # A day that begins within the bounds may end behind them.
        days = written_dates(self.text[start : end + LONGEST_DAY])
        found = next((day for day in days if start + day.start < end), None)
        return WrittenDate(start + found.start, start + found.end, found.on) if found else None

    def may_name_day(self, start: int, end: int) -> bool:
        """Whether anything between two places looks like a day."""
        at = bisect_left(self._signs_of_days, start)
        return at < len(self._signs_of_days) and self._signs_of_days[at] < end

    @cached_property
    def _signs_of_days(self) -> list[int]:
        """Where a day may stand: the signs without which none is written."""
        return [match.start() for match in _MAY_DATE.finditer(self.text)]


def leaves(case_file: CaseFile, copies: Copies, strange: Iterable[StrangePage]) -> Iterator[Leaf]:
    """Every page that tells of the worker at first hand, each once: no copy, no page that names another person."""
    left_out = copies.places | {(page.document_id, page.page) for page in strange if page.is_certain}
    for document in case_file.documents:
        if document.reading is not Reading.READ or document.type in NOT_READ:
            continue
        for page, sections in sections_by_page(document.pages):
            if (document.id, page.number) in left_out or not page.text.strip():
                continue
            spans = [(section.kind, (section.at.start, section.at.end)) for section in sections]
            yield Leaf(
                document,
                page,
                plans=tuple(span for kind, span in spans if kind is SectionKind.PLAN),
                work=tuple(span for kind, span in spans if kind is SectionKind.WORK),
            )


def plain_status(manner: frozenset[Manner], *, wanted: bool = False) -> RowStatus | None:
    """The status of a row whose words are meant so; None where they tell nothing of the worker."""
    if manner & NOT_OF_THE_WORKER:
        return None
    if Manner.REFUSED in manner:
        return RowStatus.REFUSED
    if Manner.DENIED in manner:
        return RowStatus.DENIED
    if Manner.DENIED_BY_SOMEONE in manner or Manner.PLANNED in manner or (wanted and Manner.DONE not in manner):
        return RowStatus.PLANNED
    return RowStatus.AFFIRMED
