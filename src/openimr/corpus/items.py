"""The disputed items of a letter as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from openimr.corpus.account import Account
from openimr.corpus.issues import Issue, find_issues
from openimr.determination import DeterminedItem
from openimr.vocabulary import Decision, GuidelineBasis
from openimr.wording import read_citations, read_item

DECISION = re.compile(r"\b(?P<decision>Upheld|Overturned|(?P<open>Undecided))\b\.?\s*\Z", re.IGNORECASE)
PARTLY = re.compile(r"\bpart(?:ly|ially)\s+\Z", re.IGNORECASE)
# What stands between a title and its decision.
DIVIDER = re.compile(r"\s*(?::\s*|\s[\u2013\u2014-]\s*)?\Z")
# What is left in dispute where utilization review authorized a part.
REMAINING = re.compile(
    r"(?:The remaining IMR eligible portion of the original request|\. The original request)"
    r"(?:,| is)\s+(?P<portion>.+?)(?:\s+is)?$",
    re.IGNORECASE,
)


def read_items(account: Account, start: int, end: int, problems: list[str]) -> tuple[DeterminedItem, ...]:
    """The items between `start` and `end`; what is wrong with one is added to `problems`."""
    issues = find_issues(account.source, start, end)
    limits = [issue.start for issue in issues[1:]] + [end]
    return tuple(
        _item(account, number, issue, limit, problems)
        for number, (issue, limit) in enumerate(zip(issues, limits, strict=False), start=1)
    )


def _item(account: Account, number: int, issue: Issue, limit: int, problems: list[str]) -> DeterminedItem:
    text, decision = _title(account, number, issue)
    if decision is None:
        line = account.source.line_number(issue.title_end)
        problems.append(f"item {number}, before line {line}: ends without 'Upheld' or 'Overturned'.")
    said = _parts(account, number, issue, limit)
    if not said.get("rationale"):
        problems.append(f"item {number}: has no rationale.")
    return determined_item(number, text, decision=decision, said=said)


def determined_item(
    number: int, text: str, *, decision: Decision | None, said: Mapping[str, str] | None = None
) -> DeterminedItem:
    """An item with what its text names; `said` is what the letter prints of its guidelines and rationale."""
    said = said or {}
    portion = _reviewed_portion(text)
    reading = read_item(portion or text)
    return DeterminedItem(
        number=number,
        text=text,
        reviewed_portion=portion,
        treatment=reading.treatment,
        codes=reading.codes,
        drugs=reading.drugs,
        body_parts=reading.body_parts,
        quantity=reading.quantity,
        decision=decision,
        claims_administrator_guideline=_basis(said.get("claims_administrator_guideline", "")),
        reviewer_guideline=_basis(said.get("reviewer_guideline", "")),
        rationale=said.get("rationale", ""),
    )


def _title(account: Account, number: int, issue: Issue) -> tuple[str, Decision | None]:
    """The item's own text, and its decision where the title ends with one."""
    source, path = account.source, f"items.{number - 1}"
    # A running foot may stand between a title and its first label.
    ends = (min(line.end, issue.title_end) for line in source.within(issue.start, issue.title_end))
    title_end = max(ends, default=issue.title_end)
    title = source.running_text[issue.start : title_end]
    match = DECISION.search(title)
    # An item is upheld or overturned, nothing between.
    if not match or PARTLY.search(title, 0, match.start()):
        account.take(f"{path}.text", issue.start, title_end)
        return source.one_line(issue.start, title_end), None
    text_end = issue.start + len(DIVIDER.sub("", title[: match.start()]))
    first, last = (issue.start + place for place in match.span("decision"))
    account.take(f"{path}.text", issue.start, text_end)
    account.recognize(text_end, first)
    text = source.one_line(issue.start, text_end)
    if match["open"]:
        account.recognize(first, last)
        return text, None
    account.take(f"{path}.decision", first, last)
    account.recognize(last, title_end)
    return text, Decision(match["decision"].capitalize())


def _parts(account: Account, number: int, issue: Issue, limit: int) -> dict[str, str]:
    """What stands behind each label; only a rationale keeps its paragraphs."""
    source, said = account.source, {}
    starts = [part.start for part in issue.parts] + [limit]
    for part, (_, end) in zip(issue.parts, pairwise(starts), strict=True):
        account.recognize(part.start, part.label_end)
        if part.name == "rationale":
            path, said[part.name] = part.name, source.paragraphs(part.label_end, end)
        else:
            path, said[part.name] = f"{part.name}.text", source.one_line(part.label_end, end)
        account.take(f"items.{number - 1}.{path}", part.label_end, end)
    return said


def _reviewed_portion(text: str) -> str | None:
    """What is left to decide of a request that was authorized in part; None where all of it is."""
    match = REMAINING.search(text)
    return match["portion"] if match else None


def _basis(text: str) -> GuidelineBasis:
    return GuidelineBasis(text=text, citations=read_citations(text))
