"""STR-11: a summary that repeats the utilization review letter is an alarm, and its honest twins are none."""

from __future__ import annotations

import pytest

from openimr.casefile import DocumentType
from openimr.determination import Determination, check
from openimr.determination.checks.finding import Finding
from tests.builders.casefile import a_case_file, a_document
from tests.builders.demo_file import the_file
from tests.builders.determination import a_determination, an_item

REASONS = (
    "The worker has already had a full course of therapy for the low back. The papers sent with the request give no "
    "gain in work capacity from it, and she was discharged with a set of exercises to do at home every morning. "
    "The next step asked for lies above the number that the guideline supports for muscle pain."
)
REPORT = (
    "She bends to mid-shin and the lumbar muscles are tender on both sides, while straight leg raising is negative. "
    "She walks for half an hour every day and stretches before the shift, without any relief that lasts until noon."
)
LETTER = f"Utilization review decision\nDecision: denied.\nReasons:\n{REASONS}\nRecord of February: {REPORT}"
OWN = (
    "A 46-year-old order picker strained her back when a stack of tiles slid from a shelf. Ibuprofen upset her "
    "stomach. Twelve visits of therapy in the spring brought no gain that anybody wrote down. In February the pain was "
    "five of ten."
)


def found(summary: str, *, letter: str = LETTER, item: str = "Physical therapy, 8 visits") -> list[Finding]:
    file = a_case_file(
        documents=(
            a_document("Cover sheet", letter, id="letter", type=DocumentType.UR_DECISION),
            a_document(REPORT, id="report"),
        )
    )
    written: Determination = a_determination(an_item(text=item), clinical_summary=summary)
    return [finding for finding in check(written, case_file=file) if finding.code == "STR-11"]


def test_a_long_passage_of_the_letter_is_marked_with_its_page():
    (finding,) = found(f"{OWN} {REASONS}")
    assert finding.path == "clinical_summary"
    assert finding.span is not None
    assert f"{OWN} {REASONS}"[finding.span.start : finding.span.end] == REASONS.rstrip(".")
    assert finding.evidence == (("letter", 2),)
    assert not finding.stops
    assert "59 words in a row" in finding.message


def test_line_ends_capitals_and_commas_do_not_hide_a_copy():
    assert len(found(f"{OWN} {REASONS.upper().replace(',', '').replace(' ', chr(10), 20)}")) == 1


def test_many_short_passages_are_an_alarm_together():
    sentences = [sentence.strip() for sentence in REASONS.split(". ")]
    mixed = " Then she rested, as the nurse had told her. ".join(" ".join(said.split()[:18]) for said in sentences * 2)
    findings = found(mixed)
    assert len(findings) >= 3
    assert all("of the summary's" in finding.message for finding in findings)


@pytest.mark.parametrize(
    "summary",
    [
        OWN,
        f"{OWN} The utilization review decision reads: “{REASONS}”",
        f'{OWN} "{REASONS}" are the words of utilization review.',
        f"{OWN} {REPORT}",
        f"{OWN} The worker has already had a full course of therapy for the low back.",
    ],
    ids=["own words", "quoted and named", "named behind", "from the report that the letter quotes too", "one sentence"],
)
def test_a_clean_twin_is_left_alone(summary: str):
    assert found(summary) == []


def test_a_quotation_that_nobody_is_named_for_is_a_copy():
    assert len(found(f'{OWN} "{REASONS}"')) == 1


def test_the_words_of_a_long_item_may_be_repeated():
    item = (
        "Outpatient physical therapy two times a week for four weeks for the lumbar spine with therapeutic exercise, "
        "manual therapy, neuromuscular education and instruction in a home program of stretching and strengthening"
    )
    letter = f"Decision:\n{item}: denied."
    assert found(f"{OWN} Utilization review denied {item}.", letter=letter, item=item) == []


def test_without_a_letter_there_is_nothing_to_copy():
    assert found(REASONS, letter="") == []


def test_the_demos_letter_pasted_into_a_summary_is_found():
    file = the_file("lindqvist")
    letter = next(document for document in file.documents if document.type is DocumentType.UR_DECISION)
    pasted = a_determination(clinical_summary=f"{OWN} {letter.pages[0].text.partition('Reasons, item 1:')[2].strip()}")
    assert [finding.code for finding in check(pasted, case_file=file) if finding.code == "STR-11"] == ["STR-11"]
