"""Checks: each rule finds what it is for, says where, and leaves a sound determination alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from openimr.casefile import CaseFile, Document, Evidence, Fact, Facts, FactStatus, Page, Reading
from openimr.criteria import Evaluation, GoverningDate, Outcome
from openimr.determination import RULES, Severity, check
from openimr.vocabulary import BodyPart, Decision, GuidelineBasis, Qualifications, Quantity, Range
from openimr.wording import read_citations
from tests.builders.determination import a_determination, an_item


def test_a_sound_determination_has_no_findings():
    assert check(a_determination()) == ()


def test_an_empty_draft_hears_everything_at_once():
    draft = a_determination(an_item(decision=None, rationale=""), clinical_summary="", reviewer=Qualifications())
    assert codes(check(draft)) == ["STR-02", "STR-03", "STR-06", "STR-06", "STR-07"]


def test_a_determination_without_items_is_none():
    assert codes(check(replace(a_determination(), items=()))) == ["STR-01"]


def test_dates_that_run_backward_are_named_with_both_days():
    (finding,) = check(a_determination(ur_denial_date=date(2015, 1, 2)))
    assert finding.code == "STR-05"
    assert "11/24/2014" in finding.message
    assert "01/02/2015" in finding.message


def test_a_header_with_gaps_is_a_warning():
    (finding,) = check(a_determination(case_number=None, date_of_injury=None))
    assert (finding.code, finding.severity) == ("STR-04", Severity.WARNING)


def test_a_line_that_reads_as_a_heading_is_found():
    (finding,) = check(a_determination(an_item(rationale=f"{an_item().rationale}\n\nSecond request: Overturned")))
    assert finding.code == "STR-08"


AGREES = (
    (Decision.UPHELD, "The request is not medically necessary."),
    (Decision.UPHELD, "Therefore, they will be considered medically unnecessary."),
    (Decision.UPHELD, "Continued manipulation cannot be endorsed, given the poor response to it."),
    (Decision.UPHELD, "Medical necessity of the request has not been established."),
    (Decision.UPHELD, "The request cannot be considered medically necessary per the guidelines."),
    (
        Decision.UPHELD,
        "Surgery would be medically necessary if therapy had failed. The request is not medically necessary.",
    ),
    (Decision.UPHELD, "Utilization review found that it is medically necessary for six visits. It is not certified."),
    (Decision.UPHELD, "Medical necessity has not been demonstrated."),
    (Decision.UPHELD, "I do not find the request medically necessary."),
    (Decision.UPHELD, "The request fails to meet medical necessity."),
    (Decision.UPHELD, "Therefore the request is denied."),
    (Decision.OVERTURNED, "The request is medically necessary."),
    (Decision.OVERTURNED, "I find the request medically necessary."),
    (Decision.OVERTURNED, "The medical necessity of the brace is documented."),
    (Decision.OVERTURNED, "This request for a brace is reasonable and medically necessary."),
    (Decision.OVERTURNED, "There is medical necessity for this request."),
    (Decision.OVERTURNED, "The 6 visits of acupuncture are therefore medically necessary and appropriate."),
    (Decision.OVERTURNED, "Medical necessity has been established."),
    (
        Decision.OVERTURNED,
        "The guideline states that imaging is not medically necessary early on. This is medically necessary.",
    ),
)


@pytest.mark.parametrize(("decision", "rationale"), AGREES)
def test_a_conclusion_that_agrees_with_the_decision_is_left_alone(decision, rationale):
    assert check(a_determination(an_item(decision=decision, rationale=rationale))) == ()


@pytest.mark.parametrize(("decision", "rationale"), AGREES)
def test_the_same_conclusion_under_the_opposite_decision_is_found(decision, rationale):
    opposite = Decision.OVERTURNED if decision is Decision.UPHELD else Decision.UPHELD
    findings = check(a_determination(an_item(decision=opposite, rationale=rationale)))
    assert codes(findings) == ["DEC-01"]
    assert rationale.endswith(rationale[findings[0].span.start : findings[0].span.end])


def test_a_rationale_that_says_both_and_ends_on_the_wrong_one_is_asked_about():
    said = "The visits are not medically necessary. The request is medically necessary."
    assert codes(check(a_determination(an_item(rationale=said)))) == ["DEC-02"]


def test_a_rationale_that_concludes_nothing_is_asked_about():
    assert codes(check(a_determination(an_item(rationale="The worker has pain.")))) == ["DEC-03"]


def test_a_decision_without_evidence_is_found():
    none = GuidelineBasis(text="The Expert Reviewer did not cite any medical evidence for its decision.")
    assert codes(check(a_determination(an_item(reviewer_guideline=none)))) == ["CIT-01"]


@pytest.mark.parametrize(
    ("requested_on", "expected"),
    [(date(2017, 1, 5), ["CIT-02"]), (date(2016, 7, 28), []), (date(2016, 7, 29), ["CIT-02"])],
)
def test_an_edition_out_of_force_on_the_day_of_the_request_stops_the_signature(requested_on, expected):
    governing = GoverningDate(on=requested_on, basis="the date of the request")
    evaluation = Evaluation(item_number=1, outcome=Outcome.UNDECIDED, governing=governing)
    determination = a_determination(an_item(reviewer_guideline=cites("2009")))
    assert codes(check(determination, evaluations=(evaluation,))) == expected


def test_where_the_request_is_not_dated_an_old_edition_is_only_a_warning():
    of_2017 = a_determination(
        an_item(reviewer_guideline=cites("2009")),
        ur_denial_date=date(2017, 1, 19),
        application_received=date(2017, 1, 24),
        date_assigned=date(2017, 1, 30),
        decision_date=date(2017, 2, 15),
    )
    (finding,) = check(of_2017)
    assert (finding.code, finding.severity) == ("CIT-03", Severity.WARNING)
    assert "In force then: 2016." in finding.message


def test_a_denial_shortly_after_a_change_may_still_rest_on_the_old_edition():
    days = {
        "application_received": date(2016, 9, 1),
        "date_assigned": date(2016, 9, 9),
        "decision_date": date(2016, 10, 1),
    }
    soon = a_determination(an_item(reviewer_guideline=cites("2009")), ur_denial_date=date(2016, 8, 10), **days)
    assert check(soon) == ()


def test_a_rationale_about_another_body_part_is_found():
    said = "The left knee is stable and strong. The request is not medically necessary."
    assert codes(check(a_determination(an_item(rationale=said)))) == ["BOD-01"]


@pytest.mark.parametrize("said", ["The low back is stiff.", "Pain reaches the left leg.", "The worker has pain."])
def test_a_rationale_about_the_region_or_about_none_is_left_alone(said):
    rationale = f"{said} The request is not medically necessary."
    assert check(a_determination(an_item(rationale=rationale))) == ()


def test_the_wrong_side_is_found():
    knee = an_item(
        text="MRI of the left knee",
        body_parts=(BodyPart("knee", side="left"),),
        quantity=None,
        rationale="The right knee is stable. The request is not medically necessary.",
    )
    assert codes(check(a_determination(knee))) == ["BOD-02"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The current request is for 10 sessions of physical therapy.", ["QTY-01"]),
        ("The current request is for 8 sessions of physical therapy.", []),
        ("The request for 6 or more visits exceeds what is recommended.", []),
        ("The original request for 12 visits was modified.", []),
        ("The guideline allows 10 visits.", []),
    ],
)
def test_a_request_is_stated_with_its_own_quantity(said, expected):
    rationale = f"{said} The request is not medically necessary."
    assert codes(check(a_determination(an_item(rationale=rationale)))) == expected


def test_the_remaining_part_of_a_request_may_be_named_by_its_whole():
    rest = an_item(
        text=(
            "Physical therapy eight sessions was the original request. Six sessions was authorized. The remaining IMR "
            "eligible portion of the original request, Physical therapy two sessions"
        ),
        body_parts=(),
        quantity=Quantity(amount=Range.exactly(2), unit="visits"),
        rationale="The request for eight visits is not medically necessary.",
    )
    assert check(a_determination(rest)) == ()


def test_a_record_that_was_not_opened_stops_the_signature():
    file = CaseFile(documents=(Document(id="a", name="Note"), Document(id="b", name="Report")))
    (finding,) = check(a_determination(), case_file=file, opened=frozenset({"a"}))
    assert (finding.code, finding.evidence) == ("FILE-01", (("b", 1),))


def test_a_record_without_text_is_named_before_something_is_called_absent():
    file = CaseFile(documents=(Document(id="a", name="Scan", reading=Reading.NO_TEXT),))
    assert codes(check(a_determination(), case_file=file)) == ["FILE-02"]


def test_rules_that_need_the_file_stay_silent_without_it():
    assert check(a_determination(), opened=frozenset()) == ()


SAYS_NO_NUMBNESS = an_item(
    rationale="There were no neurological symptoms at all. The request is not medically necessary."
)


def test_an_absence_that_the_file_contradicts_names_the_page():
    file = CaseFile(
        documents=(Document(id="a", name="Note", pages=(Page(number=117, text="Numbness of both feet."),)),)
    )
    facts = Facts({"neurological_symptoms": a_fact(FactStatus.DOCUMENTED)})
    (finding,) = check(a_determination(SAYS_NO_NUMBNESS), facts=facts, case_file=file)
    assert (finding.code, finding.severity, finding.evidence) == ("FACT-01", Severity.ERROR, (("a", 117),))
    assert finding.message.startswith("The file may say otherwise. Open page 117 of document 1.")
    assert SAYS_NO_NUMBNESS.rationale[finding.span.start : finding.span.end] == "neurological symptoms"


def test_a_count_of_none_in_the_file_contradicts_no_sentence_that_says_so():
    none = Fact(concept="acupuncture_visits", status=FactStatus.DOCUMENTED, value=Range.exactly(0))
    said = "The record counts no acupuncture treatments so far. The request is not medically necessary."
    assert check(a_determination(an_item(rationale=said)), facts=Facts({"acupuncture_visits": none})) == ()


@pytest.mark.parametrize(
    ("status", "expected"),
    [(FactStatus.CONFLICTING, ["FACT-02"]), (FactStatus.DENIED, []), (FactStatus.NOT_FOUND, [])],
)
def test_an_absence_is_held_against_what_the_file_shows(status, expected):
    facts = Facts({"neurological_symptoms": a_fact(status)})
    assert codes(check(a_determination(SAYS_NO_NUMBNESS), facts=facts)) == expected


def test_a_summary_that_reports_what_the_rationale_calls_absent_asks_for_an_answer():
    contradicting = a_determination(
        SAYS_NO_NUMBNESS, clinical_summary="The worker has low back pain with numbness and tingling of the left leg."
    )
    (finding,) = check(contradicting)
    assert (finding.code, finding.severity) == ("CON-01", Severity.WARNING)
    assert "“numbness” and “tingling”" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "There was no improvement with physical therapy.",
        "There was no documentation explaining why physical therapy should exceed the guideline.",
        "There are no physical therapy progress notes in the record.",
        "Progress notes have noted 12 visits of physical therapy.",
        "There is no physical therapy agreement.",
    ],
)
def test_what_is_denied_of_a_treatment_is_no_denial_of_the_treatment(said):
    facts = Facts(
        {"physical_therapy_visits": replace(a_fact(FactStatus.DOCUMENTED), concept="physical_therapy_visits")}
    )
    rationale = f"{said} The request is not medically necessary."
    assert check(a_determination(an_item(rationale=rationale)), facts=facts) == ()


@pytest.mark.parametrize("left", ["123-45-6789", "(415) 555-0134", "415-555-0134", "t.ibarra@example.org"])
def test_identifiers_left_in_a_text_are_found(left):
    (finding,) = check(a_determination(clinical_summary=f"The worker, reached at {left}, has low back pain."))
    assert finding.code == "PRI-01"
    assert left not in finding.message


@pytest.mark.parametrize("number", ["9792.24.1", "2014-0001234", "CM14-0001234", "10/325mg #60", "98-99, 122-123"])
def test_numbers_of_the_field_are_no_identifiers(number):
    assert check(a_determination(clinical_summary=f"The report cites {number} for the low back.")) == ()


def test_codes_are_unique_and_every_rule_can_be_named():
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.shared
def test_none_of_the_nine_real_items_is_flagged_except_the_known_contradiction(seeds):
    from openimr.corpus import read_letter

    found = []
    for number, seed in enumerate(seeds):
        determination = read_letter(seed.read_text("utf-8")).record.determination
        found += [(number, finding.code, finding.item) for finding in check(determination) if finding.code != "STR-04"]
    assert found == [(3, "CON-01", 2)]


@pytest.mark.shared
def test_over_real_letters_only_what_a_reader_confirmed_is_found(shared):
    from openimr.corpus import read_files

    found = [
        finding.code
        for letter in read_files([shared / "data" / "wc_imr" / "txt"])
        for finding in check(letter.reading.record.determination)
    ]
    # Each was read: an old edition, two chapters for other regions, "his" of a woman, another day of the injury.
    assert sorted(found) == ["CIT-01"] * 11 + ["CIT-03", "CIT-05", "CIT-05", "CON-02", "CON-03"]


def codes(findings):
    return [finding.code for finding in findings]


def cites(edition):
    text = f"Decision based on MTUS Chronic Pain Medical Treatment {edition}, Section(s): Physical Medicine."
    return GuidelineBasis(text=text, citations=read_citations(text))


def a_fact(status):
    evidence = (Evidence(document_id="a", page=117, start=0, end=8),)
    return Fact(concept="neurological_symptoms", status=status, evidence=evidence)
