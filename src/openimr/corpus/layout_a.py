"""Layout A, 2014 on: header table, how the determination was made, case summary, issues with decisions."""

from __future__ import annotations

import re

from openimr.corpus.account import Account
from openimr.corpus.header import read_header
from openimr.corpus.issues import find_issues
from openimr.corpus.items import read_items
from openimr.corpus.qualifications import read_qualifications
from openimr.corpus.sections import Section, after, find_sections, heading, recognize_headings, recognize_lines
from openimr.corpus.source import Source
from openimr.determination import Determination
from openimr.vocabulary import NotADetermination, Qualifications

HEADINGS = {
    "how_made": heading("HOW THE IMR FINAL DETERMINATION WAS MADE"),
    "summary": heading("CLINICAL CASE SUMMARY"),
    "issues": heading(r"IMR ISSUES?(?:\(S\))?, DECISIONS?(?:\(S\))?,? (?:AND|&) RATIONALES?(?:\(S\))?"),
}
# Some extractors part the letters of a spaced title: "I N DEP EN DEN T".
SPACED_TITLE = r"\s*".join("INDEPENDENTMEDICALREVIEW")
TITLES = re.compile(
    rf"(?:{SPACED_TITLE})?\s*(?:FINAL DETERMINATION)?|DRAFT: THIS IS NOT A DETERMINATION", re.IGNORECASE
)
# The sentence that opens the case summary, and the one that opens the items.
SUMMARY_OPENING = re.compile(r"[^.:]{0,300}following\s+clinical\s+case\s+summary[^.:]{0,300}:", re.IGNORECASE)
ISSUES_OPENING = re.compile(r"[^.:]{0,300}decisions\s+for\s+the\s+disputed\s+items[^.:]{0,300}:", re.IGNORECASE)


def is_layout_a(source: Source) -> bool:
    """Whether a letter has the headings of this layout: the issues, and one of the other two or a decided item."""
    found = find_sections(source, HEADINGS)
    if (issues := found.get("issues")) is None:
        return False
    return len(found) > 1 or any(issue.has("rationale") for issue in find_issues(source, issues.body, issues.end))


def read_layout_a(account: Account, problems: list[str]) -> Determination:
    """The determination of a letter in this layout; what is missing or unclear is added to `problems`."""
    source = account.source
    sections = find_sections(source, HEADINGS)
    head_end = recognize_headings(account, sections)
    header = read_header(account, 0, head_end)
    problems += header.problems
    recognize_lines(account, TITLES, 0, head_end)
    made = sections.get("how_made")
    reviewer = read_qualifications(account, made.body, made.end) if made else Qualifications()
    issues = sections["issues"]
    items = read_items(account, after(account, ISSUES_OPENING, issues), issues.end, problems)
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
        clinical_summary=read_summary(account, sections.get("summary"), problems),
        items=items,
    )


def read_summary(account: Account, section: Section | None, problems: list[str]) -> str:
    """The clinical case summary behind its opening sentence; where there is none, a problem says so."""
    if section is None:
        problems.append("has no clinical case summary.")
        return ""
    start = after(account, SUMMARY_OPENING, section)
    account.take("clinical_summary", start, section.end)
    return account.source.paragraphs(start, section.end)
