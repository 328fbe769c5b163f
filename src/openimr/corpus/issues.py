"""Where the disputed items of a letter stand: title, decision, guidelines, rationale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openimr.corpus.source import Line, Source, ends_sentence

DECIDED = re.compile(r"(?:[:\s]|^)(?:Upheld|Overturned|Undecided)\.?$", re.IGNORECASE)
ONLY_DECIDED = re.compile(r":?\s*(?:Upheld|Overturned|Undecided)\.?", re.IGNORECASE)
# The wording of a partial authorization is several sentences long; it begins with the original request.
AUTHORIZED_IN_PART = re.compile(
    r"\bauthorized\s+by\b|\bAdministrator\s+authorized\b|\bIMR\s+eligible\b|\boriginal\s+request\s*,", re.IGNORECASE
)
ORIGINAL_REQUEST = re.compile(r"\b(?:was|were)\s+the\s+original\s+request\b", re.IGNORECASE)
STEPS_BACK = 8
# A label without its colon is known by its own capital and by what follows.
CLAIMS_ADMINISTRATOR = re.compile(
    r"Claims?\s+(?:Administrator|Adjuster)(?:[\u2019']s)?\s*guideline(?:s|\(s\))?"
    r"\s*(?::|[\u2013\u2014-]\s|(?=\s(?:Decision\s+based|The\s+Claims)))",
    re.IGNORECASE,
)
RATIONALE = re.compile(
    r"(?:Decision\s*rationale|Rationale(?:\s+for\s+(?:the\s+)?decision)?)\s*:"
    r"|Decision\s*rationale\s+[\u2013\u2014-]\s|(?-i:Decision [Rr]ationale)(?=\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
# The reviewer's guideline line bears the name of the organization that reviews, whichever it is.
REVIEWER = re.compile(r"(?P<who>[^\s:][^:\n]{0,80}?)\s+guideline(?:\(s\)|(?P<several>s?))\s*:", re.IGNORECASE)
SENDS_FILE = re.compile(r"\bsent\s+the\s+complete\s+case\s+file", re.IGNORECASE)
LABEL_WITHIN = re.compile(r"\b(?:Claims Administrator guideline|Decision rationale)\s?:|\b[A-Z]{3,} guideline:")


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
    lines = list(_lines(source, start, end))
    issues: list[Issue] = []
    free = 0  # the first line that no label before it holds
    for index, name, label_end in _labels(lines, source, end):
        current = issues[-1] if issues else None
        if current is None or _begins_issue(lines, index, name, source, free, current):
            begin = _title_start(lines, index, source, free, is_first=current is None)
            current = Issue(start=begin, title_end=lines[index].start)
            issues.append(current)
        elif name == "claims_administrator_guideline" or current.has(name) or current.has("rationale"):
            continue  # a line of running text that looks like a label
        current.parts.append(Part(name=name, start=lines[index].start, label_end=label_end))
        free = index + 1
    return issues


def _lines(source: Source, start: int, end: int) -> Iterator[Line]:
    """The lines of the section; where one is a whole paragraph, a label within it begins a line as well."""
    for line in source.within(start, end):
        begin = max(line.start, start)
        if source.has_lines:
            yield line._replace(text=source.text[begin : line.end], start=begin) if begin > line.start else line
            continue
        for place in (match.start() for match in LABEL_WITHIN.finditer(source.text, begin, line.end)):
            said = source.text[begin:place].rstrip()
            if said and (ends_sentence(said) or DECIDED.search(said[-20:])):
                yield Line(said, begin, begin + len(said))
                begin = place
        yield Line(source.text[begin : line.end], begin, line.end)


def _labels(lines: Sequence[Line], source: Source, end: int) -> Iterator[tuple[int, str, int]]:
    """Index, name and end of every line that begins with a label."""
    reviewer = _reviewer_label(lines, source)
    for index, line in enumerate(lines):
        if ":" not in line.text and "ationale" not in line.text and "dministrator" not in line.text:
            continue
        if match := CLAIMS_ADMINISTRATOR.match(source.text, line.start, end):
            yield index, "claims_administrator_guideline", match.end()
        elif match := RATIONALE.match(source.text, line.start, end):
            yield index, "rationale", match.end()
        elif (match := REVIEWER.match(source.text, line.start, line.end)) and (
            _who(match) == reviewer or (source.has_paragraphs and line.opens_paragraph and not match["several"])
        ):
            yield index, "reviewer_guideline", match.end()


def _reviewer_label(lines: Sequence[Line], source: Source) -> str | None:
    """The name that the letter's reviewer guidelines bear.

    Running text may begin a line with "... Guidelines:" too. The label is the one that names the organization which
    sent the file, or else that the most items share, or else that stands first.
    """
    found = [match for line in lines if "uideline" in line.text and (match := REVIEWER.match(line.text))]
    found = [match for match in found if not CLAIMS_ADMINISTRATOR.match(match.string)]
    names = [_who(match) for match in found if not match["several"]] or [_who(match) for match in found]
    if len(set(names)) < 2:
        return names[0] if names else None
    sending = SENDS_FILE.search(source.text)
    sender = " ".join(source.text[max(0, sending.start() - 120) : sending.start()].lower().split()) if sending else ""
    counted = Counter(names)
    return max(counted, key=lambda name: (name in sender, counted[name], -names.index(name)))


def _who(label: re.Match[str]) -> str:
    return " ".join(label["who"].lower().split())


def _stands_apart(line: Line) -> bool:
    return line.opens_paragraph or line.turns_page


def _begins_issue(lines: Sequence[Line], index: int, name: str, source: Source, free: int, current: Issue) -> bool:
    """Whether a title stands before this label: a decision, or for the first label of an item any paragraph."""
    if index > free and DECIDED.search(lines[index - 1].text):
        return current.has("rationale") or _stands_apart(lines[index]) or name == "claims_administrator_guideline"
    if name != "claims_administrator_guideline":
        return False
    if source.has_paragraphs:
        return _stands_apart(lines[index])
    return current.has("rationale") and source.has_room_for(lines[index - 1], lines[index])


def _title_start(lines: Sequence[Line], label: int, source: Source, free: int, *, is_first: bool) -> int:
    """Where the title that ends before line `label` begins: with its paragraph, and not before line `free`.

    A decision alone, and the wording of a partial authorization, are followed back over a few paragraphs.
    """
    if label <= free:
        return lines[label].start
    if is_first and not source.has_paragraphs:
        return lines[free].start
    first = nearest = _paragraph_start(lines, label - 1, source, free)
    for _ in range(STEPS_BACK):
        if first == free or not _lacks_beginning(source.text[lines[first].start : lines[label].start]):
            break
        first = _paragraph_start(lines, first - 1, source, free)
    is_whole = not _lacks_beginning(source.text[lines[first].start : lines[label].start])
    return lines[first if is_whole else nearest].start


def _lacks_beginning(title: str) -> bool:
    """Whether a title is nothing but a decision, or the later sentences of a partial authorization."""
    if ONLY_DECIDED.fullmatch(title.strip()):
        return True
    return bool(AUTHORIZED_IN_PART.search(title)) and not ORIGINAL_REQUEST.search(title)


def _paragraph_start(lines: Sequence[Line], line: int, source: Source, free: int) -> int:
    """The line with which the paragraph of a line begins, not before line `free`."""
    while line > free and not _may_begin_title(lines[line - 1], lines[line], source):
        line -= 1
    return line


def _may_begin_title(before: Line, line: Line, source: Source) -> bool:
    """Whether a paragraph may begin with a line.

    Where the text does not tell, the end of a sentence before it is enough, or a line before it that ends early.
    """
    sentence = ends_sentence(before.text)
    if not source.has_paragraphs:
        return sentence or source.has_room_for(before, line)
    if line.opens_paragraph:
        # Pages may be joined by an empty line within a sentence.
        return sentence or not line.text[0].islower()
    return sentence and (line.turns_page or source.has_room_for(before, line))
