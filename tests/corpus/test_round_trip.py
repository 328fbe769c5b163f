"""What is written is read: a rendered letter gives its public record back, as text, HTML and PDF."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from openimr.corpus import FileReading, read_content
from openimr.determination import Determination, Letterhead
from openimr.determination.letter import LetterFormat, render_public_letter
from openimr.publication import public_record
from tests.builders.strategies import determinations

LETTERHEAD = Letterhead(organization="Example Review", address="12 Harbor Road\nTallow Bay")
# A page takes long to set, so that PDF gets fewer examples.
EXAMPLES = {LetterFormat.TEXT: 60, LetterFormat.HTML: 60, LetterFormat.PDF: 8}


def read_back(determination: Determination, form: LetterFormat, letterhead: Letterhead = LETTERHEAD) -> FileReading:
    letter = render_public_letter(determination, letterhead=letterhead, format=form)
    return read_content(letter, where=f"letter.{form.value}")


@pytest.mark.parametrize("form", LetterFormat)
def test_reading_a_rendered_letter_gives_the_public_record_back(form: LetterFormat):
    @settings(max_examples=EXAMPLES[form], deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(determinations())
    def holds(determination: Determination) -> None:
        public = public_record(determination)
        read = read_back(public.determination, form)
        assert read.reading is not None, read.error
        assert read.reading.record == public
        assert read.reading.problems == ()
        assert_each_character_is_accounted_for_once(read)

    holds()


@given(determinations())
@settings(max_examples=20, deadline=None)
def test_the_name_of_the_organization_makes_no_difference(determination: Determination):
    letterhead = Letterhead(
        organization="Søn & Daughters (Review), Inc.", guideline_label="Søn & Daughters (Review), Inc."
    )
    public = public_record(determination)
    read = read_back(public.determination, LetterFormat.TEXT, letterhead)
    assert read.reading is not None
    assert read.reading.record == public


def assert_each_character_is_accounted_for_once(read: FileReading) -> None:
    assert read.reading is not None
    counts = [0] * len(read.text)
    record = read.reading.record
    for span in (*record.spans.values(), *read.reading.boilerplate, *(left.span for left in record.leftovers)):
        for place in range(span.start, span.end):
            counts[place] += 1
    assert {count for count, sign in zip(counts, read.text, strict=True) if not sign.isspace()} == {1}
