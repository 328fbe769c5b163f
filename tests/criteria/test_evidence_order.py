"""The order in which medical evidence is searched, the levels of evidence, and the form of a citation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from openimr.criteria import (
    CitationKind,
    evidence_levels,
    is_better,
    kind_of,
    lacking_fields,
    sequences,
    step_of,
    steps_passed_over,
)
from openimr.criteria.evidence_order import evidence_rules
from openimr.wording import read_citations

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "evidence-order.md"
BEFORE, SINCE = date(2015, 4, 19), date(2015, 4, 20)
MTUS = "Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Opioids."
ODG = "Decision based on Non-MTUS Citation ODG, 2016, Low Back, MRI."
ACOEM = "Decision based on Non-MTUS Citation ACOEM Practice Guidelines, 3rd ed., Low Back Disorders."
POLICY = "Decision based on Non-MTUS Citation A bulletin of a payer on braces."
STUDY = 'Decision based on Non-MTUS Citation Quill R, "Rest after strain", 2011, Sample Spine, Vol. 12, Page(s): 45-52.'


def passed(*texts: str, on: date = SINCE) -> list[str]:
    return [step.id for step in steps_passed_over(read_citations(" ".join(texts)), on)]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        (MTUS, "mtus"),
        ("Decision based on MTUS An unknown chapter.", "mtus"),
        (ODG, "acoem-or-odg"),
        (ACOEM, "acoem-or-odg"),
        (POLICY, "other-guidelines"),
        (STUDY, "studies"),
    ],
)
def test_each_citation_stands_on_its_step(text: str, step: str):
    (cited,) = read_citations(text)
    assert step_of(cited, SINCE).id == step


def test_the_steps_above_the_highest_one_cited_are_passed_over():
    assert passed(MTUS, ODG) == []
    assert passed(ODG, STUDY) == ["mtus"]
    assert passed(POLICY) == ["mtus", "acoem-or-odg"]
    assert passed(STUDY) == ["mtus", "acoem-or-odg", "other-guidelines"]


def test_who_cites_nothing_passes_over_nothing():
    assert passed("The Expert Reviewer did not cite any medical evidence for its decision.") == []


def test_before_20_april_2015_the_order_of_the_labor_code_holds_and_only_the_mtus_stands_above_other_sources():
    for text in (ODG, POLICY, STUDY):
        assert passed(text, on=BEFORE) == ["mtus"]
    (cited,) = read_citations(ODG)
    assert not step_of(cited, BEFORE).is_confirmed  # the statute does not say on which rung it stands


def test_every_kind_of_citation_stands_on_exactly_one_step_of_each_sequence():
    for sequence in sequences():
        held = [kind for step in sequence.steps for kind in step.holds]
        assert sorted(held) == sorted(CitationKind)


def test_the_levels_are_ranked_and_the_wording_of_the_lowest_two_is_unconfirmed():
    assert [row.level for row in evidence_levels()] == ["1a", "1b", "1c", "2", "3", "4", "5"]
    assert [row.level for row in evidence_levels() if not row.is_confirmed] == ["4", "5"]
    assert is_better("1c", "2")
    assert not is_better("4", "3")


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        (MTUS, ()),
        ("Decision based on MTUS Opioid Treatment.", ("the guideline's effective year", "the chapter or section")),
        (ODG, ()),
        ("Decision based on Non-MTUS Citation ODG.", ("the year of publication", "the chapter and section")),
        (ACOEM, ()),
        (POLICY, ("the year of publication",)),
        ("Decision based on Non-MTUS Citation A bulletin of a payer on braces, 2014.", ()),
        (STUDY, ()),
        (
            'Decision based on Non-MTUS Citation Quillfeather, "Rest after a strain".',
            (
                "the lead author's last name and first initial",
                "the year",
                "the journal's title",
                "the volume",
                "the pages",
            ),
        ),
    ],
)
def test_a_citation_is_told_which_required_field_it_lacks(text: str, lacking: tuple[str, ...]):
    (cited,) = read_citations(text)
    assert lacking_fields(cited, SINCE) == lacking


def test_before_the_form_was_ordered_a_citation_lacks_nothing():
    (cited,) = read_citations("Decision based on Non-MTUS Citation ODG.")
    assert lacking_fields(cited, BEFORE) == ()


def test_a_study_is_known_by_its_form_and_not_by_a_word():
    (cited,) = read_citations("Decision based on Non-MTUS Citation A study of braces.")
    assert kind_of(cited) is CitationKind.OTHER_GUIDELINE


def test_the_reference_names_each_step_level_and_field():
    page = REFERENCE.read_text("utf-8")
    for sequence in sequences():
        assert f"| {sequence.source} | {'; '.join(step.says for step in sequence.steps)} |" in page
    for row in evidence_levels():
        assert (
            f"| {row.level} | {row.treatment} | {row.diagnosis} | {row.prognosis} | {row.harms} |".replace("  ", " ")
            in page
        )
    form = evidence_rules().need("citation_form")
    for words in {words for asked in form.need("asks").values() for words in asked.values()}:
        assert words in page
