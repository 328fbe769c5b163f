"""Reading a letter in layout A, in every shape that such letters come in."""

from __future__ import annotations

from datetime import date

import pytest

from openimr.corpus import LetterReading, read_letter
from openimr.determination import Determination
from openimr.vocabulary import CaseNumber, Decision, NotADetermination, Priority
from tests.builders.letters import BLOCK, HEADER, SENTENCE, a_letter, an_issue, doubled

DATES = {
    "date_assigned": date(2015, 2, 3),
    "date_of_injury": date(2014, 5, 22),
    "decision_date": date(2015, 3, 9),
    "ur_denial_date": date(2015, 1, 13),
    "application_received": date(2015, 2, 1),
}


def determination_in(letter: str) -> Determination:
    return read_letter(letter).record.determination


def header_of(determination: Determination) -> dict[str, object]:
    return {name: getattr(determination, name) for name in ("case_number", "priority", *DATES)}


def what_is_accounted_for(letter: str, reading: LetterReading) -> list[int]:
    """How often each character of the letter lies in a field, in boilerplate or in a leftover."""
    counts = [0] * len(letter)
    record = reading.record
    for span in (*record.spans.values(), *reading.boilerplate, *(left.span for left in record.leftovers)):
        for place in range(span.start, span.end):
            counts[place] += 1
    return counts


COLUMNS = "\n".join([*(f"{label}:" for label in HEADER), *HEADER.values()])
TABLE = """Case Number: CM15-0000123
Date Assigned: 02/03/2015 Date of Injury:  05/22/2014
Decision Date: 03/09/2015 UR Denial Date:  01/13/2015
Priority:  Standard Application
Received:
02/01/2015"""
TWO_COLUMNS = """Case Number:
Date Assigned:
Decision Date:
Priority:
CM15-0000123
02/03/2015
03/09/2015
Standard
Date of Injury:
UR Denial Date:
Application
Received:
05/22/2014
01/13/2015
02/01/2015"""
VALUES_FIRST = "\n".join([*HEADER.values(), *(f"{label}:" for label in HEADER)])


@pytest.mark.parametrize("header", [None, TABLE, COLUMNS, TWO_COLUMNS, VALUES_FIRST])
@pytest.mark.parametrize("shape", [str, doubled])
def test_the_header_is_read_wherever_labels_and_values_stand(header: str | None, shape: type[str]):
    determination = determination_in(shape(a_letter(header=header)))
    assert header_of(determination) == {
        "case_number": CaseNumber("CM15-0000123"),
        "priority": Priority.STANDARD,
        **DATES,
    }


def test_a_letter_without_a_header_gives_the_rest():
    determination = determination_in(a_letter(header=""))
    assert set(header_of(determination).values()) == {None}
    assert len(determination.items) == 1


def test_a_header_with_an_empty_field_leaves_only_this_field_out():
    header = "Date Assigned: Date of Injury: 05/22/2014\nPriority: Expedited\nUR Denial Date:"
    determination = determination_in(a_letter(header=header))
    assert determination.date_assigned is None
    assert determination.date_of_injury == date(2014, 5, 22)
    assert determination.priority is Priority.EXPEDITED
    assert determination.ur_denial_date is None


def test_a_date_that_is_none_is_reported_and_left_over():
    reading = read_letter(a_letter(header="Decision Date: 02/30/2015"))
    assert reading.record.determination.decision_date is None
    assert reading.problems == ("line 1: decision date is no day of the calendar.",)
    assert [left.text for left in reading.record.leftovers] == ["02/30/2015"]


def test_dates_that_fit_no_label_for_certain_are_not_guessed():
    header = "Date Assigned:\nDate of Injury:\nDecision Date:\n02/03/2015\n05/22/2014"
    reading = read_letter(a_letter(header=header))
    assert reading.record.determination.date_assigned is None
    assert [left.text for left in reading.record.leftovers] == ["02/03/2015\n05/22/2014"]
    assert len(reading.problems) == 1


LABELS_FIRST = "\n".join([*(f"{label}:" for label in HEADER), *HEADER.values()])


@pytest.mark.parametrize("table", [TABLE, TWO_COLUMNS, LABELS_FIRST])
@pytest.mark.parametrize("stamp", ["03/11/2015\n\n", "Dated: 03/11/2015\n\n"])
def test_a_date_above_the_table_moves_no_other_date(table: str, stamp: str):
    reading = read_letter(a_letter(header=stamp + table))
    assert {name: getattr(reading.record.determination, name) for name in DATES} == DATES
    assert [left.text for left in reading.record.leftovers] == [stamp.strip()]
    assert len(reading.problems) == 1


