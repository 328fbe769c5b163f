"""Layout B, late 2013 to early 2014 (dates estimated): like A, with the documents reviewed before the case summary.

Only its headings are known. Items are read where they bear the labels of layout A; in any other wording they are left
over, as is the list of documents, for which a public record has no field.
"""

from __future__ import annotations

import re

from openimr.corpus.account import Account
from openimr.corpus.header import read_header
from openimr.corpus.items import read_items
from openimr.corpus.layout_a import ISSUES_OPENING, read_summary
from openimr.corpus.qualifications import read_qualifications
from openimr.corpus.sections import after, find_sections, heading, recognize_headings, recognize_lines
from openimr.corpus.source import Source
from openimr.determination import Determination
from openimr.vocabulary import Qualifications

HEADINGS = {
    "how_made": heading("HOW THE IMR FINAL DETERMINATION WAS MADE"),
    "documents": heading("DOCUMENTS REVIEWED"),
    "summary": heading("CLINICAL CASE SUMMARY"),
    "decisions": heading(r"IMR DECISION(?:\(S\)|S)? AND RATIONALE(?:\(S\)|S)?"),
}
LETTERHEAD = re.compile(r"MAXIMUS FEDERAL SERVICES, INC\.|INDEPENDENT MEDICAL REVIEW", re.IGNORECASE)


def is_layout_b(source: Source) -> bool:
    """Whether a letter has the headings of this layout: the decisions, and one of the other three."""
    found = find_sections(source, HEADINGS)
    return "decisions" in found and len(found) > 1


def read_layout_b(account: Account, problems: list[str]) -> Determination:
    """The determination of a letter in this layout; what is missing or unclear is added to `problems`."""
    sections = find_sections(account.source, HEADINGS)
    head_end = recognize_headings(account, sections)
    header = read_header(account, 0, head_end)
    problems += header.problems
    recognize_lines(account, LETTERHEAD, 0, head_end)
    made, decisions = sections.get("how_made"), sections["decisions"]
    items = read_items(account, after(account, ISSUES_OPENING, decisions), decisions.end, problems)
    if not items:
        problems.append("has its decisions in a wording that is not known; they are left over.")
    return Determination(
        case_number=header.case_number,
        priority=header.priority,
        **header.dates,
        reviewer=read_qualifications(account, made.body, made.end) if made else Qualifications(),
        clinical_summary=read_summary(account, sections.get("summary"), problems),
        items=items,
    )
