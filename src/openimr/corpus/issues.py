"""Where the disputed items of a letter stand: title, decision, guidelines, rationale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openimr.corpus.source import Line, Source

DECIDED = re.compile(r"(?:[:\s]|^)(?:Upheld|Overturned|Undecided)$", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"[.!?][\"')\]]?$")
LABELS = {
    "claims_administrator_guideline": re.compile(r"Claims\s+Administrator\s+guidelines?\s*:", re.IGNORECASE),
    "rationale": re.compile(r"Decision\s+rationale\s*:", re.IGNORECASE),
    # The reviewer's guideline line bears the name of the organization that reviews, whichever it is.
    "reviewer_guideline": re.compile(r"[^\s:][^:]{0,80}?\s+guidelines?\s*:", re.IGNORECASE),
}


@dataclass(frozen=True, kw_only=True)
class Part:
    """A labelled part of an item: where its label begins, and where the label ends."""

    name: str
    start: int
    label_end: int


@dataclass(kw_only=True)
class Issue:
    """Where one item begins, where its title ends, and its labelled parts in the order of the letter."""

    start: int
    title_end: int
    parts: list[Part] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return any(part.name == name for part in self.parts)


def find_issues(source: Source, start: int, end: int) -> list[Issue]:
    """The items that stand between `start` and `end`.

    An item begins where a title is followed by a guideline label or by the rationale: before each "Claims
    Administrator guideline", and before any other label that stands right behind a decision.
    """
    lines = list(source.within(start, end))
    issues: list[Issue] = []
    free = 0  # the first line that no label before it holds
    for index, name, label_end in _labels(lines, source):
        current = issues[-1] if issues else None
        is_decided = index > 0 and bool(DECIDED.search(lines[index - 1].text))
        if current is None or name == "claims_administrator_guideline" or is_decided:
            current = Issue(start=_title_start(lines, index, source, free), title_end=lines[index].start)
            issues.append(current)
        elif current.has(name) or current.has("rationale"):
            continue  # a line of running text that looks like a label
        current.parts.append(Part(name=name, start=lines[index].start, label_end=label_end))
        free = index + 1
    return issues


def _labels(lines: Sequence[Line], source: Source) -> Iterator[tuple[int, str, int]]:
    """Index, name and end of every line that begins with a label."""
    for index, line in enumerate(lines):
        for name, label in LABELS.items():
            match = label.match(source.text, line.start, line.end)
            if match and (name != "reviewer_guideline" or _stands_apart(line, source)):
                yield index, name, match.end()
                break


def _stands_apart(line: Line, source: Source) -> bool:
    return line.opens_paragraph or line.turns_page or not source.has_paragraphs


def _title_start(lines: Sequence[Line], label: int, source: Source, free: int) -> int:
    """Where the title that ends before line `label` begins: with its paragraph, and not before line `free`.

    Where a page turns, or where the text knows no paragraphs, the end of a sentence before it is enough.
    """
    if label <= free:
        return lines[label].start
    first = label - 1
    while first > free and not lines[first].opens_paragraph:
        may_begin = lines[first].turns_page or not source.has_paragraphs
        if may_begin and ENDS_SENTENCE.search(lines[first - 1].text):
            break
        first -= 1
    return lines[first].start