def test_a_date_below_the_table_moves_no_other_date():
    reading = read_letter(a_letter(header=TABLE.replace("\n02/01/2015", " 02/01/2015") + "\n03/11/2015"))
    assert {name: getattr(reading.record.determination, name) for name in DATES} == DATES
    assert [left.text for left in reading.record.leftovers] == ["03/11/2015"]


def test_of_a_range_of_days_the_first_is_taken_and_the_rest_left_over():
    for last in (" - 06/01/2014", "-06/01/2014"):
        reading = read_letter(a_letter(header=TABLE.replace("05/22/2014", f"05/22/2014{last}")))
        assert {name: getattr(reading.record.determination, name) for name in DATES} == DATES
        assert [left.text for left in reading.record.leftovers] == [last.strip()]


@pytest.mark.parametrize(
    ("printed", "otherwise"),
    [
        (":", ""),
        ("Case Number", "IMR Case Number"),
        ("CM15-0000123", "CM15 - 0000123"),
        ("Standard", "STANDARD"),
        ("/2015", "/15"),
        ("05/22/2014", "05-22-2014"),
        ("05/22/2014", "May 22, 2014"),
    ],
)
@pytest.mark.parametrize("layout", [None, LABELS_FIRST])
def test_the_header_may_be_printed_otherwise(printed: str, otherwise: str, layout: str | None):
    table = layout or "\n".join(f"{label}: {value}" for label, value in HEADER.items())
    reading = read_letter(a_letter(header=table.replace(printed, otherwise)))
    assert header_of(reading.record.determination) == {
        "case_number": CaseNumber("CM15-0000123"),
        "priority": Priority.STANDARD,
        **DATES,
    }
    assert reading.record.leftovers == ()


def test_the_labels_of_the_header_may_stand_in_capitals():
    table = "\n".join(f"{label}: {value}" for label, value in HEADER.items()).upper()
    assert header_of(determination_in(a_letter(header=table)))["ur_denial_date"] == DATES["ur_denial_date"]


def test_a_year_of_two_digits_may_lie_in_the_last_century():
    determination = determination_in(a_letter(header="Date of Injury: 3/4/98"))
    assert determination.date_of_injury == date(1998, 3, 4)


def test_a_reviewer_in_a_sentence_has_specialty_subspecialty_and_licences():
    reviewer = determination_in(a_letter(credentials=SENTENCE)).reviewer
    assert reviewer.certifications == ("Occupational Medicine",)
    assert reviewer.subspecialties == ("Pain Medicine",)
    assert reviewer.licensed_in == ("California", "Oregon")


def test_a_sentence_may_name_no_subspecialty():
    sentence = "The expert reviewer is Board Certified in Neurology, and is licensed to practice in Rhode Island."
    reviewer = determination_in(a_letter(credentials=sentence)).reviewer
    assert (reviewer.certifications, reviewer.subspecialties) == (("Neurology",), ())
    assert reviewer.licensed_in == ("Rhode Island",)


def test_a_reviewer_in_a_block_has_an_ordered_list_of_certifications():
    letter = a_letter(credentials=f"\n\n{BLOCK}\nSubspecialty(ies): Sports Medicine\n\n")
    reviewer = determination_in(letter).reviewer
    assert reviewer.certifications == ("Physical Medicine & Rehabilitation", "Pain Management")
    assert reviewer.subspecialties == ("Sports Medicine",)
    assert reviewer.licensed_in == ("California", "New Mexico")


@pytest.mark.parametrize(
    ("sentence", "certifications", "licensed_in"),
    [
        ("is Licensed in Acupuncture and is licensed to practice in Oregon.", ("Acupuncture",), ("Oregon",)),
        ("is Board-Certified in Neurology.", ("Neurology",), ()),
        (
            "is Board Certified in Neurology and is licensed to practice in Utah, Washington, D.C., and Ohio.",
            ("Neurology",),
            ("Utah", "Washington", "D.C.", "Ohio"),
        ),
    ],
)
def test_a_sentence_may_be_worded_otherwise(sentence: str, certifications: object, licensed_in: object):
    reading = read_letter(a_letter(credentials=f"The expert reviewer {sentence}"))
    reviewer = reading.record.determination.reviewer
    assert (reviewer.certifications, reviewer.licensed_in) == (certifications, licensed_in)
    assert reading.record.leftovers == ()


