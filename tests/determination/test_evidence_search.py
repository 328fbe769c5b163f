"""CIT-06 to CIT-09, and the paragraph that says why a decision does not rest on the MTUS."""

from __future__ import annotations

import json
from datetime import date

import pytest

from openimr.determination import (
    Determination,
    PassedStep,
    Recommendation,
    Severity,
    Stance,
    StepResult,
    Weighing,
    check,
    search_paragraph,
)
from openimr.publication import public_record
from openimr.store.codec import dumps, loads
from openimr.vocabulary import Decision, GuidelineBasis
from openimr.wording import read_citations
from tests.builders.determination import a_determination, an_item

ODG = "Decision based on Non-MTUS Citation ODG, 2016, Low Back, Physical therapy."
STUDY = 'Decision based on Non-MTUS Citation Quill R, "Rest after strain", 2011, Sample Spine, Vol. 12, Page(s): 45-52.'
SINCE_2015 = {
    "date_assigned": date(2017, 1, 9),
    "decision_date": date(2017, 1, 20),
    "ur_denial_date": date(2016, 12, 1),
}


def silent(step: str = "mtus", reason: str = "It has no chapter on this device.") -> PassedStep:
    return PassedStep(step=step, result=StepResult.SILENT, reason=reason, searched_on=date(2017, 1, 10))


def decided(*, cited: str = ODG, **of_item: object) -> Determination:
    basis = GuidelineBasis(text=cited, citations=read_citations(cited))
    return a_determination(an_item(reviewer_guideline=basis, **of_item), **SINCE_2015)


def found(determination: Determination, *, is_draft: bool = True) -> dict[str, str]:
    """The findings on the evidence, by code. Only of a draft is it known which records were opened."""
    findings = check(determination, opened=frozenset() if is_draft else None)
    return {each.code: each.message for each in findings if each.code in {"CIT-06", "CIT-07", "CIT-08", "CIT-09"}}


# --- the search order ----------------------------------------------------------------------


def test_a_draft_that_rests_on_odg_alone_says_why_not_on_the_mtus():
    assert "pass over the MTUS" in found(decided())["CIT-06"]
    (finding,) = [each for each in check(decided(), opened=frozenset()) if each.code == "CIT-06"]
    assert finding.severity is Severity.ERROR
    assert found(decided(passed_over=(silent(),))) == {}


def test_each_higher_step_wants_its_own_reason():
    message = found(decided(cited=STUDY, passed_over=(silent(),)))["CIT-06"]
    assert message == (
        "The citations pass over current ACOEM or ODG and other nationally recognized guidelines, "
        "and no reason is recorded."
    )
    every = (silent(), silent("acoem-or-odg"), silent("other-guidelines"))
    assert found(decided(cited=STUDY, passed_over=every)) == {}


@pytest.mark.parametrize("half", [PassedStep(step="mtus", reason="No chapter."), silent(reason="  ")])
def test_half_an_answer_is_none(half: PassedStep):
    assert "CIT-06" in found(decided(passed_over=(half,)))


def test_a_published_letter_is_left_alone():
    assert found(decided(cited="Decision based on Non-MTUS Citation ODG."), is_draft=False) == {}


def test_a_draft_that_cites_the_mtus_first_owes_no_reason():
    cited = f"Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies. {ODG}"
    assert found(decided(cited=cited)) == {}


def test_a_citation_of_a_draft_is_told_what_it_lacks():
    message = found(decided(cited="Decision based on MTUS Low Back Complaints."))["CIT-09"]
    assert message == (
        "Citation 1, MTUS Low Back Complaints, lacks the guideline's effective year, the chapter or section "
        "(8 CCR 9792.21.1(d), unconfirmed)."
    )


# --- recommendations at variance -----------------------------------------------------------

AGAINST_1B = Recommendation(source="A guideline", stance=Stance.AGAINST, level="1b", applies=True)
FOR_4 = Recommendation(source="A case series", stance=Stance.FOR, level="4", applies=True)


def weighed(*rows: Recommendation, decision: Decision = Decision.OVERTURNED, reason: str = "") -> dict[str, str]:
    weighing = Weighing(recommendations=rows, reason=reason)
    return found(decided(decision=decision, weighing=weighing, passed_over=(silent(),)))


def test_the_lower_level_decides_only_with_a_reason():
    assert weighed(AGAINST_1B, FOR_4)["CIT-07"] == (
        "The decision follows a recommendation of level 4; one of level 1b says the opposite."
    )
    assert weighed(AGAINST_1B, FOR_4, reason="The trial had no worker of her age.") == {}
    assert weighed(AGAINST_1B, FOR_4, decision=Decision.UPHELD) == {}


def test_equal_levels_are_left_to_the_reviewer():
    assert weighed(AGAINST_1B, Recommendation(source="Another", stance=Stance.FOR, level="1b", applies=True)) == {}


def test_what_does_not_apply_decides_nothing_and_is_explained():
    inapplicable = Recommendation(source="A guideline", stance=Stance.AGAINST, level="1a", applies=False)
    assert list(weighed(inapplicable, FOR_4)) == ["CIT-08"]
    explained = Recommendation(source="", stance=Stance.AGAINST, level="1a", applies=False, why="It is about children.")
    assert weighed(explained, FOR_4) == {}


def test_following_what_does_not_apply_against_what_does_is_found():
    inapplicable = Recommendation(source="", stance=Stance.FOR, level="1a", applies=False, why="It is about children.")
    assert "no level or does not apply" in weighed(AGAINST_1B, inapplicable)["CIT-07"]


# --- the paragraph, and what is kept ---------------------------------------------------------


def test_the_paragraph_names_what_was_passed_over_and_what_was_consulted():
    odg, on = read_citations(ODG), date(2017, 1, 9)
    assert search_paragraph((silent(reason="it has no chapter\non this device"),), odg, on=on) == (
        "No recommendation of the MTUS addresses the request. It has no chapter on this device. "
        "The reviewer therefore consulted ODG 2016, Low Back, Physical therapy (search of 01/10/2017)."
    )


def test_the_paragraph_is_empty_where_nothing_is_recorded_or_nothing_passed_over():
    on = date(2017, 1, 9)
    assert search_paragraph((PassedStep(step="mtus", reason="Later."),), read_citations(ODG), on=on) == ""
    mtus = read_citations("Decision based on MTUS Low Back Complaints 2004.")
    assert search_paragraph((silent(),), mtus, on=on) == ""
    assert search_paragraph((silent(),), (), on=on) == ""


def test_the_search_is_kept_with_the_determination_and_is_no_part_of_the_public_record():
    kept = decided(passed_over=(silent(),), weighing=Weighing(recommendations=(AGAINST_1B, FOR_4), reason="Why."))
    assert loads(dumps(kept), Determination) == kept
    (item,) = public_record(kept).determination.items
    assert (item.passed_over, item.weighing) == ((), Weighing())
    assert item.rationale == kept.items[0].rationale


def test_a_determination_that_was_stored_before_still_loads():
    plain = json.loads(dumps(decided()))
    for item in plain["items"]:
        del item["passed_over"], item["weighing"]
        for basis in ("claims_administrator_guideline", "reviewer_guideline"):
            for citation in item[basis]["citations"]:
                del citation["study"]
    assert loads(json.dumps(plain), Determination) == decided()
