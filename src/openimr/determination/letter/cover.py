"""What stands before the body of a full letter: to whom, what was decided, what happens next, the papers reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from openimr.clocks import legal_day
from openimr.determination.determination import FullLetter, Letterhead, ReviewedDocument
from openimr.determination.letter.body import UNDECIDED, Entry
from openimr.determination.letter.printable import in_one_line, long_date, us_date
from openimr.vocabulary import Decision, Party

MEANINGS = {
    Decision.UPHELD.value: "Not medically necessary. The denial by utilization review stands.",
    Decision.OVERTURNED.value: "Medically necessary. The denial by utilization review does not stand.",
    UNDECIDED: "Not decided yet.",
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One line of the table of decisions."""

    text: str
    decision: str
    meaning: str
    is_overturned: bool


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """A paragraph on the time after the determination, with the law that says it."""

    heading: str
    says: str
    source: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One line of the list of documents reviewed."""

    number: int
    name: str
    dated: str
    author: str
    pages: str


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Everything before the body, in order."""

    issued: str
    addressees: tuple[tuple[str, ...], ...]
    concerns: tuple[Entry, ...]
    opening: str
    outcomes: tuple[Outcome, ...]
    next_steps: tuple[NextStep, ...]
    papers: tuple[PaperLine, ...]
    papers_opening: str


def cover_of(letter: FullLetter, letterhead: Letterhead) -> Cover:
    """The cover and the list of documents reviewed."""
    issued_on = issue_day(letter)
    return Cover(
        issued=long_date(issued_on),
        addressees=tuple(_address(party) for party in letter.addressees),
        concerns=_concerns(letter),
        opening=_opening(letter, letterhead),
        outcomes=_outcomes(letter),
        next_steps=next_steps(letter, issued_on),
        papers=tuple(_paper(number, paper) for number, paper in enumerate(letter.documents, start=1)),
        papers_opening=_papers_opening(letter.documents),
    )


def issue_day(letter: FullLetter) -> date:
    """The legal day of the instant at which the letter was issued."""
    return legal_day(letter.issued_at)


def next_steps(letter: FullLetter, issued_on: date) -> tuple[NextStep, ...]:
    """What the parties are told about the time after this letter, in the wording in force on the day of its issue."""
    decisions = {item.decision for item in letter.determination.items}
    applies = {
        "always": True,
        "upheld": Decision.UPHELD in decisions,
        "overturned": Decision.OVERTURNED in decisions,
    }
    told = []
    for step in _all_next_steps():
        in_force = [value for value in step["values"] if value["from"] <= issued_on]
        if in_force and applies[step["when"]]:
            wording = in_force[-1]
            told.append(
                NextStep(
                    heading=step["heading"],
                    says=wording["says"],
                    source=wording["source"],
                    grounds=tuple(wording.get("grounds", ())),
                )
            )
    return tuple(told)


@cache
def _all_next_steps() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(resources.files(__package__).joinpath("next_steps.yaml").read_text("utf-8")))


def _address(party: Party) -> tuple[str, ...]:
    lines = (party.name, party.organization, *party.address.splitlines())
    return tuple(in_one_line(line) for line in (*lines, f"({party.role})") if line.strip())


def _concerns(letter: FullLetter) -> tuple[Entry, ...]:
    determination = letter.determination
    fields = (
        ("Worker", letter.worker_name),
        ("Employer", letter.employer),
        ("Claim number", letter.claim_number),
        ("Review number", determination.case_number or ""),
    )
    return tuple(Entry(label=label, value=in_one_line(value)) for label, value in fields if value.strip())


def _opening(letter: FullLetter, letterhead: Letterhead) -> str:
    decisions = [item.decision for item in letter.determination.items]
    overturned, upheld = decisions.count(Decision.OVERTURNED), decisions.count(Decision.UPHELD)
    count = f"{len(decisions)} disputed item{'' if len(decisions) == 1 else 's'}"
    return (
        f"{in_one_line(letterhead.organization)} has reviewed the decision of utilization review on {count}: "
        f"{overturned} overturned, {upheld} upheld. This letter says what was decided, what it means, which documents "
        "were reviewed, and why."
    )


def _outcomes(letter: FullLetter) -> tuple[Outcome, ...]:
    lines = []
    for item in letter.determination.items:
        decision = item.decision.value if item.decision else UNDECIDED
        lines.append(
            Outcome(
                text=in_one_line(item.text),
                decision=decision,
                meaning=MEANINGS[decision],
                is_overturned=item.decision is Decision.OVERTURNED,
            )
        )
    return tuple(lines)


def _paper(number: int, paper: ReviewedDocument) -> PaperLine:
    return PaperLine(
        number=number,
        name=in_one_line(paper.name),
        dated=us_date(paper.dated) if paper.dated else "no date",
        author=in_one_line(paper.author) or "not named",
        pages=str(paper.page_count),
    )


def _papers_opening(papers: tuple[ReviewedDocument, ...]) -> str:
    pages = sum(paper.page_count for paper in papers)
    if not papers:
        return "No document reached the reviewer."
    return (
        f"The reviewer had {len(papers)} document{'' if len(papers) == 1 else 's'} with {pages} "
        f"page{'' if pages == 1 else 's'}. Each is listed by name, date, author and number of pages."
    )
