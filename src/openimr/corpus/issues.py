"""The disputed items of a letter: title and decision, both guidelines, rationale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.corpus.account import Account
from openimr.corpus.source import Line, Source
from openimr.determination import DeterminedItem
from openimr.vocabulary import Decision, GuidelineBasis
from openimr.wording import read_citations, read_item

DECIDED = re.compile(r"(?:\bis)?\s*:\s*(?P<decision>Upheld|Overturned|Undecided)$|^(?P<alone>Upheld|Overturned)$", re.IGNORECASE)
ADMINISTRATOR = re.compile(r"Claims\s+Administrator\s+guidelines?\s*:", re.IGNORECASE)
# The reviewer's guideline bears the name of the organization that reviews.
REVIEWER = re.compile(r"(?!Claims\s+Administrator)[^\s:][^:\n]{0,80}?\s+guidelines?\s*:", re.IGNORECASE)
RATIONALE = re.compile(r"Decision\s+rationale\s*:", re.IGNORECASE)
# What is left in dispute where utilization review authorized a part.
REMAINING = re.compile(
    r"(?:The\s+remaining\s+IMR\s+eligible\s+portion\s+of\s+the\s+original\s+request|The\s+original\s+request)"
    r"\s*,\s*(?P<portion>.+?)(?:\s+is)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Issue:
    """The places of one item: where its title begins, where its decision stands, and its labelled parts."""

    start: int
    title_end: int
    decision: re.Match[str] | None
    decision_at: int
    parts: tuple[tuple[str, int, int], ...]
    """Name of each part, where its label begins and where it ends."""


def read_issues(account: Account, start: int, end: int) -> tuple[tuple[DeterminedItem, ...], list[str]]:
    """The items between `start` and `end`, and what is wrong with them."""
    problems: list[str] = []
    items: list[DeterminedItem] = []
    for number, (issue, limit) in enumerate(_issues(account.source, start, end), start=1):
        if issue.decision is None:
            line = account.source.line_number(issue.title_end - 1)
            problems.append(f"item {number}, line {line}: ends without 'Upheld' or 'Overturned'.")
        items.append(_item(account, number, issue, limit))
    return tuple(items), problems


def _item(account: Account, number: int, issue: Issue, limit: int) -> DeterminedItem:
    source, path = account.source, f"items.{number - 1}"
    text = source.one_line(issue.start, issue.title_end)
    account.take(f"{path}.text", issue.start, issue.title_end)
    decision = None
    if issue.decision:
        group = "decision" if issue.decision["decision"] else "alone"
        first, last = (issue.decision_at + place for place in issue.decision.span(group))
        decision = Decision.__members__.get(issue.decision[group].upper())
        account.recognize(issue.title_end, first)
        account.take(f"{path}.decision", first, last)
    said = {name: _part(account, f"{path}.{name}", name, label, at, min(to, limit)) for name, label, at, to in _labelled(source, issue)}
    remaining = REMAINING.search(text)
    portion = remaining["portion"] if remaining else None
    reading = read_item(portion or text)
    return DeterminedItem(
        number=number,
        text=text,
        reviewed_portion=portion,
        treatment=reading.treatment,
        body_parts=reading.body_parts,
        quantity=reading.quantity,
        decision=decision,
        claims_administrator_guideline=_basis(said.get("claims_administrator_guideline", "")),
        reviewer_guideline=_basis(said.get("reviewer_guideline", "")),
        rationale=said.get("rationale", ""),
    )
