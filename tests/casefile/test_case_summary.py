"""The drafted clinical case summary: the record's own facts in the order of a letter, each sentence with its page."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from openimr.casefile import DocumentType, Reading, draft_summary, find_facts
from openimr.determination import check
from openimr.vocabulary import read_yaml
from tests.builders.demo_file import the_case, the_facts_of, the_file
from tests.builders.determination import a_determination
from tests.builders.papers import a_file_of, a_record

EXPECTED = read_yaml((files("tests.casefile") / "drafted_summaries.yaml").read_text("utf-8"))
UR = DocumentType.UR_DECISION
NOTE = """Alder Creek Clinic
Patient: Nobody Known, 51 years, roofer
Date of injury: 05/22/2014
Subjective:
Pain since he fell from a ladder. He sleeps badly.
Diagnoses:
1. Lumbar strain, 847.2
2. MRI-proven disc bulge
Plan:
I request an MRI. We will see him in four weeks.
Signed: Ansel Whitcombe, MD
"""


def drafted_for(key: str):
    injured_on = the_case(key).application.date_of_injury
    return draft_summary(the_file(key), facts=the_facts_of(key), date_of_injury=injured_on)


def texts(*documents, **given) -> list[str]:
    return [sentence.text for sentence in draft_summary(a_file_of(*documents), **given)]


@pytest.mark.parametrize("key", EXPECTED)
def test_the_draft_of_a_demo_case_is_as_expected_with_the_pages_of_each_sentence(key: str):
    found = [
        {
            "says": sentence.text,
            "pages": list(dict.fromkeys(f"{shown.document_id}, {shown.page}" for shown in sentence.evidence)),
        }
        for sentence in drafted_for(key)
    ]
    assert found == EXPECTED[key]


@pytest.mark.parametrize("key", ["lindqvist", "ostrander", "brandvold", "penhallow"])
def test_no_draft_names_a_person_or_copies_the_denial(key: str):
    text = " ".join(sentence.text for sentence in drafted_for(key))
    assert key.title() not in text
    found = check(a_determination(clinical_summary=text), case_file=the_file(key))
    assert {finding.code for finding in found} & {"STR-11", "PRI-01", "PRI-02"} == set()


@pytest.mark.parametrize("key", ["lindqvist", "ostrander", "brandvold", "penhallow"])
def test_what_is_quoted_stands_at_the_very_place(key: str):
    pages = {(document.id, page.number): page.text for document in the_file(key).documents for page in document.pages}
    for sentence in drafted_for(key):
        assert sentence.evidence, sentence.text
        for shown in sentence.evidence:
            assert pages[shown.document_id, shown.page][shown.start : shown.end].strip()
        lead, _, told = sentence.text.partition(": ")
        if told and "physician" not in told:
            (place,) = sentence.evidence
            said = " ".join(pages[place.document_id, place.page][place.start : place.end].split())
            assert told.rstrip(".") in said.rstrip("."), lead


def test_age_occupation_and_injury_open_the_summary_and_codes_stand_in_brackets():
    assert texts(a_record(NOTE)) == [
        "The injured worker is a 51-year-old male roofer who sustained an industrial injury on 22 May 2014.",
        "The diagnoses in the progress report of 29 January 2015 are lumbar strain (847.2); and MRI-proven disc bulge.",
        "At the visit of 29 January 2015 the complaints were: Pain since he fell from a ladder. He sleeps badly.",
        "The plan of 29 January 2015: The physician requests an MRI. The physician will see him in four weeks.",
    ]


def test_how_it_happened_is_told_from_the_oldest_record_where_there_is_a_later_visit():
    later = a_record("Subjective:\nHe is better.\n", id="d2", dated=date(2015, 3, 1))
    assert "The progress report of 29 January 2015 tells of the injury: Pain since he fell from a ladder." in texts(
        a_record(NOTE), later
    )


def test_what_is_not_known_is_left_out():
    assert texts(a_record("Seen today.")) == []
    assert texts(a_record("x", reading=Reading.NO_TEXT)) == []
    assert texts(date_of_injury=date(2014, 5, 22)) == [
        "The injured worker sustained an industrial injury on 22 May 2014."
    ]


def test_the_day_of_the_application_holds_where_a_page_says_another():
    (first, *_) = draft_summary(a_file_of(a_record(NOTE)), date_of_injury=date(2014, 5, 23))
    assert first.text.endswith("on 23 May 2014.")


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        ("Decision:\nAcupuncture, 6 visits: denied.", "denied acupuncture, 6 visits."),
        ("1. MRI: non-certified\n2. Norco 10/325 mg: denied", "did not certify MRI; and denied norco 10/325 mg."),
        ("Physical therapy, 12 visits: modified to 6 visits.", "modified physical therapy, 12 visits."),
    ],
)  # fmt: skip
def test_utilization_review_is_told_in_few_words(letter: str, told: str):
    decision = a_record(letter, type=UR, dated=date(2015, 2, 13))
    assert texts(decision) == [f"On 13 February 2015 utilization review {told}"]


def test_a_letter_without_a_list_of_outcomes_is_left_to_the_reviewer():
    assert texts(a_record("Decision:\nAll three are denied.", type=UR)) == []


def test_visits_are_counted_and_a_bare_name_is_not():
    file = a_file_of(a_record("She has had 14 sessions of physical therapy to date. Acupuncture helped."))
    told = [sentence.text for sentence in draft_summary(file, facts=find_facts(file, as_of=None))]
    assert told == ["The file counts 14 visits of physical therapy."]
