"""The draft of a rationale: it tells what the trace shows, with pages, and concludes as the decision says."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.casefile import Evidence, find_facts
from openimr.criteria import Evaluation, SetAside, evaluate
from openimr.determination import check, draft_rationale, suggest_basis
from openimr.vocabulary import Decision
from openimr.wording import read_citations
from tests.builders.casefile import a_case_file
from tests.builders.criteria import an_item
from tests.builders.determination import a_determination
from tests.builders.determination import an_item as determined_item

IMPROVED = "He completed 2 visits of physical therapy with functional improvement and keeps a home exercise program."
UNCHANGED = "He completed 2 visits of physical therapy. He remains off work."


def page_label(evidence: Evidence) -> str:
    return f"progress report, page {evidence.page}"


def drafted(text: str, decision: Decision, asks: str = "Physical therapy, 8 visits") -> tuple[str, Evaluation]:
    item = an_item(asks)
    facts = find_facts(a_case_file(text), as_of=None, items=(item,))
    evaluation = evaluate(item, facts, requested_on=date(2014, 6, 2), ur_decided_on=None, date_of_injury=None)
    return draft_rationale(item, evaluation, decision, facts=facts, page_label=page_label), evaluation


def test_an_upheld_item_is_said_to_be_not_necessary_with_guideline_page_and_record_page() -> None:
    text, _ = drafted(UNCHANGED, Decision.UPHELD)
    assert "pages 98-99" in text
    assert "The record speaks against functional improvement (progress report, page 1)." in text
    assert "does not document a flare-up or a home exercise program (1 page searched)" in text
    assert text.endswith("the request is not medically necessary.")


def test_an_overturned_item_is_said_to_be_necessary_and_silence_is_no_reason() -> None:
    text, _ = drafted(IMPROVED, Decision.OVERTURNED)
    assert "functional improvement (progress report, page 1)" in text
    assert "does not document" not in text
    assert text.endswith("the request is medically necessary.")


@pytest.mark.parametrize("case", [(UNCHANGED, Decision.OVERTURNED), (IMPROVED, Decision.UPHELD)])
def test_a_decision_against_the_criteria_leaves_a_gap_for_the_reviewers_own_reason(case: tuple[str, Decision]) -> None:
    text, _ = drafted(*case)
    assert "[...]" in text


def test_a_decision_with_the_criteria_leaves_no_gap() -> None:
    for case in ((UNCHANGED, Decision.UPHELD), (IMPROVED, Decision.OVERTURNED)):
        assert "[...]" not in drafted(*case)[0]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("Dr. Hale's note explains the plateau.", "Dr. Hale's note explains the plateau."),
        ("the stroke\n\nexplains   the plateau", "The stroke explains the plateau."),
        ("Is one visit enough?", "Is one visit enough?"),
    ],
)
def test_the_reason_of_a_criterion_set_aside_stands_in_the_reviewers_own_words(reason: str, told: str) -> None:
    item = an_item("Physical therapy, 8 visits")
    facts = find_facts(a_case_file(UNCHANGED), as_of=None, items=(item,))
    aside = SetAside(topic="physical-medicine", criterion="pm-fi", counts_as=True, reason=reason)
    evaluation = evaluate(
        item, facts, requested_on=date(2014, 6, 2), ur_decided_on=None, date_of_injury=None, set_aside=(aside,)
    )
    text = draft_rationale(item, evaluation, Decision.OVERTURNED, facts=facts, page_label=page_label)
    assert f"The reviewer's reason: {told}\n\n" in text
    findings = check(a_determination(determined_item(rationale=text)), evaluations=(evaluation,))
    assert "CON-04" not in {finding.code for finding in findings}


def test_an_item_without_a_pack_names_no_guideline_and_leaves_the_gap() -> None:
    text, evaluation = drafted(UNCHANGED, Decision.UPHELD, asks="Hyperbaric oxygen therapy")
    assert "No guideline held here covers the request" in text
    assert suggest_basis(evaluation).text == ""


@pytest.mark.parametrize(
    "asks",
    [
        "Physical therapy, 8 visits",
        "Acupuncture, 8 visits",
        "MRI of the cervical spine",
        "Chiropractic treatment, 8 visits",
    ],
)
def test_the_suggested_basis_reads_back_as_the_guideline_it_cites(asks: str) -> None:
    _, evaluation = drafted(UNCHANGED, Decision.UPHELD, asks=asks)
    basis = suggest_basis(evaluation)
    read = read_citations(basis.text)
    assert [(each.guideline, each.edition, each.pages) for each in read] == [
        (each.guideline, each.edition, each.pages) for each in basis.citations
    ]
