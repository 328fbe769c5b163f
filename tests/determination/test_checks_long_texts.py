"""Rules read a text of 100,000 characters in a time that grows with its length, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from openimr.determination import RULES
from openimr.determination.checks.material import Material
from tests.builders.determination import a_determination, an_item

LENGTH = 100_000
# A pattern that tries every pair of places would need minutes.
SECONDS = 10.0
UNITS = (
    " ",
    "\n",
    "1-",
    "10-18-2016 ",
    "12 visits exceed ",
    "the guideline allows ",
    "request for visits ",
    "39 year old ",
)
READS_FACTS = "CON-01"
"""Finds facts as the case file does, whose speed is tested there."""


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_a_long_text_is_read_in_time(unit):
    text = (unit * LENGTH)[:LENGTH]
    material = Material(determination=a_determination(an_item(rationale=text), clinical_summary=text))
    for rule in RULES:
        if rule.code != READS_FACTS:
            began = time.process_time()
            rule.findings(material)
            assert time.process_time() - began < SECONDS, rule.code
