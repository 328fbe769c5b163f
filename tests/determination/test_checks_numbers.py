"""QTY-02 and QTY-03: comparisons, sums, and amounts against the decision. All sentences are invented."""

from __future__ import annotations

import pytest

from openimr.determination import Severity, check
from openimr.vocabulary import Decision, Quantity, Range
from tests.builders.determination import a_determination, an_item

END = "The request is not medically necessary."


@pytest.mark.parametrize(
    "said",
    [
        "The 8 visits requested exceed the recommended 9-10.",
        "The 8 sessions asked for exceed the 9-10 visits allowed.",
        "The 12 sessions requested are within the 10 visits allowed.",
        "The 12 sessions requested do not exceed the 10 visits recommended.",
        "The twelve sessions requested are fewer than the ten visits recommended.",
        "The 8 visits requested are in excess of the guideline's 10 visits.",
        "This makes a total of 18 (12 + 8).",
        "12 visits plus 8 visits equals 18 visits.",
        "The course of 2 x 6 = 14 is long.",
    ],
)
def test_a_wrong_comparison_or_sum_is_asked_about(said):
    (finding,) = of_numbers(said)
    assert (finding.code, finding.severity) == ("QTY-02", Severity.WARNING)
    assert finding.span.end <= len(said)


@pytest.mark.parametrize(
    "said",
    [
        "The 12 sessions requested exceed the recommended 9-10.",
        "The 8 visits requested are within the 9-10 visits allowed.",
        "The 8-12 visits requested exceed the 9-10 visits allowed.",
        "After the 8 visits already completed, 6 sessions exceed the 10 visits allowed.",
        "He finished 8 visits. The 6 sessions requested exceed the 10 visits allowed.",
        "An additional 6 visits would exceed the 10 visits recommended.",
        "If 8 visits exceed 10 visits, the reason is given.",
        "Sessions should not exceed 18 visits.",
        "The 8 visits requested exceed 6 weeks.",
        "The 12 sessions requested over 6 weeks exceed the guideline.",
        "The 30 tablets requested exceed 60 mg a day.",
        "This makes a total of 20 (12 + 8).",
        "12 visits plus 8 visits equals 20 visits.",
        "Levels 4 + 5 on page 12 are meant.",
    ],
)
def test_what_is_right_or_left_open_is_left_alone(said):
    assert of_numbers(said) == ()


def test_granted_although_it_exceeds_by_its_own_words_is_asked_about():
    (finding,) = granted("The guideline allows up to 10 visits. The request exceeds what the guideline allows.", 12)
    assert (finding.code, finding.severity) == ("QTY-03", Severity.WARNING)


def test_granted_although_more_than_the_rationale_allows_is_asked_about():
    (finding,) = granted("The MTUS recommends 9-10 visits for this diagnosis.", 12)
    assert finding.message == "The item asks for 12 visits and is Overturned; the rationale allows 9 to 10."


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("The MTUS recommends 9-10 visits for this diagnosis.", Range(8, 12)),
        ("The MTUS recommends 9-10 visits. However, the worker has gained strength with each course.", 12),
        ("The request exceeds what the guideline allows. The fracture makes this an exception.", 12),
        ("The request does not exceed what the guideline allows.", 8),
        ("The ODG recommends a trial of 6 visits.", 12),
        ("The MTUS allows up to 3 visits per week.", 12),
        ("The MTUS allows 10 visits for strains and 24 visits for nerve pain.", 12),
    ],
)
def test_an_exception_or_an_open_amount_is_left_alone(said, asked):
    assert granted(said, asked) == ()


def test_refused_as_too_much_although_within_the_allowance_is_asked_about():
    said = "The MTUS allows up to 10 visits. The number of visits exceeds what the guideline recommends."
    (finding,) = of_numbers(said)
    assert finding.code == "QTY-03"
    assert "asks for 8 visits, within the 10" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "The MTUS allows up to 10 visits. With the 6 completed ones the request exceeds what the guideline recommends.",
        "The MTUS allows up to 6 visits. The request exceeds what the guideline recommends.",
        "The MTUS allows up to 10 visits. The request comes without any goal.",
        "The request exceeds what the guideline recommends.",
    ],
)
def test_refused_for_a_reason_that_may_hold_is_left_alone(said):
    assert of_numbers(said) == ()


def of_numbers(said):
    """The findings about an upheld item of 8 visits whose rationale says this."""
    return check(a_determination(an_item(rationale=f"{said} {END}")))


def granted(said, asked):
    amount = asked if isinstance(asked, Range) else Range.exactly(asked)
    item = an_item(
        text=f"Physical therapy for the lumbar spine, {amount} visits",
        quantity=Quantity(amount=amount, unit="visits"),
        decision=Decision.OVERTURNED,
        rationale=f"{said} The request is medically necessary.",
    )
    return check(a_determination(item))
