"""`openimr check --format sarif`: a log that code scanning services take."""

from __future__ import annotations

import json
from urllib.parse import unquote, urlparse

import jsonschema
import pytest
from click.testing import CliRunner

from openimr import __version__
from openimr.cli import openimr
from openimr.determination import RULES
from openimr.publication import PublicRecord, to_json
from openimr.vocabulary import Decision
from tests.builders.determination import a_determination, an_item

WRONG = a_determination(an_item(), an_item(number=2, decision=Decision.OVERTURNED))
TWICE = "Dr. Quillfeather asked for visits. Then Dr. Quillfeather left."

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["error", "warning"]}
POSITION = {"type": "integer", "minimum": 1}


def an_object(**properties):
    """An object that has all of these properties and no others, so that a misspelled one is found."""
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def a_list(of, **limits):
    return {"type": "array", "items": of, **limits}


# The parts of SARIF 2.1.0 that we write (sections 3.13 to 3.58), as strict as the standard is on them.
RULE = an_object(
    id={"type": "string", "pattern": r"^[A-Z]+-\d\d$"},
    name={"type": "string", "pattern": r"^[A-Z]\w+$"},
    shortDescription=TEXT,
    help=TEXT,
    defaultConfiguration=an_object(level=LEVEL),
    properties=an_object(
        guard={"enum": ["powers", "fraud", "conflict", "bias", "fact", None]}, ground={"enum": [1, 2, 3, 4, 5, None]}
    ),
)
LOCATION = an_object(
    physicalLocation=an_object(
        artifactLocation=an_object(uri={"type": "string", "pattern": r"^[^\s\\]+$"}),
        region=an_object(startLine=POSITION, startColumn=POSITION),
    ),
    logicalLocations=a_list(an_object(fullyQualifiedName={"type": "string"})),
)
RESULT = an_object(
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations=a_list(LOCATION, minItems=1, maxItems=1),
    partialFingerprints={"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
)
RUN = an_object(
    tool=an_object(
        driver=an_object(
            name={"const": "openimr check"}, version={"type": "string"}, rules=a_list(RULE, uniqueItems=True)
        )
    ),
    columnKind={"const": "unicodeCodePoints"},
    invocations=a_list(
        an_object(
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=a_list(an_object(level={"const": "error"}, message=TEXT)),
        ),
        minItems=1,
    ),
    results=a_list(RESULT),
)
LOG = {
    **an_object(version={"const": "2.1.0"}, runs=a_list(RUN, minItems=1, maxItems=1)),
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": a_list(RUN, minItems=1, maxItems=1),
    },
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder, which stands for the root of a repository."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_driver_describes_every_rule(folder):
    driver = run_of(written(folder, a_determination()))["tool"]["driver"]
    assert driver["version"] == __version__
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]


def test_the_help_of_each_rule_says_more_than_its_name(folder):
    for rule in run_of(written(folder, a_determination()))["tool"]["driver"]["rules"]:
        said = rule["help"]["text"].partition(" See ")[0]
        assert said[0].isupper(), rule["id"]
        assert said.endswith("."), rule["id"]


def test_only_the_rules_that_ran_are_described_and_an_index_leads_to_its_rule(folder):
    run = run_of(written(folder, WRONG), "--select", "DEC,PRI")
    (result,) = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["DEC-01", "DEC-02", "DEC-03", "DEC-04", "PRI-01", "PRI-02"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "DEC-01"
    assert rules[result["ruleIndex"]]["properties"] == {"guard": "powers", "ground": 1}


def test_a_result_points_at_the_sentence(folder):
    source = written(folder, WRONG)
    (result,) = run_of(source)["results"]
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    line = source.read_text("utf-8").splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 :].startswith("The 8 visits requested are not")
    assert result["level"] == "error"


def test_a_file_below_the_working_folder_is_named_from_there(folder):
    (folder / "new letters").mkdir()
    (result,) = run_of(written(folder / "new letters", WRONG))["results"]
    assert uri_of(result) == "new%20letters/determination.json"


def test_a_file_elsewhere_is_named_in_full(folder, tmp_path_factory):
    source = written(tmp_path_factory.mktemp("elsewhere"), WRONG)
    uri = urlparse(uri_of(run_of(source)["results"][0]))
    assert (uri.scheme, unquote(uri.path)) == ("file", source.as_posix())


def test_a_finding_keeps_its_fingerprint_when_it_moves_down(folder):
    source = written(folder, WRONG)
    (before,) = run_of(source)["results"]
    source.write_text(f"\n\n{source.read_text('utf-8')}", "utf-8")
    (after,) = run_of(source)["results"]
    assert line_of(after) == line_of(before) + 2
    assert after["partialFingerprints"] == before["partialFingerprints"]


def test_two_alike_findings_have_different_fingerprints(folder):
    results = run_of(written(folder, a_determination(clinical_summary=TWICE)))["results"]
    assert [result["ruleId"] for result in results] == ["PRI-02", "PRI-02"]
    assert results[0]["partialFingerprints"] != results[1]["partialFingerprints"]


def test_an_unreadable_input_is_a_notification(folder):
    written(folder, a_determination())
    (folder / "broken.json").write_text("{")
    run = run_of(folder, exit_code=1)
    (invocation,) = run["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert "broken.json, line 1: no valid JSON here" in notification["message"]["text"]
    assert not invocation["executionSuccessful"]


def test_a_sound_determination_gives_a_log_without_results(folder):
    run = run_of(written(folder, a_determination()), exit_code=0)
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_even_when_nothing_can_be_read_there_is_a_log(folder):
    (folder / "note.txt").write_text("Only a note.")
    run = run_of(folder / "note.txt", exit_code=2)
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 1


def test_standard_input_has_an_address_too(folder):
    source = written(folder, WRONG)
    (result,) = run_of("-", given=source.read_bytes())["results"]
    assert uri_of(result) == "standard%20input"


def test_the_schema_of_this_test_refuses_a_misspelled_part(folder):
    log = json.loads(answer(written(folder, WRONG)).stdout)
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startline"] = 3
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, LOG)


def test_text_counts_the_findings_of_each_ground(folder):
    source = written(folder, a_determination(*WRONG.items, clinical_summary=TWICE))
    result = CliRunner().invoke(openimr, ["check", str(source)])
    assert result.output.endswith("By ground of appeal: 1 powers: 1, none: 2.\n")


def run_of(source, *options, given=None, exit_code=None):
    """The one run of the log, after the log was held against the schema."""
    result = answer(source, *options, given=given)
    log = json.loads(result.stdout)
    jsonschema.validate(log, LOG)
    if exit_code is not None:
        assert result.exit_code == exit_code
    return log["runs"][0]


def answer(source, *options, given=None):
    return CliRunner().invoke(openimr, ["check", str(source), "--format", "sarif", *options], input=given)


def uri_of(result):
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def line_of(result):
    return result["locations"][0]["physicalLocation"]["region"]["startLine"]


def written(folder, determination):
    path = folder / "determination.json"
    path.write_text(json.dumps(to_json(PublicRecord(determination=determination)), indent=2), "utf-8")
    return path
