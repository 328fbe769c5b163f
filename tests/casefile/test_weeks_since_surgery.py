"""Weeks since the operation: as they are written, or from the day that stands beside the operation."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import FactStatus, find_facts
from openimr.vocabulary import Range
from tests.builders.casefile import a_case_file


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("She is 8 weeks status post arthroscopic meniscectomy.", Range.exactly(8)),
        ("He underwent shoulder arthroscopy with decompression on 03/02/2015.", Range.exactly(10)),
        ("Surgical history: lumbar fusion (03/02/2015).", Range.exactly(10)),
        ("She had surgery on 01/05/2012 and again had surgery on 03/02/2015.", Range.exactly(10)),
    ],
)
def test_the_weeks_since_an_operation_are_found(text: str, weeks: Range) -> None:
    fact = find_facts(a_case_file(text), as_of=date(2015, 5, 11)).about("weeks_since_surgery")
    assert fact.status is FactStatus.DOCUMENTED
    assert fact.value == weeks


@pytest.mark.parametrize(
    "text",
    [
        "After surgery the patient was seen on 05/04/2015.",
        "Following the arthroscopy he presented for a visit on 05/04/2015.",
        "Arthroscopic surgery was requested on 05/04/2015.",
        "Surgery is planned for 06/20/2015.",
        "He was seen on 05/04/2015.",
    ],
)
def test_the_day_of_a_visit_or_a_request_is_no_day_of_an_operation(text: str) -> None:
    fact = find_facts(a_case_file(text), as_of=date(2015, 5, 11)).about("weeks_since_surgery")
    assert fact.status is FactStatus.NOT_FOUND
