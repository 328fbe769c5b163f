"""DEC-04, STR-10 and CON-02 to CON-04: boilerplate, template marks, another worker, other dates, what was set aside.

All invented.
"""

from __future__ import annotations

import pytest

from openimr.criteria import SetAside, evaluate
from openimr.determination import Severity, check
from openimr.vocabulary import Decision
from tests.builders.criteria import IN_2014, evaluated, the_facts
from tests.builders.criteria import an_item as disputed_item
from tests.builders.determination import a_determination, an_item

AGAINST = "The request is not medically necessary."
FOR = "The request is medically necessary."
ROOFER = "The patient is a 44-year-old male roofer who fell from a ladder."


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision.OVERTURNED, "This should not be interpreted as a recommendation to stop the drug abruptly."),
        (Decision.OVERTURNED, "The denial is upheld."),
        (Decision.OVERTURNED, "I agree with the denial."),
        (Decision.UPHELD, "The denial is overturned."),
        (Decision.UPHELD, "The utilization review decision is not supported."),
        (Decision.UPHELD, "Partial certification of 6 visits is recommended."),
        (Decision.OVERTURNED, "The visits are partially certified."),
        (Decision.UPHELD, "The request is modified to 6 visits."),
    ],
)
def test_a_standard_sentence_of_the_other_decision_is_asked_about(decision, said):
    (finding,) = concluding(decision, said)
    assert (finding.code, finding.severity) == ("DEC-04", Severity.WARNING)


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Decision.UPHELD, "This should not be interpreted as a recommendation to stop the drug abruptly."),
        (Decision.UPHELD, "The denial is upheld."),
        (Decision.OVERTURNED, "The denial is overturned."),
        (Decision.UPHELD, "Utilization review found that partial certification of 6 visits is recommended."),
        (Decision.UPHELD, "There is no provision for a modified certification."),
        (Decision.UPHELD, "The first 6 visits were partially certified."),
    ],
)
def test_a_standard_sentence_that_fits_is_left_alone(decision, said):
    assert concluding(decision, said) == ()


def test_what_the_conclusion_says_is_reported_once():
    (finding,) = check(
        a_determination(an_item(decision=Decision.OVERTURNED, rationale="Medical necessity has not been established."))
    )
    assert finding.code == "DEC-01"


@pytest.mark.parametrize(
    "left", ["XXX", "TBD", "[insert diagnosis]", "[Insert date here]", "____", "<<name>>", "Lorem ipsum"]
)
def test_a_mark_of_a_template_is_asked_about(left):
    (finding,) = check(a_determination(clinical_summary=f"The worker was seen for {left} in the spring."))
    assert (finding.code, finding.severity) == ("STR-10", Severity.WARNING)


@pytest.mark.parametrize("said", ["[MRI]", "[1-3, 28]", "grade XX", "pain <3/10", "[...] and so on"])
def test_what_only_looks_like_a_mark_is_left_alone(said):
    assert check(a_determination(clinical_summary=f"The worker was seen with {said} in the spring.")) == ()


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("The patient is a 44-year-old female with pain.", "“female”"),
        ("The patient is a 61 year old male with pain.", "the age 61"),
        ("She has pain.", "“she”"),
        ("Her pain is constant.", "“her”"),
    ],
)
def test_a_rationale_about_somebody_else_is_asked_about(said, named):
    (finding,) = about_the_roofer(said)
    assert (finding.code, finding.severity) == ("CON-02", Severity.WARNING)
    assert named in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "The patient is a 45-year-old male with pain.",
        "He has pain.",
        "The physician wrote that she wants more visits.",
        "The treating physician saw him. She asks for more visits.",
        "His wife says that she does the lifting.",
        "The guideline recommends this for a 60-year-old female.",
        "The text says “she may be treated”.",
    ],
)
def test_the_worker_of_the_summary_and_other_people_are_left_alone(said):
    assert about_the_roofer(said) == ()


