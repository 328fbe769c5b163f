"""The five real determinations: every header field, reviewer, item, quantity and citation, as read by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from openimr.corpus import LetterReading, read_letter
from openimr.determination import Determination, DeterminedItem
from openimr.vocabulary import CaseNumber, Decision, GuidelineBasis, Priority

pytestmark = pytest.mark.shared

REVIEWERS = [
    (("Family Medicine",), ("Preventative Medicine",), ("California",)),
    (("Physical Medicine Rehab",), ("Interventional Spine",), ("California",)),
    (("Physical Medicine & Rehabilitation", "Pain Management"), (), ("Massachusetts",)),
    (("Family Practice",), (), ("New Jersey",)),
    (("Occupational Medicine",), (), ("California",)),
]
CP, NECK = "mtus-chronic-pain", "mtus-acoem-neck"
SPINE = "cervical spine, lumbar spine"
# Treatment, body parts, quantity, what the administrator cites, what the reviewer cites.
ITEMS = [
    [("physical therapy", "", "12 visits", f"{CP} 99", f"{CP} Physical Medicine 98-99")],
    [("physical therapy", "lumbar spine", "12 visits", f"{CP} 98-99", f"{CP} physical medicine 98-99")],
    [
        (
            "spinal stabilization program",
            "lumbar spine",
            "8 visits",
            "odg Low Back - Lumbar & Thoracic, Physical Therapy and Exercise",
            "odg Chronic pain, Physical medicine treatment; odg Preface, Physical Therapy Guidelines",
        )
    ],
    [
        (
            "physical therapy",
            "cervical spine",
            "12 to 18 visits",
            f"{CP} 174, 98-99, 122; odg Neck chapter",
            f"{CP} Physical Medicine 98-99",
        ),
        ("MRI", "cervical spine", "None", "mtus-acoem 177", f"{NECK} 177-179"),
        (
            "trigger point injection",
            "cervical spine",
            "None",
            f"{CP} Trigger point injections 122",
            f"{CP} Trigger point injections 122",
        ),
    ],
    [
        ("chiropractic treatment", SPINE, "8 to 9 visits", CP, f"{CP} Manual Therapy and Manipulation 59-60"),
        (
            "physical therapy",
            SPINE,
            "8 to 9 visits",
            CP,
            f"{CP} Physical Medicine 8, 99; {CP} Functional Approach to Chronic Management 8, 99",
        ),
        ("acupuncture", SPINE, "8 to 9 visits", "mtus-acupuncture", "mtus-acupuncture"),
    ],
]


@pytest.fixture(scope="module")
def letters(seeds: list[Path]) -> list[str]:
    return [path.read_text("utf-8") for path in seeds]


@pytest.fixture(scope="module")
def readings(letters: list[str]) -> list[LetterReading]:
    return [read_letter(letter) for letter in letters]


@pytest.fixture(scope="module")
def determinations(readings: list[LetterReading]) -> list[Determination]:
    return [reading.record.determination for reading in readings]


def test_the_header_is_read_where_there_is_one(determinations: list[Determination]):
    second = determinations[1]
    assert second.case_number == CaseNumber("CM14-0197557")
    assert second.date_assigned == date(2014, 12, 8)
    assert second.date_of_injury == date(2013, 8, 26)
    assert second.decision_date == date(2015, 1, 23)
    assert second.ur_denial_date == date(2014, 10, 17)
    assert second.application_received == date(2014, 11, 24)
    assert second.priority is Priority.STANDARD
    assert [determination.case_number for determination in determinations[:1] + determinations[2:]] == [None] * 4


def test_each_reviewer_has_specialty_subspecialty_and_states(determinations: list[Determination]):
    reviewers = [determination.reviewer for determination in determinations]
    assert [(r.certifications, r.subspecialties, r.licensed_in) for r in reviewers] == REVIEWERS


def test_each_of_the_nine_items_is_read(determinations: list[Determination]):
    assert [[facts(item) for item in determination.items] for determination in determinations] == ITEMS


def test_all_nine_are_upheld_with_a_rationale(determinations: list[Determination]):
    items = [item for determination in determinations for item in determination.items]
    assert {item.decision for item in items} == {Decision.UPHELD}
    assert all(item.rationale.endswith(("necessary.", "unnecessary.")) for item in items)


def test_a_doubled_newline_is_no_paragraph(determinations: list[Determination]):
    texts = [text for d in determinations for text in (d.clinical_summary, *(item.rationale for item in d.items))]
    assert not any("\n" in text for text in texts)
    assert min(len(text) for text in texts) > 300


def one_line_a_paragraph(letter: str) -> str:
    """As word processors save text: printed blank lines part the paragraphs, the turn of a page does not."""
    said = re.sub(r"\n\n \n\n", "\r", letter)
    return "\n".join(" ".join(paragraph.split()) for paragraph in said.split("\r"))


@pytest.mark.parametrize(
    "shape",
    [
        lambda letter: letter.replace("\n\n", "\n"),
        lambda letter: letter.replace("\n", "\r\n"),
        lambda letter: re.sub(r"\n\s*\n", "\n", letter),
        lambda letter: re.sub(r"[ \t]+\n", "\n", letter.replace("\n\n", "\n")),
        lambda letter: letter.replace("\n\n", "\n").replace(" ", "\u00a0"),
        lambda letter: "\ufeff" + letter.replace("fi", "\ufb01").replace("fl", "\ufb02"),
        one_line_a_paragraph,
    ],
)
def test_each_is_read_alike_in_another_shape(letters: list[str], determinations: list[Determination], shape):
    for letter, determination in zip(letters, determinations, strict=True):
        reading = read_letter(shape(letter))
        assert collapsed(reading.record.determination) == collapsed(determination)
        assert (reading.problems, reading.record.leftovers) == ((), ())


def collapsed(determination: Determination) -> Determination:
    items = tuple(replace(item, rationale=" ".join(item.rationale.split())) for item in determination.items)
    return replace(determination, clinical_summary=" ".join(determination.clinical_summary.split()), items=items)


def test_nothing_is_unclear_and_nothing_left_over(readings: list[LetterReading]):
    assert [reading.problems for reading in readings] == [()] * 5
    assert [reading.record.leftovers for reading in readings] == [()] * 5


def test_every_character_is_accounted_for_once(letters: list[str], readings: list[LetterReading]):
    for letter, reading in zip(letters, readings, strict=True):
        spans = [*reading.record.spans.values(), *reading.boilerplate]
        counts = [0] * len(letter)
        for span in spans:
            for place in range(span.start, span.end):
                counts[place] += 1
        assert {count for count, sign in zip(counts, letter, strict=True) if not sign.isspace()} == {1}


def facts(item: DeterminedItem) -> tuple[str | None, str, str, str, str]:
    parts = ", ".join(str(part) for part in item.body_parts)
    bases = item.claims_administrator_guideline, item.reviewer_guideline
    return (item.treatment, parts, str(item.quantity), cited(bases[0]), cited(bases[1]))


def cited(basis: GuidelineBasis) -> str:
    return "; ".join(
        " ".join(word for word in (c.guideline, c.section, ", ".join(map(str, c.pages))) if word)
        for c in basis.citations
    )
