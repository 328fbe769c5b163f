"""Where a text names parts of the body, and where the same words name none."""

from __future__ import annotations

import pytest

from openimr.wording import body_part_mentions, find_body_parts

NO_BACK = [
    "She is back at modified duty.",
    "He is back at full, unrestricted duty.",
    "He is back to part-time modified work.",
    "She is back working full duty.",
    "He went back on light duty.",
    "She is back doing her usual job.",
    "He was back on Monday.",
    "Back to band work.",
]
BACK = [
    "She hurt her back at work.",
    "Pain in the back at work.",
    "He strained his back on the job.",
    "Back pain at work.",
    "The back is tender on the left.",
]


@pytest.mark.parametrize("text", NO_BACK)
def test_a_return_to_work_is_no_back(text: str):
    assert find_body_parts(text) == ()


@pytest.mark.parametrize("text", BACK)
def test_a_back_that_hurts_is_one(text: str):
    assert [part.name for part in find_body_parts(text)] == ["back"]


def test_each_place_is_told_with_its_side_and_level():
    text = "Pain of the left shoulder, both knees, (R) wrist and L4-5; the radial head and the hand therapy are none."
    told = [(str(found.value), text[found.start : found.end]) for found in body_part_mentions(text)]
    assert told == [
        ("left shoulder", "shoulder"),
        ("bilateral knee", "knees"),
        ("right wrist", "wrist"),
        ("lumbar spine L4-5", "L4-5"),
    ]
