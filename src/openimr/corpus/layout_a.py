"""Layout A, 2014 on: header table, how the determination was made, case summary, issues with decisions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openimr.corpus.account import Account
from openimr.corpus.header import read_header
from openimr.corpus.items import read_items
from openimr.corpus.qualifications import read_qualifications
from openimr.corpus.source import Source
from openimr.determination import Determination
from openimr.vocabulary import NotADetermination, Qualifications

HEADINGS = {
    "how_made": re.compile(r"HOW THE IMR FINAL DETERMINATION WAS MADE", re.IGNORECASE),
    "summary": re.compile(r"CLINICAL CASE SUMMARY", re.IGNORECASE),
    "issues": re.compile(r"IMR ISSUES, DECISIONS AND RATIONALES", re.IGNORECASE),
}
TITLES = re.compile(
    r"(?:INDEPENDENT MEDICAL REVIEW)?\s*(?:FINAL DETERMINATION)?|DRAFT: THIS IS NOT A DETERMINATION", re.IGNORECASE
)
# The sentence that opens the case summary, and the one that opens the items.
SUMMARY_OPENING = re.compile(r"[^.:]*following\s+clinical\s+case\s+summary[^.:]*:", re.IGNORECASE)
ISSUES_OPENING = re.compile(r"[^.:]*decisions\s+for\s+the\s+disputed\s+items[^.:]*:", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section by its heading: where the heading begins and ends, and where the section ends."""

    start: int
    body: int
    end: int


def recognizes(source: Source) -> bool:
    """Whether a letter has the headings of this layout: the issues, and one of the other two."""
    found = _sections(source)
    return "issues" in found and len(found) > 1


def read_layout_a(account: Account, problems: list[str]) -> Determination:
    """The determination of a letter in this layout; what is missing or unclear is added to `problems`."""
    source = account.source
    sections = _sections(source)
    for section in sections.values():
        account.recognize(section.start, section.body)
    head_end = min(section.start for section in sections.values())
    header = read_header(account, 0, head_end)
    problems += header.problems
    _recognize_titles(account, head_end)
    made = sections.get("how_made")
    reviewer = read_qualifications(account, made.body, made.end) if made else Qualifications()
    issues = sections["issues"]
    items = read_items(account, _after(account, ISSUES_OPENING, issues), issues.end, problems)
    if not items:
        raise NotADetermination(
            "has the headings of a determination, but no disputed item.",
            do="Look for the letter's remaining pages.",
        )
    return Determination(
        case_number=header.case_number,
        priority=header.priority,
        **header.dates,
        reviewer=reviewer,
        clinical_summary=_summary(account, sections.get("summary"), problems),
        items=items,
    )


def _sections(source: Source) -> dict[str, Section]:
    """The sections that the letter has, each up to the next one."""
    starts: dict[str, tuple[int, int]] = {}
    for line in source.within(0, len(source.text)):
        words = " ".join(line.text.split())
        for name, heading in HEADINGS.items():
            if name not in starts and heading.fullmatch(words):
                starts[name] = (line.start, line.end)
    bounds = sorted(start for start, _ in starts.values())
    return {
        name: Section(start=start, body=body, end=min([b for b in bounds if b > start], default=len(source.text)))
        for name, (start, body) in starts.items()
    }


def _summary(account: Account, section: Section | None, problems: list[str]) -> str:
    if section is None:
        problems.append("has no clinical case summary.")
        return ""
    start = _after(account, SUMMARY_OPENING, section)
    account.take("clinical_summary", start, section.end)
    return account.source.paragraphs(start, section.end)


def _after(account: Account, opening: re.Pattern[str], section: Section) -> int:
    """Where the section's own text begins, behind its opening sentence, if it has that."""
    match = opening.match(account.source.text, section.body, section.end)
    if not match:
        return section.body
    account.recognize(match.start(), match.end())
    return match.end()


def _recognize_titles(account: Account, end: int) -> None:
    for line in account.source.within(0, end):
        if TITLES.fullmatch(" ".join(line.text.split())):
            account.recognize(line.start, line.end)
