"""Layout D (period unknown): a medical professional's review, one section for each question.

Only its headings are known. They do not tell in which words it decides, so that its items stay undecided.
"""

from __future__ import annotations

import re

from openimr.corpus.account import Account
from openimr.corpus.header import read_labelled_lines
from openimr.corpus.items import determined_item
from openimr.corpus.layout_a import read_summary
from openimr.corpus.qualifications import read_qualifications
from openimr.corpus.sections import Section, find_sections, heading, recognize_headings, recognize_lines
from openimr.corpus.source import Source
from openimr.determination import Determination, DeterminedItem
from openimr.vocabulary import Qualifications

HEADINGS = {
    "issue": heading("ISSUES? AT DISPUTE", inline=True),
    "summary": heading("CASE SUMMARY", inline=True),
    "documents": heading("DOCUMENTS REVIEWED FOR DETERMINATION", inline=True),
    "reviewer_guideline": heading(
        r"MEDICAL TREATMENT GUIDELINE(?:\(S\)|S)? RELIED UPON BY PROFESSIONAL REVIEWER AND WHY", inline=True
    ),
    "rationale": heading(
        "RATIONALE FOR WHY THE REQUESTED TREATMENT(?:/SERVICE)? (?:IS/WAS|IS|WAS) NOT MEDICALLY NECESSARY", inline=True
    ),
    "qualifications": heading("MEDICAL REVIEWER QUALIFICATIONS", inline=True),
}
TITLE = re.compile(r"MEDICAL PROFESSIONAL REVIEW", re.IGNORECASE)
NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)][ \t]+")


def is_layout_d(source: Source) -> bool:
    """Whether a letter has the headings of this layout: the issue at dispute, and one of the other five."""
    found = find_sections(source, HEADINGS)
    return "issue" in found and len(found) > 1


def read_layout_d(account: Account, problems: list[str]) -> Determination:
    """The determination of a letter in this layout; what is missing or unclear is added to `problems`."""
    sections = find_sections(account.source, HEADINGS)
    head_end = recognize_headings(account, sections)
    header = read_labelled_lines(account, 0, head_end)
    problems += header.problems
    recognize_lines(account, TITLE, 0, head_end)
    reviewer = sections.get("qualifications")
    return Determination(
        case_number=header.case_number,
        priority=header.priority,
        **header.dates,
        reviewer=read_qualifications(account, reviewer.body, reviewer.end) if reviewer else Qualifications(),
        clinical_summary=read_summary(account, sections.get("summary"), problems),
        items=_items(account, sections, problems),
    )


def _items(account: Account, sections: dict[str, Section], problems: list[str]) -> tuple[DeterminedItem, ...]:
    """The issues at dispute; guideline and rationale go to the item only where there is a single one."""
    issues = _issues(account, sections["issue"])
    if not issues:
        problems.append("has an issue at dispute that is neither numbered nor one paragraph; it is left over.")
        return ()
    said = _parts(account, sections) if len(issues) == 1 else {}
    if len(issues) > 1:
        problems.append("has one rationale for several items; it is left over.")
    problems.append("is decided in a wording that is not known; its items are undecided.")
    items = []
    for number, (start, end) in enumerate(issues, start=1):
        account.take(f"items.{number - 1}.text", start, end)
        items.append(determined_item(number, account.source.one_line(start, end), decision=None, said=said))
    return tuple(items)


def _issues(account: Account, section: Section) -> list[tuple[int, int]]:
    """Where each issue stands: behind its number, or as the section's only paragraph."""
    source = account.source
    lines = list(source.within(section.body, section.end))
    marks = [match for line in lines if (match := NUMBERED.match(source.text, line.start, line.end))]
    if marks and marks[0].start() == lines[0].start and [int(mark["number"]) for mark in marks] == _counted(marks):
        for mark in marks:
            account.recognize(*mark.span())
        ends = [*(mark.start() for mark in marks[1:]), section.end]
        return [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    is_one_paragraph = bool(lines) and not marks and not any(line.opens_paragraph for line in lines[1:])
    return [(section.body, section.end)] if is_one_paragraph else []


def _counted(marks: list[re.Match[str]]) -> list[int]:
    return list(range(1, len(marks) + 1))


def _parts(account: Account, sections: dict[str, Section]) -> dict[str, str]:
    """What the sections say of the one item: the reviewer's guideline, and the rationale with its paragraphs."""
    source, said = account.source, dict[str, str]()
    if guideline := sections.get("reviewer_guideline"):
        account.take("items.0.reviewer_guideline.text", guideline.body, guideline.end)
        said["reviewer_guideline"] = source.one_line(guideline.body, guideline.end)
    if rationale := sections.get("rationale"):
        account.take("items.0.rationale", rationale.body, rationale.end)
        said["rationale"] = source.paragraphs(rationale.body, rationale.end)
    return said
