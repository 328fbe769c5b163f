"""Which edition of a guideline is in force on a day, and which day counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from openimr.criteria.evaluation import GoverningDate
from openimr.criteria.pack import InForce, Trigger
from openimr.criteria.strict_yaml import read_strict
from openimr.vocabulary import Citation


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition with the days on which it governs."""

    guideline: str
    edition: str
    labels: tuple[str, ...]
    in_force: InForce
    source: str
    is_confirmed: bool
    note: str = ""


def governing_date(
    *, requested_on: date | None, ur_decided_on: date | None, service_on: date | None = None, trigger: str = "request"
) -> GoverningDate:
    """The day whose edition governs: the one that the edition's trigger names.

    Where it is unknown the day of the utilization review decision stands in, marked as assumed: the request came
    before it, mostly by days.
    """
    own = {"request": requested_on, "service": service_on, "dispensing": service_on}[trigger]
    names = {
        "request": "the date of the request",
        "service": "the date of service",
        "dispensing": "the date of dispensing",
    }
    if own is not None:
        return GoverningDate(on=own, basis=names[trigger])
    if ur_decided_on is not None:
        return GoverningDate(
            on=ur_decided_on,
            basis=f"the date of the utilization review decision, since {names[trigger]} is not known",
            is_assumed=True,
        )
    if requested_on is not None:
        return GoverningDate(
            on=requested_on, basis=f"the date of the request, since {names[trigger]} is not known", is_assumed=True
        )
    return GoverningDate(on=None, basis="no date is known", is_assumed=True)


def editions_in_force(guideline: str, on: date) -> tuple[str, ...]:
    """The years under which the edition in force may be cited; empty where nothing is known of the guideline.

    >>> editions_in_force("mtus-chronic-pain", date(2014, 10, 17))
    ('2009',)

    ODG and other guidelines that are revised all the time are not listed: their edition is the one consulted.
    """
    return tuple(
        label
        for row in editions()
        if row.guideline == guideline and row.in_force.covers(on)
        for label in (row.edition, *row.labels)
    )


def is_in_force(citation: Citation, on: date) -> bool | None:
    """Whether the edition that a citation names governs on a day; None where it names none or nothing is known."""
    if citation.edition is None or all(row.guideline != citation.guideline for row in editions()):
        return None
    return citation.edition in editions_in_force(citation.guideline, on)


@cache
def editions() -> tuple[Edition, ...]:
    """Every edition of `editions.yaml`, the oldest of a guideline first."""
    text = (files("openimr.criteria") / "editions.yaml").read_text("utf-8")
    keys = ("edition", "labels", "from", "until", "trigger", "source", "confirmed", "note")
    return tuple(
        Edition(
            guideline=row.only(("guideline", "editions")).need("guideline"),
            edition=entry.only(keys).need("edition"),
            labels=tuple(entry.get("labels", ())),
            in_force=InForce(since=entry["from"], until=entry.get("until"), trigger=Trigger(entry.need("trigger"))),
            source=entry.need("source"),
            is_confirmed=entry["confirmed"],
            note=entry.get("note", ""),
        )
        for row in read_strict(text, file="editions.yaml")
        for entry in row.need("editions")
    )
