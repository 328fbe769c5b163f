"""One letter in every shape that text extractors give it: always the same record, every character accounted for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.corpus import LetterReading, read_letter
from openimr.determination import Determination
from tests.builders.letters import BLOCK, HEADER, SENTENCE, a_letter, an_issue, doubled
from tests.corpus.shapes import SHAPES, printed_in_full_lines

# Running text of full lines, so that it also shows which line breaks end a paragraph.
RATIONALE = """The guidelines advise up to ten visits over eight weeks when a flare is new and the notes show a gain
in function that can be measured. The notes of the first eight visits name no gain in strength or in
the hours worked, and they set no aim for the visits that are asked for now.

What was asked for exceeds what is advised: 8 visits were given, 8 more would make 16. No reason for
an exception is given. Therefore, the request is not medically necessary."""
PARTLY = """Physical therapy for 8 sessions was the original request. Physical therapy for 6 sessions was
authorized by the Claims Administrator. The remaining IMR eligible portion of the original request,
physical therapy for 2 sessions is"""
LETTER = a_letter(
    an_issue(rationale=RATIONALE),
    an_issue("MRI of the left knee without contrast", "Overturned", rationale=RATIONALE),
    an_issue(PARTLY, rationale=RATIONALE),
    an_issue("Naproxen 550mg #60", rationale=RATIONALE, administrator="Decision based on Non-MTUS Citation Official\n"
             "Disability Guidelines: Pain chapter."),
    credentials=f"\n\n{BLOCK}\n\n",
)  # fmt: skip
LABELS, VALUES = [f"{label}:" for label in HEADER], list(HEADER.values())
HEADERS = {
    "beside": "\n".join(f"{label}: {value}" for label, value in HEADER.items()),
    "before": "\n".join(f"{label}:\n{value}" for label, value in HEADER.items()),
    "behind": "\n".join(f"{value}\n{label}:" for label, value in HEADER.items()),
    "labels first": "\n".join([*LABELS, *VALUES]),
    "values first": "\n".join([*VALUES, *LABELS]),
    "in one line": " ".join(f"{label}: {value}" for label, value in HEADER.items()),
    "labels in one line": f"{' '.join(LABELS)}\n{' '.join(VALUES)}",
    "page text": """Case Number: CM15-0000123
Date Assigned: 02/03/2015 Date of Injury:  05/22/2014
Decision Date: 03/09/2015 UR Denial Date:  01/13/2015
Priority:  Standard Application
Received:
02/01/2015""",
    "pdftotext": """Case Number:
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
02/01/2015""",
    "pdftotext -layout": """Case Number:          CM15-0000123
Date Assigned:        02/03/2015                      Date of Injury:      05/22/2014
Decision Date:        03/09/2015                      UR Denial Date:      01/13/2015
Priority:             Standard                        Application          02/01/2015
                                                      Received:""",
    "pdfminer": """Case Number:
Date Assigned:
Decision Date:
Priority:

CM15-0000123
02/03/2015
03/09/2015
Standard

05/22/2014
Date of Injury:
UR Denial Date:   01/13/2015
02/01/2015
Application
Received:""",
    "pdfminer, otherwise": """Case Number:
Date Assigned:
Decision Date:
Priority:

CM15-0000123
02/03/2015
03/09/2015
Standard

