"""The course of a case by date, each entry with the place in the record that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain

from openimr.casefile.event_kind import EventKind, kind_of_event, kind_of_paper
from openimr.casefile.evidence import Evidence
from openimr.casefile.file import CaseFile, Document, DocumentType, Page, Reading
from openimr.casefile.sections import SectionKind, sections_by_page
from openimr.casefile.sentences import Sentence, sentences
from openimr.casefile.written_dates import WrittenDate, written_dates
from openimr.wording import find_body_parts

LONGEST_ENTRY = 200

# A dated sentence is an event when it says that something happened, not when it only carries a date.
HAPPENED = re.compile(
    r"injur|\bfell\b|accident|surger|operat|\bmri\b|x-?ray|radiograph|\bemg\b|nerve (?:conduction|study)|\bscan\b"
    r"|inject|visit|session|therap|treat|acupunct|chiropract|manipulat|\bseen\b|evaluat|examin|prescri|dispens|filled|refill"
    r"|start|stop|finish|complet|denied|deni|modif|certif|approv|authori[sz]|return|off work|working|emergency|request"
    r"|admitted|\brepair|arthroscop|ectomy\b|otomy\b|plasty\b|\brelease[ds]?\b",
    re.IGNORECASE,
)
# What a date at the head of a table's row may have before it: "3.", "Visit 4", "No. 12".
ROW_LEAD = re.compile(r"^\W*(?:(?:visit|session|no|#|rx)\W*)?\d{0,3}\W*$", re.IGNORECASE)

# A date after one of these is no event of the case.
NO_EVENT = re.compile(
    r"(?:birth|\bdob|born|print\w*|fax\w*|receiv\w*|hire\w*|next (?:visit|appointment)|dated?|signed"
    r"|(?:notes?|reports?|requests?|authorization|summary|letter|decision|records?) (?:of|from|dated))\W*"
    r"(?:on\s*|date\s*)?$",
    re.IGNORECASE,
)

# The papers that record what happened; an application or a cover letter only repeats it.
RECORDS = frozenset(DocumentType) - {DocumentType.APPLICATION, DocumentType.CORRESPONDENCE}


@dataclass(frozen=True, kw_only=True, slots=True)
class ChronologyEntry:
    """One event: its day, what happened in one line in the record's own words, and where that stands.

    A document without a date is an entry with `on` None. `body_parts` are the names of the parts that the line names.
    """

    on: date | None
    what: str
    evidence: Evidence
    kind: EventKind = EventKind.OTHER
    body_parts: tuple[str, ...] = ()


def chronology(case_file: CaseFile) -> tuple[ChronologyEntry, ...]:
    """Every dated event of the readable documents, the earliest first, undated documents last.

    Copies of one report are common in a case file: an event that was told in the same words is listed once.
    """
    found: list[ChronologyEntry] = []
    known: set[bytes] = set()
    for document in case_file.documents:
        if document.reading is Reading.READ and document.pages:
            for entry in (own_entry(document), *told_entries(document)):
                told = sha256(f"{entry.on} {entry.what.casefold()}".encode()).digest()
                if told not in known:
                    known.add(told)
                    found.append(entry)
    return tuple(sorted(found, key=lambda entry: entry.on or date.max))


def own_entry(document: Document) -> ChronologyEntry:
    """The entry for the document itself, shown by its own date on the first page, else by the page's head."""
    by = f" by {document.author}" if document.author else ""
    page = document.pages[0]
    dates = [day for day in written_dates(page.text) if day.on == document.dated]
    start, end = (dates[0].start, dates[0].end) if dates else (0, len(page.text.strip().partition("\n")[0]))
    return ChronologyEntry(
        on=document.dated,
        what=f"{document.type[0].upper()}{document.type[1:]}{by}",
        evidence=Evidence(document_id=document.id, page=page.number, start=start, end=end),
        kind=kind_of_paper(document.type),
        body_parts=_parts_named(_about(document)),
    )


def _about(document: Document) -> str:
    """The words that tell what a document is about: its diagnoses, findings or decision, else its first page."""
    telling = {SectionKind.DIAGNOSES, SectionKind.FINDINGS, SectionKind.DECISION}
    found = chain.from_iterable(found for _, found in sections_by_page(document.pages))
    return " ".join(section.text for section in found if section.kind in telling) or document.pages[0].text


def _parts_named(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.name for part in find_body_parts(text)))


def told_entries(document: Document) -> Iterator[ChronologyEntry]:
    """The events that a document tells of: rows that begin with a date, and sentences in which something happened."""
    if document.type not in RECORDS:
        return
    for page in document.pages:
        rows = tuple(dated_rows(page))
        for day, row in rows:
            yield entry(document, page, day.on, row)
        for told in sentences(page.text):
            if any(row.start < told.end and told.start < row.end for _, row in rows):
                continue
            for day in event_dates(page, told, document.dated):
                yield entry(document, page, day.on, told)


def dated_rows(page: Page) -> Iterator[tuple[WrittenDate, Sentence]]:
    """The lines of a list or table that begin with a date, where the line before or after does so too."""
    rows = []
    start = 0
    for number, line in enumerate(page.text.splitlines(keepends=True)):
        dates = written_dates(line)
        if dates and ROW_LEAD.match(line[: dates[0].start]) and line[dates[0].end :].strip():
            day = WrittenDate(start + dates[0].start, start + dates[0].end, dates[0].on)
            row = Sentence(re.sub(r"\s+", " ", line.strip()), start, start + len(line.rstrip()))
            rows.append((number, day, row))
        start += len(line)
    numbers = {number for number, _, _ in rows}
    for number, day, row in rows:
        if numbers & {number - 1, number + 1}:
            yield day, row


def event_dates(page: Page, told: Sentence, own: date | None) -> Iterator[WrittenDate]:
    """The days on which a sentence says that something happened; not of birth, of printing, or of the report itself."""
    if not HAPPENED.search(told.text):
        return
    for day in written_dates(page.text[told.start : told.end]):
        before = page.text[max(0, told.start + day.start - 40) : told.start + day.start]
        is_injury = re.search(r"injur|\bdoi\b", before, re.IGNORECASE)
        if day.on != own and (is_injury or not NO_EVENT.search(before)):
            yield day


def entry(document: Document, page: Page, on: date, told: Sentence) -> ChronologyEntry:
    what = told.text if len(told.text) <= LONGEST_ENTRY else told.text[: LONGEST_ENTRY - 1].rsplit(" ", 1)[0] + "…"
    evidence = Evidence(document_id=document.id, page=page.number, start=told.start, end=told.end)
    return ChronologyEntry(
        on=on,
        what=what,
        evidence=evidence,
        kind=kind_of_event(told.text, paper=document.type),
        body_parts=_parts_named(told.text),
    )
