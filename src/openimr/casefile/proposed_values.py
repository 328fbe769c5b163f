"""What an application form or a UR letter says, field by field, each value with the place that says it.

Nothing here is taken over: a person sees each value beside its page and confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from openimr.application import Service, UrOutcome
from openimr.casefile.file import Page
from openimr.casefile.written_dates import written_dates
from openimr.vocabulary import Priority, Span, read_yaml

MOST_ITEMS = 40
NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.)]|[-•*])\s*")


@dataclass(frozen=True, kw_only=True)
class ProposedValue:
    """One value for one field of the application: as the field takes it, and as it stands on the page."""

    field: str
    value: str
    words: str
    at: Span


def proposed_values(pages: Sequence[Page]) -> tuple[ProposedValue, ...]:
    """Every value that the pages offer, in their order; a field may have several, where the pages differ."""
    found: dict[tuple[str, str], ProposedValue] = {}
    for page in pages:
        for value in values_on(page):
            found.setdefault((value.field, value.value.casefold()), value)
    return tuple(found.values())


def values_on(page: Page) -> Iterator[ProposedValue]:
    section = ""
    lines = list(labelled(page.text))
    for at, line in enumerate(lines):
        if not line.value and (headed := section_of(line.label)):
            section = headed
        label = f"{section} {line.label}" if line.label in GENERIC else line.label
        named = next((asked for asked in asked_fields() if asked.labels.fullmatch(label)), None)
        if named is None:
            continue
        if named.taken_as == "items":
            yield from items_from(lines, at, page.number)
        elif value := TAKEN[named.taken_as](line.value):
            # "Yes" alone says nothing: a tick is shown with its label.
            words, start = (
                (line.text, line.start) if named.taken_as in {"tick", "priority"} else (line.value, line.value_at)
            )
            yield ProposedValue(
                field=named.field, value=value, words=words, at=Span(start, start + len(words), page.number)
            )
    yield from stated_outcome(page)


@dataclass(frozen=True)
class AskedField:
    """A field of the application, the labels under which papers name it, and how the value is taken."""

    field: str
    labels: re.Pattern[str]
    taken_as: str


@cache
def asked_fields() -> tuple[AskedField, ...]:
    """The table of `application_labels.yaml`."""
    text = resources.files(__package__).joinpath("application_labels.yaml").read_text("utf-8")
    rows = read_yaml(text)
    return tuple(AskedField(row["field"], re.compile("|".join(row["labels"])), row["as"]) for row in rows)


@dataclass(frozen=True)
class Labelled:
    """A line, or one column of it: "Date of injury: 09/17/2013"; one without a colon is a label without a value."""

    label: str
    value: str
    value_at: int
    text: str
    start: int
    is_apart: bool
    """Whether an empty line stands before it."""


COLUMNS = re.compile(r"[ ]{3,}|\t+|\s\|\s")
LABEL = re.compile(r"\s*(?P<label>[^:\n]{2,90}?)\s*:(?!\d)\s*(?P<value>.*)")


def labelled(text: str) -> Iterator[Labelled]:
    """Every line of a page in its columns."""
    start, is_apart = 0, False
    for line in text.splitlines(keepends=True):
        at = 0
        for column in (*COLUMNS.finditer(line), None):
            end = column.start() if column else len(line)
            if line[at:end].strip():
                match = LABEL.match(line, at, end)
                label = plain_label(match["label"] if match else line[at:end])
                value = match["value"].strip() if match else ""
                value_at = start + match.start("value") if match else start + at
                yield Labelled(label, value, value_at, line[at:end].strip(), start + at, is_apart)
            at = column.end() if column else end
        start += len(line)
        is_apart = not line.strip()


def plain_label(label: str) -> str:
    """A label as it is compared: the last part of a form field's name, in words, in small letters.

    >>> plain_label("topmostSubform[0].Page1[0].EmployeeName[0]")
    'employee name'
    >>> plain_label("Date of Injury (MM/DD/YYYY)")
    'date of injury'
    """
    last = re.sub(r"\[\d+\]", "", label).rsplit(".", 1)[-1] if re.search(r"\[\d+\]", label) else label
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_*]", " ", last)
    words = re.sub(r"\([^)]*\)|['’]s\b|s['’](?=\s)|[^\w\s-]", " ", words)
    return " ".join(words.lower().split()).strip(" -")


# A label that means nothing without the heading above it.
GENERIC = frozenset(
    (
        "name",
        "address",
        "email",
        "e-mail",
        "company",
        "company name",
        "practice name",
        "organization",
        "date",
        "contact name",
    )
)
SECTIONS = (
    ("employee", re.compile(r".*\b(?:employee|injured worker|worker|claimant)\b.*")),
    ("attorney", re.compile(r".*\b(?:attorney|representative)\b.*")),
    ("physician", re.compile(r".*\b(?:physician|provider|doctor)\b.*")),
    ("administrator", re.compile(r".*\b(?:claims? administrator|adjuster|insurer|carrier)\b.*")),
    ("signature", re.compile(r".*\b(?:signature|consent)\b.*")),
)


def section_of(label: str) -> str:
    """What a heading is about; empty where the line is no heading of the form."""
    if len(label.split()) > 8:
        return ""
    return next((name for name, pattern in SECTIONS if pattern.fullmatch(label)), "")


def is_label(label: str) -> bool:
    return any(asked.labels.fullmatch(label) for asked in asked_fields())


def line_of(words: str) -> str:
    return " ".join(words.split())[:200]


def day_of(words: str) -> str:
    found = written_dates(words)
    return found[0].on.isoformat() if found else ""


def outcome_of(words: str) -> str:
    for outcome, pattern in OUTCOMES:
        if pattern.search(words):
            return outcome.value
    return ""


def service_of(words: str) -> str:
    ways = (
        (Service.MAIL, r"mail"),
        (Service.FAX, r"fax|facsimile"),
        (Service.ELECTRONIC, r"electronic|e-?mail"),
        (Service.IN_PERSON, r"person"),
    )
    found = [way.value for way, pattern in ways if re.search(pattern, words, re.IGNORECASE)]
    return found[0] if len(found) == 1 else ""


def priority_of(words: str) -> str:
    said = words.lower()
    if "expedited" in said or said in {"yes", "x"}:
        return Priority.EXPEDITED.value
    return Priority.STANDARD.value if re.search(r"regular|standard", said) else ""


def tick_of(words: str) -> str:
    return "yes" if words.lower() in {"yes", "x", "☒", "on", "true"} else ""


TAKEN: dict[str, Callable[[str], str]] = {
    "line": line_of,
    "day": day_of,
    "outcome": outcome_of,
    "service": service_of,
    "priority": priority_of,
    "tick": tick_of,
}

OUTCOMES = tuple(
    (outcome, re.compile(pattern, re.IGNORECASE))
    for outcome, pattern in (
        (UrOutcome.CONDITIONALLY_DENIED, r"condition\w*\s+(?:non-?certif|den)|denied for lack of information"),
        (UrOutcome.MODIFIED, r"\b(?:modif(?:y|ied|ication)|partial(?:ly)?)\b"),
        (UrOutcome.DENIED, r"\b(?:den(?:y|ied|ial)|non-?certif\w*|not (?:certified|approved|authorized))\b"),
    )
)
STATED = re.compile(
    r"(?:(?:request|treatment|decision|determination)\b[^.\n]{0,80}?\b(?:is|are|has been|have been|was|:)\s+)"
    r"(?P<said>(?:conditionally )?(?:denied|modified|non-?certified|not certified|partially certified))",
    re.IGNORECASE,
)


def items_from(lines: Sequence[Labelled], at: int, page: int) -> Iterator[ProposedValue]:
    """The items listed after a label: those on its line, and each line below until another label comes."""
    first = lines[at]
    listed = [(first.value, first.value_at)] if first.value else []
    for line in lines[at + 1 : at + 1 + MOST_ITEMS]:
        is_other = is_label(line.label) or section_of(line.label) or line.value or (line.is_apart and listed)
        if is_other and not NUMBERED.match(line.text):
            break
        listed.append((line.text, line.start))
    named = [NUMBERED.sub("", words).strip() for words, _ in listed]
    if value := "\n".join(filter(None, named)):
        span = Span(listed[0][1], listed[-1][1] + len(listed[-1][0]), page)
        yield ProposedValue(field="items", value=value, words="; ".join(filter(None, named)), at=span)


def stated_outcome(page: Page) -> Iterator[ProposedValue]:
    """The decision as a sentence of the letter states it."""
    if match := STATED.search(page.text):
        yield ProposedValue(
            field="outcome",
            value=outcome_of(match["said"]),
            words=" ".join(match.group().split()),
            at=Span(match.start(), match.end(), page.number),
        )