def test_a_summary_that_names_no_sex_says_nothing_of_it():
    assert check(a_determination(an_item(rationale=f"She has pain. {AGAINST}"))) == ()


@pytest.mark.parametrize(
    "said",
    [
        "The worker sustained an industrial injury on 9-26-2013.",
        "The worker has a date of injury of 09/26/13.",
        "The worker was injured on September 26, 2013.",
        "The worker has had pain since the industrial injury of Sept. 26, 2013.",
    ],
)
def test_another_date_of_injury_than_in_the_header_is_asked_about(said):
    (finding,) = check(a_determination(clinical_summary=said))
    assert (finding.code, finding.severity) == ("CON-03", Severity.WARNING)
    assert finding.message == "The text dates the injury 09/26/2013, the header 08/26/2013."
    assert "26" in said[finding.span.start : finding.span.end]


@pytest.mark.parametrize(
    "said",
    [
        "The worker sustained an industrial injury on 8-26-13.",
        "A prior industrial injury of 9-26-2003 had healed.",
        "The worker was injured on 8-26-2013, and was injured on 9-26-2013 once more.",
        "The industrial injury led to a visit on 9-26-2013.",
        "The worker sustained an industrial injury on 13-45-2013.",
        "Surgery is planned for 3-1-2016.",
        "The report of 1-22-2015 names pain.",
    ],
)
def test_the_same_date_other_events_and_days_to_come_are_left_alone(said):
    assert check(a_determination(clinical_summary=said)) == ()


@pytest.mark.parametrize("day", ["3-1-2016", "03/01/16", "March 1, 2016", "2016-03-01"])
def test_a_day_after_the_decision_that_is_reported_as_past_is_asked_about(day):
    (finding,) = check(a_determination(clinical_summary=f"The worker was seen on {day} with pain."))
    assert (finding.code, finding.severity) == ("CON-03", Severity.WARNING)
    assert "03/01/2016, a day after the decision" in finding.message


def test_without_the_dates_of_the_header_nothing_is_compared():
    undated = a_determination(
        clinical_summary="The worker was injured on 9-26-2013.", date_of_injury=None, decision_date=None
    )
    assert [finding.code for finding in check(undated)] == ["STR-04"]


PLATEAU = "The stroke of May explains the plateau."


@pytest.mark.parametrize("said", ["", "Therapy went on.", "The stroke is known."])
def test_a_criterion_set_aside_without_its_reason_in_the_rationale_stops_the_signature(said):
    (finding,) = with_aside(f"{said} {AGAINST}")
    assert (finding.code, finding.severity) == ("CON-04", Severity.ERROR)
    assert "counts as met" in finding.message


@pytest.mark.parametrize("said", [PLATEAU, "The plateau, as the STROKE\nin May explains, is no failure."])
def test_a_reason_that_is_told_in_its_words_satisfies(said):
    assert with_aside(f"{said} {AGAINST}") == ()


def test_a_determination_in_which_nothing_is_set_aside_owes_no_reason():
    assert check(a_determination(an_item(rationale=AGAINST)), evaluations=(evaluated(),)) == ()


def with_aside(rationale):
    aside = SetAside(topic="physical-medicine", criterion="pm-fi", counts_as=True, reason=PLATEAU)
    item = disputed_item("Physical therapy, 8 visits")
    evaluation = evaluate(
        item, the_facts(), requested_on=IN_2014, ur_decided_on=None, date_of_injury=None, set_aside=(aside,)
    )
    return check(a_determination(an_item(rationale=rationale)), evaluations=(evaluation,))


def concluding(decision, said):
    end = AGAINST if decision is Decision.UPHELD else FOR
    return check(a_determination(an_item(decision=decision, rationale=f"{said} {end}")))


def about_the_roofer(said):
    return check(a_determination(an_item(rationale=f"{said} {AGAINST}"), clinical_summary=ROOFER))
