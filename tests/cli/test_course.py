"""`openimr course`: the same rows as text and as JSON."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from openimr.cli import openimr
from openimr.vocabulary import InputError

CASE = {
    "schema": "openimr/case/1",
    "items": ["Physical therapy, 12 visits"],
    "documents": [
        {
            "name": "report",
            "type": "progress report",
            "dated": "2015-03-10",
            "text": "Norco 10/325 mg three times a day. She completed 6 of 12 PT visits.\fOff work until 04/01/2015.",
        }
    ],
}


def run(*said: str, case: object = CASE) -> Result:
    return CliRunner().invoke(openimr, ["course", "-", *said], input=json.dumps(case))


def test_the_text_tells_each_row_with_day_status_and_page():
    told = run().output
    assert "hydrocodone\n  2015-03-10  affirmed  10/325 mg, 30 mg a day, 30 mg of morphine (consort-2008)" in told
    assert "6 of 12 visits  (document 1, p. 1)" in told
    assert "off work, until 2015-04-01  (document 1, p. 2)" in told


def test_the_json_holds_every_table():
    value = json.loads(run("--format", "json").output)
    assert value["schema"] == "openimr/course/1"
    assert value["medications"][0]["mentions"][0]["a_day"] == [30, 30]
    assert value["work"][0] | {"evidence": None} == {
        "on": "2015-03-10",
        "status": "affirmed",
        "evidence": None,
        "work": "off work",
        "restrictions": "",
        "until": "2015-04-01",
        "weeks": None,
    }


def test_papers_that_tell_nothing_say_so():
    assert "say nothing over time" in run(case=CASE | {"documents": []}).output


def test_what_is_no_case_is_refused():
    assert isinstance(run(case={"schema": "other"}).exception, InputError)


@pytest.mark.parametrize("form", ["text", "json"])
def test_it_exits_with_zero(form: str):
    assert run("--format", form).exit_code == 0
