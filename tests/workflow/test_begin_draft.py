"""What a draft begins with."""

from __future__ import annotations

from openimr.casefile import DocumentType
from openimr.workflow.begin_draft import guideline_cited_by_ur
from tests.builders.papers import a_file_of, a_record


def test_the_guideline_that_the_ur_decision_names_is_taken_word_for_word() -> None:
    decision = a_record(
        "Decision: denied.\nThe worker had therapy. The guideline used is the MTUS Chronic Pain Medical Treatment\n"
        "Guidelines, pages 98-99. You may ask for a review.",
        type=DocumentType.UR_DECISION,
    )
    found = guideline_cited_by_ur(a_file_of(decision))
    assert found.text == ("The guideline used is the MTUS Chronic Pain Medical Treatment Guidelines, pages 98-99.")


def test_a_section_of_the_regulation_does_not_end_the_sentence() -> None:
    decision = a_record("We rely on 8 CCR 9792.24.1. Denied.", type=DocumentType.UR_DECISION)
    assert guideline_cited_by_ur(a_file_of(decision)).text == "We rely on 8 CCR 9792.24.1."


def test_a_guideline_in_another_paper_is_not_the_administrators() -> None:
    note = a_record("Per ACOEM chapter 8 an MRI is needed.", type=DocumentType.PROGRESS_REPORT)
    assert guideline_cited_by_ur(a_file_of(note)).text == ""
