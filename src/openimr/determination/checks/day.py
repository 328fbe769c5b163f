"""FACT-11: a day that the summary or a rationale names stands somewhere in the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from openimr.application import Application
from openimr.casefile import in_words, quotations, written_dates
from openimr.determination.checks.finding import Flaw
from openimr.determination.checks.material import Material
from openimr.determination.checks.places import read_texts
from openimr.determination.determination import Determination
from openimr.vocabulary import Span


def not_in_file(material: Material) -> Iterator[Flaw]:
    """FACT-11: a text names a day that no page, no document's date and no date of the application has."""
    assert material.case_file is not None  # the rule needs it
    known: set[date] = set()
    for _, page in read_texts(material.case_file):
        known |= _days(page.text)
    known |= {document.dated for document in material.case_file.documents if document.dated}
    known |= _of_header(material.determination) | _of_application(material.application)
    for path, number, text in material.told():
        quoted = quotations(text)
        for day in written_dates(text):
            if day.on not in known and not any(start <= day.start < end for start, end in quoted):
                yield Flaw(
                    path=path,
                    item=number,
                    span=Span(day.start, day.end),
                    message=f"The text names {in_words(day.on)}, a day that stands nowhere in the file.",
                    fix="Compare the date with the record that is meant.",
                )


def _of_header(determination: Determination) -> set[date]:
    days = (
        determination.date_assigned,
        determination.date_of_injury,
        determination.decision_date,
        determination.ur_denial_date,
        determination.application_received,
    )
    return {day for day in days if day}


def _of_application(application: Application | None) -> set[date]:
    if application is None:
        return set()
    days = (
        application.date_of_injury,
        application.requested_on,
        application.ur.decided_on,
        application.ur.served_on,
        application.signed_on,
    )
    return {day for day in days if day}


@lru_cache(maxsize=8192)
def _days(text: str) -> frozenset[date]:
    return frozenset(day.on for day in written_dates(text))
