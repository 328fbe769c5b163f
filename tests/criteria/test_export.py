"""Topics as CQL and FHIR: every one has a form, and the forms are valid."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner
from fhir.resources.R4B.library import Library
from fhir.resources.R4B.plandefinition import PlanDefinition
from fhir.resources.R4B.questionnaire import Questionnaire

from openimr.cli import openimr
from openimr.criteria import Pack, PackTopic, load_library, read_pack
from openimr.criteria.export import cql_library, cql_parameters, fhir_resources, library_name
from openimr.vocabulary import RuleError
from tests.builders.invented_cases import an_invented_case, asked_names
from tests.criteria.test_pack_reading import PACK

TOPICS = {library_name(pack, topic): (pack, topic) for pack, topic in load_library().topics()}


def test_no_two_topics_share_a_name() -> None:
    assert len(TOPICS) == len(list(load_library().topics()))


@pytest.mark.parametrize("name", TOPICS)
def test_every_topic_is_valid_fhir(name: str) -> None:
    library, plan, questionnaire = fhir_resources(*TOPICS[name])
    Library.model_validate(library)
    PlanDefinition.model_validate(plan)
    Questionnaire.model_validate(questionnaire)
    assert b64decode(library["content"][0]["data"]).decode() == cql_library(*TOPICS[name])
    assert plan["library"] == [f"{library['url']}|{library['version']}"]


@pytest.mark.parametrize("name", TOPICS)
def test_every_parameter_of_a_case_is_declared_in_the_library(name: str) -> None:
    pack, topic = TOPICS[name]
    cql = cql_library(pack, topic)
    item, facts = an_invented_case(Random(name), asked_names(topic))
    for parameter in cql_parameters(topic, item, facts):
        assert f'parameter "{parameter}" ' in cql


def test_the_questionnaire_asks_for_each_fact_once() -> None:
    questionnaire = fhir_resources(*TOPICS["MtusChronicPain2009PhysicalMedicine"])[2]
    ids = list(_link_ids(questionnaire["item"]))
    assert len(ids) == len(set(ids))
    assert {"physical_therapy_visits low", "flare_up is", "visits_requested high"} <= set(ids)


def _link_ids(items: list[dict[str, Any]]) -> list[str]:
    return [id for item in items for id in (item["linkId"], *_link_ids(item.get("item", [])))]


def test_numbers_by_diagnosis_become_a_case_and_bounds_two_parameters() -> None:
    cql = cql_library(*TOPICS["MtusChronicPain2009PhysicalMedicine"])
    assert 'when ("crps" is true) then 24.0' in cql
    assert 'parameter "physical_therapy_visits high" Decimal' in cql


def test_what_has_no_form_in_cql_is_refused() -> None:
    pack: Pack = read_pack(PACK.replace("visits_requested <= most", "visits_requested * most <= most"), file="x")
    topic: PackTopic = pack.topics[0]
    with pytest.raises(RuleError, match="no form in CQL"):
        cql_library(pack, topic)


def test_the_command_writes_four_files_a_topic(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        openimr, ["guidelines", "export", "mtus-acupuncture@2007", "--out", str(tmp_path / "out")]
    )
    assert done.exit_code == 0, done.output
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert len(names) == 4 * len(load_library().pack("mtus-acupuncture@2007").topics)
    plan = next(file for file in (tmp_path / "out").iterdir() if file.name.endswith(".plandefinition.json"))
    assert json.loads(plan.read_text("utf-8"))["resourceType"] == "PlanDefinition"
