"""Past items that are like one: the treatment and the body part first, then the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from openimr.search import SearchIndex, build_index, sought_item
from tests.search.test_questions import a_row

PHYSICAL = {"treatment": "physical therapy", "category": "physical medicine"}


@pytest.fixture
def past(folder: Path) -> SearchIndex:
    """Six past items, each a little less like a request for physical therapy of the lumbar spine."""
    build_index(
        folder,
        [
            a_row(
                "CM15-0000006", text="MRI", treatment="MRI", category="diagnostic test", rationale="Sciatica flared."
            ),
            a_row("CM15-0000005", **PHYSICAL | {"treatment": "acupuncture"}, text="Acupuncture"),
            a_row("CM15-0000004", **PHYSICAL | {"treatment": "acupuncture"}, body_parts=("lumbar spine",)),
            a_row("CM15-0000003", **PHYSICAL, text="Physical therapy for the knee", body_parts=("left knee",)),
            a_row("CM15-0000002", **PHYSICAL, text="Therapy, back", body_parts=("lumbar spine L4-5", "left knee")),
            a_row(
                "CM15-0000001", **PHYSICAL, text="Therapy", body_parts=("lumbar spine",), rationale="Sciatica flared."
            ),
            *(
                a_row(f"CM14-000000{n}", text="Gym", treatment="gym", category="other", rationale="No.")
                for n in range(9)
            ),
        ],
        memory_mb=32,
        threads=1,
    )
    return SearchIndex.open(folder)


def test_treatment_and_body_part_come_before_words(past: SearchIndex) -> None:
    similar = past.similar(sought_item("12 PT visits lumbar spine for flared sciatica"), limit=6)
    assert [item.row.case_number[-1] for item in similar.items] == ["1", "2", "3", "4", "5", "6"]


def test_each_says_why_it_is_like(past: SearchIndex) -> None:
    first, *_, last = past.similar(sought_item("12 PT visits lumbar spine for flared sciatica"), limit=6).items
    assert first.why == "same treatment, same body part (lumbar spine), shared words: flared, sciatica"
    assert (last.is_same_treatment, last.is_same_category, last.shared_words) == (False, False, ("flared", "sciatica"))


def test_the_letter_itself_is_left_out(past: SearchIndex) -> None:
    asked = past.letter("CM15-0000001")[0]
    similar = past.similar(asked, limit=50)
    assert asked.case_number not in {item.row.case_number for item in similar.items}
    assert len({item.row.key for item in similar.items}) == len(similar.items)


def test_decisions_are_counted(past: SearchIndex) -> None:
    similar = past.similar(sought_item("PT lumbar spine"), limit=3)
    assert (similar.count("Upheld"), similar.count("Overturned")) == (3, 0)


@pytest.mark.parametrize("text", ["", "?", "xyzzy", "\x00", "of the and"])
def test_a_request_that_says_nothing_finds_nothing_and_does_not_fail(past: SearchIndex, text: str) -> None:
    assert past.similar(sought_item(text)).items == ()
