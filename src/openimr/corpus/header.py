"""The header table: case number, dates and priority, wherever an extractor put labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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
    "rank": r"(?:Standard|Expedited)\b",
}
KINDS = {"case_number": "number", "priority": "rank"}
DATES = LABELS.keys() - KINDS.keys()
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
    _take_case_number(header, account, [piece.match for piece in pieces if piece.name == "number"])
    _take_priority(header, account, pieces)
    dates = [piece for piece in pieces if piece.name == "date" or (piece.is_label and piece.name in DATES)]
    for name, value in _pairs(dates, header.problems):
        _take_date(header, account, name, value)
    return header


def read_labelled_lines(account: Account, start: int, end: int, labels: Mapping[str, str] = LABELS) -> Header:
    """The values that stand right behind their label on one line; all else is left over.

    This is for letters whose table was never seen: nothing but the line itself tells what belongs together.
    """
    header, text = Header(), account.source.text
    for name, label in labels.items():
        kind = KINDS.get(name, "date")
        beside = re.compile(rf"\b{label}[ \t]*:[ \t]*(?={VALUES[kind]})").search(text, start, end)
        value = re.compile(VALUES[kind]).match(text, beside.end(), end) if beside else None
        if beside is None or value is None:
            continue
        account.recognize(*beside.span())
        if kind == "number":
            _take_case_number(header, account, [value])
        elif kind == "rank":
            header.priority = Priority(value.group())
            account.take("priority", *value.span())
        else:
            _take_date(header, account, name, value)
    return header


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in PIECE.finditer(text, start, end):
        name = str(match.lastgroup)
        yield Piece(name=name.removeprefix("is_"), is_label=name in LABELS, match=match)


def _take_case_number(header: Header, account: Account, numbers: list[re.Match[str]]) -> None:
    """Take the last case number, which stands in the table; a letterhead above it may say the same."""
    for number in numbers[-1:]:
        header.case_number = CaseNumber(number.group())
        account.take("case_number", *number.span())
    for number in numbers[:-1]:
        if number.group() == header.case_number:
            account.recognize(*number.span())


def _take_priority(header: Header, account: Account, pieces: list[Piece]) -> None:
    value = next((piece.match for piece in pieces if piece.name == "rank"), None)
    if value:
        header.priority = Priority(value.group())
        account.take("priority", *value.span())


def _pairs(pieces: list[Piece], problems: list[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Label and date by date, as far as it is certain which belong together."""
    # Dates before their labels: read from behind, the same rule holds.
    runs = _runs(pieces[::-1] if pieces and not pieces[0].is_label else pieces)
    for labels, values in runs:
        if len(values) == len(labels):
            yield from zip((label.name for label in labels), (value.match for value in values), strict=True)
        elif len(values) == 1 and labels:
            yield labels[-1].name, values[0].match
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


def _take_date(header: Header, account: Account, name: str, value: re.Match[str]) -> None:
    try:
        header.dates[name] = datetime.strptime(value.group(), "%m/%d/%Y").date()  # noqa: DTZ007 - a legal day
    except ValueError:
        line = account.source.line_number(value.start())
        header.problems.append(f"line {line}: {name.replace('_', ' ')} is no day of the calendar.")
        return
    account.take(name, *value.span())