def test_the_labels_of_a_block_may_be_in_the_singular():
    block = "The Expert Reviewer has these credentials:\nState of Licensure: Ohio\nCertification/Specialty: Neurology"
    reviewer = determination_in(a_letter(credentials=f"\n\n{block}\n\n")).reviewer
    assert (reviewer.licensed_in, reviewer.certifications) == (("Ohio",), ("Neurology",))


@pytest.mark.parametrize("told", [f"\n\n{BLOCK}\n\n{BLOCK}\n\n", f"{SENTENCE} {SENTENCE}"])
def test_the_qualifications_of_several_reviewers_stand_one_after_the_other(told: str):
    letter = a_letter(credentials=told)
    reading = read_letter(letter)
    assert len(reading.record.determination.reviewer.licensed_in) == 4
    counts = what_is_accounted_for(letter, reading)
    assert {count for count, character in zip(counts, letter, strict=True) if not character.isspace()} == {1}
    assert reading.record.leftovers == ()


@pytest.mark.parametrize(
    ("printed", "otherwise"),
    [
        ("CLINICAL CASE SUMMARY", "CLINICAL CASE SUMMARY:"),
        ("CLINICAL CASE SUMMARY", "2. CLINICAL CASE SUMMARY"),
        ("IMR ISSUES, DECISIONS AND RATIONALES", "IMR ISSUES, DECISIONS AND RATIONALES:"),
        ("IMR ISSUES, DECISIONS AND RATIONALES", "IMR ISSUES, DECISIONS, AND RATIONALE"),
        ("IMR ISSUES, DECISIONS AND RATIONALES", "III. IMR ISSUE(S), DECISION(S) & RATIONALE(S)"),
    ],
)
@pytest.mark.parametrize("shape", [str, doubled])
def test_a_heading_may_be_printed_otherwise(printed: str, otherwise: str, shape: type[str]):
    reading = read_letter(shape(a_letter().replace(printed, otherwise)))
    assert reading.record.determination == determination_in(shape(a_letter()))
    assert reading.record.leftovers == ()


def test_the_issues_alone_are_read_where_they_hold_a_decided_item():
    letter = a_letter()
    reading = read_letter(letter[letter.index("IMR ISSUES") :])
    assert [item.decision for item in reading.record.determination.items] == [Decision.UPHELD]
    assert reading.problems == ("has no clinical case summary.",)


@pytest.mark.parametrize("label", ["MAXIMUS", "Reviewer", "Tallow & Reed, Inc. Review"])
def test_any_organization_may_stand_before_the_reviewers_guideline(label: str):
    (item,) = determination_in(a_letter(an_issue(label=label), organization=label)).items
    assert item.reviewer_guideline.citations[0].section == "Physical Medicine"
    assert item.claims_administrator_guideline.text.endswith("Page(s): 98.")


def test_items_keep_their_order_and_their_own_decision():
    letter = a_letter(an_issue(), an_issue("MRI of the left knee", "Overturned"), an_issue("Naproxen 550mg #60"))
    items = determination_in(letter).items
    assert [(item.number, item.treatment, item.decision) for item in items] == [
        (1, "physical therapy", Decision.UPHELD),
        (2, "MRI", Decision.OVERTURNED),
        (3, "naproxen", Decision.UPHELD),
    ]


def test_a_title_over_two_lines_is_one_text_and_its_colon_is_no_part_of_it():
    (item,) = determination_in(a_letter(an_issue("Therapy 2:1 for the\nneck"))).items
    assert item.text == "Therapy 2:1 for the neck"


def test_of_a_partial_authorization_only_what_is_left_is_measured():
    title = (
        "Therapy for 8 sessions was the original request. Therapy for 6 sessions was authorized by the Claims "
        "Administrator. The remaining IMR eligible portion of the original request, physical therapy for 2 sessions is"
    )
    (item,) = determination_in(a_letter(an_issue(title))).items
    assert item.text == title
    assert item.reviewed_portion == "physical therapy for 2 sessions"
    assert str(item.quantity) == "2 visits"


def test_an_item_without_guideline_lines_is_still_an_item():
    letter = a_letter(an_issue(), an_issue("Cane", administrator=None, reviewer=None, rationale="It helps."))
    items = determination_in(letter).items
    assert [item.text for item in items][1:] == ["Cane"]
    assert items[1].rationale == "It helps."


