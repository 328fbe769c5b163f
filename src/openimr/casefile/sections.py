"""The sections of a page, by the headings that medical reports share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from openimr.casefile.file import Page
from openimr.vocabulary import Span


class SectionKind(StrEnum):
    """What a section is about, whatever its heading is called."""

    COMPLAINTS = "complaints"
    TREATMENT = "treatment"
    EXAMINATION = "examination"
    FINDINGS = "findings"
    STUDIES = "studies"
    DIAGNOSES = "diagnoses"
    PLAN = "plan"
    WORK = "work status"
    DECISION = "decision"
    OTHER = "other"


HEADINGS: tuple[tuple[SectionKind, tuple[str, ...]], ...] = (
    (
        SectionKind.TREATMENT,
        (
            r"treatment (?:to date|so far|history|given)",
            r"(?:past|previous|prior) treatment",
            r"care (?:so far|to date)",
        ),
    ),
    (
        SectionKind.COMPLAINTS,
        (
            r"(?:chief |present |current |subjective )?complaints?",
            r"subjective",
            r"interval history",
            r"current symptoms",
            r"history(?: of (?:the |present )?(?:illness|injury))?",
            r"hpi",
        ),
    ),
    (
        SectionKind.EXAMINATION,
        (
            r"(?:physical |objective )?exam(?:ination)?(?: findings)?",
            r"objective(?: findings)?",
            r"measures",
        ),
    ),
    (SectionKind.DIAGNOSES, (r"(?:working )?diagnos[ie]s", r"assessment(?: and diagnos[ie]s)?")),
    (SectionKind.FINDINGS, (r"impressions?", r"conclusions?", r"summary of findings")),
    (SectionKind.STUDIES, (r"(?:diagnostic |imaging )?(?:studies|tests)", r"(?:diagnostic )?imaging")),
    (SectionKind.PLAN, (r"(?:treatment )?plan(?: of (?:care|treatment))?", r"recommendations?")),
    (SectionKind.WORK, (r"work status", r"work restrictions?", r"disability status")),
    (SectionKind.DECISION, (r"decision", r"determination")),
)
KINDS = tuple((kind, re.compile("|".join(phrases), re.IGNORECASE)) for kind, phrases in HEADINGS)

# A heading stands alone on its line, with or without a colon, or opens a line with a colon after it.
HEADING = re.compile(
    r"^[ \t]*(?P<title>[A-Z][A-Za-z'’/&, -]{2,48}?)[ \t]*(?:(?P<colon>:)[ \t]*(?P<rest>\S.*)?)?$", re.MULTILINE
)
# What closes the last section of a page: a signature, or the page number at its foot.
SIGNED = (
    r"^[ \t]*(?:(?:electronically )?signed\b|(?:dictated|interpreted|reviewed|read|reported|prepared) by\b|sincerely\b"
    r"|therapist:|pharmacist:)"
)
SIGNATURE = re.compile(SIGNED, re.IGNORECASE | re.MULTILINE)
CLOSING = re.compile(rf"{SIGNED}|^.{{0,60}}\bpage \d+ of \d+", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section on one page: its heading as it stands, what it is about, and where its text is."""

    title: str
    kind: SectionKind
    text: str
    at: Span


def sections(pages: Iterable[Page]) -> tuple[Section, ...]:
    """The known sections of a document in their order; one that runs on over a page comes as one part for each.

    Nothing runs on over a signature: what follows is another paper, as in a bundle of notes.
    """
    return tuple(section for _, found in sections_by_page(pages) for section in found)


def sections_by_page(pages: Iterable[Page]) -> Iterator[tuple[Page, tuple[Section, ...]]]:
    """Each page with the parts of sections that stand on it; the pages are gone through once."""
    title, kind = "", SectionKind.OTHER
    for page in pages:
        headings = [match for match in HEADING.finditer(page.text) if is_heading(match)]
        starts = [match.start() for match in headings]
        found = part(page, title, kind, 0, starts[0] if starts else len(page.text))
        for match, end in zip(headings, [*starts, len(page.text)][1:], strict=True):
            title, kind = match["title"], kind_of(match["title"])
            found += part(page, title, kind, match.start("rest") if match["rest"] else match.end(), end)
        yield page, tuple(found)
        if SIGNATURE.search(page.text):
            title, kind = "", SectionKind.OTHER


def is_heading(match: re.Match[str]) -> bool:
    """Whether a line opens a section: a known heading, or an unknown one in capitals or with its colon at the end."""
    if kind_of(match["title"]) is not SectionKind.OTHER:
        return bool(match["colon"] or not match["rest"])
    return not match["rest"] and bool(match["colon"] or match["title"].isupper())


@lru_cache(maxsize=4096)
def kind_of(title: str) -> SectionKind:
    return next((kind for kind, pattern in KINDS if pattern.fullmatch(title.strip())), SectionKind.OTHER)


def part(page: Page, title: str, kind: SectionKind, start: int, end: int) -> list[Section]:
    """The section between two places of a page, without the blanks around it and without what closes the page.

    A section of no known kind, or without a word in it, gives nothing.
    """
    if closing := CLOSING.search(page.text, start, end):
        end = closing.start()
    text = page.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if kind is SectionKind.OTHER or not text:
        return []
    return [Section(title=title.strip(), kind=kind, text=text, at=Span(start, start + len(text), page.number))]
