"""`openimr check`: groups, the list of the rules, one rule explained, counts, and going on in spite of findings."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from openimr.cli import openimr
from openimr.determination import RULES
from openimr.publication import PublicRecord, to_json
from openimr.vocabulary import Decision
from tests.builders.determination import a_determination, an_item

WRONG = a_determination(an_item(), an_item(number=2, decision=Decision.OVERTURNED))


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text(
        "\n".join(json.dumps(to_json(PublicRecord(determination=one))) for one in (a_determination(), WRONG))
    )
    return path


def test_rules_are_selected_and_ignored_by_group(source):
    assert run(source, "--select", "arithmetic,citation").exit_code == 0
    assert run(source, "--select", "Consistency").exit_code == 1
    assert run(source, "--ignore", "consistency").exit_code == 0


def test_an_unknown_group_is_told_the_groups(source):
    result = run(source, "--select", "spelling")
    assert result.exit_code == 2
    assert "Groups: structure, consistency, citation, arithmetic, evidence, privacy." in " ".join(result.output.split())


def test_the_rules_are_listed_without_a_file():
    result = run("--rules")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()] == [rule.code for rule in RULES]


def test_the_list_of_the_rules_can_be_narrowed_and_read_by_programs():
    rules = json.loads(run("--rules", "--select", "arithmetic", "--format", "json").output)
    assert [rule["code"] for rule in rules] == ["QTY-01", "QTY-02", "QTY-03", "QTY-04", "QTY-05"]
    assert (rules[1]["group"], rules[1]["guard"], rules[1]["severity"]) == ("arithmetic", "fact", "warning")


def test_one_rule_is_explained():
    result = run("--explain", "qty-02")
    assert result.exit_code == 0
    assert result.output.startswith("### QTY-02 Comparisons and sums are right\nWarning, ground 5 (fact).")
    assert "*To mend:*" in " ".join(result.output.split())


def test_a_code_that_no_rule_has_cannot_be_explained():
    result = run("--explain", "QTY")
    assert result.exit_code == 2
    assert "no rule has the code 'QTY'" in result.output


def test_statistics_count_the_findings_of_each_rule(source):
    result = run(source, "--statistics")
    assert result.exit_code == 1
    assert result.output.split(maxsplit=3) == ["1", "DEC-01", "error", "the rationale concludes as decided\n"]
    (row,) = json.loads(run(source, "--statistics", "--format", "json").output)["statistics"]
    assert (row["code"], row["count"], row["group"]) == ("DEC-01", 1, "consistency")


def test_statistics_of_nothing_say_so(source):
    assert run(source, "--statistics", "--select", "privacy").output == "No findings in 2 determinations.\n"


@pytest.mark.parametrize("option", ["--statistics", "--rules"])
def test_what_is_no_list_of_findings_has_two_formats(source, option):
    result = run(source, option, "--format", "sarif")
    assert result.exit_code == 2
    assert "--format text or json" in result.output


def test_exit_zero_reports_and_goes_on(source):
    result = run(source, "--exit-zero")
    assert result.exit_code == 0
    assert "DEC-01" in result.output


def test_without_a_file_there_is_nothing_to_check():
    result = run()
    assert result.exit_code == 2
    assert "Missing argument" in result.output


def test_json_names_the_case_of_each_finding(source):
    (finding,) = json.loads(run(source, "--format", "json").output)["findings"]
    assert (finding["case_number"], finding["line"]) == ("CM14-0001234", 2)


def run(*arguments):
    return CliRunner().invoke(openimr, ["check", *map(str, arguments)])


def test_a_list_that_is_nested_too_deeply_is_told_and_no_traceback_is_shown(tmp_path):
    file = tmp_path / "deep.json"
    file.write_text("[" * 200_000)
    result = run(file)
    assert result.exit_code == 2
    assert "nested too deeply" in result.output
