"""Titles, labels and rationales as reviewers word them: what begins an item, and what only looks as if it did."""

from __future__ import annotations

import pytest

from openimr.corpus import read_letter
from openimr.determination import DeterminedItem
from openimr.vocabulary import Decision
from tests.builders.letters import a_letter, an_issue, doubled
from tests.corpus.shapes import printed_in_full_lines, without_empty_lines

NECESSITY = """The notes show no gain after the first eight visits, and they set no aim for the visits that are now
asked for. The request is not medically necessary."""
SHAPES = [str, doubled, without_empty_lines]


def items_in(letter: str) -> tuple[DeterminedItem, ...]:
    reading = read_letter(letter)
    assert reading.record.leftovers == ()
    assert reading.problems == ()
    return reading.record.determination.items


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("PHYSICAL THERAPY TWICE A WEEK: UPHELD", "PHYSICAL THERAPY TWICE A WEEK"),
        ("MRI of the left knee.: Upheld", "MRI of the left knee."),
        ("MRI of the left knee: Upheld.", "MRI of the left knee"),
        ("MRI of the left knee Upheld", "MRI of the left knee"),
        ("MRI of the left knee :Upheld", "MRI of the left knee"),
        ("MRI of the left knee - Upheld", "MRI of the left knee"),
        ("MRI of the left knee:\nUpheld", "MRI of the left knee"),
        (
            "Norco 10/325 mg, 1 tablet by mouth for pain of the low back and of both knees, p.o. q.i.d.\n#120: Upheld",
            "Norco 10/325 mg, 1 tablet by mouth for pain of the low back and of both knees, p.o. q.i.d. #120",
        ),
        ("Therapy: 2 visits a week: Upheld", "Therapy: 2 visits a week"),
        ("Is a cane needed? One cane: Upheld", "Is a cane needed? One cane"),
        ("1. Cane; 2. walker: Upheld", "1. Cane; 2. walker"),
    ],
)
def test_a_title_is_told_from_its_decision(shape: type[str], title: str, text: str):
    letter = a_letter(an_issue(rationale=NECESSITY), an_issue(title, None, rationale=NECESSITY), an_issue())
    items = items_in(shape(letter if "\nUpheld" in title else printed_in_full_lines(letter)))
    assert [item.text for item in items][1] == text
    assert len(items) == 3
    assert {item.decision for item in items} == {Decision.UPHELD}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_decision_in_a_paragraph_of_its_own_belongs_to_the_title_above(shape: type[str]):
    letter = a_letter(an_issue(rationale=NECESSITY), an_issue("Cane:\n\nOverturned", None, rationale=NECESSITY))
    items = items_in(shape(letter))
    assert [(item.text, item.decision) for item in items][1:] == [("Cane", Decision.OVERTURNED)]


def test_a_decision_at_the_foot_of_a_page_is_not_parted_from_its_labels():
    letter = a_letter(an_issue("Cane"), an_issue("Walker")).replace("Walker: Upheld\n\n", "Walker: Upheld\n\f")
    assert [item.text for item in items_in(letter)] == ["Cane", "Walker"]


