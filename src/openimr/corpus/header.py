"""The header table: case number, dates and priority, wherever an extractor put labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import dropwhile, pairwise
from typing import NamedTuple

from openimr.casefile import written_dates
from openimr.corpus.account import Account
from openimr.vocabulary import CaseNumber, Priority

# "Application" and "Received" may be torn apart by the value of Priority, which stands between them in some texts.
LABELS = {
    "case_number": r"(?:IMR\s+)?Case\s+Number",
    "date_assigned": r"Date\s+Assigned",
    "date_of_injury": r"Date\s+of\s+Injury",
    "decision_date": r"Decision\s+Date",
    "ur_denial_date": r"UR\s+Denial\s+Date",
    "priority": r"Priority",
    "application_received": r"Application\s+Received|Received(?=\s*:)",
}
VALUES = {
    "number": r"CM\d{2}[ ]?-[ ]?\d{7,8}(?!\d)",
    # Of a range of days the first counts as a date; what follows stands behind words, and is left over.
    "date": r"(?<![\d/])(?<!\d-)(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}-\d{1,2}-(?:\d{4}|\d\d))(?![\d/]|-\d{1,2}-)"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}(?!\d)",
    "rank": r"(?:Standard|Expedited|STANDARD|EXPEDITED)\b",
}
KINDS = {"case_number": "number", "priority": "rank"}
DATES = LABELS.keys() - KINDS.keys()
# A label without its colon is known by standing before a value, or by ending its line.
WITHOUT_COLON = rf"(?=[ \t]*(?:\n|\Z)|[ \t]+(?:{'|'.join(VALUES.values())}))"
PIECE = re.compile(
    "|".join(rf"(?P<{name}>\b(?i:{label})(?:\s*:|{WITHOUT_COLON}))" for name, label in LABELS.items())
    + "|"
    + "|".join(rf"(?P<is_{kind}>{value})" for kind, value in VALUES.items())
    + rf"|(?P<torn>\b(?i:Application)(?=(?:\s+(?:{VALUES['rank']}|{VALUES['date']}|(?i:Priority):))*"
    r"\s+(?i:Received)\s*:|\s*\Z))"
)


@dataclass
class Header:
    """The values of the header table as far as they are there, and what is wrong with it."""

    dates: dict[str, date] = field(default_factory=dict)
    case_number: CaseNumber | None = None
    priority: Priority | None = None
    problems: list[str] = field(default_factory=list)


class Piece(NamedTuple):
    """A label (by its field) or a value (by its kind) of the table; whether other words stand before it on its line."""

    name: str
    is_label: bool
    match: re.Match[str]
    is_free: bool = True


def read_header(account: Account, start: int, end: int) -> Header:
    """The header between `start` and `end`; a value whose label is not certain is reported and left over.

    Labels stand before their values, beside them, behind them, or all first, in one column or in two. Passages in
    which labels and dates come out even pair in order. Behind the last such passage runs of labels meet runs of dates:
    as many as there are labels, or a single one, which belongs to the last label.
    """
    header = Header()
    text = account.source.text
    found = list(_pieces(text, start, end))
    pieces = [piece for piece in found if piece.is_label or piece.name in {"torn", "number"} or piece.is_free]
    for piece in pieces:
        if piece.is_label or piece.name == "torn":
            account.recognize(*piece.match.span())
    _take_case_number(header, account, [piece.match for piece in pieces if piece.name == "number"])
    _take_priority(header, account, pieces)
    dated = _dated(pieces)
    for name, value in _beside(text, dated, header.problems) or _pairs(dated, header.problems):
        _take_date(header, account, name, value)
    for piece in found:
        if piece.name == "date" and not piece.is_free:
            line = account.source.line_number(piece.match.start())
            header.problems.append(f"line {line}: a date stands behind words that are no label; it is left over.")
    return header


def read_labelled_lines(account: Account, start: int, end: int, labels: Mapping[str, str] = LABELS) -> Header:
    """The values that stand right behind their label on one line; all else is left over.

    This is for letters whose table was never seen: nothing but the line itself tells what belongs together.
    """
    header, text = Header(), account.source.text
    for name, label in labels.items():
        kind = KINDS.get(name, "date")
        beside = re.compile(rf"\b(?i:{label})[ \t]*:[ \t]*(?={VALUES[kind]})").search(text, start, end)
        value = re.compile(VALUES[kind]).match(text, beside.end(), end) if beside else None
        if beside is None or value is None:
            continue
        account.recognize(*beside.span())
        if kind == "number":
            _take_case_number(header, account, [value])
        elif kind == "rank":
            header.priority = Priority(value.group().capitalize())
            account.take("priority", *value.span())
        else:
            _take_date(header, account, name, value)
    return header


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    before = start
    for match in PIECE.finditer(text, start, end):
        name = str(match.lastgroup)
        is_free = not re.split(r"[\n\f]", text[before : match.start()])[-1].strip()
        yield Piece(name=name.removeprefix("is_"), is_label=name in LABELS, match=match, is_free=is_free)
        before = match.end()


def _take_case_number(header: Header, account: Account, numbers: list[re.Match[str]]) -> None:
    """Take the last case number, which stands in the table; a letterhead above it may say the same."""
    for number in numbers[-1:]:
        header.case_number = _case_number(number)
        account.take("case_number", *number.span())
    for number in numbers[:-1]:
        if _case_number(number) == header.case_number:
            account.recognize(*number.span())


def _case_number(printed: re.Match[str]) -> CaseNumber:
    return CaseNumber(printed.group().replace(" ", ""))


def _take_priority(header: Header, account: Account, pieces: list[Piece]) -> None:
    value = next((piece.match for piece in pieces if piece.name == "rank"), None)
    if value:
        header.priority = Priority(value.group().capitalize())
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


def _beside(text: str, pieces: list[Piece], problems: list[str]) -> list[tuple[str, re.Match[str]]]:
    """Each label with the date right behind it on its line, where every label has one; else nothing.

    Then a date around the table, as of a stamp, is told from the dates within it. Only "Received:" may stand above its
    date. Dates that stand before their labels in one line look the same, but for the first piece or a line's end.
    """
    labels = sum(piece.is_label for piece in pieces)
    gaps = [(before, after, text[before.match.end() : after.match.start()]) for before, after in pairwise(pieces)]
    found = [
        (label.name, value.match)
        for label, value, gap in gaps
        if label.is_label and not value.is_label and (label.name == "application_received" or "\n" not in gap)
    ]
    begins = bool(pieces) and pieces[0].is_label
    begins = begins or any("\n" in gap for value, label, gap in gaps if label.is_label and not value.is_label)
    if not labels or len(found) < labels or not begins:
        return []
    if more := len(pieces) - 2 * labels:
        problems.append(f"{more} dates stand beside no label of the header; they are left over.")
    return found


def _pairs(pieces: list[Piece], problems: list[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Label and date by date, as far as it is certain which belong together."""
    if pieces and not pieces[0].is_label and not pieces[-1].is_label:
        # One of the two belongs to no label. It is the first where the labels behind it stand all together.
        table = list(dropwhile(lambda piece: not piece.is_label, pieces))
        labels, values = _apart(table)
        if len(labels) != len(values) or not (labels and table[1].is_label):
            said = f"{len(pieces) - len(labels)} dates stand beside {len(labels)} labels of the header; none was taken."
            problems.append(said)
            return
        problems.append(f"{len(pieces) - len(table)} dates stand beside no label of the header; they are left over.")
        pieces = table
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
    """The shortest passages, from the first piece on, that hold as many labels as dates."""
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
    if not (found := written_dates(value.group())):
        line = account.source.line_number(value.start())
        header.problems.append(f"line {line}: {name.replace('_', ' ')} is no day of the calendar.")
        return
    header.dates[name] = found[0].on
    account.take(name, *value.span())
