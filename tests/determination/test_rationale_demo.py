"""Drafts over whole papers read as a physician's paragraphs, for both decisions."""

from __future__ import annotations

import re

import pytest

from openimr.criteria import Outcome
from openimr.determination import Determination, DeterminedItem, check, suggest_basis
from openimr.vocabulary import Decision
from tests.builders.demo_file import the_draft_of, the_evaluation_of, the_facts_of, the_file, the_items

ITEMS = [("lindqvist", 1), ("lindqvist", 2), ("lindqvist", 3), ("ostrander", 1), ("penhallow", 1)]
AGREES = {Outcome.SUPPORTED: Decision.OVERTURNED, Outcome.NOT_SUPPORTED: Decision.UPHELD}


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize(("key", "item"), ITEMS)
def test_a_draft_is_made_of_whole_sentences_and_ends_on_its_decision(key: str, item: int, decision: Decision) -> None:
    *paragraphs, last = the_draft_of(key, decision, item=item).split("\n\n")
    assert all(paragraph.endswith(".") and paragraph[0].isupper() for paragraph in paragraphs)
    assert not any(re.search(r"\(\)|None|,\s*[,.]|\s[,.]|\bin all 6 visits\b", paragraph) for paragraph in paragraphs)
    assert ("is medically" if decision is Decision.OVERTURNED else "is not medically") in last


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize(("key", "item"), ITEMS)
def test_the_checks_find_nothing_in_a_draft_but_its_gap(key: str, item: int, decision: Decision) -> None:
    evaluation, asked = the_evaluation_of(key, item=item), the_items(key)[item - 1]
    drafted = DeterminedItem(
        number=1,
        text=asked.text,
        treatment=asked.treatment,
        body_parts=asked.body_parts,
        quantity=asked.quantity,
        decision=decision,
        reviewer_guideline=suggest_basis(evaluation),
        rationale=the_draft_of(key, decision, item=item),
    )
    findings = check(
        Determination(items=(drafted,)), case_file=the_file(key), facts=the_facts_of(key), evaluations=(evaluation,)
    )
    about_rationale = {finding.code for finding in findings if finding.path == "items.0.rationale"}
    assert about_rationale == (set() if AGREES.get(evaluation.outcome) is decision else {"STR-09"})


def test_a_regulation_is_cited_in_one_breath_and_the_record_by_its_page() -> None:
    text = the_draft_of("ostrander", Decision.OVERTURNED)
    assert (
        "Under the MTUS Acupuncture Medical Treatment Guidelines (2007), 8 CCR 9792.24.1(c)-(d), these criteria" in text
    )
    assert "there have been no acupuncture treatments so far (Progress report 5 Feb 2015, page 1)" in text


def test_the_whole_amount_is_told_only_where_the_item_does_not_say_it() -> None:
    assert "in all" not in the_draft_of("ostrander", Decision.OVERTURNED)
    assert "2 times a week for 6 weeks, lumbar spine, in all 12 visits." in the_draft_of("penhallow", Decision.UPHELD)


def test_an_open_point_is_told_from_both_sides() -> None:
    text = the_draft_of("lindqvist", Decision.OVERTURNED, item=2)
    assert "one of the criteria stays open: radiculopathy is not present." in text
    assert "another denies it (Nerve study 11 Dec 2014, page 1)" in text
    assert "a twitch response on palpation (Progress note 29 Jan 2015, page 1)" in text
