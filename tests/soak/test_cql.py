"""Every topic's CQL run by the translator and engine of the npm registry, against our own engine on random facts."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from openimr.criteria import load_library
from openimr.criteria.export import cql_library, cql_parameters, library_name
from tests.builders.invented_cases import an_invented_case, asked_names, outcome_under

PACKAGES = ("@cqframework/cql@5.3.0", "cql-execution@3.3.2")
HERE = Path(__file__).parent / "cql"
CASES = 100


@pytest.mark.skipif(shutil.which("npm") is None, reason="Node is not installed")
def test_the_javascript_engine_finds_what_ours_finds(tmp_path: Path) -> None:
    for file in HERE.iterdir():
        shutil.copy(file, tmp_path)
    (tmp_path / "package.json").write_text('{"private": true}', "utf-8")
    subprocess.run(["npm", "install", "--silent", *PACKAGES], cwd=tmp_path, check=True, capture_output=True)
    given, expected = {}, {}
    for pack, topic in load_library().topics():
        name, rng = library_name(pack, topic), Random(topic.id)
        cases = [an_invented_case(rng, asked_names(topic)) for _ in range(CASES)]
        given[name] = {
            "cql": cql_library(pack, topic),
            "cases": [cql_parameters(topic, item, facts) for item, facts in cases],
        }
        expected[name] = [outcome_under(pack, topic, item, facts).value for item, facts in cases]
    (tmp_path / "given.json").write_text(json.dumps(given), "utf-8")
    run = subprocess.run(["node", "run.mjs", "given.json"], cwd=tmp_path, check=True, capture_output=True, text=True)
    found = json.loads(run.stdout)
    print(f"{len(found)} topics, {sum(map(len, found.values()))} cases")
    assert found == expected
