"""Layout C, 2013 (dates estimated): a notice with numbered findings, then how they were reached.

Known is its first page, up to the case summary. What follows the summary is left over.
"""

from __future__ import annotations

import re

from openimr.corpus.account import Account
from openimr.corpus.findings import OPENING, read_findings
from openimr.corpus.header import LABELS, read_labelled_lines
from openimr.corpus.qualifications import read_qualifications
from openimr.corpus.sections import Section, find_sections, heading, recognize_headings, recognize_lines
from openimr.corpus.source import Line, Source
from openimr.determination import Determination
from openimr.vocabulary import Qualifications

TITLE = heading("Notice of Independent Medical Review Determination")
HEADINGS = {
    "decision": heading("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE", inline=True),
    "qualifications": heading("Medical Qualifications of the Expert Reviewer", inline=True),
    "summary": heading("Case Summary", inline=True),
}
LETTERHEAD = re.compile(r"MAXIMUS FEDERAL SERVICES, INC\.", re.IGNORECASE)
# The day of the notice is the day of the decision that it tells.
HEADER = {**LABELS, "decision_date": r"Dated"}
# Some letters say ahead of the summary that it is not the reviewer's own.
DISCLAIMER = re.compile(
    r"\s*[^.:]{0,200}\b(?:copied|excerpted|quoted|taken)\s+(?:\w+\s+)?from\b"
    r"[^.:]{0,200}\b(?:utilization\s+review|UR)\b[^.:]{0,200}[.:]",
    re.IGNORECASE,
)


def is_layout_c(source: Source) -> bool:
    """Whether a letter is such a notice: its title, and either a finding or the heading of the decision."""
    has_finding = bool(re.search(OPENING, source.text, re.IGNORECASE))
    return bool(_title(source)) and (has_finding or "decision" in find_sections(source, HEADINGS))


def _title(source: Source) -> Section | None:
    return find_sections(source, {"title": TITLE}).get("title")


def read_layout_c(account: Account, problems: list[str]) -> Determination:
    """The determination of a letter in this layout; what is missing or unclear is added to `problems`."""
    source = account.source
    sections = find_sections(source, HEADINGS)
    head_end = recognize_headings(account, sections) if sections else len(source.text)
    header = read_labelled_lines(account, 0, head_end, HEADER)
    problems += header.problems
    recognize_lines(account, LETTERHEAD, 0, head_end)
    if title := _title(source):
        account.recognize(title.start, title.body)
    items = read_findings(account, 0, head_end, problems)
    if not items:
        problems.append("has no finding that could be read.")
    reviewer = sections.get("qualifications")
    return Determination(
        case_number=header.case_number,
        priority=header.priority,
        **header.dates,
        reviewer=read_qualifications(account, reviewer.body, reviewer.end) if reviewer else Qualifications(),
        clinical_summary=_summary(account, sections.get("summary"), problems),
        items=items,
    )


def _summary(account: Account, section: Section | None, problems: list[str]) -> str:
    """The case summary, up to the next heading of any wording: which one follows is not known."""
    if section is None:
        problems.append("has no clinical case summary.")
        return ""
    start = section.body
    if disclaimer := DISCLAIMER.match(account.source.text, start, section.end):
        problems.append("the case summary is quoted from the utilization review decision.")
        account.recognize(*disclaimer.span())
        start = disclaimer.end()
    end = next(
        (line.start for line in account.source.within(start, section.end) if line.start > start and _is_heading(line)),
        section.end,
    )
    if end < section.end:
        problems.append("what follows the case summary is not known in this layout; it is left over.")
    account.take("clinical_summary", start, end)
    return account.source.paragraphs(start, end)


def _is_heading(line: Line) -> bool:
    """Whether a line reads as a heading: a paragraph's first, and all capitals or a few words with a colon."""
    few_words = len(line.text.split()) <= 8
    return line.opens_paragraph and (line.text.isupper() or (few_words and line.text.endswith(":")))
