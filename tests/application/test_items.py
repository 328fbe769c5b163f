"""The lines of a form become numbered items that keep their words."""

from __future__ import annotations

import doctest

import openimr.application.items
from openimr.application import dispute_items


def test_each_line_that_says_anything_is_an_item():
    items = dispute_items("Physical therapy, 12 visits, cervical spine\n\n   MRI of the left knee  \r\n")
    assert [(item.number, item.text) for item in items] == [
        (1, "Physical therapy, 12 visits, cervical spine"),
        (2, "MRI of the left knee"),
    ]


def test_an_item_is_read_for_treatment_part_and_quantity():
    [item] = dispute_items("Physical therapy, 12 visits, cervical spine")
    assert item.treatment == "physical therapy"
    assert [str(part) for part in item.body_parts] == ["cervical spine"]
    assert str(item.quantity) == "12 visits"


def test_what_is_not_understood_is_kept_as_it_was_written():
    [item] = dispute_items("Zorblatt device, unlimited")
    assert (item.text, item.treatment, item.body_parts) == ("Zorblatt device, unlimited", None, ())


def test_no_lines_make_no_items():
    assert dispute_items(" \n\t\n") == ()


def test_the_example_in_the_docstring_runs():
    outcome = doctest.testmod(openimr.application.items)
    assert outcome.attempted
    assert not outcome.failed
