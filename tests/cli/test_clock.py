"""`openimr clock`, run as a person runs it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from openimr.cli.clock import command
from openimr.clocks import load_rules
from openimr.vocabulary import InputError


def run(*arguments: str):
    return CliRunner().invoke(command, arguments)


def test_it_tells_the_day_and_how_it_was_counted():
    result = run("filing_window.regular", "--from", "2014-03-03", "--service", "mail")
    assert result.exit_code == 0
    assert result.output.startswith("filing_window.regular: Monday, 7 April 2014\n30 calendar days")


def test_json_has_every_counted_day():
    result = run("filing_window.regular", "--from", "2014-03-03", "--service", "mail", "--format", "json")
    answer = json.loads(result.output)
    assert answer["schema"] == "openimr/deadline/1"
    assert (answer["from"], answer["due_on"], answer["confirmed"]) == ("2014-03-03", "2014-04-07", True)
    assert len(answer["counted"]) == 35


def test_a_time_without_a_zone_is_a_time_in_california():
    result = run("records.expedited", "--from", "2014-03-08T12:00", "--format", "json")
    assert json.loads(result.output)["due_at"] == "2014-03-09T20:00:00+00:00"


def test_the_law_of_another_day_can_be_asked_for():
    result = run("information_answer", "--from", "2015-06-01", "--law-of", "2013-06-01", "--format", "json")
    assert json.loads(result.output)["length"] == 15


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_list_names_every_rule(form):
    result = run("--list", "--format", form)
    assert result.exit_code == 0
    assert all(rule in result.output for rule in load_rules())


@pytest.mark.parametrize(
    "arguments",
    [(), ("appeal",), ("appeal", "--from", "2014-13-03"), ("appeal", "--from", "2014-03-03", "--service", "pigeon")],
    ids=["nothing", "no day", "an impossible day", "an unknown service"],
)
def test_wrong_usage_ends_with_two(arguments):
    assert run(*arguments).exit_code == 2


def test_an_unknown_rule_is_an_error_that_names_the_nearest():
    result = run("apeal", "--from", "2014-03-03")
    assert isinstance(result.exception, InputError)  # `openimr.cli.main` turns it into exit code 2
    assert "Did you mean appeal?" in result.exception.message
