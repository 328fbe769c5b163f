"""The header table: case number, dates and priority, wherever an extractor put labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

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
    + rf"|(?P<torn>\bApplication(?=(?:\s+(?:{VALUES['rank']}|{VALUES['date']}|Priority:))*\s+Received\s*:|\s*\Z))"
)


@dataclass
class Header:
    """The values of the header table as far as they are there, and what is wrong with it."""

    dates: dict[str, date] = field(default_factory=dict)
    case_number: CaseNumber | None = None
    priority: Priority | None = None
    problems: list[str] = field(default_factory=list)


class Piece(NamedTuple):
    """A label (by its field) or a value (by its kind) of the table."""

    name: str
    is_label: bool
    match: re.Match[str]


def read_header(account: Account, start: int, end: int) -> Header:
    """The header between `start` and `end`; a value whose label is not certain is reported and left over.

    Labels stand before their values, beside them, behind them, or all first, in one column or in two. Passages in
    which labels and dates come out even pair in order. Behind the last such passage runs of labels meet runs of dates:
    as many as there are labels, or a single one, which belongs to the last label.
    """
    header = Header()
    pieces = list(_pieces(account.source.text, start, end))
    for piece in pieces:
        if piece.is_label or piece.name == "torn":
            account.recognize(*piece.match.span())
    _take_case_number(header, account, [piece.match for piece in pieces if piece.name == "number"])
    _take_priority(header, account, pieces)
    for name, value in _pairs(_dated(pieces), header.problems):
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


def _dated(pieces: list[Piece]) -> list[Piece]:
    """The dates and their labels. A torn label counts once, from where its first half stands."""
    chosen: list[Piece] = []
    is_torn = False
    for piece in pieces:
        if piece.name == "torn":
            is_torn = True
            chosen.append(piece._replace(name="application_received", is_label=True))
        elif is_torn and piece.name == "application_received":
            is_torn = False
        elif piece.name == "date" or (piece.is_label and piece.name in DATES):
            chosen.append(piece)
    return chosen


def _pairs(pieces: list[Piece], problems: list[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Label and date by date, as far as it is certain which belong together."""
    even = _even_passages(pieces)
    for passage in even:
        labels, values = _apart(passage)
        yield from zip((label.name for label in labels), (value.match for value in values), strict=True)
    rest = pieces[sum(map(len, even)) :]
    # Dates before their labels: read from behind, the same rule holds.
    for labels, values in _runs(rest[::-1] if rest and not rest[0].is_label else rest):
        if len(values) == len(labels):
            yield from zip((label.name for label in labels), (value.match for value in values), strict=True)
        elif len(values) == 1 and labels:
            yield labels[-1].name, values[0].match
        elif values:
            problems.append(f"{len(values)} dates stand beside {len(labels)} labels of the header; none was taken.")


def _even_passages(pieces: list[Piece]) -> list[list[Piece]]:
    """The shortest passages, from the first piece on, that hold as many labels as dates.

    Where a date begins and a date ends the table, one of them belongs to no label, and nothing is certain.
    """
    if pieces and not pieces[0].is_label and not pieces[-1].is_label:
        return []
    passages, surplus, begin = list[list[Piece]](), 0, 0
    for place, piece in enumerate(pieces, start=1):
        surplus += 1 if piece.is_label else -1
        if surplus == 0:
            passages.append(pieces[begin:place])
            begin = place
    return passages


def _apart(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    return [piece for piece in pieces if piece.is_label], [piece for piece in pieces if not piece.is_label]


def _runs(pieces: list[Piece]) -> list[tuple[list[Piece], list[Piece]]]:
    """The table as runs of labels, each with the run of values behind it."""
    runs: list[tuple[list[Piece], list[Piece]]] = []
    for piece in pieces:
        if not runs or (piece.is_label and runs[-1][1]):
            runs.append(([], []))
        runs[-1][0 if piece.is_label else 1].append(piece)
    return runs


def _take_date(header: Header, account: Account, name: str, value: re.Match[str]) -> None:
    month, day, year = map(int, value.group().split("/"))
    try:
        header.dates[name] = date(year, month, day)
    except ValueError:
        line = account.source.line_number(value.start())
        header.problems.append(f"line {line}: {name.replace('_', ' ')} is no day of the calendar.")
        return
    account.take(name, *value.span())
