"""Why a text is no Final Determination: what was looked for, what was found, and what it reads like instead."""

from __future__ import annotations

import re

from openimr.vocabulary import NotADetermination

# What other papers of the same world say of themselves; the first that fits is named.
OTHER_PAPERS = (
    (
        "a notice that the case is not eligible, withdrawn or closed",
        r"\b(?:not|in)\s?eligible\s+for\s+(?:an?\s+)?(?:independent\s+medical\s+review|IMR)\b"
        r"|\bnotice\s+of\s+(?:ineligibility|withdrawal|termination|dismissal|case\s+closure)\b"
        r"|\b(?:IMR|independent\s+medical\s+review)\s+(?:request|application|case)\s+"
        r"(?:has\s+been|was|is)\s+(?:withdrawn|terminated|closed|dismissed)\b",
    ),
    (
        "an application form for independent medical review",
        r"\bapplication\s+for\s+independent\s+medical\s+review\b|\bDWC\s+(?:form\s+)?IMR\b",
    ),
    (
        "a court decision or an order of the appeals board",
        r"\b(?:WORKERS[\u2019']?\s+COMPENSATION\s+APPEALS\s+BOARD|COURT\s+OF\s+APPEAL|SUPERIOR\s+COURT|SUPREME\s+COURT)\b"
        r"|\b(?:petition\s+for\s+reconsideration|petitioner|respondents?|findings\s+and\s+(?:award|order))\b",
    ),
    (
        "a request for authorization of treatment",
        r"\brequest\s+for\s+authorization\s+(?:for\s+medical\s+treatment|form)\b|\bDWC\s+form\s+RFA\b",
    ),
    (
        "a utilization review decision",
        r"\butilization\s+review\s+(?:decision|determination|denial|notice)\b|\bnotice\s+of\s+(?:utilization\s+review|modification|denial)\b",
    ),
    ("a notice that a case was assigned for review", r"\bnotice\s+of\s+assignment\b"),
    (
        "a clinical note",
        r"^\s*(?:SUBJECTIVE|OBJECTIVE|ASSESSMENT|CHIEF COMPLAINT|HISTORY OF PRESENT ILLNESS|PREOPERATIVE DIAGNOS[IE]S"
        r"|PHYSICAL EXAMINATION|PAST MEDICAL HISTORY|IMPRESSION|DESCRIPTION OF PROCEDURE|PROCEDURE PERFORMED)\b",
    ),
)
PATTERNS = tuple((paper, re.compile(said, re.IGNORECASE | re.MULTILINE)) for paper, said in OTHER_PAPERS)
# The headings of all layouts, by the words that tell them.
HEADINGS = {
    "how the determination was made": r"HOW\s+THE\s+IMR\s+FINAL\s+DETERMINATION",
    "case summary": r"CASE\s+SUMMARY",
    "issues, decisions and rationales": r"IMR\s+(?:ISSUES|DECISION)",
    "issue at dispute": r"ISSUES?\s+AT\s+DISPUTE",
    "notice of determination": r"Notice\s+of\s+Independent\s+Medical\s+Review\s+Determination",
}
LOOKED_FOR = tuple((name, re.compile(said, re.IGNORECASE)) for name, said in HEADINGS.items())
# Where another paper says what it is.
OPENING = 6_000


def not_a_determination(text: str) -> NotADetermination:
    """The error for a text in no known layout; nothing of the text itself is repeated."""
    found = [name for name, said in LOOKED_FOR if said.search(text)]
    paper = next((paper for paper, said in PATTERNS if said.search(text[:OPENING])), None)
    if found:
        said = f"is in no known layout: of the headings of a Final Determination it holds only: {', '.join(found)}."
        do = "Look for its missing pages, or give the letter as PDF."
    else:
        said = "holds none of the headings of a Final Determination (case summary, issues, decisions and rationales)."
        do = "Give a letter with its issues and decisions."
    if paper:
        said += f" It reads like {paper}."
    return NotADetermination(said, do=do)