@pytest.mark.parametrize("said", ["Partially Overturned", "partly upheld"])
def test_an_item_that_is_decided_in_part_is_reported_and_not_decided(said: str):
    reading = read_letter(a_letter(an_issue("Cane", said)))
    assert [(item.text, item.decision) for item in reading.record.determination.items] == [(f"Cane: {said}", None)]
    assert "ends without 'Upheld' or 'Overturned'" in reading.problems[0]


def test_an_item_without_a_decision_is_reported_and_not_decided():
    reading = read_letter(a_letter(an_issue(decision=None)))
    assert reading.record.determination.items[0].decision is None
    assert "ends without 'Upheld' or 'Overturned'" in reading.problems[0]


@pytest.mark.parametrize("shape", [str, doubled])
def test_paragraphs_are_kept_and_lines_of_running_text_joined(shape: type[str]):
    letter = shape(a_letter(an_issue(rationale="One line\nand the next.\n\nA second paragraph.")))
    assert determination_in(letter).items[0].rationale == "One line and the next.\n\nA second paragraph."


def test_the_turn_of_a_page_is_no_paragraph_in_a_doubled_letter():
    letter = doubled(a_letter(an_issue(rationale="One line\nand the next."))).replace("line\n\nand", "line \n\n\n\nand")
    assert determination_in(letter).items[0].rationale == "One line and the next."


def test_a_running_foot_belongs_to_no_field_and_splits_the_span_of_one():
    letter = a_letter(an_issue(rationale="One line\nand the next.")).replace(
        "One line\n", "One line\n\nExample Review Page 1 of 2\n\fCM15-0000123 Final Determination\n\n"
    )
    reading = read_letter(letter)
    spans = reading.record.spans
    assert reading.record.determination.items[0].rationale == "One line and the next."
    assert [
        (spans[path].page, letter[spans[path].start : spans[path].end]) for path in spans if "rationale" in path
    ] == [
        (1, "One line"),
        (2, "and the next."),
    ]


def test_what_no_field_took_is_left_over_with_its_place():
    letter = a_letter().replace("HOW THE IMR", "A stamp: late\n\nHOW THE IMR")
    (left,) = read_letter(letter).record.leftovers
    assert left.text == "A stamp: late"
    assert letter[left.span.start : left.span.end] == left.text


def test_spans_point_at_the_text_that_they_stand_for():
    letter = doubled(a_letter(an_issue(), an_issue("MRI of the left knee", "Overturned")))
    record = read_letter(letter).record
    said = {path: letter[span.start : span.end] for path, span in record.spans.items()}
    assert said["case_number"] == "CM15-0000123"
    assert said["date_of_injury"] == "05/22/2014"
    assert said["items.1.text"] == "MRI of the left knee"
    assert said["items.1.decision"] == "Overturned"
    assert said["reviewer.licensed_in.1"] == "Oregon"


@pytest.mark.parametrize("header", [None, "", TABLE, COLUMNS, TWO_COLUMNS, "Decision Date: 02/30/2015\nnoise"])
@pytest.mark.parametrize("credentials", [SENTENCE, f"\n\n{BLOCK}\n\n", "No word of the reviewer"])
@pytest.mark.parametrize("shape", [str, doubled])
def test_every_character_is_accounted_for_once(header: str | None, credentials: str, shape: type[str]):
    letter = shape(a_letter(an_issue(), an_issue("Cane", None), header=header, credentials=credentials))
    counts = what_is_accounted_for(letter, read_letter(letter))
    assert {count for count, character in zip(counts, letter, strict=True) if not character.isspace()} == {1}


def test_a_letter_with_a_torn_out_passage_is_still_accounted_for_once():
    letter = doubled(a_letter(an_issue(), an_issue("MRI of the left knee", "Overturned")))
    for start in range(0, len(letter), 23):
        torn = letter[:start] + letter[start + 400 :]
        try:
            counts = what_is_accounted_for(torn, read_letter(torn))
        except NotADetermination:
            continue
        assert {count for count, character in zip(counts, torn, strict=True) if not character.isspace()} == {1}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        (" \n\f ", "is empty"),
        ("A progress note of the spring.", "none of the headings"),
        ("CLINICAL CASE SUMMARY\n\nIMR ISSUES, DECISIONS AND RATIONALES\n\nNothing follows.", "no disputed item"),
    ],
)
def test_what_is_no_determination_says_why(text: str, why: str):
    with pytest.raises(NotADetermination, match=why):
        read_letter(text)