Date of Injury:
05/22/2014
UR Denial Date:   01/13/2015
Application
02/01/2015
Received:""",
}


def collapsed(determination: Determination) -> Determination:
    """The determination with its paragraphs joined: not every text shows where they begin."""

    def joined(said: str) -> str:
        return " ".join(said.split())

    items = tuple(replace(item, rationale=joined(item.rationale)) for item in determination.items)
    return replace(determination, clinical_summary=joined(determination.clinical_summary), items=items)


def assert_each_character_is_accounted_for_once(letter: str, reading: LetterReading) -> None:
    counts = [0] * len(letter)
    record = reading.record
    for span in (*record.spans.values(), *reading.boilerplate, *(left.span for left in record.leftovers)):
        for place in range(span.start, span.end):
            counts[place] += 1
    assert {count for count, sign in zip(counts, letter, strict=True) if not sign.isspace()} == {1}


# What a shape changes: the lines, or the signs.
SIGNS = ["no-break spaces", "ligatures", "signs that do not show", "line separators", "CRLF", "CR alone"]
LINES = [name for name in SHAPES if name not in SIGNS]
EXPECTED = collapsed(read_letter(LETTER).record.determination)


def test_the_letter_holds_what_the_shapes_are_compared_with():
    assert [item.text for item in EXPECTED.items][:2] == [
        "Physical therapy for the lumbar spine, 8 visits",
        "MRI of the left knee without contrast",
    ]
    assert EXPECTED.items[2].reviewed_portion == "physical therapy for 2 sessions"
    assert EXPECTED.items[3].claims_administrator_guideline.text.endswith("Disability Guidelines: Pain chapter.")
    assert {item.rationale for item in EXPECTED.items} == {" ".join(RATIONALE.split())}
    assert EXPECTED.case_number == "CM15-0000123"


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_record(name: str):
    letter = SHAPES[name](LETTER)
    reading = read_letter(letter)
    assert collapsed(reading.record.determination) == EXPECTED
    assert reading.problems == ()
    assert reading.record.leftovers == ()
    assert_each_character_is_accounted_for_once(letter, reading)


@pytest.mark.parametrize("table", HEADERS)
@pytest.mark.parametrize("name", ["as it is", "doubled newlines", "no empty lines", "CRLF", "indented and centred"])
def test_the_header_is_read_wherever_labels_and_values_stand(table: str, name: str):
    letter = SHAPES[name](LETTER.replace(HEADERS["beside"], HEADERS[table]))
    reading = read_letter(letter)
    assert collapsed(reading.record.determination) == EXPECTED
    assert reading.problems == ()
    assert_each_character_is_accounted_for_once(letter, reading)


@given(
    lines=st.sampled_from(LINES),
    signs=st.lists(st.sampled_from(SIGNS), max_size=2, unique=True),
    table=st.sampled_from(sorted(HEADERS)),
    credentials=st.sampled_from([SENTENCE, f"\n\n{BLOCK}\n\n", "No word of the reviewer."]),
    torn=st.integers(min_value=0, max_value=280),
)
def test_every_character_is_accounted_for_once_in_any_mixture_of_shapes(
    lines: str, signs: list[str], table: str, credentials: str, torn: int
):
    letter = a_letter(an_issue(rationale=RATIONALE), an_issue(PARTLY), header=HEADERS[table], credentials=credentials)
    for name in (lines, *signs):
        letter = SHAPES[name](letter)
    letter = letter[torn:]
    assert_each_character_is_accounted_for_once(letter, read_letter(letter))


def test_a_span_leads_into_the_text_as_it_was_stored():
    letter = "\ufeff" + LETTER.replace("Naproxen", "Na\u00adproxen").replace("for 8 sessions", "for\u00a08 sessions")
    spans = read_letter(letter).record.spans
    said = {path: letter[span.start : span.end] for path, span in spans.items()}
    assert said["items.3.text"] == "Na\u00adproxen 550mg #60"
    assert said["items.2.text"].startswith("Physical therapy for\u00a08 sessions")
    assert said["case_number"] == "CM15-0000123"


def test_a_word_that_was_broken_at_a_soft_hyphen_is_whole_again():
    letter = LETTER.replace("exceeds what", "exce\u00ad\neds what")
    assert collapsed(read_letter(letter).record.determination) == EXPECTED


CARE = (
    "The plan of 10-28-2014 names self-directed care, a non-certified brace and short-term use of an "
    "anti-inflammatory drug, and the note of 11-16-2014 asks for well-established exercises, peer-reviewed and "
    "evidence-based, after a post-surgical visit. The guidelines advise up to ten visits over eight weeks when a "
    "flare is new and the notes show a gain in function that can be measured. The notes of the first eight visits "
    "name no gain in strength or in the hours worked, and they set no aim for the visits that are asked for now. "
)


def test_a_hyphen_that_an_extractor_dropped_is_put_back_where_the_word_tells():
    letter = printed_in_full_lines(a_letter(an_issue(rationale=CARE * 12), summary=CARE * 12))
    dropped = re.sub(r"(?<=\w)-\n(?=\w)", "", letter)
    assert letter.count("\n") - dropped.count("\n") >= 4
    shown = SHAPES["no empty lines"](dropped)
    reading = read_letter(shown)
    assert collapsed(reading.record.determination) == collapsed(read_letter(letter).record.determination)
    assert_each_character_is_accounted_for_once(shown, reading)


def test_no_hyphen_is_put_into_a_word_that_lost_none():
    whole = "Nonsteroidal drugs, neurosurgery and selfcare were named on 10-282014 in the notes. "
    letter = SHAPES["no empty lines"](printed_in_full_lines(a_letter(an_issue(rationale=whole * 12))))
    assert read_letter(letter).record.determination.items[0].rationale == (whole * 12).strip()


def test_running_feet_between_joined_pages_belong_to_no_field():
    feet = [f"Example Review Page {number} of 3\n\nCM15-0000123 Final Determination" for number in (1, 2)]
    letter = LETTER.replace("in function", f"{feet[0]}\n\nin function", 1)
    letter = letter.replace("Naproxen 550mg", f"{feet[1]}\n\nNaproxen 550mg") + "\nExample Review Page 3 of 3\n"
    reading = read_letter(letter)
    assert collapsed(reading.record.determination) == EXPECTED
    assert reading.record.leftovers == ()


def test_paragraphs_are_kept_where_a_text_shows_them():
    for shape in (str, doubled, SHAPES["CRLF"], SHAPES["one line a paragraph"], SHAPES["indented and centred"]):
        rationale = read_letter(shape(LETTER)).record.determination.items[0].rationale
        assert rationale.count("\n\n") == 1
    bare = read_letter(SHAPES["no empty lines"](LETTER)).record.determination.items[0].rationale
    assert "\n" not in bare
