"""The header table: case number, dates and priority, wherever an extractor put labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from openimr.corpus.account import Account
from openimr.vocabulary import CaseNumber, Priority

# "Application" and "Received" may be torn apart by the value of Priority, which stands between them in some texts.
LABELS = {
    "case_number": r"Case\s+Number",
    "date_assigned": r"Date\s+Assigned",
    "date_of_injury": r"Date\s+of\s+Injury",
    "decision_date": r"Decision\s+Date",
    "ur_denial_date": r"UR\s+Denial\s+Date",
    "priority": r"Priority",
    "application_received": r"(?:Application\s+)?Received",
}
VALUES = {
    "number": r"CM\d{2}-\d{7,8}(?!\d)",
    "date": r"(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])",
    "priority": r"(?:Standard|Expedited)\b",
}
KIND = {"case_number": "number", "priority": "priority"}
PIECE = re.compile(
    "|".join(rf"(?P<{name}>\b{label}\s*:)" for name, label in LABELS.items())
    + "|"
    + "|".join(rf"(?P<is_{kind}>{value})" for kind, value in VALUES.items())
    + r"|(?P<torn>\bApplication(?=\s+(?:Standard|Expedited)?\s*Received|\s*$))"
)


@dataclass
class Header:
    """The values of the header table as far as they are there, and what is wrong with it."""

    dates: dict[str, date] = field(default_factory=dict)
    case_number: CaseNumber | None = None
    priority: Priority | None = None
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A label (by its field) or a value (by its kind) of the table."""

    name: str
    is_label: bool
    match: re.Match[str]


def read_header(account: Account, start: int, end: int) -> Header:
    """The header between `start` and `end`; a value whose label is not certain is reported and left over.

    Labels stand before their values, after them, or all first: runs of labels meet runs of values. Where a run has
    as many values as labels of one kind they pair in order; a single value behind several labels belongs to the last.
    """
    header = Header()
    pieces = list(_pieces(account.source.text, start, end))
    for piece in pieces:
        if piece.is_label or piece.name == "torn":
            account.recognize(*piece.match.span())
    for kind in VALUES:
        of_kind = [p for p in pieces if p.name == kind or (p.is_label and KIND.get(p.name, "date") == kind)]
        for label, value in _pairs(of_kind, kind, header.problems):
            _fill(header, account, label, value)
    return header


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in PIECE.finditer(text, start, end):
        name = str(match.lastgroup)
        yield Piece(name=name.removeprefix("is_"), is_label=name in LABELS, match=match)


def _pairs(pieces: list[Piece], kind: str, problems: list[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Label and value by value, as far as it is certain which belong together."""
    if pieces and not pieces[0].is_label and any(piece.is_label for piece in pieces) and kind == "date":
        pieces = pieces[::-1]
        # Values before their labels: read from behind, the same rule holds.
    runs = _runs(pieces)
    for labels, values in runs:
        if len(values) == len(labels):
            yield from zip((label.name for label in labels), (value.match for value in values), strict=True)
        elif labels and (len(values) == 1 or kind != "date"):
            yield labels[-1].name, values[0].match
        elif values and kind != "date":
            yield ("case_number" if kind == "number" else kind), values[0].match
        elif values:
            problems.append(f"{len(values)} dates stand beside {len(labels)} labels of the header; none was taken.")


def _runs(pieces: list[Piece]) -> list[tuple[list[Piece], list[Piece]]]:
    """The table as runs of labels, each with the run of values behind it."""
    runs: list[tuple[list[Piece], list[Piece]]] = []
    for piece in pieces:
        if not runs or (piece.is_label and runs[-1][1]):
            runs.append(([], []))
        runs[-1][0 if piece.is_label else 1].append(piece)
    return runs


def _fill(header: Header, account: Account, name: str, value: re.Match[str]) -> None:
    if name == "case_number":
        if header.case_number is not None:
            return
        header.case_number = CaseNumber(value.group())
    elif name == "priority":
        header.priority = Priority(value.group())
    else:
        try:
            header.dates[name] = datetime.strptime(value.group(), "%m/%d/%Y").date()  # noqa: DTZ007 - a legal day
        except ValueError:
            line = account.source.line_number(value.start())
            header.problems.append(f"line {line}: the date after {name.replace('_', ' ')} is none.")
            return
    account.take(name, *value.span())
