"""Letters as plain text: one line for a paragraph, a blank line between two, labels as the state prints them."""

from __future__ import annotations

from openimr.determination.letter.body import (
    CASE_SUMMARY,
    CREDENTIALS,
    HOW_MADE,
    ISSUES,
    RATIONALE,
    TITLE,
    Body,
    Entry,
    Issue,
)
from openimr.determination.letter.cover import Cover, NextStep, PaperLine

DRAFT_LINE = "DRAFT: THIS IS NOT A DETERMINATION"


def text_letter(body: Body, cover: Cover | None, *, organization: str, address: tuple[str, ...], draft: bool) -> str:
    """The letter as text. Blocks are parted by one blank line; nothing is wrapped, so that it reads back as it was."""
    blocks: list[str] = [DRAFT_LINE] if draft else []
    if cover:
        blocks += _cover(cover, organization, address)
    blocks += _body(body)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _cover(cover: Cover, organization: str, address: tuple[str, ...]) -> list[str]:
    return [
        "\n".join((organization, *address)),
        cover.issued,
        *("\n".join(lines) for lines in cover.addressees),
        TITLE.upper(),
        _entries(cover.concerns),
        cover.opening,
        "WHAT WAS DECIDED",
        *(f"{outcome.text}: {outcome.decision}. {outcome.meaning}" for outcome in cover.outcomes),
        "WHAT IT MEANS AND WHAT HAPPENS NEXT",
        *(_next_step(step) for step in cover.next_steps),
        "DOCUMENTS REVIEWED",
        cover.papers_opening,
        "\n".join(_paper(paper) for paper in cover.papers),
    ]


def _next_step(step: NextStep) -> str:
    grounds = [f"  {number}. {ground}" for number, ground in enumerate(step.grounds, start=1)]
    said = "\n".join((f"{step.heading}. {step.says}", *grounds))
    return f"{said} [{step.source}]"


def _paper(paper: PaperLine) -> str:
    return f"{paper.number}. {paper.name}; {paper.dated}; {paper.author}; pages: {paper.pages}"


def _body(body: Body) -> list[str]:
    return [
        _entries(body.header),
        HOW_MADE,
        *body.how_made,
        f"{CREDENTIALS}\n{_entries(body.credentials)}" if body.credentials else "",
        CASE_SUMMARY,
        *body.summary,
        ISSUES,
        *(block for issue in body.issues for block in _issue(issue)),
    ]


def _issue(issue: Issue) -> list[str]:
    first, *further = issue.rationale or ("",)
    return [
        f"{issue.text}: {issue.decision}",
        *(f"{guideline.label}: {guideline.value}" for guideline in issue.guidelines),
        f"{RATIONALE}: {first}".rstrip(),
        *further,
    ]


def _entries(entries: tuple[Entry, ...]) -> str:
    return "\n".join(f"{entry.label}: {entry.value}" for entry in entries)