@pytest.mark.parametrize("turn", ["\f", "\n\f", "\n\n", "\n\n\f"])
@pytest.mark.parametrize("shape", [str, without_empty_lines])
def test_a_partial_authorization_is_whole_across_a_page(turn: str, shape: type[str]):
    title = (
        "Therapy for 8 sessions was the original request.\nTherapy for 6 sessions was authorized by the Claims "
        "Administrator. The\nremaining IMR eligible portion of the original request, therapy for 2 sessions is"
    )
    for seam in ("request.\nTherapy", "Claims Administrator. The\nremaining"):
        broken = title.replace(seam, seam.replace("\n", turn if turn != "\f" else "\n\f"))
        letter = a_letter(an_issue(rationale=NECESSITY), an_issue("PLACE", rationale=NECESSITY))
        items = items_in(shape(letter).replace("PLACE", broken))
        assert items[1].text == " ".join(title.split())
        assert items[1].reviewed_portion == "therapy for 2 sessions"
        assert items[0].rationale == " ".join(NECESSITY.split())


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "rationale",
    [
        "As the ODG guidelines: therapy is advised. The first denial was\nUpheld\nby the insurer. It is not needed.",
        "Per the Official Disability\nGuidelines: exercise. Decision: the request is not medically necessary.",
        "Three points count: (1) no gain, (2) no aim, (3) no plan. What would change this? A measured gain.",
        "ODG guideline: advises exercise.\nThe request is overturned only by new facts, which are none.",
        "The list below:\n- eight visits\n- no gain\nThe request is not medically necessary.",
        "In sum: it was Overturned before.",
    ],
)
def test_running_text_that_looks_like_a_label_or_a_decision_begins_no_item(shape: type[str], rationale: str):
    items = items_in(shape(a_letter(an_issue(rationale=rationale), an_issue("Cane", rationale=NECESSITY))))
    assert [item.text for item in items][1:] == ["Cane"]
    assert items[0].rationale == " ".join(rationale.split())
    assert items[0].reviewer_guideline.text.endswith("98-99.")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_title_of_a_guideline_that_begins_a_line_is_no_label(shape: type[str]):
    administrator = "Decision based on Non-MTUS Citation Official\nDisability Guidelines: Pain chapter."
    for organization in ("MAXIMUS", "Søn & Daughters (Review), Inc."):
        issues = [an_issue(title, label=organization, administrator=administrator) for title in ("Cane", "Walker")]
        for chosen in (issues[:1], issues):
            items = items_in(shape(a_letter(*chosen, organization=organization)))
            assert {item.claims_administrator_guideline.text for item in items} == {" ".join(administrator.split())}
            assert all(item.reviewer_guideline.text.endswith("98-99.") for item in items)


@pytest.mark.parametrize("shape", SHAPES)
def test_several_items_may_bear_the_same_title(shape: type[str]):
    items = items_in(shape(a_letter(*[an_issue("Cane", rationale=NECESSITY)] * 3)))
    assert [item.text for item in items] == ["Cane"] * 3


@pytest.mark.parametrize("shape", SHAPES)
def test_an_empty_guideline_stays_empty(shape: type[str]):
    (item,) = items_in(shape(a_letter(an_issue("Cane", administrator="", reviewer="", rationale=NECESSITY))))
    assert item.claims_administrator_guideline.text == item.reviewer_guideline.text == ""
    assert item.rationale.startswith("The notes show")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Decision rationale: The", "Decision rationale:The"),
        ("Decision rationale: The", "Decisionrationale: The"),
        ("Decision rationale: The", "Decision rationale The"),
        ("Decision rationale: The", "Decision rationale :\nThe"),
        ("Claims Administrator guideline: Decision", "Claims Administrator guideline Decision"),
        ("Claims Administrator guideline: Decision", "Claims Administrator guidelines:Decision"),
        ("Claims Administrator guideline: Decision", "Claims Administrator\nguideline: Decision"),
        ("Claims Administrator guideline: Decision", "Claim Administrator's guideline(s): Decision"),
        ("Claims Administrator guideline: Decision", "Claims Adjuster guideline: Decision"),
        ("Example Review guideline: Decision", "Example Review guideline(s): Decision"),
        ("Decision rationale: The", "Rationale: The"),
        ("Decision rationale: The", "Rationale for the decision: The"),
        ("Decision rationale: The", "Decision rationale - The"),
    ],
)
def test_a_label_is_known_when_glued_torn_or_without_its_colon(shape: type[str], printed: str, found: str):
    letter = a_letter(an_issue(rationale=NECESSITY), an_issue("Cane", rationale=NECESSITY))
    assert items_in(shape(letter.replace(printed, found))) == items_in(shape(letter))


def test_a_page_number_between_an_items_parts_is_no_text_of_it():
    letter = a_letter(an_issue(rationale=NECESSITY), an_issue("Cane", rationale=NECESSITY))
    paged = letter.replace("Cane: Upheld\n\n", "Cane: Upheld\n\nExample Review Page 1 of 2\n\fFinal Determination\n\n")
    assert items_in(paged + "\nExample Review Page 2 of 2\n") == items_in(letter)
