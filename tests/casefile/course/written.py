"""Rows of a course as the labelled pages write them, and how many of them are read as labelled.

`python -m tests.casefile.course.written` prints precision and recall of each table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any

from openimr.casefile import CaseFile, DocumentType
from openimr.casefile.course import Course, RowStatus, course_of
from openimr.vocabulary import Range, read_yaml
from tests.builders.casefile import a_document

DATED = date(2015, 3, 10)
TABLES = ("medications", "visits", "work", "pain", "measures", "parts")
SETS = ("tuned", "held_out", "second", "third")


def labelled(name: str) -> list[dict[str, Any]]:
    return list(read_yaml((files("tests.casefile.course") / f"{name}.yaml").read_text("utf-8")))


def course_in(text: str, *, type: str = "progress report", dated: date | None = DATED) -> Course:
    """The course of a file of one record."""
    document = replace(a_document(*text.split("\f"), type=DocumentType(type)), dated=dated)
    return course_of(CaseFile(documents=(document,)))


def rows_of(course: Course, table: str) -> list[str]:
    """The rows of a table, as the labelled pages write them."""
    return list(
        {
            "medications": _drugs,
            "visits": _visits,
            "work": _work,
            "pain": _pain,
            "measures": _measures,
            "parts": _parts,
        }[table](course)
    )


def _day(on: date | None) -> str:
    return "" if on in {DATED, None} else f"{on}: "


def _numbers(value: Range) -> str:
    return str(value)


def _drugs(course: Course) -> Iterator[str]:
    for drug in course.medications:
        for told in drug.mentions:
            said = [" ".join(word for word in (drug.drug.ingredient, told.strength) if word), told.status.value]
            if told.a_day:
                said.append(f"{_numbers(told.a_day)} {told.unit}" + ("" if told.unit == "mcg/hr" else " a day"))
            said += [f"#{told.quantity}"] if told.quantity else []
            said += [f"{told.days} days"] if told.days else []
            said += [f"morphine {told.morphine}"] if told.morphine else []
            yield _day(told.on) + ", ".join(said)


def _visits(course: Course) -> Iterator[str]:
    for treatment in course.visits:
        for told in treatment.told:
            of = f" of {told.of}" if told.of else ""
            yield f"{_day(told.on)}{treatment.treatment}, {told.status.value}, {told.visits}{of}"


def _work(course: Course) -> Iterator[str]:
    for told in course.work:
        said = [told.work.value, told.status.value]
        said += [f"'{told.restrictions}'"] if told.restrictions else []
        said += [f"until {told.until}"] if told.until else []
        said += [f"for {told.weeks} weeks"] if told.weeks else []
        yield _day(told.on) + ", ".join(said)


def _pain(course: Course) -> Iterator[str]:
    for told in course.pain:
        if told.status is RowStatus.AFFIRMED:
            earlier = "earlier: " if told.is_earlier else ""
            beside = f", {told.medication} medication" if told.medication else ""
            yield f"{_day(told.on)}{earlier}{told.score}{beside}"


def _measures(course: Course) -> Iterator[str]:
    for told in course.measures:
        earlier = "earlier: " if told.is_earlier else ""
        part = (
            ""
            if told.part is None
            else f"{told.part} "
            if told.part.name not in {"hand", "leg"}
            else f"{told.part.side or ''} "
        )
        planned = f", {told.status.value}" if told.status is not RowStatus.AFFIRMED else ""
        yield f"{_day(told.on)}{earlier}{part}{told.name} {told.value} {told.unit}{planned}".replace(": ", ": ").strip()


def _parts(course: Course) -> Iterator[str]:
    for told in course.parts:
        yield str(told.part)


@dataclass(frozen=True)
class Measured:
    right: int
    read: int
    labelled: int

    def __str__(self) -> str:
        precision = f"{self.right / self.read:.2f}" if self.read else "-"
        return f"{self.labelled} | {self.read} | {self.right} | {precision} | {self.right / max(self.labelled, 1):.2f}"


def measured(name: str, table: str) -> Measured:
    """How many rows of a labelled set are read exactly as labelled."""
    right = read = wanted = 0
    for row in labelled(name):
        if row["table"] == table:
            expected, found = Counter(row["rows"]), Counter(rows_in(row))
            right += (expected & found).total()
            read += found.total()
            wanted += expected.total()
    return Measured(right, read, wanted)


def rows_in(row: dict[str, Any]) -> list[str]:
    """What is read of a labelled page."""
    return rows_of(
        course_in(row["says"], type=row.get("type", "progress report"), dated=row.get("dated", DATED)), row["table"]
    )


def misread(name: str) -> list[tuple[str, list[str], list[str]]]:
    """Each labelled page that is read otherwise, with what was expected and what was read."""
    return [
        (row["says"], row["rows"], rows_in(row))
        for row in labelled(name)
        if Counter(row["rows"]) != Counter(rows_in(row))
    ]


HEAD = "| table | rows labelled | read | right | precision | recall |\n|---|---|---|---|---|---|"


def main() -> None:
    for name in SETS:
        print(f"\n{name}: {len(labelled(name))} pages\n\n{HEAD}")
        found = {table: measured(name, table) for table in TABLES}
        whole = Measured(
            sum(each.right for each in found.values()),
            sum(each.read for each in found.values()),
            sum(each.labelled for each in found.values()),
        )
        for table, each in {**found, "all": whole}.items():
            print(f"| {table} | {each} |")


if __name__ == "__main__":
    main()
