"""The commands that hold cases against guidelines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from openimr.analytics import replay
from openimr.cli import openimr
from openimr.determination import Determination, DeterminedItem
from openimr.vocabulary import Decision, GuidelineBasis, InputError
from openimr.wording import read_citations, read_item

CASE = {
    "schema": "openimr/case/1",
    "requested_on": "2014-06-02",
    "items": ["Acupuncture, 4 visits"],
    "documents": [
        {
            "name": "report",
            "text": "6 acupuncture treatments completed.\fThere was functional improvement. Home exercises go on.",
        }
    ],
}


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(openimr, arguments, input=input)


def a_published_case(summary: str, rationale: str, decision: Decision = Decision.UPHELD) -> Determination:
    text = "Acupuncture 12 visits"
    reading = read_item(text)
    printed = "Decision based on MTUS Acupuncture Treatment Guidelines."
    item = DeterminedItem(
        number=1,
        text=text,
        treatment=reading.treatment,
        quantity=reading.quantity,
        decision=decision,
        reviewer_guideline=GuidelineBasis(text=printed, citations=read_citations(printed)),
        rationale=rationale,
    )
    return Determination(clinical_summary=summary, items=(item,))


def test_a_published_case_is_decided_from_its_summary_and_compared() -> None:
    replayed = replay(a_published_case("He is off work.", "The request is not medically necessary."))[0]
    assert replayed.agrees is True
    assert replayed.pages_overlap is True


def test_a_reviewer_who_decided_otherwise_is_reported() -> None:
    case = a_published_case("He is off work.", "The request is medically necessary.", Decision.OVERTURNED)
    assert replay(case)[0].agrees is False


def test_a_claim_of_absence_that_the_summary_contradicts_is_reported() -> None:
    case = a_published_case("She does home exercises.", "There is no evidence of home exercises.")
    assert [found.claim.concept for found in replay(case)[0].contradictions] == ["home_exercise_program"]


@pytest.mark.shared
def test_replaying_the_real_determinations_prints_outcome_reason_and_reviewer(seeds: list[Path]) -> None:
    result = run("replay", str(seeds[0].parent))
    assert result.exit_code == 1  # one contradiction is a finding
    assert "9 items: 9 agree, 0 differ, 0 undecided, 0 without a pack; 1 contradiction." in result.output
    assert "[cm-conservative]" in result.output
    assert "CONTRADICTION" in result.output


@pytest.mark.shared
def test_replay_as_json_holds_trace_reviewer_and_counts(seeds: list[Path]) -> None:
    result = run("replay", str(seeds[1]), "--format", "json")
    assert result.exit_code == 0
    value = json.loads(result.stdout)
    assert value["schema"] == "openimr/replay/1"
    item = value["cases"][0]["items"][0]
    assert item["evaluation"]["outcome"] == "not supported"
    assert item["evaluation"]["deciding"] == ["pm-count"]
    assert item["reviewer"]["decision"] == "Upheld"
    assert value["counts"]["agree"] == 1


@pytest.mark.shared
def test_replay_reads_standard_input(seeds: list[Path]) -> None:
    result = run("replay", "-", input=seeds[1].read_text("utf-8"))
    assert result.exit_code == 0
    assert "1 items: 1 agree" in result.output


@pytest.mark.shared
def test_an_unreadable_letter_does_not_stop_the_others(seeds: list[Path], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text(seeds[1].read_text("utf-8"))
    result = run("replay", str(tmp_path))
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "1 agree" in result.stdout


def test_replay_without_a_usable_letter_exits_with_two(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert run("replay", str(tmp_path)).exit_code == 2
    assert run("replay").exit_code == 2


def test_a_case_is_evaluated_with_every_fact_and_its_words(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE))
    result = run("evaluate", str(path))
    assert result.exit_code == 0
    assert "SUPPORTED" in result.output
    assert "“functional improvement” p. 2" in result.output


def test_a_case_from_standard_input_gives_its_trace_as_json() -> None:
    result = run("evaluate", "-", "--format", "json", input=json.dumps(CASE | {"documents": []}))
    assert result.exit_code == 1
    value = json.loads(result.output)
    assert value["items"][0]["outcome"] == "not supported"
    assert value["items"][0]["criteria"]["kind"] == "all"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{", "case.json:1"),
        ("{}", "case.json:1"),
        (json.dumps(CASE | {"items": []}), "case.json"),
        (json.dumps(CASE | {"requested_on": "June"}), "case.json"),
        (json.dumps(CASE | {"wanted": 1}), "case.json"),
    ],
)
def test_a_case_that_cannot_be_read_says_where(text: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(text)
    error = run("evaluate", str(path)).exception
    assert isinstance(error, InputError)
    assert error.where.endswith(where)


def test_the_packs_are_listed_shown_and_tested() -> None:
    assert "mtus-chronic-pain@2009#1" in run("guidelines", "list").output
    shown = run("guidelines", "show", "mtus-acoem-neck@2004")
    assert "cm-conservative" in shown.output
    assert json.loads(run("guidelines", "show", "odg", "--format", "json").output)["id"] == "odg@current#1"
    assert run("guidelines", "test").exit_code == 0


def test_an_unknown_pack_is_answered_with_those_that_are_held() -> None:
    error = run("guidelines", "show", "odk").exception
    assert isinstance(error, InputError)
    assert "odg@current#1" in error.message


def test_the_vocabulary_of_facts_is_documented_as_it_is():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "facts.md").read_text("utf-8")
    assert run("guidelines", "words", "--format", "markdown").output == page
    listed = {row["id"]: row for row in json.loads(run("guidelines", "words", "--format", "json").output)}
    assert listed["physical_therapy_visits"]["kind"] == "count"
    assert listed["physical_therapy_visits"]["topics"] > 2
    assert "physical_therapy_visits  count, visits" in run("guidelines", "words").output
