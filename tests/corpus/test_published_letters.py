"""The 66 letters of 2016 and 2017 with gold labels, as text and as PDF: every field, exactly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from openimr.corpus import read_files
from openimr.determination import Determination

pytestmark = pytest.mark.shared

DATES = ("date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "application_received")
FLOOR = 1.0
"""The share of every field that must be exact; reached for all of them, so that any loss shows."""


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, dict[str, object]]:
    lines = (shared / "data/wc_imr/gold.jsonl").read_text("utf-8").splitlines()
    return {value["case_number"]: value for value in map(json.loads, lines)}


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_every_field_agrees_with_the_gold_labels(shared: Path, gold: dict[str, dict[str, object]], kind: str):
    right, all_ = Counter[str](), Counter[str]()
    for read in read_files([shared / "data/wc_imr" / kind]):
        assert read.reading is not None, read.error
        assert read.reading.problems == ()
        assert read.reading.record.leftovers == ()
        for field, agrees in comparisons(read.reading.record.determination, gold[read.path.stem]):
            all_[field] += 1
            right[field] += agrees
    shares = {field: right[field] / all_[field] for field in all_}
    print("\n".join(f"{field:22}{right[field]:5} of {all_[field]}" for field in all_))
    assert all_["case_number"] == 66
    assert all_["request"] == 128
    assert min(shares.values()) >= FLOOR


def comparisons(determination: Determination, gold: dict[str, object]) -> Iterator[tuple[str, bool]]:
    reviewer = determination.reviewer
    yield "case_number", determination.case_number == gold["case_number"]
    for name in DATES:
        yield name, printed(getattr(determination, name)) == gold[name]
    yield "priority", determination.priority == gold["priority"]
    yield "licensure_states", list(reviewer.licensed_in) == gold["licensure_states"]
    yield "reviewer_specialty", ", ".join(reviewer.certifications) == gold["reviewer_specialty"]
    yield "clinical_summary", determination.clinical_summary == gold["clinical_summary"]
    issues = gold["issues"]
    assert isinstance(issues, list)
    yield "number of items", len(determination.items) == len(issues)
    for item, issue in zip(determination.items, issues, strict=False):
        yield "request", item.text == issue["request"]
        yield "decision", item.decision == issue["decision"]
        yield (
            "administrator's basis",
            item.claims_administrator_guideline.text == issue["claims_administrator_guideline"],
        )
        yield "reviewer's basis", item.reviewer_guideline.text == issue["maximus_guideline"]
        yield "rationale", item.rationale == issue["rationale"]
        portion = issue["reviewed_portion"] if issue["partial_ur_authorization"] else None
        yield "reviewed_portion", item.reviewed_portion == portion


def printed(day: date | None) -> str | None:
    return f"{day:%m/%d/%Y}" if day else None
