"""STR: the determination is whole: items decided with reasons, header in order, reviewer and case known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.letter import SECTION_LABELS
from openimr.vocabulary import Span

ORDER = (
    ("date_of_injury", "date of injury"),
    ("ur_denial_date", "UR denial date"),
    ("application_received", "day the application was received"),
    ("date_assigned", "day of assignment"),
    ("decision_date", "decision date"),
)
# Signing sets the decision date, so that a draft without it is whole.
HEADER = (
    ("case_number", "case number"),
    *ORDER[:4],
    ("priority", "priority"),
)


def nothing_in_dispute(material: Material) -> Iterator[Flaw]:
    """STR-01: there is at least one item, and each says what was asked for."""
    if not material.determination.items:
        yield Flaw(
            path="items",
            message="No item is in dispute here.",
            fix="List each denied treatment as the UR letter words it.",
        )
    for path, item in material.items():
        if not item.text.strip():
            yield Flaw(
                path=f"{path}.text",
                item=item.number,
                message="The item does not say what was asked for.",
                fix="Copy the words of the UR letter.",
            )


def undecided(material: Material) -> Iterator[Flaw]:
    """STR-02: every item is decided."""
    for path, item in material.items():
        if item.decision is None:
            yield Flaw(
                path=f"{path}.decision",
                item=item.number,
                message="The item is not decided.",
                fix="Choose Upheld or Overturned, or have the item withdrawn.",
            )


def without_rationale(material: Material) -> Iterator[Flaw]:
    """STR-03: every item has a rationale."""
    for path, item in material.items():
        if not item.rationale.strip():
            yield Flaw(
                path=f"{path}.rationale",
                item=item.number,
                message="The decision has no rationale.",
                fix="Write the clinical reasons for this item, also where another item's reasons apply to it.",
            )


def header_incomplete(material: Material) -> Iterator[Flaw]:
    """STR-04: the header is complete."""
    missing = [(name, said) for name, said in HEADER if getattr(material.determination, name) is None]
    if missing:
        yield Flaw(
            path=missing[0][0],
            message=f"The header lacks: {', '.join(said for _, said in missing)}.",
            fix="Add what the application and the UR decision say.",
        )


def dates_out_of_order(material: Material) -> Iterator[Flaw]:
    """STR-05: injury, UR denial, application, assignment and decision follow one another."""
    known = [(name, said, day) for name, said in ORDER if (day := getattr(material.determination, name)) is not None]
    for (_, earlier, before), (name, later, after) in pairwise(known):
        if before > after:
            yield Flaw(
                path=name,
                message=f"The {later} ({after:%m/%d/%Y}) lies before the {earlier} ({before:%m/%d/%Y}).",
                fix="Compare both dates with the application and the UR decision.",
            )


def reviewer_unknown(material: Material) -> Iterator[Flaw]:
    """STR-06: the reviewer's certification and licence are named."""
    reviewer = material.determination.reviewer
    lists = (
        ("certifications", "board certification", reviewer.certifications),
        ("licensed_in", "state of licensure", reviewer.licensed_in),
    )
    for name, said, values in lists:
        if not any(value.strip() for value in values):
            yield Flaw(
                path=f"reviewer.{name}",
                message=f"The reviewer's {said} is not named.",
                fix="Take it from the reviewer's credentials; the name itself stays out.",
            )


def without_summary(material: Material) -> Iterator[Flaw]:
    """STR-07: the clinical case summary is there."""
    if not material.determination.clinical_summary.strip():
        yield Flaw(
            path="clinical_summary",
            message="The clinical case summary is empty.",
            fix="Summarize the case from the records; the chronology is a start.",
        )


LABEL = re.compile(
    rf"^[^\S\n]*+(?:(?:{'|'.join(re.escape(label) for label in SECTION_LABELS)})\b.*"
    r"|(?:Claims Administrator guideline|Decision rationale)\s*:.*|[^\n]*:\s*(?:Upheld|Overturned)[^\S\n]*)$",
    re.MULTILINE,
)


def reads_as_a_label(material: Material) -> Iterator[Flaw]:
    """STR-08: no line within a text reads as a heading of the letter itself."""
    for path, number, text in material.texts():
        for match in LABEL.finditer(text):
            yield Flaw(
                path=path,
                item=number,
                span=Span(match.start(), match.end()),
                message="This line reads as a heading of the letter, and a reader may take it for one.",
                fix="Word it as a sentence.",
            )
