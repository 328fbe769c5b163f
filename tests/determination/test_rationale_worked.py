"""Drafts for every worked example of the library, for both decisions: what every draft keeps, whatever the case."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from openimr.casefile import Evidence
from openimr.criteria import Outcome, WorkedCase, load_library, worked_cases
from openimr.determination import Determination, DeterminedItem, check, draft_rationale, suggest_basis
from openimr.vocabulary import Decision

EXPECTED = Path(__file__).parent / "rationales"
AGREES = {Outcome.SUPPORTED: Decision.OVERTURNED, Outcome.NOT_SUPPORTED: Decision.UPHELD}
MOST_WORDS = 150
GAP = "[...]"

READ_IN_FULL = {
    "twelve-visits-uphold": ("twelve visits exceed ten, however many were done before", Decision.UPHELD),
    "first-course-overturn": ("a first course of eight is within the count", Decision.OVERTURNED),
    "knee-overturn": ("a locking knee with a torn meniscus after failed exercise", Decision.OVERTURNED),
    "second-mri-uphold": ("a second study without a change", Decision.UPHELD),
    "fusion-open-uphold": ("a fusion for degenerative discs", Decision.UPHELD),
    "opioid-overturn": (
        "less pain, better function, no side effects, a consistent drug test",
        Decision.OVERTURNED,
    ),
    "carisoprodol-uphold": ("carisoprodol for years without a gain in function", Decision.UPHELD),
    "injection-against-criteria": ("a straight leg raise without any imaging", Decision.OVERTURNED),
}
"""Drafts that were read as a letter and kept, by the name of their file."""


@cache
def the_cases() -> tuple[WorkedCase, ...]:
    return tuple(worked_cases(load_library()))


def the_draft(case: WorkedCase, decision: Decision) -> str:
    return draft_rationale(case.item, case.evaluation, decision, facts=case.facts, page_label=a_page)


def draft_of(name: str, decision: Decision) -> str:
    return the_draft(next(case for case in the_cases() if case.name == name), decision)


def a_page(evidence: Evidence) -> str:
    return f"progress report, page {evidence.page}"


@cache
def each_draft() -> tuple[tuple[WorkedCase, Decision, str], ...]:
    return tuple((case, decision, the_draft(case, decision)) for case in the_cases() for decision in Decision)


def test_every_sentence_begins_with_a_capital_and_ends_with_a_period() -> None:
    broken = [
        f"{case.name}: {sentence}"
        for case, _, text in each_draft()
        for sentence in re.split(r"(?<=\.)\s+", text)
        if not (sentence[0].isupper() and sentence.endswith("."))
    ]
    assert broken == []


def test_no_draft_shows_the_seams_of_its_making() -> None:
    """Double spaces, ids of concepts, braces, empty brackets, a comma before a stop, numbers written by a program."""
    seams = re.compile(r"  |\b[a-z]+_[a-z_]+|[{}]|\bNone\b|\(\)| [,.;](?!\.)|[,;] ?[,;.]|\d\.\d{3}|\b1 \w+ visits\b")
    broken = [f"{case.name}: {text}" for case, _, text in each_draft() if seams.search(text.replace(GAP, "a gap"))]
    assert broken == []


def test_no_sentence_is_said_twice() -> None:
    for case, _, text in each_draft():
        sentences = re.split(r"(?<=\.)\s+", text)
        assert len(sentences) == len(set(sentences)), case.name


def test_a_draft_that_agrees_with_the_criteria_is_short() -> None:
    long = {
        case.name: len(text.split())
        for case, decision, text in each_draft()
        if AGREES.get(case.evaluation.outcome) is decision and len(text.split()) > MOST_WORDS
    }
    assert long == {}


def test_every_draft_names_its_guideline_with_page_or_section() -> None:
    for case, _, text in each_draft():
        if case.evaluation.topic is None:
            continue
        citation = case.evaluation.topic.citations[0]
        assert citation.title.removeprefix("P") in text, case.name
        assert re.search(r"\bpages? \d|“|CCR", text), case.name


def test_the_conclusion_is_the_decision() -> None:
    for case, decision, text in each_draft():
        necessary = "is" if decision is Decision.OVERTURNED else "is not"
        assert text.endswith(f"Therefore, the request {necessary} medically necessary."), case.name


def test_a_gap_stands_exactly_where_the_criteria_do_not_lead_to_the_decision() -> None:
    for case, decision, text in each_draft():
        assert (GAP in text) is (AGREES.get(case.evaluation.outcome) is not decision), case.name


def test_silence_is_never_a_reason_for_granting() -> None:
    assert [
        case.name
        for case, decision, text in each_draft()
        if decision is Decision.OVERTURNED
        and (_absent(text) or ("does not show" in text and case.evaluation.outcome is not Outcome.NOT_SUPPORTED))
    ] == []


def test_a_decision_against_silent_criteria_says_what_is_missing_before_its_gap() -> None:
    text = draft_of("a straight leg raise without any imaging", Decision.OVERTURNED)
    assert "leaves this open" not in text
    assert "does not show imaging that shows a nerve root" in text


def test_a_measure_of_the_library_is_never_told_as_the_guidelines() -> None:
    for case, _, text in each_draft():
        numbers = case.evaluation.numbers
        if numbers is not None and numbers.is_ours:
            assert "the guideline allows" not in text, case.name
            assert "the guideline speaks of" not in text, case.name
            assert "it names" not in text, case.name


def test_the_same_number_is_not_told_as_the_guidelines_and_as_the_measure_held_here() -> None:
    for case, _, text in each_draft():
        assert not ("it names" in text and "the criteria held here take" in text), case.name


def test_a_number_that_no_guideline_states_is_told_as_the_measure_held_here() -> None:
    knee = next(case for case, _, text in each_draft() if "a pain score of 3 out of ten" in text)
    assert "where the criteria held here take at least 7 as the measure" in the_draft(knee, Decision.UPHELD)
    visits = next(case for case, _, text in each_draft() if "office visit" in case.item.text.lower() and "16" in text)
    assert "the criteria held here take 3 as the measure" in the_draft(visits, Decision.UPHELD)


def test_the_group_of_the_numbers_is_named_as_a_sentence_names_it() -> None:
    groups = {
        found for _, _, text in each_draft() for found in re.findall(r"For ([^.;]*?) (?:it names|the criteria)", text)
    }
    assert "an operation on the biceps tendon or the humerus" in groups
    assert groups.isdisjoint({"spine", "fractures", "an operation without a row", "metacarpal fracture", "no red flag"})


def test_one_amount_is_told_once() -> None:
    for case, _, text in each_draft():
        assert not ("The amount asked for is 12," in text and "The 12 asked for are alone" in text), case.name


@pytest.mark.parametrize("seam", [r"fewer than 1\b", r"\b0 [a-z]", "The 1 or more", "The 1 asked for are"])
def test_no_number_is_told_as_only_a_program_would(seam: str) -> None:
    assert [case.name for case, _, text in each_draft() if re.search(seam, text)] == []


def test_why_a_documented_finding_counts_against_the_request_is_said() -> None:
    texts = [text for case, decision, text in each_draft() if decision is Decision.UPHELD]
    assert any("Against the request the record documents use of muscle relaxants already." in text for text in texts)
    assert any("documents earlier physical therapy visits; how many is not told." in text for text in texts)
    assert not any("documents 1 or more" in text for text in texts)


def test_the_checks_find_nothing_in_a_draft_but_its_gap() -> None:
    for case, decision, text in each_draft():
        drafted = DeterminedItem(
            number=1,
            text=case.item.text,
            treatment=case.item.treatment,
            drugs=case.item.drugs,
            body_parts=case.item.body_parts,
            quantity=case.item.quantity,
            decision=decision,
            reviewer_guideline=suggest_basis(case.evaluation),
            rationale=text,
        )
        findings = check(Determination(items=(drafted,)), facts=case.facts, evaluations=(case.evaluation,))
        codes = {finding.code for finding in findings if finding.path == "items.0.rationale"}
        assert codes <= {"STR-09"}, f"{case.name}: {codes}"


@pytest.mark.parametrize("name", READ_IN_FULL)
def test_a_draft_reads_as_it_was_read(name: str) -> None:
    example, decision = READ_IN_FULL[name]
    case = next(case for case in the_cases() if case.name == example)
    assert the_draft(case, decision) + "\n" == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


def _absent(text: str) -> bool:
    return "does not document" in text
