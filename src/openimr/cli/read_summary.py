"""What was read of one letter, for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from openimr.casefile import ClinicalPicture
from openimr.determination import Determination, DeterminedItem
from openimr.vocabulary import Decision, GuidelineBasis, Quantity
from openimr.wording import write_citation

if TYPE_CHECKING:
    from openimr.corpus import FileReading

WIDTH = 100


def print_summary(reading: FileReading, stream: TextIO) -> None:
    """Print the header facts of one letter, then each item with its decision and citations."""
    assert reading.reading is not None
    console = Console(file=stream, highlight=False, width=None if stream.isatty() else WIDTH)
    determination = reading.reading.record.determination
    head = Text(str(determination.case_number or "no case number"), style="bold")
    console.print(head.append(f"  {reading.path}, layout {reading.reading.layout}", style="not bold dim"))
    console.print(Padding(_facts(determination, reading.reading.record.clinical), (0, 0, 1, 2)))
    for item in determination.items:
        console.print(Padding(_item(item), (0, 0, 1, 2)))
    if left := len(reading.reading.record.leftovers):
        console.print(Padding(f"{left} {'passage' if left == 1 else 'passages'} left over", (0, 0, 1, 2)))


def _facts(determination: Determination, clinical: ClinicalPicture | None) -> Table:
    reviewer = determination.reviewer
    facts = {
        "Injured": _day(determination.date_of_injury),
        "Denied by UR": _day(determination.ur_denial_date),
        "Received": _day(determination.application_received),
        "Assigned": _day(determination.date_assigned),
        "Decided": _day(determination.decision_date),
        "Priority": str(determination.priority or ""),
        "Reviewer": ", ".join((*reviewer.certifications, *reviewer.subspecialties)),
        "Licensed in": ", ".join(reviewer.licensed_in),
        "Clinical": _clinical(clinical) if clinical else "",
    }
    return _table((label, Text(said)) for label, said in facts.items() if said)


def _clinical(picture: ClinicalPicture) -> str:
    """Age, sex, injury and pain in one line."""
    age, sex, how, scores = picture.age, picture.sex, picture.mechanism, picture.pain_scores
    pain = ", ".join(dict.fromkeys(str(each.score) for each in scores))
    return "; ".join(
        said
        for said in (
            " ".join(filter(None, (f"{age.years} years" if age else "", sex.value if sex else ""))),
            how.text if how else "",
            f"pain {pain} of 10" if pain else "",
        )
        if said
    )


def _item(item: DeterminedItem) -> Table:
    decision = Text(item.decision or "undecided", style="bold" if item.decision is Decision.OVERTURNED else "")
    rows = {
        f"Item {item.number}": Text(item.text),
        "Decision": decision,
        "Treatment": Text(item.treatment or ""),
        "Body parts": Text(", ".join(str(part) for part in item.body_parts)),
        "Drugs": Text(", ".join(map(str, item.drugs))),
        "Codes": Text(", ".join(item.codes)),
        "Quantity": Text(_quantity(item.quantity) if item.quantity else ""),
        "Administrator cites": _cited(item.claims_administrator_guideline),
        "Reviewer cites": _cited(item.reviewer_guideline),
    }
    return _table((label, said) for label, said in rows.items() if said.plain)


def _quantity(quantity: Quantity) -> str:
    return f"{quantity}, refills: {quantity.refills}" if quantity.refills else str(quantity)


def _table(rows: Iterable[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", width=19)
    table.add_column(overflow="fold")
    for label, said in rows:
        table.add_row(label, said)
    return table


def _cited(basis: GuidelineBasis) -> Text:
    return Text("; ".join(write_citation(citation) for citation in basis.citations))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
