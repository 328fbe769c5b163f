"""The JSON of a public record: what is written reads back, and every mistake is told with its line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from openimr.publication import PublicRecord, from_json, json_schema, line_of, to_json
from openimr.vocabulary import BodyPart, InputError
from tests.builders.determination import a_determination, an_item
from tests.builders.records import RECORDS

PUBLISHED_SCHEMA = Path(__file__).parents[2] / "docs/reference/determination.schema.json"
LEAST = '{"schema": "openimr/determination/1"}'


@settings(deadline=None)
@given(RECORDS)
def test_a_written_record_reads_back_with_its_provenance(record: PublicRecord):
    back = from_json(json.dumps(to_json(record)), where="a.json")
    assert back == record
    assert back.spans == record.spans
    assert back.leftovers == record.leftovers


@settings(deadline=None, max_examples=30)
@given(RECORDS)
def test_every_written_record_fits_the_schema(record: PublicRecord):
    jsonschema.validate(json.loads(json.dumps(to_json(record))), json_schema())


def test_the_published_schema_is_the_one_in_use():
    assert json.loads(PUBLISHED_SCHEMA.read_text("utf-8")) == json_schema()


def test_values_read_well():
    item = an_item(body_parts=(BodyPart("shoulder", side="left"),))
    written = to_json(PublicRecord(determination=a_determination(item)))
    (first,) = written["items"]
    assert first["body_parts"] == ["left shoulder"]
    assert (first["quantity"]["low"], first["quantity"]["high"]) == (8, 8)
    assert first["reviewer_guideline"]["citations"][0]["pages"] == ["98-99"]
    assert written["date_of_injury"] == "2013-08-26"


def test_a_file_with_only_its_schema_is_an_empty_record():
    assert from_json(LEAST, where="a.json").determination.items == ()


def test_all_mistakes_are_told_at_once_each_with_its_line():
    source = """{"schema": "openimr/determination/1",
      "case_number": "15-1",
      "decision_date": "2015-02-30",
      "items": [
        {"number": 1,
         "text": "Acupuncture",
         "decision": "Partial",
         "colour": "red",
         "quantity": {"low": 5, "high": 3, "unit": "visits"},
         "reviewer_guideline": {"citations": [{"guideline": "odg", "title": "ODG", "pages": ["99-98"]}]}}]}"""
    with pytest.raises(InputError) as refused:
        from_json(source, where="case.json")
    lines = refused.value.message.splitlines()
    assert [line.split(":")[0] for line in lines] == [f"case.json, line {number}" for number in (2, 3, 7, 8, 9, 10)]
    assert "items.0.decision" in lines[2]
    assert "YYYY-MM-DD" in lines[1]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "[]",
        "7",
        '{"a": 1}',
        '{"schema": "openimr/determination/2"}',
        b"\xff\xfe",
        "[" * 100_000,
        '{"schema": "openimr/determination/1", "clinical_summary": NaN}',
        '{"schema": "openimr/determination/1", "clinical_summary": "a", "clinical_summary": "b"}',
        '{"schema": "openimr/determination/1", "clinical_summary": "\\ud800"}',
        '{"schema": "openimr/determination/1", "items": [{"number": 1, "text": "x", "quantity": {"low": 1e999}}]}',
    ],
)
def test_whatever_is_no_record_is_refused_with_the_file_named(source: str | bytes):
    with pytest.raises(InputError, match=r"bad\.json"):
        from_json(source, where="bad.json")


def test_messages_hold_no_clinical_text():
    source = '{"schema": "openimr/determination/1", "items": [{"number": "depressed mood", "text": 1}]}'
    with pytest.raises(InputError) as refused:
        from_json(source, where="a.json")
    assert "depressed" not in refused.value.message


def test_a_byte_order_mark_is_passed_over():
    assert from_json(b"\xef\xbb\xbf" + LEAST.encode(), where="a.json") == from_json(LEAST, where="a.json")


def test_the_line_of_a_path_is_that_of_its_key_and_a_missing_step_falls_back_to_what_is_around_it():
    source = '{\n"a": [\n1,\n{"b":\n"x: [{"}],\n"c.d": 2}'
    assert line_of(source, "a") == 2
    assert line_of(source, "a.1.b") == 4
    assert line_of(source, ("c.d",)) == 6
    assert line_of(source, "a.7.z") == 2
    assert line_of("", "a") is None
